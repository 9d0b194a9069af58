import { Decimal } from '../pricing/decimal.js';

/**
 * A price as the JSON number that `POST /orders/create` wants, or undefined where no number is exactly
 * that price: `450.50` => 450.5, `9007199254740993` => undefined.
 * The text of a number, as JSON writes it, is its value; so it is exact when that text is the same decimal.
 * @param price a plain decimal.
 */
export function orderPrice(price: string): number | undefined {
  const number = Number(price);
  return Number.isFinite(number) && new Decimal(String(number)).equals(new Decimal(price))
    ? number
    : undefined;
}
