import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { divideRounded, divideRoundedBig, roundMeasured } from '../../src/pricing/rounding.js';
import { ROUNDING_MODES, type RoundingMode } from '../../src/pricing/roundingMode.js';
import { randomFrom } from '../support/wideCatalog.js';

const DECIMAL_MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

const Precise = Decimal.clone({ precision: 200 });

it('there are four modes', () => {
  expect(ROUNDING_MODES).toEqual(['HALF_UP', 'HALF_EVEN', 'UP', 'DOWN']);
});

describe('rounding to a whole number', () => {
  const values = [0, 1 / 4, 1 / 2, 3 / 4, 1, 5 / 4, 3 / 2, 7 / 4, 2, 9 / 4, 5 / 2, 11 / 4, 7 / 2];

  it.each([
    ['HALF_UP', [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4]],
    ['HALF_EVEN', [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 4]],
    ['UP', [0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4]],
    ['DOWN', [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]],
  ] as const)('%s', (mode, wanted) => {
    expect(values.map((value) => roundMeasured(value, mode))).toEqual(wanted);
    expect(values.map((value) => divideRounded(value * 4, 4, mode))).toEqual(wanted);
    expect(values.map((value) => Number(divideRoundedBig(BigInt(value * 4), 4n, mode)))).toEqual(wanted);
  });

  it('sees the last digit of a double beside a half or a whole', () => {
    expect(roundMeasured(0.499_999_999_999_999_94, 'HALF_UP')).toBe(0);
    expect(roundMeasured(2.500_000_000_000_000_4, 'HALF_EVEN')).toBe(3);
    expect(roundMeasured(30_000.000_000_000_004, 'UP')).toBe(30_001);
  });
});

describe.each(ROUNDING_MODES)('division rounded by %s', (mode) => {
  const byDecimal = (numerator: string, denominator: string) =>
    new Precise(numerator).div(denominator).toDecimalPlaces(0, DECIMAL_MODES[mode]).toFixed();

  it('agrees with decimal.js up to 2^51', () => {
    const random = randomFrom(1);
    for (let i = 0; i < 2000; i++) {
      const denominator = 1 + Math.floor(random() * 10 ** Math.floor(random() * 10));
      const numerator = Math.floor(random() * 2 ** (10 + Math.floor(random() * 42)));
      // A half and its neighbours besides.
      const half = Math.floor(numerator / denominator) * denominator + Math.floor(denominator / 2);
      for (const n of [numerator, half, half + 1]) {
        const wanted = byDecimal(String(n), String(denominator));
        expect([n, denominator, String(divideRounded(n, denominator, mode))]).toEqual([
          n,
          denominator,
          wanted,
        ]);
      }
    }
  });

  it('agrees with decimal.js beyond 2^53', () => {
    for (const [n, d] of [
      ['123456789012345678901234567890', '1000000007'],
      ['100000000000000000000000000005', '10'],
      ['100000000000000000000000000015', '10'],
      ['100000000000000000000000000014', '10'],
      ['100000000000000000000000000016', '10'],
      ['100000000000000000000000000010', '10'],
    ] as const) {
      expect(divideRoundedBig(BigInt(n), BigInt(d), mode).toString()).toBe(byDecimal(n, d));
    }
  });
});
