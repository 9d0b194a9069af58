import RBush from 'rbush';
import { boundSpheres } from './boundingSphere.js';

/**
 * A spatial index for "nearest first": rbush packs the items by their boxes of degrees, and its tree is
 * then frozen into flat arrays whose nodes are bounding spheres. So a search computes no trigonometry,
 * knows no 180th meridian, and walks compact memory.
 */
export interface SphereTree {
  /** Four numbers a node (see boundingSphere.ts). Node 0 is the root. */
  readonly spheres: Float64Array;
  /** The first of a node's children, which follow each other; of a leaf, its item. */
  readonly first: Int32Array;
  /** How many children a node has; 0 is a leaf. */
  readonly count: Int32Array;
}

/** An item's box in degrees; beyond ±180 a longitude just goes on, so that no box is turned around. */
export interface ItemBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly item: number;
}

const DEGREES_PER_RADIAN = 180 / Math.PI;

/**
 * The box of degrees around bounding sphere number `item`. It only decides which items are packed
 * together, never what is found, so that it may be rough at the poles.
 */
export function boxOfSphere(spheres: Float64Array, item: number): ItemBox {
  const x = spheres[4 * item]!;
  const y = spheres[4 * item + 1]!;
  const z = spheres[4 * item + 2]!;
  const lat = Math.atan2(z, Math.hypot(x, y)) * DEGREES_PER_RADIAN;
  const lng = Math.atan2(y, x) * DEGREES_PER_RADIAN;
  const radius = spheres[4 * item + 3]! * DEGREES_PER_RADIAN;
  const width = radius / Math.max(0.01, Math.cos(lat / DEGREES_PER_RADIAN));
  return { minX: lng - width, minY: lat - radius, maxX: lng + width, maxY: lat + radius, item };
}

/** What rbush's tree is made of; the children of a node with `leaf` are the boxes that were loaded. */
interface RBushNode {
  readonly children: readonly (RBushNode | ItemBox)[];
}

/** Packs items; `itemSpheres` holds four numbers for each, in the order of the item numbers. */
export function buildSphereTree(boxes: readonly ItemBox[], itemSpheres: Float64Array): SphereTree {
  const root = new RBush<ItemBox>(16).load(boxes).toJSON() as RBushNode;
  const nodes: (RBushNode | ItemBox)[] = boxes.length === 0 ? [] : [root];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node !== undefined && 'children' in node) for (const child of node.children) nodes.push(child);
  }
  const spheres = new Float64Array(4 * nodes.length);
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
      spheres.set(itemSpheres.subarray(4 * node.item, 4 * node.item + 4), 4 * i);
    }
  });
  // Children come after their parent, so from the end on every child is bounded before its parent.
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (count[i]! > 0) boundSpheres(spheres, first[i]!, first[i]! + count[i]! - 1, spheres, 4 * i);
  }
  return { spheres, first, count };
}
