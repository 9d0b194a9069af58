import { describe, expect, it } from 'vitest';
import { type BandRules, bandOf } from '../../src/pricing/band.js';
import { metresWithin, mostBeforeRounding } from '../../src/pricing/budget.js';
import { type PriceRules, priceSteps } from '../../src/pricing/price.js';
import { ROUNDING_MODES, type RoundingMode } from '../../src/pricing/roundingMode.js';
import { kopecks, sheet } from './sheets.js';

const rulesOf = (step: string, mode: RoundingMode = 'HALF_UP'): PriceRules => ({ ...kopecks, step, mode });

describe('the leasts of bands', () => {
  it.each([
    ['5km@50', {}],
    ['10km@50 20km@40 30km@60', {}],
    ['3km@60 9km@0 20km@70 30km@10', {}],
    ['3km@60 9km@50 30km@40', { accumulate: 'graduated' }],
    ['3km@10 9km@0 30km@40', { accumulate: 'graduated' }],
    ['2km@60 9km@50 20km@70', { band: 'from', maxKm: 30 }],
    ['2km@60 9km@5', { band: 'from', accumulate: 'graduated', maxKm: 30 }],
  ] as const)('are the least from each band on, less a metre or hardly more: %s %o', (text, rules) => {
    const { low, highs, rates, bases, leasts } = sheet(text, rules);
    const begins = [...highs].map((_, i) => (i === 0 ? low : highs[i - 1]!));
    begins.forEach((__, i) => {
      let least = Infinity;
      let rate = 0;
      for (let j = i; j < highs.length; j++) {
        for (let metres = begins[j]!; metres <= highs[j]!; metres++) {
          const figure = bases[j]! + rates[j]! * metres;
          if (figure >= least) continue;
          least = figure;
          rate = rates[j]!;
        }
      }
      expect(leasts[i]).toBeLessThanOrEqual(least);
      expect(leasts[i]).toBeGreaterThanOrEqual(least - Math.max(rate, ...rates) - 1e-3);
    });
    expect(leasts).toHaveLength(highs.length);
  });
});

describe('the least a metre', () => {
  it.each([
    ['5km@50', {}, 50],
    ['10km@50 20km@40 30km@60', {}, 40],
    ['3km@60 9km@0 20km@70', {}, 0],
    // One metre is cheap.
    ['10km@50 10.001km@1 20km@60', {}, 1],
    // 30 km cost 9 times 60, 6 times 50 and 21 times 40 a kilometre.
    ['3km@60 9km@50 30km@40', { accumulate: 'graduated' }, (3 * 60 + 6 * 50 + 21 * 40) / 30],
    // From 2 km on; the first of them are free, and the further the dearer they are on the average.
    ['2km@60 9km@50', { band: 'from', maxKm: 30 }, 50],
    ['2km@60 9km@70', { band: 'from', accumulate: 'graduated', maxKm: 30 }, 0],
    ['0.3km@60 9km@5', { band: 'from', accumulate: 'graduated', maxKm: 30 }, 0],
    ['0km@60 9km@5', { band: 'from', accumulate: 'graduated', maxKm: 30 }, (9 * 60 + 21 * 5) / 30],
    ['0.0005km@10 20km@30', { accumulate: 'graduated' }, 20],
  ] as const)('is what it costs where it is cheapest: %s %o', (text, rules, perKm) => {
    const { leastPerMetre } = sheet(text, rules);
    // In kopecks a metre.
    expect(leastPerMetre).toBeLessThanOrEqual(perKm / 10);
    expect(leastPerMetre).toBeGreaterThanOrEqual((perKm / 10) * (1 - 1e-4));
  });

  it('is in steps, whatever step', () => {
    expect(sheet('10km@50', {}, rulesOf('10')).leastPerMetre).toBeCloseTo(0.005, 10);
  });

  it('is nothing where no metre is in a band', () => {
    expect(sheet('0km@50').leastPerMetre).toBe(0);
    expect(sheet('5km@50', { band: 'from', maxKm: 4 }).leastPerMetre).toBe(0);
  });

  it('is nothing where figures are too great for doubles to tell', () => {
    expect(sheet('5km@1e308 10km@0', {}, rulesOf(`0.${'0'.repeat(200)}1`)).leastPerMetre).toBe(0);
    expect(sheet('300km@1e300', {}, rulesOf(`0.${'0'.repeat(200)}1`)).leastPerMetre).toBe(0);
  });
});

it('a price may have been a step more before it was rounded', () => {
  expect(mostBeforeRounding(450)).toBeGreaterThanOrEqual(451);
  expect(mostBeforeRounding(450)).toBeLessThan(451.001);
  expect(mostBeforeRounding(10n ** 30n)).toBeGreaterThanOrEqual(1e30);
});

describe('the metres within a budget', () => {
  const sheets: readonly (readonly [string, Partial<BandRules>])[] = [
    ['30km@15', {}],
    ['3km@50 9km@40 30km@60', {}],
    ['3km@60 9km@0 30km@10', {}],
    ['3km@60 9km@50 30km@40', { accumulate: 'graduated' }],
    ['3km@10 9km@0 30km@40', { accumulate: 'graduated' }],
    ['2km@60 9km@50', { band: 'from', maxKm: 30 }],
    ['2km@60 9km@5', { band: 'from', accumulate: 'graduated', maxKm: 30 }],
  ];

  it.each(sheets)('%s %o: none at that price or less lies beyond them', (text, bands) => {
    for (const mode of ROUNDING_MODES) {
      for (const trips of [1, 3]) {
        const table = sheet(text, bands, rulesOf('1', mode), trips);
        for (const budget of [0, 1, 100, 180, 240, 400, 500, 1000, 5000]) {
          let furthest = -1;
          for (let metres = 0; metres <= 30_000; metres += 50) {
            const band = bandOf(table, metres);
            if (band >= 0 && priceSteps(table, band, metres, trips, mode, 0) <= budget) furthest = metres;
          }
          expect(metresWithin(table, budget, trips)).toBeGreaterThanOrEqual(furthest);
        }
      }
    }
  });

  it('are no more than a step of the price and a metre too many', () => {
    // 15 a km: a kopeck is two thirds of a metre.
    expect(metresWithin(sheet('300km@15'), 45_050, 1)).toBeLessThan(30_033 + 3);
    expect(metresWithin(sheet('300km@15', {}, kopecks, 2), 90_100, 2)).toBeLessThan(30_033 + 3);
    expect(metresWithin(sheet('10km@50 300km@40'), 50_000, 1)).toBeLessThan(12_500 + 3);
  });

  it('are those of the last band that the budget reaches, not of the first', () => {
    // 200 buys 4 km of the first band, 5 km of the dear second none, and the free third all.
    expect(metresWithin(sheet('4km@50 10km@60 30km@0'), 20_000, 1)).toBe(30_000);
    expect(metresWithin(sheet('4km@50 10km@60'), 20_000, 1)).toBe(4000);
    expect(metresWithin(sheet('4km@50 10km@60'), 24_100, 1)).toBeGreaterThanOrEqual(4016);
    expect(metresWithin(sheet('4km@50 10km@60'), 24_100, 1)).toBeLessThan(4020);
  });

  it('are all of a free band, when what came before it can be paid', () => {
    // Graduated: the first 3 km cost 30.00, and the next six are free.
    const table = sheet('3km@10 9km@0 30km@40', { accumulate: 'graduated' });
    expect(metresWithin(table, 3000, 1)).toBeLessThan(9003);
    expect(metresWithin(table, 3000, 1)).toBeGreaterThanOrEqual(9000);
    expect(metresWithin(table, 2900, 1)).toBeLessThan(2905);
    expect(metresWithin(table, 3400, 1)).toBeLessThan(9105);
  });

  it('are none where even the nearest band costs more', () => {
    // Below 5 km there is no band, and 5 km cost 250.
    const table = sheet('5km@50', { band: 'from', maxKm: 30 });
    expect(metresWithin(table, 24_900, 1)).toBe(-1);
    expect(metresWithin(table, 25_000, 1)).toBeGreaterThanOrEqual(5000);
    expect(metresWithin(sheet('5km@50', { band: 'from', maxKm: 4 }), 24_900, 1)).toBe(-1);
  });

  it('are never too few beside a band whose figures are too great for doubles', () => {
    const table = sheet('5km@0 10km@9.99 50km@0 179km@0.005 25000km@1e302');
    expect(metresWithin(table, 4996, 1)).toBeGreaterThanOrEqual(50_000);
    expect(metresWithin(sheet('5km@1e308 10km@0', {}, rulesOf(`0.${'0'.repeat(200)}1`)), 10, 1)).toBe(10_000);
  });

  it('are the whole reach where figures are too great for doubles to tell', () => {
    const table = sheet('300km@1e300', {}, rulesOf(`0.${'0'.repeat(200)}1`));
    expect(metresWithin(table, 10n ** 520n, 1)).toBe(300_000);
  });
});
