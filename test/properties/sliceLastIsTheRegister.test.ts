import fc from 'fast-check';
import { expect } from 'vitest';
import { type TariffRow, compileTariffLine, sheetOn } from '../../src/pricing/tariffLine.js';
import { law } from './law.js';

const PRICE = {
  step: '0.01',
  mode: 'HALF_UP',
  minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' },
} as const;
const BANDS = { band: 'upTo', accumulate: 'whole', maxKm: 300 } as const;

/** Rows of one register: at most one for a distance and a period. */
const rowsArbitrary: fc.Arbitrary<readonly TariffRow[]> = fc
  .uniqueArray(
    fc.record({
      distance: fc.constantFrom(1, 5, 10, 20, 50),
      since: fc.integer({ min: 20_000, max: 20_006 }),
      price: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 15, selector: ({ distance, since }) => `${distance} ${since}` },
  )
  .map((rows) => rows.map((row, n) => ({ tariffId: `rate${n}`, ...row })));

const dayArbitrary = fc.integer({ min: 19_998, max: 20_008 });

function inEffect(rows: readonly TariffRow[], slice: 'perBand' | 'sheet', day: number): readonly string[] {
  const line = compileTariffLine(rows, slice, BANDS, PRICE, 1);
  return sheetOn(line, day)?.tariffIds ?? [];
}

function idsByDistance(rows: readonly TariffRow[]): readonly string[] {
  return [...rows].sort((a, b) => a.distance - b.distance).map(({ tariffId }) => tariffId);
}

law(
  'perBand: in effect is, of each distance, the row that none of the same distance and a later period up to the date outdates',
  fc.tuple(rowsArbitrary, dayArbitrary),
  ([rows, day]) => {
    const begun = rows.filter((row) => row.since <= day);
    const last = begun.filter(
      (row) => !begun.some((other) => other.distance === row.distance && other.since > row.since),
    );
    expect(inEffect(rows, 'perBand', day)).toEqual(idsByDistance(last));
  },
  300,
);

law(
  'sheet: in effect are the rows of the one latest period up to the date',
  fc.tuple(rowsArbitrary, dayArbitrary),
  ([rows, day]) => {
    const begun = rows.filter((row) => row.since <= day);
    const last = begun.filter((row) => !begun.some((other) => other.since > row.since));
    expect(inEffect(rows, 'sheet', day)).toEqual(idsByDistance(last));
  },
  300,
);
