import RBush from 'rbush';
import { BOX, emptyBox, includeBox } from './boundingBox.js';

/**
 * A spatial index for "nearest first": rbush packs the items by longitude and latitude, and its tree is
 * then frozen into flat memory, with bounding boxes of space (boundingBox.ts) for nodes. So a search
 * computes no trigonometry, knows no 180th meridian, and finds all of a node in one place.
 */
export interface BoxTree {
  /** `NODE` words of 32 bits a node, its bounding box first. Node 0 is the root; children of a node follow each other. */
  readonly boxes: Float32Array;
  /**
   * The same memory as whole numbers. Behind its box a node has its first child, and how many there are; a lowest
   * node has its first slot, and its number of items as a number below 0.
   */
  readonly links: Int32Array;
  /** By slot the item in it; -1: none. Each lowest node has `NODE_SIZE` slots of its own, filled from the first on. */
  readonly items: Int32Array;
}

/** Words of a node, and where in it the links are. */
export const NODE = 8;
const FIRST = 6;
const COUNT = 7;

/** Children of a node: every one of them is measured when a search opens it. */
export const NODE_SIZE = 16;

/** How many items a lowest node has; 0: the node is an inner one. */
export function itemCount({ links }: BoxTree, node: number): number {
  const count = links[NODE * node + COUNT]!;
  return count < 0 ? -count : 0;
}

/** How many children an inner node has. */
export function childCount({ links }: BoxTree, node: number): number {
  return links[NODE * node + COUNT]!;
}

/** The first child of an inner node, or the first slot of a lowest one; the others follow it. */
export function firstOf({ links }: BoxTree, node: number): number {
  return links[NODE * node + FIRST]!;
}

/** A node as it is packed; items are numbers counted from 1 (rbush takes 0 for nothing). */
export type PackedNode =
  | { readonly leaf: false; readonly children: readonly PackedNode[] }
  | { readonly leaf: true; readonly children: readonly number[] };

/** Packs the items, whose bounding boxes `itemBoxes` holds, six numbers each. */
export function buildBoxTree(itemBoxes: Float32Array): BoxTree {
  return freezeTree(packed(middlesOfItems(itemBoxes)), itemBoxes);
}

/** Freezes packed nodes into flat memory. */
export function freezeTree(root: PackedNode, itemBoxes: Float32Array): BoxTree {
  const nodes = itemBoxes.length === 0 ? [] : [root];
  let lowestNodes = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.leaf) lowestNodes++;
    else for (const child of node.children) nodes.push(child);
  }
  const memory = new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT * NODE * nodes.length);
  const tree = {
    boxes: new Float32Array(memory),
    links: new Int32Array(memory),
    items: new Int32Array(NODE_SIZE * lowestNodes).fill(-1),
  };
  const { boxes, links, items } = tree;
  let nextNode = 1;
  let nextSlot = 0;
  nodes.forEach((node, i) => {
    const at = NODE * i;
    emptyBox(boxes, at);
    if (node.leaf) {
      links[at + FIRST] = nextSlot;
      links[at + COUNT] = -node.children.length;
      node.children.forEach((number, nth) => {
        items[nextSlot + nth] = number - 1;
        includeBox(itemBoxes, BOX * (number - 1), boxes, at);
      });
      nextSlot += NODE_SIZE;
    } else {
      links[at + FIRST] = nextNode;
      links[at + COUNT] = node.children.length;
      nextNode += node.children.length;
    }
  });
  // Children come after their parent, so from the end on every child is bounded before its parent.
  for (let i = nodes.length - 1; i >= 0; i--) {
    const first = links[NODE * i + FIRST]!;
    for (let child = first; child < first + links[NODE * i + COUNT]!; child++) {
      includeBox(boxes, NODE * child, boxes, NODE * i);
    }
  }
  return tree;
}

/** rbush's tree over the items. It holds their numbers: an object for each of many items would cost more. */
function packed(middles: Int32Array): PackedNode {
  const index = new RBush<number>(NODE_SIZE);
  index.compareMinX = (a, b) => middles[2 * a - 2]! - middles[2 * b - 2]!;
  index.compareMinY = (a, b) => middles[2 * a - 1]! - middles[2 * b - 1]!;
  // Boxes of longitude and latitude are of no use: the tree has its own, of space.
  index.toBBox = () => NO_BOX;
  const items = Array.from({ length: middles.length / 2 }, (_, i) => i + 1);
  return index.load(items).toJSON() as PackedNode;
}

const NO_BOX = { minX: 0, minY: 0, maxX: 0, maxY: 0 };

/** What half a turn, and the sine of a right angle, is in the units of `middlesOfItems`. */
const UNITS = 2 ** 29;

/**
 * Longitude and the sine of the latitude of the middle of each item's box. They only decide which items are packed
 * together, never what is found, so they may be rough. Whole numbers whose differences have 31 bits: V8 makes no
 * object of such a one, and packing compares millions.
 */
export function middlesOfItems(boxes: Float32Array): Int32Array {
  const middles = new Int32Array((2 * boxes.length) / BOX);
  for (let at = 0, to = 0; at < boxes.length; at += BOX, to += 2) {
    // Twice the middle: it lies in the same direction.
    const x = boxes[at]! + boxes[at + 3]!;
    const y = boxes[at + 1]! + boxes[at + 4]!;
    const z = boxes[at + 2]! + boxes[at + 5]!;
    middles[to] = (Math.atan2(y, x) / Math.PI) * UNITS;
    middles[to + 1] = (z / Math.sqrt(x * x + y * y + z * z)) * UNITS;
  }
  return middles;
}
