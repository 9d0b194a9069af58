import { type BoxTree, NODE, childCount, firstOf, itemCount } from './boxTree.js';

/** A lowest node near P: from the root on always the child whose middle is nearest; not always the nearest. */
export function nearLowestNode(tree: BoxTree, p: Float64Array): number {
  let node = 0;
  while (itemCount(tree, node) === 0) {
    const first = firstOf(tree, node);
    node = first + nearestMiddle(tree.boxes, NODE * first, NODE, childCount(tree, node), p);
  }
  return node;
}

/** Of `count` boxes, `stride` words apart from `boxes[at]` on, the one whose middle is nearest to P. */
export function nearestMiddle(
  boxes: Float32Array,
  at: number,
  stride: number,
  count: number,
  p: Float64Array,
): number {
  const px = 2 * p[0]!;
  const py = 2 * p[1]!;
  const pz = 2 * p[2]!;
  let least = Infinity;
  let nearest = 0;
  for (let i = 0; i < count; i++) {
    const box = at + stride * i;
    // Twice as far away as the middle is.
    const dx = boxes[box]! + boxes[box + 3]! - px;
    const dy = boxes[box + 1]! + boxes[box + 4]! - py;
    const dz = boxes[box + 2]! + boxes[box + 5]! - pz;
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < least) {
      least = squared;
      nearest = i;
    }
  }
  return nearest;
}
