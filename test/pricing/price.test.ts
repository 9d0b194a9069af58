import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { type BandRules, bandOf } from '../../src/pricing/band.js';
import {
  type PriceRules,
  compilePriceFormat,
  exactSteps,
  priceSteps,
  priceText,
  stepsOf,
} from '../../src/pricing/price.js';
import { ROUNDING_MODES, type RoundingMode } from '../../src/pricing/roundingMode.js';
import { bandsOf, kopecks, sheet } from './sheets.js';

const rulesOf = (step: string, mode: RoundingMode = 'HALF_UP'): PriceRules => ({ ...kopecks, step, mode });

/** The price of a distance as the answer writes it; `none` out of range. */
function price(
  text: string,
  metres: number,
  {
    bands = {},
    rules = kopecks,
    trips = 1,
    minimum = '0',
  }: { bands?: Partial<BandRules>; rules?: PriceRules; trips?: number; minimum?: string } = {},
): string {
  const table = sheet(text, bands, rules, trips);
  const band = bandOf(table, metres);
  if (band < 0) return 'none';
  const steps = priceSteps(table, band, metres, trips, rules.mode, stepsOf(minimum, rules));
  return priceText(steps, compilePriceFormat(rules));
}

const DECIMAL_MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

const Precise = Decimal.clone({ precision: 500, toExpPos: 1000 });

/** The price by DESIGN.md's words, with decimal.js: stretches, trips, step. */
function priceByDecimal(
  text: string,
  metres: number,
  { band, accumulate }: Pick<BandRules, 'band' | 'accumulate'>,
  rules: PriceRules,
  trips: number,
): string {
  const rows = bandsOf(text).toSorted((a, b) => a.distance - b.distance);
  const km = new Precise(metres).div(1000);
  const inBand =
    band === 'upTo'
      ? rows.findIndex((row) => km.lte(row.distance))
      : rows.findLastIndex((row) => km.gte(row.distance));
  let sum = new Precise(0);
  if (accumulate === 'whole') sum = km.times(rows[inBand]!.price);
  else {
    for (let i = 0; i <= inBand; i++) {
      const begin = band === 'upTo' ? (rows[i - 1]?.distance ?? 0) : rows[i]!.distance;
      const end = band === 'upTo' ? rows[i]!.distance : (rows[i + 1]?.distance ?? Infinity);
      sum = sum.plus(Precise.min(km, end).minus(begin).times(rows[i]!.price));
    }
  }
  const step = new Precise(rules.step);
  const steps = sum.times(trips).div(step).toDecimalPlaces(0, DECIMAL_MODES[rules.mode]);
  return steps.times(step).toFixed(rules.step.split('.')[1]?.length ?? 0);
}

describe('the price before rounding', () => {
  it('is exact, in steps, with big figures as well', () => {
    const exact = (text: string, metres: number, trips = 1, rules = kopecks) => {
      const table = sheet(text, { accumulate: 'graduated' }, rules, trips);
      return exactSteps(table, bandOf(table, metres), metres, trips).times(rules.step).toFixed();
    };
    // 10 km at 50 and 20.033 km at 40; twice that.
    expect(exact('10km@50 50km@40', 30_033)).toBe('1301.32');
    expect(exact('10km@50 50km@40', 30_033, 2)).toBe('2602.64');
    expect(exact('50km@0.005', 1)).toBe('0.000005');
    expect(exact('10km@9007199254740994 50km@1', 10_001)).toBe('90071992547409940.001');
  });
});

describe('the price', () => {
  it('is the band’s price per km times the chargeable km', () => {
    // 30.033 km at 15: 450.495, halves up.
    expect(price('50km@15', 30_033)).toBe('450.50');
    expect(price('10km@50 30km@40', 10_000)).toBe('500.00');
    expect(price('10km@50 30km@40', 10_001)).toBe('400.04');
    expect(price('10km@50', 0)).toBe('0.00');
    expect(price('10km@0', 5000)).toBe('0.00');
  });

  it('is rounded once, after the trips', () => {
    // 0.333 km at 1: 0.333, three times 0.999; rounded before it would be 0.99.
    expect(price('10km@1', 333, { trips: 3 })).toBe('1.00');
    expect(price('10km@1', 333, { trips: 1 })).toBe('0.33');
  });

  it.each([
    ['HALF_UP', ['2', '3', '3', '4']],
    ['HALF_EVEN', ['2', '2', '3', '4']],
    ['UP', ['2', '3', '3', '4']],
    ['DOWN', ['2', '2', '2', '3']],
  ] as const)('is rounded to the step by %s, a half included', (mode, wanted) => {
    const rules = rulesOf('1', mode);
    expect([2000, 2500, 2501, 3500].map((metres) => price('10km@1', metres, { rules }))).toEqual(wanted);
  });

  it('is a multiple of any step', () => {
    expect(price('50km@15', 30_033, { rules: rulesOf('0.5') })).toBe('450.5');
    expect(price('50km@15', 30_033, { rules: rulesOf('0.50') })).toBe('450.50');
    expect(price('50km@15', 30_033, { rules: rulesOf('50') })).toBe('450');
    expect(price('50km@15', 30_033, { rules: rulesOf('7.5', 'UP') })).toBe('457.5');
    expect(price('50km@15', 30_033, { rules: rulesOf('0.03', 'DOWN') })).toBe('450.48');
  });

  it('is at least the minimum, which the rounding does not touch', () => {
    expect(price('10km@50', 1000, { minimum: '150' })).toBe('150.00');
    expect(price('10km@50', 3000, { minimum: '150' })).toBe('150.00');
    expect(price('10km@50', 3001, { minimum: '150' })).toBe('150.05');
    expect(price('10km@50', 1000, { trips: 4, minimum: '150' })).toBe('200.00');
  });

  it('has no binary fraction in it', () => {
    // 1.005 * 1 km, 8.615 * 1 km and 0.1 * 3 km in doubles fall below the half or above the whole.
    expect(price('10km@1.005', 1000)).toBe('1.01');
    expect(price('10km@8.615', 1000)).toBe('8.62');
    expect(price('10km@0.1', 3000, { rules: rulesOf('0.1', 'UP') })).toBe('0.3');
    expect(price('10km@0.7', 1100, { rules: rulesOf('0.01', 'DOWN') })).toBe('0.77');
  });
});

describe('the graduated price', () => {
  it('takes each stretch at its own price', () => {
    const bands = { accumulate: 'graduated' } as const;
    // 10 km at 50, then 15 km at 40.
    expect(price('10km@50 30km@40', 25_000, { bands })).toBe('1100.00');
    expect(price('10km@50 30km@40', 10_000, { bands })).toBe('500.00');
    expect(price('10km@50 30km@40', 10_001, { bands })).toBe('500.04');
    expect(price('10km@50 20km@40 30km@60', 21_000, { bands })).toBe('960.00');
    expect(price('10km@50', 4000, { bands })).toBe('200.00');
  });

  it('from a distance on leaves what lies below the first band free', () => {
    const bands = { accumulate: 'graduated', band: 'from' } as const;
    expect(price('5km@50 10km@40', 5000, { bands })).toBe('0.00');
    expect(price('5km@50 10km@40', 8000, { bands })).toBe('150.00');
    expect(price('5km@50 10km@40', 12_000, { bands })).toBe('330.00');
    expect(price('0km@50 10km@40', 12_000, { bands })).toBe('580.00');
  });
});

describe('the price by decimal.js', () => {
  const texts = [
    '10km@50.55 30km@40.1 100km@33.333',
    '5.5005km@12.5 7.25km@0 60.001km@99.999',
    '100km@123456789.123456 300km@98765432.123456789',
    '300km@1e20',
    '300km@1e-20',
  ];
  const distances = [0, 1, 5501, 10_005, 30_001, 59_999, 123_457, 300_000];

  const cases = (['upTo', 'from'] as const).flatMap((band) =>
    (['whole', 'graduated'] as const).flatMap((accumulate) =>
      ROUNDING_MODES.map((mode) => ({ band, accumulate, mode })),
    ),
  );

  it.each(cases)('is the same: %o', ({ band, accumulate, mode }) => {
    const bands = { band, accumulate, maxKm: 300 };
    const differences: object[] = [];
    for (const text of texts) {
      for (const step of ['0.01', '7', '0.000000000000001']) {
        for (const trips of [1, 3]) {
          const rules = rulesOf(step, mode);
          const table = sheet(text, bands, rules, trips);
          const format = compilePriceFormat(rules);
          for (const metres of distances) {
            const inBand = bandOf(table, metres);
            if (inBand < 0) continue;
            const got = priceText(priceSteps(table, inBand, metres, trips, mode, 0), format);
            const wanted = priceByDecimal(text, metres, bands, rules, trips);
            if (got !== wanted) differences.push({ text, step, trips, metres, got, wanted });
          }
        }
      }
    }
    expect(differences).toEqual([]);
  });
});

describe('an amount as steps', () => {
  it('is a whole number', () => {
    expect(stepsOf('150', kopecks)).toBe(15_000);
    expect(stepsOf('0', kopecks)).toBe(0);
    expect(stepsOf('0.3', rulesOf('0.1'))).toBe(3);
  });

  it('is a big one beyond 2^53', () => {
    expect(stepsOf('90071992547409.91', kopecks)).toBe(9_007_199_254_740_991);
    expect(stepsOf('90071992547409.92', kopecks)).toBe(9_007_199_254_740_992n);
  });

  it('is a minimum also for big prices', () => {
    expect(price('300km@1e20', 1000, { minimum: '100000000000000000000.01' })).toBe(
      '100000000000000000000.01',
    );
    expect(price('300km@1e20', 2000, { minimum: '100000000000000000000.01' })).toBe(
      '200000000000000000000.00',
    );
  });
});

describe('a price as text', () => {
  it.each([
    ['0.01', 45_050, '450.50'],
    ['0.01', 0, '0.00'],
    ['0.01', 5, '0.05'],
    ['0.01', 50, '0.50'],
    ['0.01', 100, '1.00'],
    ['0.50', 901, '450.50'],
    ['0.01', 123_456_789, '1234567.89'],
    ['0.1', 10, '1.0'],
    ['0.001', 7, '0.007'],
    ['0.001', 1_002_003_004, '1002003.004'],
    ['0.0001', 123_456_789, '12345.6789'],
    ['0.01', 9_007_199_254_740_991, '90071992547409.91'],
    ['0.02', 9_007_199_254_740_991, '180143985094819.82'],
    ['1', 1_000_001, '1000001'],
    ['1', 450, '450'],
    ['100', 3, '300'],
    ['0.01', 9_007_199_254_740_993n, '90071992547409.93'],
    ['100000', 9_007_199_254_740_991, '900719925474099100000'],
    ['0.0000000000000000000001', 3, '0.0000000000000000000003'],
    ['100000000000000000000', 3, '300000000000000000000'],
  ])('of step %s: %d is %s', (step, steps, text) => {
    expect(priceText(steps, compilePriceFormat(rulesOf(step)))).toBe(text);
  });
});

it('the format of prices counts in plain numbers as long as they hold the step', () => {
  expect(compilePriceFormat(rulesOf('0.50'))).toMatchObject({ stepUnits: 50, decimals: 2 });
  expect(compilePriceFormat(rulesOf('5'))).toMatchObject({ stepUnits: 5, decimals: 0 });
  expect(compilePriceFormat(rulesOf('9007199254740991')).stepUnits).toBe(9_007_199_254_740_991);
  expect(compilePriceFormat(rulesOf('9007199254740992')).stepUnits).toBe(9_007_199_254_740_992n);
});
