import { wholeText } from './digits.js';
import { roundMeasured } from './rounding.js';
import type { RoundingMode } from './roundingMode.js';

/** How metres on the globe become metres on the bill (DESIGN.md, "Distance"). */
export interface DistanceRules {
  readonly circuity: number;
  readonly stepM: number;
  readonly mode: RoundingMode;
}

/** Road metres: what travel times read. */
export function roadMetres(greatCircleMetres: number, rules: DistanceRules): number {
  return greatCircleMetres * rules.circuity;
}

/** Chargeable metres, a whole number: what all price and reach rules read. */
export function chargeableMetres(greatCircleMetres: number, rules: DistanceRules): number {
  return roundMeasured(roadMetres(greatCircleMetres, rules) / rules.stepM, rules.mode) * rules.stepM;
}

/**
 * Great-circle metres beyond which every chargeable distance is greater than `chargeable`, whatever the
 * mode: never too few (a bound that is half a metre too tight loses answers).
 */
export function greatCircleBound(chargeable: number, rules: DistanceRules): number {
  return ((chargeable + rules.stepM) / rules.circuity) * (1 + 1e-12) + 1e-6;
}

const THOUSANDTHS = Array.from({ length: 1000 }, (_, n) => `.${String(n).padStart(3, '0')}`);

/** Whole metres as kilometres with three decimals: `30033 => 30.033`. */
export function kilometresText(metres: number): string {
  const km = Math.floor(metres / 1000);
  return wholeText(km) + THOUSANDTHS[metres - km * 1000]!;
}
