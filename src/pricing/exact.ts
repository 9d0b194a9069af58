import { Decimal } from './decimal.js';

/**
 * An exact quantity (kilograms, cubic metres, pieces), not negative: a whole number of millionths where
 * it is one, as nearly always, and a decimal otherwise. So 0.1 + 0.2 is 0.3, at the cost of an addition.
 */
export type Exact = number | Decimal;

const MILLIONTHS = 1e6;
/** Up to here a double's decimal text has at most 15 digits and so is the one number of millionths. */
const MOST_MILLIONTHS = 1e15;

/** A JSON number as the decimal that its text is. */
export function exactOf(value: number): Exact {
  const millionths = Math.round(value * MILLIONTHS);
  return millionths <= MOST_MILLIONTHS && millionths / MILLIONTHS === value ? millionths : new Decimal(value);
}

/** The product of two JSON numbers. */
export function exactProduct(a: number, b: number): Exact {
  const x = exactOf(a);
  if (typeof x === 'number' && Number.isInteger(b) && x * b <= MOST_MILLIONTHS) return x * b;
  return settled(new Decimal(a).times(b));
}

export function exactSum(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number' && a + b <= MOST_MILLIONTHS) return a + b;
  return settled(decimalOf(a).plus(decimalOf(b)));
}

/** Whether `a <= b`. */
export function exactAtMost(a: Exact, b: Exact): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a <= b : decimalOf(a).lte(decimalOf(b));
}

/** How many times `b` must be taken to reach `a`: ceil(a / b); no finite number reaches anything with 0. */
export function exactTimesToReach(a: Exact, b: Exact): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a <= b) return a === 0 ? 0 : 1;
    if (b === 0) return Number.POSITIVE_INFINITY;
    const rest = a % b;
    return (a - rest) / b + (rest === 0 ? 0 : 1);
  }
  const [whole, part] = [decimalOf(a), decimalOf(b)];
  if (whole.isZero()) return 0;
  if (part.isZero()) return Number.POSITIVE_INFINITY;
  const times = whole.divToInt(part);
  return (times.times(part).lt(whole) ? times.plus(1) : times).toNumber();
}

function decimalOf(value: Exact): Decimal {
  return typeof value === 'number' ? new Decimal(value).div(MILLIONTHS) : value;
}

/** Back to millionths where the value is a whole number of them, so that equal values look alike. */
function settled(value: Decimal): Exact {
  const millionths = value.times(MILLIONTHS);
  return millionths.isInteger() && millionths.lte(MOST_MILLIONTHS) ? millionths.toNumber() : value;
}
