import { type Calendar, workingWeekday } from './calendar.js';
import { MS_PER_DAY } from './units.js';
import { type Zone, instantOf } from './zone.js';

/** One row of a schedule: an opening interval of a weekday, in seconds after local midnight. */
export interface OpeningRow {
  /** 1 Monday to 7 Sunday. */
  readonly dayOfWeek: number;
  readonly beginSeconds: number;
  /** At or before `beginSeconds`, or 86,400: the next date's (DESIGN.md, "Time"). */
  readonly endSeconds: number;
}

/** When a warehouse is open. `always` and `never` stand for an empty schedule, as the policy reads it. */
export interface OpeningHours {
  readonly kind: 'scheduled' | 'always' | 'never';
  readonly zone: Zone;
  readonly calendar: Calendar;
  /** The intervals of weekday w are those from `first[w]` to `first[w + 1]`, by their begin; `CLOSED` has none. */
  readonly first: Int32Array;
  /** Milliseconds after the date's local midnight; an end may be the next date's. */
  readonly begins: Float64Array;
  readonly ends: Float64Array;
}

/** Compiles a schedule; null is one that the API did not give. */
export function compileOpeningHours(
  schedule: readonly OpeningRow[] | null,
  emptySchedule: 'open' | 'closed',
  zone: Zone,
  calendar: Calendar,
): OpeningHours {
  const first = new Int32Array(9);
  const begins: number[] = [];
  const ends: number[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    first[weekday] = begins.length;
    const rows = (schedule ?? []).filter((row) => row.dayOfWeek === weekday);
    rows.sort((a, b) => a.beginSeconds - b.beginSeconds || endOf(a) - endOf(b));
    for (const row of rows) {
      begins.push(row.beginSeconds * 1000);
      ends.push(endOf(row));
    }
  }
  first[8] = begins.length;
  const whenEmpty = emptySchedule === 'open' ? 'always' : 'never';
  return {
    kind: schedule === null ? whenEmpty : begins.length === 0 ? 'never' : 'scheduled',
    zone,
    calendar,
    first,
    begins: Float64Array.from(begins),
    ends: Float64Array.from(ends),
  };
}

function endOf(row: OpeningRow): number {
  return row.endSeconds * 1000 + (row.endSeconds <= row.beginSeconds ? MS_PER_DAY : 0);
}

/** The instant at which interval `i` begins when it belongs to the date. */
export function beginOf(hours: OpeningHours, day: number, i: number): number {
  return instantOf(hours.zone, day * MS_PER_DAY + hours.begins[i]!);
}

/** The instant at which it ends. At or before its begin, a clock change has turned it around: it is none. */
export function endOfInterval(hours: OpeningHours, day: number, i: number): number {
  return instantOf(hours.zone, day * MS_PER_DAY + hours.ends[i]!);
}

/** The first instant of a date's own intervals; NaN when none begins on it. */
export function firstOpening(hours: OpeningHours, day: number): number {
  const weekday = workingWeekday(hours.calendar, day);
  let first = Number.NaN;
  for (let i = hours.first[weekday]!; i < hours.first[weekday + 1]!; i++) {
    const begin = beginOf(hours, day, i);
    if (endOfInterval(hours, day, i) > begin && !(begin >= first)) first = begin;
  }
  return first;
}

/** The end of the date's own interval that ends last; NaN when none begins on it. */
export function lastClosing(hours: OpeningHours, day: number): number {
  const weekday = workingWeekday(hours.calendar, day);
  let last = Number.NaN;
  for (let i = hours.first[weekday]!; i < hours.first[weekday + 1]!; i++) {
    const end = endOfInterval(hours, day, i);
    if (end > beginOf(hours, day, i) && !(end <= last)) last = end;
  }
  return last;
}

/**
 * The earliest instant at or after `t` inside an interval (ends included) that begins on a date from
 * two days before `day` to the day after it; NaN where there is none. (Beside a date that the clock skips, whose
 * times are those of the next one, that many may be open.)
 */
export function openFrom(hours: OpeningHours, day: number, t: number): number {
  let earliest = Number.NaN;
  for (let date = day - 2; date <= day + 1; date++) {
    const weekday = workingWeekday(hours.calendar, date);
    for (let i = hours.first[weekday]!; i < hours.first[weekday + 1]!; i++) {
      const begin = beginOf(hours, date, i);
      const end = endOfInterval(hours, date, i);
      if (end <= begin || end < t) continue;
      const open = begin > t ? begin : t;
      if (!(open >= earliest)) earliest = open;
    }
  }
  return earliest;
}
