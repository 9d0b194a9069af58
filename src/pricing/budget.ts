import type { BandTable } from './band.js';
import type { PriceSteps } from './price.js';

/**
 * What a budget reaches: the other way round than a price, for searches that stop where nothing can be cheap
 * enough. It is computed in doubles, and so that it never tells too few metres; a metre too many costs nothing.
 *
 * Doubles are off by some 1e-16 of the figures that go into a sum. This share of them is a million times as much,
 * and still less than a millimetre.
 */
const SLACK = 1e-9;

/** `BandTable.leasts`: the bands' own least figures, and never more than those of any band after. */
export function leastsOf(
  low: number,
  highs: readonly number[],
  rates: Float64Array,
  bases: Float64Array,
): Float64Array {
  const leasts = new Float64Array(highs.length);
  let least = Infinity;
  for (let i = highs.length - 1; i >= 0; i--) {
    const rate = rates[i]!;
    const base = bases[i]!;
    // Rates are not below 0, so a band is cheapest where it begins: within a metre after the one before ends.
    const begin = base + rate * (i === 0 ? low : highs[i - 1]!);
    least = Math.min(least, begin - rate - (Math.abs(base) + Math.abs(begin)) * SLACK);
    leasts[i] = least;
  }
  return leasts;
}

/**
 * Somewhat less than `base + rate * m` is a metre, for any `m` in any band: what is too dear by that alone need not be
 * priced. 0 where doubles overflow, and where no metre is in a band.
 */
export function leastPerMetre(
  low: number,
  highs: readonly number[],
  rates: Float64Array,
  bases: Float64Array,
): number {
  let least = Infinity;
  for (let i = 0; i < highs.length; i++) {
    const first = Math.max(1, i === 0 ? low : highs[i - 1]! + 1);
    const last = highs[i]!;
    // Nothing is too dear at 0 metres.
    if (last < first) continue;
    // What a metre costs rises or falls throughout a band.
    const [rate, base] = [rates[i]!, bases[i]!];
    least = Math.min(least, perMetre(rate, base, first), perMetre(rate, base, last));
  }
  return least > 0 && least < Infinity ? least : 0;
}

function perMetre(rate: number, base: number, metres: number): number {
  const share = base / metres;
  return rate + share - (rate + Math.abs(share)) * SLACK;
}

/** Steps that no exact price exceeds which is at most this one when it is rounded. */
export function mostBeforeRounding(price: PriceSteps): number {
  return (Number(price) + 1) * (1 + SLACK);
}

/**
 * Chargeable metres beyond which no price of this sheet is at most `budget`; -1 where none is at all.
 * Never too few: it bounds a search, and a price exactly at the budget must still be met.
 */
export function metresWithin(table: BandTable, budget: PriceSteps, trips: number): number {
  // One step more than the budget: rounding may have taken up to a whole one off.
  const numerator = ((Number(budget) + 1) * table.denominator) / trips;
  const { bases, highs, leasts, rates } = table;
  // The bands from the first on until all later ones cost more; mostly that is the first.
  let bands = 0;
  while (bands < highs.length && !(leasts[bands]! > numerator * (1 + SLACK))) bands++;
  if (bands === 0) return -1;
  const last = bands - 1;
  const base = bases[last]!;
  // A band that passed by the slack of `leasts` alone must not be cut off before it begins: hence more of it here.
  const slack = (Math.abs(numerator) + Math.abs(base)) * 3 * SLACK;
  // Of a band that is free, the division gives Infinity: all of it.
  const metres = (numerator - base + slack) / rates[last]! + 1;
  // Where the figures overflow a double, or the band is cut off all the same, nothing is known: then all of it.
  const low = last === 0 ? table.low : highs[last - 1]!;
  return metres >= low && metres < highs[last]! ? metres : highs[last]!;
}
