import { Decimal } from 'decimal.js';

/** Exact decimals: a precision that no sum or product of this domain reaches, and never an exponent in text. */
export const Exact = Decimal.clone({ precision: 3000, toExpNeg: -9e15, toExpPos: 9e15 });
export type Exact = Decimal;

const ROUNDING = {
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
} as const;

export function exact(value: number | string): Exact {
  return new Exact(value);
}

/** `value` rounded to a multiple of `step`. */
export function toMultiple(value: Exact, step: Exact, mode: keyof typeof ROUNDING): Exact {
  return value.toNearest(step, ROUNDING[mode]);
}

export function least(values: readonly Exact[]): Exact {
  return Exact.min(...values);
}

export function greatest(values: readonly Exact[]): Exact {
  return Exact.max(...values);
}

/** A decimal without exponent or trailing zeros. */
export function plain(value: Exact | number): string {
  return new Exact(value).toFixed();
}
