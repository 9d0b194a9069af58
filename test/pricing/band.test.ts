import { describe, expect, it } from 'vitest';
import { bandOf, reachMetres } from '../../src/pricing/band.js';
import { kopecks, sheet } from './sheets.js';

/** The row of the band at each distance in metres; none out of range. */
function rowsAt(table: ReturnType<typeof sheet>, metres: readonly number[]): (string | undefined)[] {
  return metres.map((m) => table.tariffIds[bandOf(table, m)]);
}

describe('bands up to a distance', () => {
  const table = sheet('10km@50 30km@40');

  it('are the smallest distance at or above the chargeable one', () => {
    expect(rowsAt(table, [0, 9999, 10_000, 10_001, 30_000])).toEqual(['t10', 't10', 't10', 't30', 't30']);
  });

  it('are none past the last', () => {
    expect(bandOf(table, 30_001)).toBe(-1);
  });

  it('reach as far as the last one', () => {
    expect(reachMetres(table)).toBe(30_000);
    expect(table.reachKm).toBe(30);
    expect(table.reachText).toBe('30');
  });

  it('are taken in order of distance, in whatever order the rows come', () => {
    const mixed = sheet('30km@40 5km@60 10km@50');
    expect(rowsAt(mixed, [5000, 5001, 10_001])).toEqual(['t5', 't10', 't30']);
    expect(mixed.pricesPerKm).toEqual(['60', '50', '40']);
    expect(mixed.reachKm).toBe(30);
  });

  it('may end between two metres', () => {
    const table2 = sheet('10.0005km@50 30.0009km@40');
    expect(rowsAt(table2, [10_000, 10_001, 30_000])).toEqual(['t10.0005', 't30.0009', 't30.0009']);
    expect(bandOf(table2, 30_001)).toBe(-1);
    expect(table2.reachText).toBe('30.0009');
  });

  it('may be one of no length: the address at the warehouse’s own', () => {
    const table3 = sheet('0km@50');
    expect(bandOf(table3, 0)).toBe(0);
    expect(bandOf(table3, 1)).toBe(-1);
    expect(reachMetres(table3)).toBe(0);
  });

  it('do not read maxKm', () => {
    expect(sheet('10km@50', { maxKm: 5 }).reachKm).toBe(10);
  });
});

describe('bands from a distance', () => {
  const table = sheet('5km@50 10km@40', { band: 'from', maxKm: 30 });

  it('are the largest distance at or below the chargeable one', () => {
    expect(rowsAt(table, [5000, 9999, 10_000, 30_000])).toEqual(['t5', 't5', 't10', 't10']);
  });

  it('are none below the first and above maxKm', () => {
    expect([0, 4999, 30_001].map((m) => bandOf(table, m))).toEqual([-1, -1, -1]);
  });

  it('reach as far as maxKm', () => {
    expect(reachMetres(table)).toBe(30_000);
    expect(table.reachKm).toBe(30);
    expect(table.reachText).toBe('30');
  });

  it('may begin between two metres', () => {
    const table2 = sheet('5.0005km@50 10.0005km@40', { band: 'from', maxKm: 30.0005 });
    expect(rowsAt(table2, [5001, 10_000, 10_001, 30_000])).toEqual([
      't5.0005',
      't5.0005',
      't10.0005',
      't10.0005',
    ]);
    expect([5000, 30_001].map((m) => bandOf(table2, m))).toEqual([-1, -1]);
    expect(table2.reachText).toBe('30.0005');
  });

  it('begin anywhere when the first is 0', () => {
    expect(bandOf(sheet('0km@50', { band: 'from' }), 0)).toBe(0);
  });

  it('that begin at maxKm are its last metre alone, and beyond it none', () => {
    const at = sheet('5km@50 10km@40', { band: 'from', maxKm: 10 });
    expect(rowsAt(at, [9999, 10_000, 10_001])).toEqual(['t5', 't10', undefined]);
    const before = sheet('5km@50 10km@40', { band: 'from', maxKm: 9.9999 });
    expect(rowsAt(before, [9999, 10_000])).toEqual(['t5', undefined]);
  });

  it('all beyond maxKm leave no band, though the reach is still maxKm', () => {
    const none = sheet('5km@50', { band: 'from', maxKm: 4 });
    expect([0, 4000, 5000].map((m) => bandOf(none, m))).toEqual([-1, -1, -1]);
    expect(reachMetres(none)).toBe(-1);
    expect(none.reachKm).toBe(4);
    expect(none.tariffIds).toEqual([]);
  });
});

describe('very many bands', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => `${i + 1}km@${i}`).join(' ');

  it('are each found at both their ends', () => {
    const table = sheet(hundred);
    for (let km = 1; km <= 100; km++) {
      expect(rowsAt(table, [1000 * km - 999, 1000 * km])).toEqual([`t${km}`, `t${km}`]);
    }
    expect(bandOf(table, 0)).toBe(0);
    expect(bandOf(table, 100_001)).toBe(-1);
  });

  it('are each found at both their ends from a distance on', () => {
    const table = sheet(hundred, { band: 'from', maxKm: 200 });
    for (let km = 1; km < 100; km++) {
      expect(rowsAt(table, [1000 * km, 1000 * km + 999])).toEqual([`t${km}`, `t${km}`]);
    }
    expect(rowsAt(table, [999, 200_000, 200_001])).toEqual([undefined, 't100', undefined]);
  });
});

describe('a band table', () => {
  it('keeps prices per km as plain decimals', () => {
    expect(sheet('10km@50.5 20km@0.000001 30km@0').pricesPerKm).toEqual(['50.5', '0.000001', '0']);
  });

  it('counts in doubles as long as no figure can pass 2^53', () => {
    expect(sheet('10km@50 300km@40.55').big).toBeNull();
    expect(sheet('300km@40', { accumulate: 'graduated' }).big).toBeNull();
  });

  it('counts in big whole numbers where a price may', () => {
    // A rate of 10^12 thousandths a metre, over 300,000 m.
    expect(sheet('300km@1000000000000').big).not.toBeNull();
  });

  it('counts in big whole numbers where trips may make one pass', () => {
    // A trip costs at most 4.5 * 10^11 kopecks; 2^51, about 2.25 * 10^15, is what fits.
    expect(sheet('300km@15000000', {}, kopecks, 5003).big).toBeNull();
    expect(sheet('300km@15000000', {}, kopecks, 5004).big).not.toBeNull();
  });

  it('counts in big whole numbers where the step or a distance is too fine or too far', () => {
    expect(sheet('10km@5', {}, { ...kopecks, step: '10000000000000000' }).big).not.toBeNull();
    expect(sheet('10000000000000km@0').big).not.toBeNull();
  });

  it('counts in big whole numbers where what came before a band is too much', () => {
    // The second band's own rate takes 2 * 10^15 kopecks at its end, and what came before 0.5 * 10^15 more.
    expect(sheet('1000km@15000000000 2000km@10000000000', { accumulate: 'graduated' }).big).not.toBeNull();
    expect(sheet('1000km@15000000000 2000km@10000000000', { accumulate: 'whole' }).big).toBeNull();
  });
});
