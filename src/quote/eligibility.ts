import { type Exact, exactAtMost, exactSum } from '../pricing/exact.js';
import type { ValidRequest } from './readRequest.js';

/**
 * The warehouses that may serve a request (DESIGN.md, "The options"): all (null); or a 1 for each that
 * `warehouseIds` names and that holds every product of the items in full.
 */
export function eligibleWarehouses(
  request: ValidRequest,
  numbers: ReadonlyMap<string, number>,
): Uint8Array | null {
  const named = request.warehouseIds === null ? null : namedWarehouses(request.warehouseIds, numbers);
  const holding = holdingWarehouses(request, numbers);
  if (named === null || holding === null) return named ?? holding;
  return named.map((flag, warehouse) => flag & holding[warehouse]!);
}

function namedWarehouses(ids: readonly string[], numbers: ReadonlyMap<string, number>): Uint8Array {
  const named = new Uint8Array(numbers.size);
  for (const id of ids) {
    const warehouse = numbers.get(id);
    if (warehouse !== undefined) named[warehouse] = 1;
  }
  return named;
}

/** null where the request does not ask for stock: without stocks, or without an item that has a product. */
function holdingWarehouses(request: ValidRequest, numbers: ReadonlyMap<string, number>): Uint8Array | null {
  if (request.stocks === null || request.items === null) return null;
  const needed = new Map<string, Exact>();
  for (const { productId, quantity } of request.items) {
    if (typeof productId === 'string') needed.set(productId, exactSum(needed.get(productId) ?? 0, quantity));
  }
  if (needed.size === 0) return null;

  const held = new Map<string, Map<number, Exact>>();
  for (const { productId, stock } of request.stocks) {
    if (!needed.has(productId)) continue;
    let sums = held.get(productId);
    if (sums === undefined) held.set(productId, (sums = new Map<number, Exact>()));
    for (const { warehouseId, quantity } of stock) {
      const warehouse = numbers.get(warehouseId);
      if (warehouse !== undefined) sums.set(warehouse, exactSum(sums.get(warehouse) ?? 0, quantity));
    }
  }

  const holds = new Uint8Array(numbers.size).fill(1);
  for (const [productId, quantity] of needed) {
    const sums = held.get(productId);
    for (let warehouse = 0; warehouse < holds.length; warehouse++) {
      const sum = sums?.get(warehouse);
      if (sum === undefined || !exactAtMost(quantity, sum)) holds[warehouse] = 0;
    }
  }
  return holds;
}
