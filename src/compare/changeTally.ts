import { compareExact, type Exact, exactOf, exactSum, exactText } from '../pricing/exact.js';
import type { Unavailable } from '../quote/answer.js';
import { parseInstant } from '../time/instant.js';
import { type Change, isOffer } from './compareQuotes.js';
import { medianOf } from './median.js';

/** Many changes in figures. Money is plain decimals. */
export interface ChangeSummary {
  readonly offeredBefore: number;
  readonly offeredAfter: number;
  /** Offered after and not before. */
  readonly gained: number;
  /** Offered before and not after. */
  readonly lost: number;
  /** Of those offered in both, by price. */
  readonly dearer: number;
  readonly cheaper: number;
  readonly equal: number;
  /** Prices of those offered in both, and by how much the sum after is more. */
  readonly sumBefore: string;
  readonly sumAfter: string;
  readonly sumDifference: string;
  /** Of their differences; of an even number the mean of the two in the middle, null of none. */
  readonly medianDifference: string | null;
  /** Of those offered in both, by arrival. */
  readonly later: number;
  readonly earlier: number;
}

/** Counts changes one by one; keeps one number for each that is offered in both, for the median. */
export class ChangeTally {
  #gained = 0;
  #lost = 0;
  #dearer = 0;
  #cheaper = 0;
  #later = 0;
  #earlier = 0;
  #sumBefore: Exact = 0;
  #sumAfter: Exact = 0;
  #sumDifference: Exact = 0;
  readonly #differences: Exact[] = [];

  add({ before, after, difference }: Change<Unavailable | null>): void {
    if (!isOffer(before)) {
      if (isOffer(after)) this.#gained += 1;
      return;
    }
    if (!isOffer(after) || difference === null) {
      this.#lost += 1;
      return;
    }
    const more = exactOf(difference);
    const order = compareExact(more, 0);
    if (order > 0) this.#dearer += 1;
    if (order < 0) this.#cheaper += 1;
    this.#differences.push(more);
    this.#sumBefore = exactSum(this.#sumBefore, exactOf(before.price));
    this.#sumAfter = exactSum(this.#sumAfter, exactOf(after.price));
    this.#sumDifference = exactSum(this.#sumDifference, more);
    const delay = parseInstant(after.arrivesAt) - parseInstant(before.arrivesAt);
    if (delay > 0) this.#later += 1;
    if (delay < 0) this.#earlier += 1;
  }

  summary(): ChangeSummary {
    const both = this.#differences.length;
    const median = medianOf(this.#differences);
    return {
      offeredBefore: both + this.#lost,
      offeredAfter: both + this.#gained,
      gained: this.#gained,
      lost: this.#lost,
      dearer: this.#dearer,
      cheaper: this.#cheaper,
      equal: both - this.#dearer - this.#cheaper,
      sumBefore: exactText(this.#sumBefore),
      sumAfter: exactText(this.#sumAfter),
      sumDifference: exactText(this.#sumDifference),
      medianDifference: median === null ? null : exactText(median),
      later: this.#later,
      earlier: this.#earlier,
    };
  }
}
