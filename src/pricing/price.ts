import type { BandTable } from './band.js';
import { Decimal } from './decimal.js';
import type { DeliveryType } from './deliveryType.js';
import { divideRounded, divideRoundedBig } from './rounding.js';
import type { RoundingMode } from './roundingMode.js';

/** The policy's `price` (DESIGN.md, "Tariffs"). */
export interface PriceRules {
  /** A plain positive decimal. */
  readonly step: string;
  readonly mode: RoundingMode;
  /** Multiples of the step. */
  readonly minimum: Readonly<Record<DeliveryType, string>>;
}

/**
 * A price as a whole number of steps: a bigint only beyond 2^53. The two kinds compare exactly with
 * `<` and `>`, so equality is written as neither being less.
 */
export type PriceSteps = number | bigint;

/** Steps that a minimum is. */
export function stepsOf(amount: string, rules: PriceRules): PriceSteps {
  const steps = new Decimal(amount).div(rules.step);
  return steps.lte(Number.MAX_SAFE_INTEGER) ? steps.toNumber() : BigInt(steps.toFixed());
}

/**
 * The price of `metres` in a band for `trips` trips: rounded to the step by the mode, then at least the
 * minimum.
 */
export function priceSteps(
  table: BandTable,
  band: number,
  metres: number,
  trips: number,
  mode: RoundingMode,
  minimum: PriceSteps,
): PriceSteps {
  const { big } = table;
  let steps: PriceSteps;
  if (big === null) {
    steps = divideRounded(
      (table.bases[band]! + table.rates[band]! * metres) * trips,
      table.denominator,
      mode,
    );
  } else {
    const numerator = (big.bases[band]! + big.rates[band]! * BigInt(metres)) * BigInt(trips);
    steps = divideRoundedBig(numerator, big.denominator, mode);
  }
  return steps < minimum ? minimum : steps;
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
  while (bands < highs.length && !(leasts[bands]! > numerator * (1 + 1e-9))) bands++;
  if (bands === 0) return -1;
  const last = bands - 1;
  const base = bases[last]!;
  // More than the least of the band may have been told too small: what is left reaches where the band begins.
  const slack = (Math.abs(numerator) + Math.abs(base)) * 3e-9;
  // Of a band that is free, the division gives Infinity: all of it.
  const metres = (numerator - base + slack) / rates[last]! + 1;
  // Figures too great for a double prove nothing, nor does a band that ends before it begins: then all of it is in question.
  const low = last === 0 ? table.low : highs[last - 1]!;
  return metres >= low && metres < highs[last]! ? metres : highs[last]!;
}

/** How a price is written: as many decimals as the step. */
export interface PriceFormat {
  /** The step without its decimal point, `0.50 => 50`. */
  readonly stepUnits: number | bigint;
  readonly decimals: number;
}

export function compilePriceFormat(rules: PriceRules): PriceFormat {
  const decimals = rules.step.split('.')[1]?.length ?? 0;
  const units = BigInt(rules.step.replace('.', ''));
  return { stepUnits: units <= Number.MAX_SAFE_INTEGER ? Number(units) : units, decimals };
}

/** `45050 steps of 0.01 => 450.50`. */
export function priceText(steps: PriceSteps, format: PriceFormat): string {
  const { stepUnits, decimals } = format;
  const product = typeof steps === 'number' && typeof stepUnits === 'number' ? steps * stepUnits : Infinity;
  const units =
    product <= Number.MAX_SAFE_INTEGER ? product.toString() : (BigInt(steps) * BigInt(stepUnits)).toString();
  if (decimals === 0) return units;
  const padded = units.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}
