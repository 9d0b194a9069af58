import { firstOf, itemCount } from '../geo/boxTree.js';
import { metresTo, squaredChordBetween } from '../geo/sphere.js';
import { FRACTION } from './fraction.js';
import type { Inquiry } from './inquiry.js';

/** A warehouse as the sweep shows it; the sweep fills the same one again and again. */
export interface NearWarehouse {
  warehouse: number;
  squaredChord: number;
  greatCircleMetres: number;
}

/** A search that is shown the warehouses nearest first, as long as they are within its limit. */
export interface WarehouseSearch {
  /** A squared chord; -1 when it wants no more. */
  readonly limit: number;
  consider(near: NearWarehouse): void;
}

/** A warehouse that is still to be shown. */
export function newNearWarehouse(): NearWarehouse {
  return { warehouse: 0, squaredChord: FRACTION, greatCircleMetres: FRACTION };
}

/** Shows the eligible warehouses, nearest first and in `near`, to all searches at once, until none wants more. */
export function sweepWarehouses(
  inquiry: Inquiry,
  searches: readonly WarehouseSearch[],
  near: NearWarehouse = newNearWarehouse(),
): void {
  const { eligible } = inquiry;
  const { index, xyz } = inquiry.parts.warehouses;
  const { address, queue } = inquiry.memory;
  queue.clear();
  // Warehouses are put in as references below 0, each at its own distance; where only some may serve, just these.
  if (eligible === null) {
    if (index.places.length > 0) queue.push(0, 0);
  } else {
    for (const warehouse of eligible) {
      queue.push(squaredChordBetween(address, 0, xyz, 3 * warehouse), -1 - warehouse);
    }
  }
  while (!queue.isEmpty()) {
    const furthest = furthestLimit(searches);
    const squaredChord = queue.leastKey();
    if (squaredChord > furthest) return;
    const reference = queue.pop();
    if (reference >= 0) {
      openNode(inquiry, reference, furthest);
      continue;
    }
    const warehouse = -1 - reference;
    near.warehouse = warehouse;
    near.squaredChord = squaredChord;
    near.greatCircleMetres = metresTo(address, 0, xyz, 3 * warehouse, squaredChord);
    for (let i = 0; i < searches.length; i++) {
      const search = searches[i]!;
      if (squaredChord <= search.limit) search.consider(near);
    }
  }
}

/** Queues what a node of the tree holds, as far as it lies within `limit`. */
function openNode({ memory, parts }: Inquiry, node: number, limit: number): void {
  const { index, xyz } = parts.warehouses;
  const { tree, places } = index;
  const { address, queue } = memory;
  const count = itemCount(tree, node);
  if (count === 0) {
    queue.pushChildren(tree, node, address, limit);
    return;
  }
  const first = firstOf(tree, node);
  for (let slot = first; slot < first + count; slot++) {
    const warehouse = places[slot]!;
    const squaredChord = squaredChordBetween(address, 0, xyz, 3 * warehouse);
    if (squaredChord <= limit) queue.push(squaredChord, -1 - warehouse);
  }
}

function furthestLimit(searches: readonly WarehouseSearch[]): number {
  let furthest = -1;
  for (let i = 0; i < searches.length; i++) if (searches[i]!.limit > furthest) furthest = searches[i]!.limit;
  return furthest;
}
