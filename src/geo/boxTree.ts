import RBush from 'rbush';
import { BOX, boundBoxes } from './boundingBox.js';

/**
 * A spatial index for "nearest first": rbush packs the items by their places in degrees, and its tree is
 * then frozen into flat arrays whose nodes are bounding boxes of space (boundingBox.ts). So a search
 * computes no trigonometry, knows no 180th meridian, and walks compact memory.
 */
export interface BoxTree {
  /** Six numbers a node. Node 0 is the root; the children of a node follow each other. */
  readonly boxes: Float32Array;
  /** The first of a node's children; of a leaf, its item. */
  readonly first: Int32Array;
  /** How many children a node has; 0 is a leaf. */
  readonly count: Int32Array;
}

/** What rbush's tree is made of; the children of its lowest nodes are what was loaded (packed). */
interface RBushNode {
  readonly children: readonly (RBushNode | number)[];
}

/** Children of a node: every one of them is measured when a search opens it. */
export const NODE_SIZE = 16;

const DEGREES_PER_RADIAN = 180 / Math.PI;

/** Packs the items, whose bounding boxes `itemBoxes` holds, six numbers each. */
export function buildBoxTree(itemBoxes: Float32Array): BoxTree {
  const itemCount = itemBoxes.length / BOX;
  const nodes: (RBushNode | number)[] = itemCount === 0 ? [] : [packed(degreesOfItems(itemBoxes))];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (typeof node !== 'number') for (const child of node.children) nodes.push(child);
  }
  const boxes = new Float32Array(BOX * nodes.length);
  const first = new Int32Array(nodes.length);
  const count = new Int32Array(nodes.length);
  let next = 1;
  nodes.forEach((node, i) => {
    if (typeof node === 'number') {
      first[i] = node - 1;
      boundBoxes(itemBoxes, node - 1, node - 1, boxes, BOX * i);
    } else {
      first[i] = next;
      count[i] = node.children.length;
      next += node.children.length;
    }
  });
  // Children come after their parent, so from the end on every child is bounded before its parent.
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (count[i]! > 0) boundBoxes(boxes, first[i]!, first[i]! + count[i]! - 1, boxes, BOX * i);
  }
  return { boxes, first, count };
}

/**
 * rbush's tree over the items. It holds their numbers, counted from 1 (it takes 0 for nothing): an object for
 * each of many items would cost more.
 */
function packed(degrees: Float64Array): RBushNode {
  const index = new RBush<number>(NODE_SIZE);
  const box = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  index.compareMinX = (a, b) => degrees[4 * a - 4]! - degrees[4 * b - 4]!;
  index.compareMinY = (a, b) => degrees[4 * a - 3]! - degrees[4 * b - 3]!;
  // The box is read before the next one is asked for.
  index.toBBox = (item) => {
    box.minX = degrees[4 * item - 4]!;
    box.minY = degrees[4 * item - 3]!;
    box.maxX = degrees[4 * item - 2]!;
    box.maxY = degrees[4 * item - 1]!;
    return box;
  };
  const items = Array.from({ length: degrees.length / 4 }, (_, i) => i + 1);
  return index.load(items).toJSON() as RBushNode;
}

/** The items in the order of the leaves, so that what lies together can be kept together. */
export function itemsInOrder({ count, first }: BoxTree): Int32Array {
  const items = new Int32Array(first.length);
  let found = 0;
  for (let node = 0; node < first.length; node++) if (count[node] === 0) items[found++] = first[node]!;
  return items.slice(0, found);
}

/** The same tree with its items numbered in the order of the leaves. */
export function renumbered(tree: BoxTree): BoxTree {
  let item = 0;
  return { ...tree, first: tree.first.map((first, node) => (tree.count[node] === 0 ? item++ : first)) };
}

/**
 * The degrees around each item's box of space: least longitude and latitude, greatest longitude and latitude.
 * They only decide which items are packed together, never what is found, so they may be rough at the poles
 * and end beyond ±180.
 */
export function degreesOfItems(boxes: Float32Array): Float64Array {
  const degrees = new Float64Array((4 * boxes.length) / BOX);
  for (let at = 0, to = 0; at < boxes.length; at += BOX, to += 4) {
    const x = (boxes[at]! + boxes[at + 3]!) / 2;
    const y = (boxes[at + 1]! + boxes[at + 4]!) / 2;
    const z = (boxes[at + 2]! + boxes[at + 5]!) / 2;
    const lat = Math.atan2(z, Math.hypot(x, y)) * DEGREES_PER_RADIAN;
    const lng = Math.atan2(y, x) * DEGREES_PER_RADIAN;
    const radius =
      Math.hypot(boxes[at + 3]! - x, boxes[at + 4]! - y, boxes[at + 5]! - z) * DEGREES_PER_RADIAN;
    const width = radius / Math.max(0.01, Math.cos(lat / DEGREES_PER_RADIAN));
    degrees[to] = lng - width;
    degrees[to + 1] = lat - radius;
    degrees[to + 2] = lng + width;
    degrees[to + 3] = lat + radius;
  }
  return degrees;
}
