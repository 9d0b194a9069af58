import { DELIVERY_TYPES, type DeliveryType } from '../pricing/deliveryType.js';
import { compareExact, type Exact, exactOf } from '../pricing/exact.js';

/** A price that is another one after. */
export interface Move {
  /** The request's id. */
  readonly id: string;
  readonly type: DeliveryType;
  /** Prices, and their difference as a plain decimal. */
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** The largest rises of a price, or the largest falls: a few of many, whatever the order in which they come. */
export class LargestMoves {
  readonly #most: number;
  /** 1 for rises, -1 for falls. */
  readonly #sign: number;
  readonly #kept: Kept[] = [];

  constructor(kind: 'rises' | 'falls', most: number) {
    this.#sign = kind === 'rises' ? 1 : -1;
    this.#most = most;
  }

  /** Takes a move of the other kind, or of none, as well: it is not kept. */
  add(move: Move): void {
    const difference = exactOf(move.difference);
    if (compareExact(difference, 0) !== this.#sign) return;
    const kept = { move, difference };
    const later = this.#kept.findIndex((other) => this.#compare(kept, other) < 0);
    this.#kept.splice(later < 0 ? this.#kept.length : later, 0, kept);
    if (this.#kept.length > this.#most) this.#kept.pop();
  }

  /** The largest first; equal ones by id (code units), then type, then old price. */
  list(): readonly Move[] {
    return this.#kept.map(({ move }) => move);
  }

  #compare(a: Kept, b: Kept): number {
    return (
      this.#sign * compareExact(b.difference, a.difference) ||
      compareCodeUnits(a.move.id, b.move.id) ||
      DELIVERY_TYPES.indexOf(a.move.type) - DELIVERY_TYPES.indexOf(b.move.type) ||
      // Two requests may have one id; of one difference and one old price they are the same move.
      compareExact(exactOf(a.move.before), exactOf(b.move.before))
    );
  }
}

interface Kept {
  readonly move: Move;
  readonly difference: Exact;
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
