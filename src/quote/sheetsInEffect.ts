import type { BandTable } from '../pricing/band.js';
import { type TariffLine, sheetIndexOn, sheetsBetween } from '../pricing/tariffLine.js';

/** So many spans of dates are remembered: today's and tomorrow's, and those of whoever asks about another season. */
const SPANS_KEPT = 4;

/** The sheets that hold from one date to another. */
interface Span {
  /** Day numbers, both included. */
  readonly from: number;
  readonly until: number;
  readonly vehicles: readonly number[];
  readonly leastPerMetre: Float64Array;
  readonly sheets: readonly (readonly BandTable[] | null)[];
  readonly throughout: readonly (BandTable | null)[];
}

/**
 * The tariff sheets of one delivery type on the dates that a quote may ask for (DESIGN.md, "Tariffs": in effect
 * on date D). Quote after quote those are nearly always the same: they are looked up anew only for dates between
 * which another sheet comes into effect, and not again for the dates of the quotes before.
 */
export class SheetsInEffect {
  /** The vehicles that have a sheet on one of the dates, ascending by `leastPerMetre`. */
  vehicles: readonly number[] = [];
  /** By the vehicle's number: that of its sheets on the dates (pricing/band.ts), the least of them. */
  leastPerMetre: Float64Array = new Float64Array(0);
  /** By the vehicle's number: its sheets on the dates; null where they are too many to look at. */
  sheets: readonly (readonly BandTable[] | null)[] = [];
  /** By the vehicle's number: its sheet on every one of the dates; null where there is no such one. */
  throughout: readonly (BandTable | null)[] = [];
  /** The dates, both included, on which all of this holds. */
  private from = Infinity;
  private until = -Infinity;
  /** The spans last looked up, each in its turn in place of the oldest. */
  private readonly kept: Span[] = [];
  private turn = 0;

  constructor(
    private readonly lines: readonly (TariffLine | null)[],
    private readonly all: readonly number[],
  ) {}

  /** Looks the sheets up for the dates from `first` to `last`, both included. */
  setDates(first: number, last: number): void {
    if (first >= this.from && last <= this.until) return;
    let span = this.kept.find(({ from, until }) => first >= from && last <= until);
    if (span === undefined) {
      span = this.lookUp(first, last);
      if (span.from <= span.until) {
        this.kept[this.turn] = span;
        this.turn = (this.turn + 1) % SPANS_KEPT;
      }
    }
    this.vehicles = span.vehicles;
    this.leastPerMetre = span.leastPerMetre;
    this.sheets = span.sheets;
    this.throughout = span.throughout;
    this.from = span.from;
    this.until = span.until;
  }

  private lookUp(first: number, last: number): Span {
    const vehicles: number[] = [];
    const sheets = this.lines.map((): readonly BandTable[] | null => NONE);
    const throughout = this.lines.map((): BandTable | null => null);
    let from = -Infinity;
    let until = Infinity;
    for (const vehicle of this.all) {
      const line = this.lines[vehicle]!;
      const firstSheet = sheetIndexOn(line, first);
      const lastSheet = sheetIndexOn(line, last);
      const among = lastSheet < 0 ? NONE : sheetsBetween(line, Math.max(0, firstSheet), lastSheet);
      sheets[vehicle] = among;
      throughout[vehicle] = firstSheet === lastSheet ? (among?.[0] ?? null) : null;
      if (lastSheet >= 0) vehicles.push(vehicle);
      // With another sheet on the last date than on the first, there is no telling what holds between others.
      from = firstSheet === lastSheet ? Math.max(from, line.since[lastSheet] ?? -Infinity) : Infinity;
      until = Math.min(until, (line.since[lastSheet + 1] ?? Infinity) - 1);
    }
    const leastPerMetre = Float64Array.from(sheets, (among) =>
      among === null ? 0 : among.reduce((least, sheet) => Math.min(least, sheet.leastPerMetre), Infinity),
    );
    vehicles.sort((a, b) => leastPerMetre[a]! - leastPerMetre[b]!);
    return { from, until, vehicles, leastPerMetre, sheets, throughout };
  }
}

const NONE: readonly BandTable[] = [];
