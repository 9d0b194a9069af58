import { Decimal } from '../pricing/decimal.js';
import { compareExact, type Exact, exactOf } from '../pricing/exact.js';

/** The one in the middle; of an even number the exact mean of the two there; null of none. */
export function medianOf(values: readonly Exact[]): Exact | null {
  const sorted = values.toSorted(compareExact);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? upper;
  return exactOf(new Decimal(lower).plus(upper).times(0.5));
}
