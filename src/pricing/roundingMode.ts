/**
 * How a figure is brought to a multiple of a step, as decimal.js defines the names:
 * `HALF_UP` (a half goes away from zero), `HALF_EVEN`, `UP` (away from zero), `DOWN` (towards zero).
 */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN' | 'UP' | 'DOWN';

export const ROUNDING_MODES = [
  'HALF_UP',
  'HALF_EVEN',
  'UP',
  'DOWN',
] as const satisfies readonly RoundingMode[];
