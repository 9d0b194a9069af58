import type { RoundingMode } from './roundingMode.js';

/**
 * `numerator / denominator`, both whole, not negative and at most 2^51, rounded to a whole number by `mode`.
 * Exact: the remainder decides, not a quotient that a double has rounded already.
 */
export function divideRounded(numerator: number, denominator: number, mode: RoundingMode): number {
  // So small a numerator is at least four times further below the next whole quotient than a double is off.
  const quotient = Math.floor(numerator / denominator);
  const remainder = numerator - quotient * denominator;
  return roundsUp(remainder, denominator - remainder, quotient % 2 === 1, mode) ? quotient + 1 : quotient;
}

/** The same for whole numbers beyond 2^53. */
export function divideRoundedBig(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const remainder = numerator % denominator;
  const quotient = numerator / denominator;
  return roundsUp(remainder, denominator - remainder, quotient % 2n === 1n, mode) ? quotient + 1n : quotient;
}

/** A measured value (a double, not negative) rounded to a whole number by `mode`. */
export function roundMeasured(value: number, mode: RoundingMode): number {
  const down = Math.floor(value);
  return roundsUp(value - down, 1 - (value - down), down % 2 === 1, mode) ? down + 1 : down;
}

/** Whether a value goes to the next whole number, given what it is `above` the last and `below` the next. */
function roundsUp<T extends number | bigint>(
  above: T,
  below: T,
  lastIsOdd: boolean,
  mode: RoundingMode,
): boolean {
  switch (mode) {
    case 'UP':
      return above > 0;
    case 'DOWN':
      return false;
    case 'HALF_UP':
      return above >= below;
    case 'HALF_EVEN':
      return above > below || (above === below && lastIsOdd);
  }
}
