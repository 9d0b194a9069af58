import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { chargeableMetres, greatCircleBound, roadMetres } from '../../src/pricing/chargeable.js';
import { divideRounded, divideRoundedBig, roundMeasured } from '../../src/pricing/rounding.js';
import { ROUNDING_MODES, type RoundingMode } from '../../src/pricing/roundingMode.js';
import { numberBetween } from '../support/arbitraries/choice.js';
import { law } from './law.js';

const MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};
const modeArbitrary = fc.constantFrom(...ROUNDING_MODES);

/** Whole numbers up to 2^51, small ones and such as make halves. */
const wholeArbitrary = fc.oneof(fc.nat(200), fc.nat(), fc.integer({ min: 0, max: 2 ** 51 }));

const Wide = Decimal.clone({ precision: 200 });

law(
  'a quotient of whole numbers is rounded as decimal.js rounds it, as a number and as a bigint',
  fc.record({
    numerator: wholeArbitrary,
    denominator: wholeArbitrary.map((n) => n + 1),
    half: fc.boolean(),
    mode: modeArbitrary,
  }),
  ({ numerator: any, denominator: divisor, half, mode }) => {
    // Half of them a half exactly.
    const [numerator, denominator] = half ? [2 * (any % 2 ** 40) + 1, 2] : [any, Math.min(divisor, 2 ** 51)];
    const expected = new Wide(numerator).div(denominator).toDecimalPlaces(0, MODES[mode]).toNumber();
    expect(divideRounded(numerator, denominator, mode)).toBe(expected);
    expect(divideRoundedBig(BigInt(numerator), BigInt(denominator), mode)).toBe(BigInt(expected));
  },
  1000,
);

law(
  'a quotient of bigints beyond 2^53 is rounded as decimal.js rounds it',
  fc.record({
    numerator: fc.bigInt({ min: 0n, max: 10n ** 60n }),
    denominator: fc.bigInt({ min: 1n, max: 10n ** 30n }),
    mode: modeArbitrary,
  }),
  ({ numerator, denominator, mode }) => {
    const expected = new Wide(numerator.toString())
      .div(denominator.toString())
      .toDecimalPlaces(0, MODES[mode]);
    expect(divideRoundedBig(numerator, denominator, mode).toString()).toBe(expected.toFixed());
  },
  300,
);

const measuredArbitrary = fc.oneof(
  fc.nat(1000).map((n) => n / 2),
  numberBetween(0, 1e9),
);

law(
  'a measured value is rounded as decimal.js rounds it, and what is whole stays',
  fc.tuple(measuredArbitrary, modeArbitrary),
  ([value, mode]) => {
    const once = roundMeasured(value, mode);
    expect(once).toBe(new Decimal(value).toDecimalPlaces(0, MODES[mode]).toNumber());
    expect(roundMeasured(once, mode)).toBe(once);
  },
  1000,
);

law(
  'chargeable metres are a multiple of the step, at most a step from the road metres, and never fall with them',
  fc.record({
    // A thousandth of a millimetre, where a quotient by the step is still a number of many digits.
    metres: numberBetween(0, 2e7).map((metres) => (metres < 1e-6 ? 0 : metres)),
    more: numberBetween(0, 5000),
    circuity: fc.constantFrom(1, 1.25, 1.4, 0.5, 30),
    stepM: fc.constantFrom(1, 7, 100, 1000, 30_000),
    mode: modeArbitrary,
  }),
  ({ metres, more, ...rules }) => {
    const charged = chargeableMetres(metres, rules);
    const road = roadMetres(metres, rules);
    expect(charged % rules.stepM).toBe(0);
    expect(Math.abs(charged - road)).toBeLessThanOrEqual(rules.stepM);
    if (rules.mode.startsWith('HALF')) expect(Math.abs(charged - road)).toBeLessThanOrEqual(rules.stepM / 2);
    if (rules.mode === 'UP') expect(charged).toBeGreaterThanOrEqual(road);
    if (rules.mode === 'DOWN') expect(charged).toBeLessThanOrEqual(road);
    expect(chargeableMetres(metres + more, rules)).toBeGreaterThanOrEqual(charged);
    // Beyond its bound nothing is charged as little any more.
    const beyond = greatCircleBound(charged, rules) + 0.001 + more;
    expect(chargeableMetres(beyond, rules)).toBeGreaterThan(charged);
  },
  1000,
);
