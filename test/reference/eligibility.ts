import type { QuoteRequest } from '../../src/quote/request.js';
import { exact } from './exact.js';
import type { Exact } from './exact.js';
import type { Warehouse } from './network.js';

/** Whether a warehouse may deliver this order: it is named, where any are, and holds every product in full. */
export function isEligible({ id }: Warehouse, request: QuoteRequest): boolean {
  const { warehouseIds } = request;
  if (warehouseIds && !warehouseIds.includes(id)) return false;
  return holdsAll(id, request);
}

function holdsAll(warehouseId: string, { items, stocks }: QuoteRequest): boolean {
  if (!items || !stocks) return true;
  const products = new Set(items.flatMap(({ productId }) => productId ?? []));
  return [...products].every((productId) => {
    const needed = total(
      items.filter((item) => item.productId === productId).map(({ quantity }) => quantity),
    );
    const held = stocks
      .filter((product) => product.productId === productId)
      .flatMap((product) => product.stock ?? product.stocks ?? [])
      .filter((stock) => stock.warehouseId === warehouseId);
    return held.length > 0 && total(held.map(({ quantity }) => quantity)).greaterThanOrEqualTo(needed);
  });
}

function total(quantities: readonly number[]): Exact {
  return quantities.reduce((sum, quantity) => sum.plus(quantity), exact(0));
}
