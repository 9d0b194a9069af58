import { metresTo, squaredChordBetween } from '../geo/sphere.js';
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

/** Shows the eligible warehouses, nearest first, to all searches at once, until none wants more. */
export function sweepWarehouses(inquiry: Inquiry, searches: readonly WarehouseSearch[]): void {
  const { eligible } = inquiry;
  const { tree, xyz } = inquiry.parts.warehouses;
  const { address, queue, near } = inquiry.memory;
  queue.clear();
  if (tree.count.length === 0) return;
  // Where only some may serve, the queue holds just these, each at its own distance, as references below 0.
  if (eligible === null) queue.push(0, 0);
  else {
    for (const warehouse of eligible) {
      queue.push(squaredChordBetween(address, 0, xyz, 3 * warehouse), -1 - warehouse);
    }
  }
  while (!queue.isEmpty()) {
    const furthest = furthestLimit(searches);
    if (queue.leastKey() > furthest) return;
    const reference = queue.pop();
    if (reference >= 0 && tree.count[reference]! > 0) {
      queue.pushChildren(tree, reference, address, furthest);
      continue;
    }
    const warehouse = reference < 0 ? -1 - reference : tree.first[reference]!;
    const squaredChord = squaredChordBetween(address, 0, xyz, 3 * warehouse);
    near.warehouse = warehouse;
    near.squaredChord = squaredChord;
    near.greatCircleMetres = metresTo(address, 0, xyz, 3 * warehouse, squaredChord);
    for (let i = 0; i < searches.length; i++) {
      const search = searches[i]!;
      if (squaredChord <= search.limit) search.consider(near);
    }
  }
}

function furthestLimit(searches: readonly WarehouseSearch[]): number {
  let furthest = -1;
  for (let i = 0; i < searches.length; i++) if (searches[i]!.limit > furthest) furthest = searches[i]!.limit;
  return furthest;
}
