import { DELIVERY_TYPES, type DeliveryType } from '../pricing/deliveryType.js';
import { type ChangeSummary, ChangeTally } from './changeTally.js';
import { type Comparison, isOffer } from './compareQuotes.js';
import { LargestMoves, type Move } from './largestMoves.js';

/** What another network changes for many requests. Plain data that survives JSON unchanged. */
export interface ComparisonSummary {
  readonly requests: number;
  readonly types: Readonly<Record<DeliveryType, ChangeSummary>>;
  /** Of the cheapest option of each request over all types. */
  readonly cheapest: ChangeSummary;
  /** The largest ones of single types, the largest first. */
  readonly rises: readonly Move[];
  readonly falls: readonly Move[];
}

/** As many rises, and falls, as a summary shows. */
const SHOWN_MOVES = 10;

/** Sums comparisons up one by one, in any order; what it keeps is no more than a few numbers for each. */
export class ComparisonTally {
  #requests = 0;
  readonly #types = { ROUTE: new ChangeTally(), EXPRESS: new ChangeTally(), TOMORROW: new ChangeTally() };
  readonly #cheapest = new ChangeTally();
  readonly #rises = new LargestMoves('rises', SHOWN_MOVES);
  readonly #falls = new LargestMoves('falls', SHOWN_MOVES);

  add({ id, types, cheapest }: Comparison): void {
    this.#requests += 1;
    this.#cheapest.add(cheapest);
    for (const type of DELIVERY_TYPES) {
      const change = types[type];
      this.#types[type].add(change);
      const { before, after, difference } = change;
      if (!isOffer(before) || !isOffer(after) || difference === null) continue;
      const move = { id, type, before: before.price, after: after.price, difference };
      this.#rises.add(move);
      this.#falls.add(move);
    }
  }

  summary(): ComparisonSummary {
    const { ROUTE, EXPRESS, TOMORROW } = this.#types;
    return {
      requests: this.#requests,
      types: { ROUTE: ROUTE.summary(), EXPRESS: EXPRESS.summary(), TOMORROW: TOMORROW.summary() },
      cheapest: this.#cheapest.summary(),
      rises: this.#rises.list(),
      falls: this.#falls.list(),
    };
  }
}
