import RBush from 'rbush';
import { BOX, emptyBox, includeBox } from './boundingBox.js';

/**
 * A spatial index for "nearest first". Its items lie in slots, in an order that keeps neighbours together
 * (orderByPlace.ts); a stretch of slots is a lowest node, and rbush packs the lowest nodes by longitude and latitude.
 * Its tree is then frozen into flat memory, with bounding boxes of space (boundingBox.ts) for nodes. So a search
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
}

/** Words of a node, and where in it the links are. */
export const NODE = 8;
const FIRST = 6;
const COUNT = 7;

/** Children of an inner node: every one of them is measured when a search opens it. */
export const NODE_SIZE = 16;
/** Slots of a lowest node. */
export const LOWEST_SIZE = 16;

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

/** How many lowest nodes so many items fill. */
export function lowestCount(items: number): number {
  return Math.ceil(items / LOWEST_SIZE);
}

/** A node as it is packed; lowest nodes are numbers counted from 1 (rbush takes 0 for nothing). */
export type PackedNode =
  | { readonly leaf: false; readonly children: readonly PackedNode[] }
  | { readonly leaf: true; readonly children: readonly number[] };

/** Packs the lowest nodes of so many items: `lowest` has the box of each, six numbers. */
export function buildBoxTree(lowest: Float32Array, items: number): BoxTree {
  return freezeTree(packed(middlesOfBoxes(lowest)), lowest, items);
}

/** Freezes packed nodes into flat memory. */
export function freezeTree(root: PackedNode, lowest: Float32Array, items: number): BoxTree {
  const nodes: (PackedNode | number)[] = lowest.length > BOX ? [root] : lowest.length > 0 ? [1] : [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (typeof node !== 'number') for (const child of node.children) nodes.push(child);
  }
  const memory = new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT * NODE * nodes.length);
  const tree = { boxes: new Float32Array(memory), links: new Int32Array(memory) };
  const { boxes, links } = tree;
  let nextNode = 1;
  nodes.forEach((node, i) => {
    const at = NODE * i;
    emptyBox(boxes, at);
    if (typeof node === 'number') {
      const first = LOWEST_SIZE * (node - 1);
      includeBox(lowest, BOX * (node - 1), boxes, at);
      links[at + FIRST] = first;
      links[at + COUNT] = -Math.min(LOWEST_SIZE, items - first);
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

/** rbush's tree over the lowest nodes, by their numbers. */
function packed(middles: Float64Array): PackedNode {
  const index = new RBush<number>(NODE_SIZE);
  index.compareMinX = (a, b) => middles[2 * a - 2]! - middles[2 * b - 2]!;
  index.compareMinY = (a, b) => middles[2 * a - 1]! - middles[2 * b - 1]!;
  // Boxes of longitude and latitude are of no use: the tree has its own, of space.
  index.toBBox = () => NO_BOX;
  const numbers = Array.from({ length: middles.length / 2 }, (_, i) => i + 1);
  return index.load(numbers).toJSON() as PackedNode;
}

const NO_BOX = { minX: 0, minY: 0, maxX: 0, maxY: 0 };

/**
 * Longitude and latitude of the middle of each box, in radians. They only decide which nodes are packed together,
 * never what is found, so they may be rough at the poles.
 */
export function middlesOfBoxes(boxes: Float32Array): Float64Array {
  const middles = new Float64Array((2 * boxes.length) / BOX);
  for (let at = 0, to = 0; at < boxes.length; at += BOX, to += 2) {
    // Twice the middle: it lies in the same direction.
    const x = boxes[at]! + boxes[at + 3]!;
    const y = boxes[at + 1]! + boxes[at + 4]!;
    const z = boxes[at + 2]! + boxes[at + 5]!;
    middles[to] = Math.atan2(y, x);
    middles[to + 1] = Math.atan2(z, Math.sqrt(x * x + y * y));
  }
  return middles;
}
