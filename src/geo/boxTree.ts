import RBush from 'rbush';
import { BOX, boundBoxes } from './boundingBox.js';

/**
 * A spatial index for "nearest first": rbush packs the items by longitude and latitude, and its tree is
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

/** Packs the items, whose bounding boxes `itemBoxes` holds, six numbers each. */
export function buildBoxTree(itemBoxes: Float32Array): BoxTree {
  const itemCount = itemBoxes.length / BOX;
  const nodes: (RBushNode | number)[] = itemCount === 0 ? [] : [packed(middlesOfItems(itemBoxes))];
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
function packed(middles: Float64Array): RBushNode {
  const index = new RBush<number>(NODE_SIZE);
  index.compareMinX = (a, b) => middles[2 * a - 2]! - middles[2 * b - 2]!;
  index.compareMinY = (a, b) => middles[2 * a - 1]! - middles[2 * b - 1]!;
  // Boxes of longitude and latitude are of no use: the tree has its own, of space.
  index.toBBox = () => NO_BOX;
  const items = Array.from({ length: middles.length / 2 }, (_, i) => i + 1);
  return index.load(items).toJSON() as RBushNode;
}

const NO_BOX = { minX: 0, minY: 0, maxX: 0, maxY: 0 };

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
 * Longitude and latitude of the middle of each item's box, in radians. They only decide which items are packed
 * together, never what is found, so they may be rough at the poles.
 */
export function middlesOfItems(boxes: Float32Array): Float64Array {
  const middles = new Float64Array((2 * boxes.length) / BOX);
  for (let at = 0, to = 0; at < boxes.length; at += BOX, to += 2) {
    // Twice the middle: it lies in the same direction.
    const x = boxes[at]! + boxes[at + 3]!;
    const y = boxes[at + 1]! + boxes[at + 4]!;
    const z = boxes[at + 2]! + boxes[at + 5]!;
    middles[to] = Math.atan2(y, x);
    middles[to + 1] = Math.atan2(z, Math.hypot(x, y));
  }
  return middles;
}
