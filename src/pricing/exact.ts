import { Decimal } from './decimal.js';

/**
 * An exact quantity (kilograms, cubic metres, pieces, sums of money): a double that stands for its own decimal
 * text, or a decimal where no double has that text. So 0.1 + 0.2 is 0.3, nearly always at the price of integers.
 */
export type Exact = number | Decimal;

/** The double that has the decimal's text, where there is one, so that equal quantities look alike. */
export function exactOf(value: Decimal | string): Exact {
  const decimal = new Decimal(value);
  const double = decimal.toNumber();
  return decimal.eq(double) ? double : decimal;
}

const MILLIONTHS = 1e6;
/** Decimals of up to 15 digits and doubles are one to one; so far go the whole numbers of millionths. */
const MOST_MILLIONTHS = 1e15;

/** The whole number of millionths that a quantity is; NaN where it is none, or too many. */
function millionthsOf(value: Exact): number {
  if (typeof value !== 'number') return Number.NaN;
  const millionths = Math.round(value * MILLIONTHS);
  return Math.abs(millionths) <= MOST_MILLIONTHS && millionths / MILLIONTHS === value
    ? millionths
    : Number.NaN;
}

/** The product of a quantity and a count of pieces. */
export function exactProduct(a: number, count: number): Exact {
  const product = Number.isInteger(count) ? millionthsOf(a) * count : Number.NaN;
  if (Math.abs(product) <= MOST_MILLIONTHS) return product / MILLIONTHS;
  return exactOf(new Decimal(a).times(count));
}

export function exactSum(a: Exact, b: Exact): Exact {
  const sum = millionthsOf(a) + millionthsOf(b);
  if (Math.abs(sum) <= MOST_MILLIONTHS) return sum / MILLIONTHS;
  return exactOf(new Decimal(a).plus(b));
}

/** As a decimal text: no exponent, no trailing zeros. */
export function exactText(value: Exact): string {
  return new Decimal(value).toFixed();
}

/** Whether `a <= b`. Doubles are in the order of their texts. */
export function exactAtMost(a: Exact, b: Exact): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a <= b : new Decimal(a).lte(b);
}

/** Orders quantities, the least first. */
export function compareExact(a: Exact, b: Exact): number {
  if (exactAtMost(a, b)) return exactAtMost(b, a) ? 0 : -1;
  return 1;
}

/**
 * How many times `part` must be taken to reach `whole` (both not negative): ceil(whole / part), Infinity
 * where that is more than `most`, or where the part is 0 and the whole is not.
 */
export function exactTimesToReach(whole: Exact, part: Exact, most: number): number {
  if (exactAtMost(whole, part)) return exactAtMost(whole, 0) ? 0 : 1;
  if (most <= 1 || exactAtMost(part, 0)) return Number.POSITIVE_INFINITY;
  const exactPart = new Decimal(part);
  const taken = new Decimal(whole).divToInt(exactPart);
  const times = (taken.times(exactPart).lt(whole) ? taken.plus(1) : taken).toNumber();
  return times <= most ? times : Number.POSITIVE_INFINITY;
}
