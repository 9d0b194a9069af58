import { describe, expect, it } from 'vitest';
import {
  chargeableMetres,
  greatCircleBound,
  kilometresText,
  roadMetres,
} from '../../src/pricing/chargeable.js';
import { ROUNDING_MODES } from '../../src/pricing/roundingMode.js';

describe('road metres', () => {
  it('are great-circle metres times circuity', () => {
    expect(roadMetres(1000, { circuity: 1.25, stepM: 1, mode: 'HALF_UP' })).toBe(1250);
    expect(roadMetres(0, { circuity: 1.25, stepM: 1, mode: 'HALF_UP' })).toBe(0);
  });
});

describe('chargeable metres', () => {
  it('are road metres rounded to the metre, halves up by default', () => {
    const rules = { circuity: 1.25, stepM: 1, mode: 'HALF_UP' } as const;
    // 1250.5 and a tenth of a millimetre less.
    expect(chargeableMetres(1000.4, rules)).toBe(1251);
    expect(chargeableMetres(1000.399_92, rules)).toBe(1250);
  });

  it.each([
    ['HALF_UP', [1000, 1500, 2000, 2500]],
    ['HALF_EVEN', [1000, 1000, 2000, 2000]],
    ['UP', [1000, 1500, 2000, 2500]],
    ['DOWN', [1000, 1000, 2000, 2000]],
  ] as const)('may be a multiple of 500 by %s', (mode, wanted) => {
    const rules = { circuity: 2, stepM: 500, mode };
    expect([500, 625, 1000, 1125].map((metres) => chargeableMetres(metres, rules))).toEqual(wanted);
  });

  it('of a kilometre begun', () => {
    const rules = { circuity: 1, stepM: 1000, mode: 'UP' } as const;
    expect([0, 0.001, 1000, 1000.001].map((metres) => chargeableMetres(metres, rules))).toEqual([
      0, 1000, 1000, 2000,
    ]);
  });
});

describe('the bound of great-circle metres', () => {
  it.each(ROUNDING_MODES)('loses no place that is charged at most so much: %s', (mode) => {
    for (const [circuity, stepM] of [
      [1.25, 1],
      [1.25, 1000],
      [0.7, 250],
      [3, 7],
    ] as const) {
      const rules = { circuity, stepM, mode };
      for (const chargeable of [0, stepM, 1000 * stepM, 20_000_000 * stepM]) {
        const bound = greatCircleBound(chargeable, rules);
        expect(chargeableMetres(bound + 1e-6, rules)).toBeGreaterThan(chargeable);
        // Just short of the next step a place is still charged so much, by a mode that rounds down.
        const short = ((chargeable + stepM) / circuity) * (1 - 1e-14);
        if (chargeableMetres(short, rules) <= chargeable) expect(bound).toBeGreaterThan(short);
        // And it is no more than a step, and a little for doubles, too wide.
        expect(bound * circuity).toBeLessThan((chargeable + stepM) * (1 + 1e-11) + 1e-4);
      }
    }
  });
});

describe('kilometres', () => {
  it.each([
    [0, '0.000'],
    [5, '0.005'],
    [9, '0.009'],
    [10, '0.010'],
    [99, '0.099'],
    [100, '0.100'],
    [999, '0.999'],
    [1000, '1.000'],
    [30_033, '30.033'],
    [20_015_115, '20015.115'],
  ])('%i m are %s', (metres, text) => {
    expect(kilometresText(metres)).toBe(text);
  });
});
