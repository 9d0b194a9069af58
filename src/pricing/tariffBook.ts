import { type BandRules, type BandTable, type TariffBand, compileBands } from './band.js';
import type { PriceRules } from './price.js';

/** A tariff row of one delivery type and vehicle, with the day number of its `period`. */
export interface TariffRow extends TariffBand {
  readonly since: number;
}

/** The tariff of one delivery type and vehicle through time: `sheets[i]` holds from `since[i]` on. */
export interface TariffLine {
  /** Day numbers, ascending. */
  readonly since: Float64Array;
  readonly sheets: readonly BandTable[];
  /** Each sheet as a list of its own. */
  readonly each: readonly (readonly BandTable[])[];
}

/**
 * Compiles the rows of one delivery type and vehicle (at least one). In effect on a date
 * (DESIGN.md, "Tariffs"): `perBand`, for each distance the row with the latest period up to it;
 * `sheet`, the rows of the latest period up to it alone.
 */
export function compileTariffLine(
  rows: readonly TariffRow[],
  slice: 'perBand' | 'sheet',
  bands: BandRules,
  price: PriceRules,
  maxTrips: number,
): TariffLine {
  const since = [...new Set(rows.map((row) => row.since))].sort((a, b) => a - b);
  const inEffect = new Map<number, TariffRow>();
  const sheets = since.map((day) => {
    if (slice === 'sheet') inEffect.clear();
    for (const row of rows) if (row.since === day) inEffect.set(row.distance, row);
    return compileBands([...inEffect.values()], bands, price, maxTrips);
  });
  return { since: Float64Array.from(since), sheets, each: sheets.map((sheet) => [sheet]) };
}

/** The sheet in effect on a date; undefined before the first period. */
export function sheetOn(line: TariffLine, day: number): BandTable | undefined {
  return line.sheets[sheetIndexOn(line, day)];
}

/** Its index, -1 before the first period. */
export function sheetIndexOn(line: TariffLine, day: number): number {
  let i = line.since.length - 1;
  while (i >= 0 && line.since[i]! > day) i--;
  return i;
}
