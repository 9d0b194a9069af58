import type { BandTable } from './band.js';
import { Decimal } from './decimal.js';
import type { DeliveryType } from './deliveryType.js';
import { wholeText } from './digits.js';
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
 * A price as a whole number of steps: a bigint where the sheet, or the price itself, has figures too great for a
 * double. The two kinds compare exactly with `<` and `>`, but not with `===`, so equality is written as neither
 * being less.
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

/** The same before rounding and minimum, in steps: for reports. */
export function exactSteps(table: BandTable, band: number, metres: number, trips: number): Decimal {
  const { bases, rates, denominator } = table.big ?? table;
  const exact = (figure: number | bigint | undefined) => new Decimal(String(figure));
  return exact(rates[band]).times(metres).plus(exact(bases[band])).times(trips).div(exact(denominator));
}

/** How a price is written: as many decimals as the step. */
export interface PriceFormat {
  /** The step without its decimal point, `0.50 => 50`. */
  readonly stepUnits: number | bigint;
  readonly decimals: number;
  /** `.00` to `.99`: what follows the whole part, where it has so few decimals that each may be listed; else none. */
  readonly fractions: readonly string[];
}

const MOST_LISTED = 3;

export function compilePriceFormat(rules: PriceRules): PriceFormat {
  const decimals = rules.step.split('.')[1]?.length ?? 0;
  const units = BigInt(rules.step.replace('.', ''));
  const count = decimals > 0 && decimals <= MOST_LISTED ? 10 ** decimals : 0;
  return {
    stepUnits: units <= Number.MAX_SAFE_INTEGER ? Number(units) : units,
    decimals,
    fractions: Array.from({ length: count }, (_, n) => `.${String(n).padStart(decimals, '0')}`),
  };
}

/** `45050 steps of 0.01 => 450.50`. */
export function priceText(steps: PriceSteps, format: PriceFormat): string {
  const { stepUnits, decimals, fractions } = format;
  const units = typeof steps === 'number' && typeof stepUnits === 'number' ? steps * stepUnits : Infinity;
  if (units <= Number.MAX_SAFE_INTEGER && decimals <= MOST_LISTED) {
    if (decimals === 0) return wholeText(units);
    const whole = Math.floor(units / fractions.length);
    return wholeText(whole) + fractions[units - whole * fractions.length]!;
  }
  const text = (BigInt(steps) * BigInt(stepUnits)).toString();
  if (decimals === 0) return text;
  const padded = text.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}
