import { describe, expect, it } from 'vitest';
import {
  type TariffLine,
  type TariffRow,
  compileTariffLine,
  sheetIndexOn,
  sheetOn,
  sheetsBetween,
} from '../../src/pricing/tariffLine.js';
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

const keptBands = ({ late }: TariffLine) =>
  [...(late?.kept.values() ?? [])].reduce((sum, { highs }) => sum + highs.length, 0);

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

const rules = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;
const first = dayOfText('2020-01-01');

it('a line of many periods finds the sheet of every date', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    ...row(`t${i}`, '2020-01-01', 10, 50),
    since: first + 3 * i,
  }));
  const line = compileTariffLine(rows, 'sheet', rules, kopecks, 1);
  for (let day = first; day < first + 130; day++) {
    expect(sheetIndexOn(line, day)).toBe(Math.min(39, Math.floor((day - first) / 3)));
  }
  expect(sheetIndexOn(line, first - 1)).toBe(-1);
});

describe('the sheets from one to another', () => {
  it('are all of them, both ends included', () => {
    const line = compileTariffLine(register, 'perBand', rules, kopecks, 1);
    const ids = (from: number, to: number) =>
      sheetsBetween(line, from, to)?.map(({ tariffIds }) => tariffIds.join());
    expect(ids(0, 2)).toEqual(['a10,a30', 'b10,a30', 'b10,a30,c50']);
    expect(ids(1, 2)).toEqual(['b10,a30', 'b10,a30,c50']);
    expect(ids(1, 1)).toEqual(['b10,a30']);
  });
});

describe('a line of more bands than are compiled ahead', () => {
  // 400 periods, each of which changes one of 300 distances: 120,000 bands in all.
  const rows = Array.from({ length: 400 }, (_, i) => ({
    ...row(`t${i}`, '2020-01-01', 1 + (i % 300), 50 + i),
    since: first + i,
  }));
  const line = () => compileTariffLine(rows, 'perBand', rules, kopecks, 1);

  /** The row of a distance in effect so many days on: the last one up to then. */
  const inEffectOn = (day: number) =>
    Array.from({ length: Math.min(300, day + 1) }, (_, distance) =>
      day - distance >= 300 ? `t${300 + distance}` : `t${distance}`,
    );

  it('has on every date the same sheet', () => {
    const late = line();
    expect(late.sheets).toEqual([]);
    for (const day of [0, 1, 299, 300, 399, 1, 399]) {
      expect(sheetOn(late, first + day)?.tariffIds).toEqual(inEffectOn(day));
    }
    expect(sheetOn(late, first - 1)).toBeUndefined();
    expect(sheetOn(late, first + 300)).toBe(sheetOn(late, first + 300));
  });

  it('shows one sheet, and not many at once', () => {
    expect(sheetsBetween(line(), 5, 5)?.map(({ tariffIds }) => tariffIds.length)).toEqual([6]);
    expect(sheetsBetween(line(), 5, 6)).toBeNull();
  });

  it('is one of its distances in all periods together, not of one alone', () => {
    expect(compileTariffLine(rows, 'sheet', rules, kopecks, 1).sheets).toHaveLength(400);
  });

  it('holds no more than so many bands, whatever is asked for', () => {
    // 700 sheets, of up to 300 bands each: 165,150 bands, if all were kept.
    const more = Array.from({ length: 700 }, (_, i) => ({
      ...row(`t${i}`, '2020-01-01', 1 + (i % 300), 50 + i),
      since: first + i,
    }));
    const late = compileTariffLine(more, 'perBand', rules, kopecks, 1);
    let most = 0;
    for (let day = 0; day < 700; day++) {
      sheetOn(late, first + day);
      most = Math.max(most, keptBands(late));
    }
    expect(most).toBeGreaterThan(99_000);
    expect(most).toBeLessThanOrEqual(100_300);
  });

  /** Sheet `i` has `bands + i` bands: from so many periods on, one a distance. */
  const growing = (bands: number) =>
    compileTariffLine(
      Array.from({ length: bands + 4 }, (_, i) => ({
        ...row(`t${i}`, '2020-01-01', 1 + i, 50),
        since: first + Math.max(0, i - bands + 1),
      })),
      'perBand',
      rules,
      kopecks,
      1,
    );

  it('keeps three sheets whatever their size, and of four or more not too many bands', () => {
    for (const [bands, isKept] of [
      [24_990, true],
      [34_000, false],
    ] as const) {
      const late = growing(bands);
      const [one, , three] = [0, 1, 2].map((day) => sheetOn(late, first + day));
      expect(sheetOn(late, first)).toBe(one);
      expect(sheetOn(late, first + 2)).toBe(three);
      sheetOn(late, first + 3);
      expect(sheetOn(late, first)).toBe(one);
      sheetOn(late, first + 4);
      expect(sheetOn(late, first) === one).toBe(isKept);
    }
  });

  it('compiles the few sheets that are asked for in turn once each', () => {
    const late = line();
    const days = [399, 398, 10];
    const sheets = days.map((day) => sheetOn(late, first + day));
    for (let turn = 0; turn < 3; turn++) {
      days.forEach((day, i) => expect(sheetOn(late, first + day)).toBe(sheets[i]));
    }
    // Those of few bands may be as many as they like.
    const small = Array.from({ length: 60 }, (_, day) => sheetOn(late, first + day));
    small.forEach((sheet, day) => expect(sheetOn(late, first + day)).toBe(sheet));
  });
});
