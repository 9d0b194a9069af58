import { type BandRules, type BandTable, type TariffBand, compileBands } from './band.js';
import type { PriceRules } from './price.js';

/** A tariff row of one delivery type and vehicle, with the day number of its `period`. */
export interface TariffRow extends TariffBand {
  readonly since: number;
}

/** The tariff of one delivery type and vehicle through time: sheet `i` holds from `since[i]` on. */
export interface TariffLine {
  /** Day numbers, ascending. */
  readonly since: Float64Array;
  /** The compiled sheets, by number; empty with `late`. */
  readonly sheets: readonly BandTable[];
  /** Each sheet as a list of its own; empty with `late`. */
  readonly each: readonly (readonly BandTable[])[];
  /** Where the sheets are too many together: they are compiled one by one, when asked for. Else null. */
  readonly late: LateSheets | null;
}

/** Plain data, as all of a network: another thread may have compiled it. */
interface LateSheets {
  readonly source: SheetSource;
  /** The sheets last asked for, by number. */
  readonly kept: Map<number, BandTable>;
}

interface SheetSource {
  /** By period, ascending. */
  readonly rows: readonly TariffRow[];
  /** Sheet `i` reads the rows from `first[i]` (perBand: from 0) to `first[i + 1] - 1`. */
  readonly first: Int32Array;
  readonly slice: 'perBand' | 'sheet';
  readonly bands: BandRules;
  readonly price: PriceRules;
  readonly maxTrips: number;
}

/** Sheets of so many bands together are compiled ahead. No merchant has more, but a catalog of nonsense may. */
const MOST_BANDS = 100_000;
/** So many late sheets are kept however large: one moment has up to three dates on Earth, and a route another day. */
const LEAST_KEPT = 4;

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
  const sorted = [...rows].sort((a, b) => a.since - b.since);
  const begins = sorted.flatMap((row, i) => (row.since === sorted[i - 1]?.since ? [] : [i]));
  const since = Float64Array.from(begins, (i) => sorted[i]!.since);
  const source = {
    rows: sorted,
    first: Int32Array.from([...begins, sorted.length]),
    slice,
    bands,
    price,
    maxTrips,
  };
  const distances = slice === 'sheet' ? 1 : new Set(rows.map((row) => row.distance)).size;
  if (since.length * distances > MOST_BANDS) {
    return { since, sheets: [], each: [], late: { source, kept: new Map() } };
  }
  const sheets = begins.map((_, i) => compileSheet(source, i));
  return { since, sheets, each: sheets.map((sheet) => [sheet]), late: null };
}

function compileSheet({ rows, first, slice, bands, price, maxTrips }: SheetSource, i: number): BandTable {
  const inEffect = new Map<number, TariffRow>();
  for (let row = slice === 'sheet' ? first[i]! : 0; row < first[i + 1]!; row++) {
    inEffect.set(rows[row]!.distance, rows[row]!);
  }
  return compileBands([...inEffect.values()], bands, price, maxTrips);
}

/** The sheet of a number that the line has. */
function sheetAt({ sheets, late }: TariffLine, i: number): BandTable {
  return late === null ? sheets[i]! : lateSheet(late, i);
}

function lateSheet({ source, kept }: LateSheets, i: number): BandTable {
  const known = kept.get(i);
  if (known !== undefined) return known;
  let bands = 0;
  for (const { highs } of kept.values()) bands += highs.length;
  if (kept.size >= LEAST_KEPT && bands > MOST_BANDS) kept.clear();
  const sheet = compileSheet(source, i);
  kept.set(i, sheet);
  return sheet;
}

/** The sheet in effect on a date; undefined before the first period. */
export function sheetOn(line: TariffLine, day: number): BandTable | undefined {
  const i = sheetIndexOn(line, day);
  return i < 0 ? undefined : sheetAt(line, i);
}

/** The sheets from one number to another, both included; null where they are too many to look at. */
export function sheetsBetween(line: TariffLine, first: number, last: number): readonly BandTable[] | null {
  if (first === last) return line.each[last] ?? [sheetAt(line, last)];
  if (line.late !== null) return null;
  return line.sheets.slice(first, last + 1);
}

/** The number of the sheet in effect on a date, -1 before the first period. */
export function sheetIndexOn(line: TariffLine, day: number): number {
  const { since } = line;
  let low = -1;
  let high = since.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (since[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
