import { Decimal as BaseDecimal } from 'decimal.js';

/**
 * The one configured decimal: precise enough that sums and products of any JSON numbers are exact
 * (a double has at most 17 significant digits and an exponent within ±324).
 */
export const Decimal = BaseDecimal.clone({ precision: 2000, toExpNeg: -9e15, toExpPos: 9e15 });
export type Decimal = BaseDecimal;

/** A number or decimal text as a plain decimal: no exponent, no trailing zeros (`1e3 => 1000`, `2.50 => 2.5`). */
export function plainDecimal(value: number | string): string {
  return new Decimal(value).toFixed();
}
