import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTariffLine, type TariffLine, type TariffRow } from '../../src/pricing/tariffLine.js';
import { SheetsInEffect } from '../../src/quote/sheetsInEffect.js';

/** A tariff line whose sheets begin on the given days; each sheet's one row bears its day. */
function line(days: readonly number[], prices: readonly number[] = []): TariffLine {
  const rows: TariffRow[] = days.map((since, i) => ({
    since,
    tariffId: String(since),
    distance: 10,
    price: prices[i] ?? 1,
  }));
  return lineOf(rows);
}

function lineOf(rows: readonly TariffRow[]): TariffLine {
  const bands = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;
  const price = {
    step: '0.01',
    mode: 'HALF_UP',
    minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' },
  } as const;
  return compileTariffLine(rows, 'perBand', bands, price, 1);
}

/** What holds between two dates, as text: the vehicles with their sheets, and those that have one throughout. */
function between(inEffect: SheetsInEffect, first: number, last: number) {
  inEffect.setDates(first, last);
  return {
    vehicles: inEffect.vehicles.map((vehicle) => [
      vehicle,
      inEffect.sheets[vehicle]?.map(({ tariffIds }) => tariffIds[0]),
    ]),
    throughout: inEffect.throughout.map((sheet) => sheet?.tariffIds[0] ?? null),
  };
}

describe('the sheets in effect between two dates', () => {
  const inEffect = new SheetsInEffect([line([10, 20]), line([15]), null], [1, 0]);

  it.each([
    [9, 9, [], [null, null, null]],
    [10, 14, [[0, ['10']]], ['10', null, null]],
    [9, 10, [[0, ['10']]], [null, null, null]],
    [
      19,
      20,
      [
        [1, ['15']],
        [0, ['10', '20']],
      ],
      [null, '15', null],
    ],
    [
      20,
      Infinity,
      [
        [1, ['15']],
        [0, ['20']],
      ],
      ['20', '15', null],
    ],
    [
      16,
      Infinity,
      [
        [1, ['15']],
        [0, ['10', '20']],
      ],
      [null, '15', null],
    ],
  ])('from %i to %i', (first, last, vehicles, throughout) => {
    expect(between(inEffect, first, last)).toEqual({ vehicles, throughout });
  });

  it('come with what a metre costs at least, the vehicle where it is least first', () => {
    const lines = [line([10], [3]), null, line([10, 20], [5, 2]), line([15], [1])];
    const priced = new SheetsInEffect(lines, [0, 2, 3]);
    const least = (first: number, last: number) => {
      priced.setDates(first, last);
      // In kopecks a metre, of tenths of which the prices are.
      return priced.vehicles.map((vehicle) => [
        vehicle,
        Math.round(priced.leastPerMetre[vehicle]! * 1000) / 100,
      ]);
    };
    expect(least(10, 14)).toEqual([
      [0, 3],
      [2, 5],
    ]);
    expect(least(15, 19)).toEqual([
      [3, 1],
      [0, 3],
      [2, 5],
    ]);
    // On one of the dates at least.
    expect(least(19, 20)).toEqual([
      [3, 1],
      [2, 2],
      [0, 3],
    ]);
    expect(least(10, 14)).toEqual([
      [0, 3],
      [2, 5],
    ]);
  });

  it('cost nothing at least where they are too many to look at', () => {
    // 330 periods of 330 distances.
    const rows = Array.from({ length: 330 }, (_, i) => ({
      since: i,
      tariffId: '',
      distance: i + 1,
      price: 1,
    }));
    const many = new SheetsInEffect([line([0], [0.5]), lineOf(rows)], [0, 1]);
    many.setDates(0, 9);
    expect(many.leastPerMetre[1]).toBe(0);
    expect(many.vehicles).toEqual([1, 0]);
  });

  /** Tells whether dates make the lines be looked at. */
  function watched(...lines: readonly TariffLine[]) {
    let lookUps = 0;
    const proxied = new Proxy(lines, {
      get(target, key) {
        lookUps++;
        return Reflect.get(target, key) as unknown;
      },
    });
    const watching = new SheetsInEffect(proxied, [...lines.keys()]);
    return (first: number, last = first) => {
      const before = lookUps;
      watching.setDates(first, last);
      return lookUps > before;
    };
  }

  it('are looked up anew only where another may hold', () => {
    const looksUp = watched(line([10, 20]), line([15]));
    expect([looksUp(16, 17), looksUp(15, 19), looksUp(17, 17)]).toEqual([true, false, false]);
    // On the first of two dates another sheet holds than on the last: such spans are of use to nobody else.
    expect([looksUp(15, 20), looksUp(15, 20), looksUp(14, 16)]).toEqual([true, true, true]);
    expect([looksUp(14, 14), looksUp(10, 14), looksUp(9, 9), looksUp(-1000, 0)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([looksUp(20, Infinity), looksUp(1e6, 1e9), looksUp(1e9, Infinity)]).toEqual([true, false, false]);
  });

  it('are remembered for the last four spans of dates', () => {
    const looksUp = watched(line([10, 20, 30, 40]));
    expect([5, 15, 25, 35].map((day) => looksUp(day))).toEqual([true, true, true, true]);
    expect([5, 15, 25, 35, 5].map((day) => looksUp(day))).toEqual([false, false, false, false, false]);
    expect([45, 15, 25, 35, 45].map((day) => looksUp(day))).toEqual([true, false, false, false, false]);
    expect([5, 25, 15].map((day) => looksUp(day))).toEqual([true, false, true]);
  });

  it('are remembered from the first to the last date of a span, be it one', () => {
    const looksUp = watched(line([10, 20, 21]));
    expect([15, 5, 20].map((day) => looksUp(day))).toEqual([true, true, true]);
    expect([5, 10, 5, 19, 5, 20, 9].map((day) => looksUp(day))).toEqual(Array(7).fill(false));
  });

  it('are not forgotten for dates of which nothing is remembered', () => {
    const looksUp = watched(line([10, 20, 30]));
    expect([5, 15, 25].map((day) => looksUp(day))).toEqual([true, true, true]);
    for (let time = 0; time < 5; time++) expect(looksUp(19, 20)).toBe(true);
    expect([5, 15, 25].map((day) => looksUp(day))).toEqual([false, false, false]);
  });

  it('are the same whatever dates were asked for before', () => {
    const day = fc.integer({ min: 0, max: 12 });
    const dates = fc.tuple(day, fc.oneof(fc.constantFrom(0, 1, Infinity), day));
    const periods = fc.uniqueArray(day, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(periods, { maxLength: 3 }), fc.array(dates, { maxLength: 8 }), (lines, asked) => {
        const all = lines.map((days) => line(days));
        const vehicles = [...all.keys()];
        const kept = new SheetsInEffect(all, vehicles);
        for (const [first, more] of asked) {
          const fresh = new SheetsInEffect(all, vehicles);
          expect(between(kept, first, first + more)).toEqual(between(fresh, first, first + more));
        }
      }),
    );
  });
});
