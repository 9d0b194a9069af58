import { describe, expect, it } from 'vitest';
import { type TariffRow, compileTariffLine, sheetIndexOn, sheetOn } from '../../src/pricing/tariffBook.js';
import { dayOfText } from '../../src/time/localDate.js';
import { compileBands } from '../../src/pricing/band.js';
import { kopecks } from './sheets.js';

const row = (tariffId: string, period: string, distance: number, price: number): TariffRow => ({
  tariffId,
  since: dayOfText(period),
  distance,
  price,
});

// A register in which the second period changes one band only, and the third adds one.
const register = [
  row('a10', '2025-01-01', 10, 50),
  row('a30', '2025-01-01', 30, 40),
  row('b10', '2025-02-01', 10, 55),
  row('c50', '2025-03-01', 50, 35),
];

/** The rows in effect on a date. */
function inEffect(slice: 'perBand' | 'sheet', date: string, rows: readonly TariffRow[] = register) {
  const bands = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;
  return sheetOn(compileTariffLine(rows, slice, bands, kopecks, 1), dayOfText(date))?.tariffIds;
}

describe('the slice perBand', () => {
  it.each([
    ['2025-01-01', ['a10', 'a30']],
    ['2025-01-31', ['a10', 'a30']],
    ['2025-02-01', ['b10', 'a30']],
    ['2025-02-28', ['b10', 'a30']],
    ['2025-03-01', ['b10', 'a30', 'c50']],
    ['2030-01-01', ['b10', 'a30', 'c50']],
  ])('has on %s for each distance the row of the latest period', (date, ids) => {
    expect(inEffect('perBand', date)).toEqual(ids);
  });
});

describe('the slice sheet', () => {
  it.each([
    ['2025-01-31', ['a10', 'a30']],
    ['2025-02-01', ['b10']],
    ['2025-03-01', ['c50']],
  ])('has on %s the rows of the latest period alone', (date, ids) => {
    expect(inEffect('sheet', date)).toEqual(ids);
  });
});

it('nothing is in effect before the first period', () => {
  expect(inEffect('perBand', '2024-12-31')).toBeUndefined();
  expect(inEffect('sheet', '2024-12-31')).toBeUndefined();
});

it('the order of the rows does not matter', () => {
  const turned = register.toReversed();
  for (const date of ['2025-01-15', '2025-02-15', '2025-03-15']) {
    expect(inEffect('perBand', date, turned)).toEqual(inEffect('perBand', date));
    expect(inEffect('sheet', date, turned)).toEqual(inEffect('sheet', date));
  }
});

it('a line numbers its sheets by their periods', () => {
  const bands = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;
  const line = compileTariffLine(register, 'perBand', bands, kopecks, 1);
  const index = ['2024-12-31', '2025-01-01', '2025-02-10', '2025-03-01'].map((date) =>
    sheetIndexOn(line, dayOfText(date)),
  );
  expect(index).toEqual([-1, 0, 1, 2]);
  expect([...line.since]).toEqual(['2025-01-01', '2025-02-01', '2025-03-01'].map(dayOfText));
  expect(line.each).toEqual(line.sheets.map((sheet) => [sheet]));
});

describe('a register of too many sheets to compile ahead', () => {
  // 400 periods, each of which adds a distance.
  const day = (i: number) => dayOfText('2020-01-01') + i;
  const rows = Array.from({ length: 400 }, (_, i): TariffRow => ({
    tariffId: `t${i}`,
    since: day(i),
    distance: i + 1,
    price: i,
  }));
  const bands = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;
  const line = compileTariffLine(rows, 'perBand', bands, kopecks, 1);

  it('has the same sheets when they are asked for', () => {
    expect(line.late).not.toBeNull();
    for (const i of [0, 1, 7, 200, 399, 3, 398, 0]) {
      expect(sheetOn(line, day(i))).toEqual(compileBands(rows.slice(0, i + 1), bands, kopecks, 1));
    }
    expect(sheetOn(line, day(-1))).toBeUndefined();
  });

  it('finds the number of a sheet by its date', () => {
    for (const i of [-1, 0, 1, 200, 390, 391, 392, 399]) expect(sheetIndexOn(line, day(i))).toBe(i);
    expect(sheetIndexOn(line, day(1000))).toBe(399);
  });
});
