import RBush, { type BBox } from 'rbush';
import { BOX, boundSegments, emptyBox, includeBox } from './boundingBox.js';

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

/** Children of an inner node, and slots of a lowest one: every one of them is measured when a search opens it. */
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

/** A node as it is packed, down to the lowest ones, which are known by their numbers. */
export type PackedNode =
  | { readonly leaf: false; readonly children: readonly PackedNode[] }
  | { readonly leaf: true; readonly children: readonly LowestNode[] };

export interface LowestNode {
  readonly lowest: number;
}

/**
 * Builds the tree over items in the order of their slots: segments, of each the unit vectors of its two ends in the
 * first six of `stride` words (a place is a segment whose ends are the same).
 */
export function buildBoxTree(ends: Float32Array, stride: number): BoxTree {
  const lowestBoxes = boundLowest(ends, stride);
  const index = new RBush<LowestNode & BBox>(NODE_SIZE);
  const packed = index.load(middlesOf(lowestBoxes)).toJSON() as PackedNode;
  return freezeTree(packed, lowestBoxes, ends.length / stride);
}

/** The bounding boxes of the lowest nodes of such items, six numbers each. */
export function boundLowest(ends: Float32Array, stride: number): Float32Array {
  const items = ends.length / stride;
  const boxes = new Float32Array(BOX * Math.ceil(items / NODE_SIZE));
  for (let first = 0, at = 0; first < items; first += NODE_SIZE, at += BOX) {
    boundSegments(ends, stride, first, Math.min(first + NODE_SIZE, items) - 1, boxes, at);
  }
  return boxes;
}

/** Freezes packed nodes into flat memory: over so many items, with the bounding boxes of the lowest nodes. */
export function freezeTree(root: PackedNode, lowestBoxes: Float32Array, items: number): BoxTree {
  // A lowest node by itself needs no parent.
  const nodes: (PackedNode | LowestNode)[] =
    root.leaf && root.children.length < 2 ? [...root.children] : [root];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (!('lowest' in node)) for (const child of node.children) nodes.push(child);
  }
  const memory = new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT * NODE * nodes.length);
  const tree = { boxes: new Float32Array(memory), links: new Int32Array(memory) };
  const { boxes, links } = tree;
  let nextNode = 1;
  nodes.forEach((node, i) => {
    const at = NODE * i;
    emptyBox(boxes, at);
    if ('lowest' in node) {
      const first = NODE_SIZE * node.lowest;
      links[at + FIRST] = first;
      links[at + COUNT] = -Math.min(NODE_SIZE, items - first);
      includeBox(lowestBoxes, BOX * node.lowest, boxes, at);
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

/**
 * Longitude and latitude of the middle of each lowest node's box, in radians, as boxes without extent. They only
 * decide which nodes are packed together, never what is found, so they may be rough at the poles.
 */
export function middlesOf(lowestBoxes: Float32Array): (LowestNode & BBox)[] {
  return Array.from({ length: lowestBoxes.length / BOX }, (_, lowest) => {
    const at = BOX * lowest;
    // Twice the middle: it lies in the same direction.
    const x = lowestBoxes[at]! + lowestBoxes[at + 3]!;
    const y = lowestBoxes[at + 1]! + lowestBoxes[at + 4]!;
    const z = lowestBoxes[at + 2]! + lowestBoxes[at + 5]!;
    const lng = Math.atan2(y, x);
    const lat = Math.atan2(z, Math.sqrt(x * x + y * y));
    return { minX: lng, minY: lat, maxX: lng, maxY: lat, lowest };
  });
}
