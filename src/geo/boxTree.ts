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

/** What rbush packs: an item's box of degrees. */
export interface Packed {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly item: number;
}

/** What rbush's tree is made of; the children of its lowest nodes are what was loaded. */
interface RBushNode {
  readonly children: readonly (RBushNode | Packed)[];
}

/** Children of a node: every one of them is measured when a search opens it. */
export const NODE_SIZE = 16;

const DEGREES_PER_RADIAN = 180 / Math.PI;

/** Packs the items, whose bounding boxes `itemBoxes` holds, six numbers each. */
export function buildBoxTree(itemBoxes: Float32Array): BoxTree {
  const packed = Array.from({ length: itemBoxes.length / BOX }, (_, item) => degreesOf(itemBoxes, item));
  const root = new RBush<Packed>(NODE_SIZE).load(packed).toJSON() as RBushNode;
  const nodes: (RBushNode | Packed)[] = packed.length === 0 ? [] : [root];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node !== undefined && 'children' in node) for (const child of node.children) nodes.push(child);
  }
  const boxes = new Float32Array(BOX * nodes.length);
  const first = new Int32Array(nodes.length);
  const count = new Int32Array(nodes.length);
  let next = 1;
  nodes.forEach((node, i) => {
    if ('children' in node) {
      first[i] = next;
      count[i] = node.children.length;
      next += node.children.length;
    } else {
      first[i] = node.item;
      boundBoxes(itemBoxes, node.item, node.item, boxes, BOX * i);
    }
  });
  // Children come after their parent, so from the end on every child is bounded before its parent.
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (count[i]! > 0) boundBoxes(boxes, first[i]!, first[i]! + count[i]! - 1, boxes, BOX * i);
  }
  return { boxes, first, count };
}

/** The items in the order of the leaves, so that what lies together can be kept together. */
export function itemsInOrder(tree: BoxTree): Int32Array {
  return tree.first.filter((_, node) => tree.count[node] === 0);
}

/** The same tree with its items numbered in the order of the leaves. */
export function renumbered(tree: BoxTree): BoxTree {
  let item = 0;
  return { ...tree, first: tree.first.map((first, node) => (tree.count[node] === 0 ? item++ : first)) };
}

/**
 * The degrees around an item's box of space. They only decide which items are packed together, never
 * what is found, so they may be rough at the poles and end beyond ±180.
 */
export function degreesOf(boxes: Float32Array, item: number): Packed {
  const at = BOX * item;
  const x = (boxes[at]! + boxes[at + 3]!) / 2;
  const y = (boxes[at + 1]! + boxes[at + 4]!) / 2;
  const z = (boxes[at + 2]! + boxes[at + 5]!) / 2;
  const lat = Math.atan2(z, Math.hypot(x, y)) * DEGREES_PER_RADIAN;
  const lng = Math.atan2(y, x) * DEGREES_PER_RADIAN;
  const radius = Math.hypot(boxes[at + 3]! - x, boxes[at + 4]! - y, boxes[at + 5]! - z) * DEGREES_PER_RADIAN;
  const width = radius / Math.max(0.01, Math.cos(lat / DEGREES_PER_RADIAN));
  return { minX: lng - width, minY: lat - radius, maxX: lng + width, maxY: lat + radius, item };
}
