import { type Exact, exactAtMost, exactSum } from '../pricing/exact.js';
import type { Inquiry } from './inquiry.js';
import { Marks } from './marks.js';
import type { ValidRequest } from './readRequest.js';
import type { WarehouseStock } from './request.js';

/**
 * The warehouses that may serve a request (DESIGN.md, "The options"): all (null); or those that
 * `warehouseIds` names and that hold every product of the items in full, each once.
 */
export function eligibleWarehouses(
  request: ValidRequest,
  numbers: ReadonlyMap<string, number>,
  tally = new StockTally(numbers.size),
): readonly number[] | null {
  const holders = holdersOfAll(request, numbers, tally);
  const { warehouseIds } = request;
  if (warehouseIds === null) return holders;
  const named = new Set<number>();
  for (const id of warehouseIds) {
    const warehouse = numbers.get(id);
    if (warehouse !== undefined) named.add(warehouse);
  }
  return holders === null ? [...named] : holders.filter((one) => named.has(one));
}

/** Whether a warehouse may serve the request of an inquiry. */
export function isEligible({ eligible, memory }: Inquiry, warehouse: number): boolean {
  return eligible === null || memory.eligible.has(warehouse);
}

/**
 * The warehouses that hold every product in full; null where the request does not ask for stock: without
 * stocks, or without an item that has a product.
 */
function holdersOfAll(
  { items, stocks }: ValidRequest,
  numbers: ReadonlyMap<string, number>,
  tally: StockTally,
): readonly number[] | null {
  if (stocks === null || items === null) return null;
  const wanted = new Map<string, Wanted>();
  for (const { productId, quantity } of items) {
    if (typeof productId !== 'string') continue;
    const product = wanted.get(productId);
    if (product === undefined) wanted.set(productId, { quantity, stock: null });
    else product.quantity = exactSum(product.quantity, quantity);
  }
  for (const { productId, stock } of stocks) {
    const product = wanted.get(productId);
    if (product === undefined) continue;
    // Nearly always there is one list, and an array that is pushed into has room for many.
    if (product.stock === null) product.stock = [stock];
    else product.stock.push(stock);
  }
  let holders: readonly number[] | null = null;
  for (const { quantity, stock } of wanted.values()) {
    tally.fill(stock ?? NO_STOCK, numbers);
    // Whoever lacks an earlier product need not be asked for this one.
    const asked: readonly number[] = holders ?? tally.holders;
    holders = asked.filter((warehouse) => tally.holds(warehouse, quantity));
  }
  return holders;
}

/** One product of the cart: how much of it, and the lists of its stock (the same product may come twice); null: none. */
interface Wanted {
  quantity: Exact;
  stock: (readonly WarehouseStock[])[] | null;
}

const NO_STOCK: readonly (readonly WarehouseStock[])[] = [];

/** How much of one product the warehouses hold: working memory, filled again for each product. */
export class StockTally {
  /** The warehouses that hold any of it, each once. */
  readonly holders: number[] = [];
  private readonly sums: Exact[];
  private readonly held: Marks;

  constructor(warehouseCount: number) {
    this.sums = Array.from({ length: warehouseCount }, () => 0);
    this.held = new Marks(warehouseCount);
  }

  /** Adds up the stock of one product; what was added up before is forgotten. */
  fill(lists: readonly (readonly WarehouseStock[])[], numbers: ReadonlyMap<string, number>): void {
    this.holders.length = 0;
    this.held.clear();
    for (const list of lists) {
      for (const { warehouseId, quantity } of list) {
        const warehouse = numbers.get(warehouseId);
        if (warehouse === undefined) continue;
        if (this.held.has(warehouse)) {
          this.sums[warehouse] = exactSum(this.sums[warehouse]!, quantity);
          continue;
        }
        this.held.add(warehouse);
        this.sums[warehouse] = quantity;
        this.holders.push(warehouse);
      }
    }
  }

  holds(warehouse: number, quantity: Exact): boolean {
    return this.held.has(warehouse) && exactAtMost(quantity, this.sums[warehouse]!);
  }
}
