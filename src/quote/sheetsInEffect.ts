import type { BandTable } from '../pricing/band.js';
import { type TariffLine, sheetIndexOn, sheetsBetween } from '../pricing/tariffBook.js';

/**
 * The tariff sheets of one delivery type on the dates that a quote may ask for (DESIGN.md, "Tariffs": in effect
 * on date D). Quote after quote those are nearly always the same: they are looked up anew only for dates between
 * which another sheet comes into effect.
 */
export class SheetsInEffect {
  /** The vehicles that have a sheet on one of the dates, in the order in which all were given. */
  readonly vehicles: number[] = [];
  /** By the vehicle's number: its sheets on the dates; null where they are too many to look at. */
  readonly sheets: (readonly BandTable[] | null)[];
  /** By the vehicle's number: its sheet on every one of the dates; null where there is no such one. */
  readonly throughout: (BandTable | null)[];
  /** The dates, both included, on which all of this holds. */
  private from = Infinity;
  private until = -Infinity;

  constructor(
    private readonly lines: readonly (TariffLine | null)[],
    private readonly all: readonly number[],
  ) {
    this.sheets = lines.map(() => NONE);
    this.throughout = lines.map(() => null);
  }

  /** Looks the sheets up for the dates from `first` to `last`, both included. */
  setDates(first: number, last: number): void {
    if (first >= this.from && last <= this.until) return;
    this.from = -Infinity;
    this.until = Infinity;
    this.vehicles.length = 0;
    for (const vehicle of this.all) {
      const line = this.lines[vehicle]!;
      const from = sheetIndexOn(line, first);
      const until = sheetIndexOn(line, last);
      const sheets = until < 0 ? NONE : sheetsBetween(line, Math.max(0, from), until);
      this.sheets[vehicle] = sheets;
      this.throughout[vehicle] = from === until ? (sheets?.[0] ?? null) : null;
      if (until >= 0) this.vehicles.push(vehicle);
      // With another sheet on the last date than on the first, there is no telling what holds between others.
      this.from = from === until ? Math.max(this.from, line.since[until] ?? -Infinity) : Infinity;
      this.until = Math.min(this.until, (line.since[until + 1] ?? Infinity) - 1);
    }
  }
}

const NONE: readonly BandTable[] = [];
