import { squaredChordToBox } from './boundingBox.js';
import { type BoxTree, NODE, childCount, firstOf, itemCount } from './boxTree.js';

/** So little the middle of a box counts beside the box itself: it decides between those that hold P. */
const OF_THE_MIDDLE = 1e-5;

/** A lowest node near P: from the root on always the child whose box is nearest; not always the nearest of all. */
export function nearLowestNode(tree: BoxTree, p: Float64Array): number {
  let node = 0;
  while (itemCount(tree, node) === 0) node = nearChild(tree, node, p);
  return node;
}

/** Of an inner node the child whose box is nearest to P; where boxes overlap, the one whose middle is. */
function nearChild(tree: BoxTree, node: number, p: Float64Array): number {
  const px = p[0]!;
  const py = p[1]!;
  const pz = p[2]!;
  const { boxes } = tree;
  const first = firstOf(tree, node);
  const end = first + childCount(tree, node);
  let least = Infinity;
  let nearest = first;
  for (let child = first; child < end; child++) {
    const at = NODE * child;
    // Twice as far away as the middle is.
    const dx = boxes[at]! + boxes[at + 3]! - 2 * px;
    const dy = boxes[at + 1]! + boxes[at + 4]! - 2 * py;
    const dz = boxes[at + 2]! + boxes[at + 5]! - 2 * pz;
    const toMiddle = dx * dx + dy * dy + dz * dz;
    const away = squaredChordToBox(px, py, pz, boxes, at) + OF_THE_MIDDLE * toMiddle;
    if (away < least) {
      least = away;
      nearest = child;
    }
  }
  return nearest;
}
