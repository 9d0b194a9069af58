import { metresTo } from '../geo/sphere.js';
import type { Inquiry } from './inquiry.js';

/** A search that is shown the warehouses nearest first, as long as they are within its limit. */
interface WarehouseSearch {
  /** A squared chord; -1 when it wants no more. */
  readonly limit: number;
  consider(warehouse: number, squaredChord: number, greatCircleMetres: number): void;
}

/** Shows the warehouses, nearest first, to all searches at once, until none wants more. */
export function sweepWarehouses(inquiry: Inquiry, searches: readonly WarehouseSearch[]): void {
  const { x, y, z } = inquiry;
  const { tree, xyz } = inquiry.parts.warehouses;
  const { queue } = inquiry.memory;
  queue.clear();
  if (tree.count.length === 0) return;
  queue.push(0, 0);
  while (!queue.isEmpty()) {
    const squaredChord = queue.leastKey();
    const furthest = furthestLimit(searches);
    if (squaredChord > furthest) return;
    const node = queue.pop();
    if (tree.count[node]! > 0) {
      queue.pushChildren(tree, node, x, y, z, furthest);
      continue;
    }
    const warehouse = tree.first[node]!;
    const dx = x - xyz[3 * warehouse]!;
    const dy = y - xyz[3 * warehouse + 1]!;
    const dz = z - xyz[3 * warehouse + 2]!;
    const exact = dx * dx + dy * dy + dz * dz;
    const metres = metresTo(x, y, z, xyz, 3 * warehouse, exact);
    for (const search of searches) if (exact <= search.limit) search.consider(warehouse, exact, metres);
  }
}

function furthestLimit(searches: readonly WarehouseSearch[]): number {
  let furthest = -1;
  for (const search of searches) if (search.limit > furthest) furthest = search.limit;
  return furthest;
}
