import { workingWeekday } from './calendar.js';
import { readyAt } from './handling.js';
import { type OpeningHours, beginOf, endOfInterval } from './openingHours.js';
import { floorToMinute, MS_PER_DAY, MS_PER_MINUTE } from './units.js';
import { GREATEST_CLOCK_CHANGE, type Zone, instantOf, isSteady, localDay, offsetAt } from './zone.js';

/**
 * The inverse of `readyAt` (DESIGN.md, "ROUTE" 4): the last whole minute `t` with readyAt(t) <= `ready`.
 *
 * The latest start of handling is it, wherever `isPlain` holds: whoever orders by then is ready by `ready`
 * (within the same joined interval, or within an earlier one), and whoever orders later would end later, or
 * would wait for an interval that the latest start did not find in time. Elsewhere it is confirmed by
 * `readyAt` itself, and where it does not hold looked for date by date, down to `earliest` (a minute that is
 * known to do).
 */
export function lastOrderMinute(
  hours: OpeningHours,
  ready: number,
  handlingMs: number,
  horizonDays: number,
  earliest: number,
): number {
  // The dates since `earliest`, and those on which an interval that is open then may have begun.
  const lookBackDays = Math.ceil((ready - earliest) / MS_PER_DAY) + 3;
  const start = latestStart(hours, ready, handlingMs, lookBackDays);
  const minute = floorToMinute(start ?? earliest);
  if (start !== undefined && isPlain(hours.zone, minute, ready, horizonDays)) return minute;
  return confirmedMinute(hours, ready, handlingMs, horizonDays, earliest, minute);
}

/** Dates around an order and its departure whose intervals may decide between them. */
const MARGIN = 3 * MS_PER_DAY;

/**
 * Whether nothing but the intervals themselves decides between an order and when it is to be ready: the clock
 * does not change near them, and the order's horizon does not end before. (Of NaN nothing holds.)
 */
export function isPlain(zone: Zone, order: number, ready: number, horizonDays: number): boolean {
  return ready - order <= (horizonDays - 1) * MS_PER_DAY && isSteady(zone, order - MARGIN, ready + MARGIN);
}

function confirmedMinute(
  hours: OpeningHours,
  ready: number,
  handlingMs: number,
  horizonDays: number,
  earliest: number,
  minute: number,
): number {
  const inTime = (t: number) => readyAt(hours, t, handlingMs, horizonDays) <= ready;
  // Beside a clock change (a date that is skipped) an order may be in time that is later than one that is not.
  const settled = offsetAt(hours.zone, earliest - MS_PER_DAY) === offsetAt(hours.zone, ready + MS_PER_DAY);
  if (settled && inTime(minute) && !inTime(minute + MS_PER_MINUTE)) return minute;
  for (let day = localDay(hours.zone, ready) + 1; day >= localDay(hours.zone, earliest) - 1; day--) {
    // Where the clock goes back over midnight, a date comes again when the next one has begun.
    const found = Math.max(
      lastMinuteOfDate(hours.zone, day, inTime),
      lastMinuteOfDate(hours.zone, day - 1, inTime),
    );
    if (found > earliest) return found;
  }
  return floorToMinute(earliest);
}

/**
 * The last whole minute of a local date that is in time; -Infinity: none is. Through a date the same intervals count, so that
 * a later minute is in time only if each earlier one is; where the clock changes, a date may be in pieces.
 */
function lastMinuteOfDate(zone: Zone, day: number, inTime: (t: number) => boolean): number {
  const begin = instantOf(zone, day * MS_PER_DAY);
  const end = instantOf(zone, (day + 1) * MS_PER_DAY);
  if (offsetAt(zone, begin - MS_PER_DAY) !== offsetAt(zone, end + MS_PER_DAY)) {
    const last = floorToMinute(end + GREATEST_CLOCK_CHANGE);
    for (let t = last; t >= begin - GREATEST_CLOCK_CHANGE; t -= MS_PER_MINUTE) {
      if (localDay(zone, t) === day && inTime(t)) return t;
    }
    return Number.NEGATIVE_INFINITY;
  }
  let low = Math.ceil(begin / MS_PER_MINUTE);
  let high = Math.ceil(end / MS_PER_MINUTE) - 1;
  if (!inTime(low * MS_PER_MINUTE)) return Number.NEGATIVE_INFINITY;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (inTime(middle * MS_PER_MINUTE)) low = middle;
    else high = middle - 1;
  }
  return low * MS_PER_MINUTE;
}

/** Days looked back for the joined interval that ends last before `ready`: most are found in the first. */
const LOOK_BACK_DAYS: readonly number[] = [3, 10, 100];

/**
 * The latest instant at which `handlingMs` can begin and be over by `ready`, in one joined interval;
 * undefined where the last hundred days, or `lookBackDays`, have none.
 */
export function latestStart(
  hours: OpeningHours,
  ready: number,
  handlingMs: number,
  lookBackDays = 0,
): number | undefined {
  if (hours.kind !== 'scheduled') return ready - handlingMs;
  // Where the clock goes back over midnight, the next date's intervals have begun before this one is over.
  const isSimple = isSteady(hours.zone, ready - MS_PER_DAY, ready + MS_PER_DAY);
  const lastDay = localDay(hours.zone, ready) + (isSimple ? 0 : 1);
  for (let look = 0; look <= LOOK_BACK_DAYS.length; look++) {
    const days = LOOK_BACK_DAYS[look] ?? lookBackDays;
    // NaN rather than undefined while there is none: a number that may be undefined is boxed each time.
    let found = Number.NaN;
    let joinedBegin = Number.NEGATIVE_INFINITY;
    let joinedEnd = Number.NEGATIVE_INFINITY;
    for (let day = lastDay - days; day <= lastDay; day++) {
      const weekday = workingWeekday(hours.calendar, day);
      const next = hours.first[weekday + 1]!;
      for (let i = hours.first[weekday]!; i < next; i++) {
        const begin = beginOf(hours, day, i);
        const end = endOfInterval(hours, day, i);
        if (end <= begin) continue;
        if (begin > joinedEnd) {
          joinedBegin = begin;
          joinedEnd = end;
        } else if (end > joinedEnd) {
          joinedEnd = end;
        }
        const over = joinedEnd < ready ? joinedEnd : ready;
        if (joinedBegin + handlingMs <= over) found = over - handlingMs;
      }
    }
    // The first date's intervals, which may last into the next date, may be joined to earlier ones that were not
    // looked at: a start is believed from two dates on.
    if (found + handlingMs > ready - (days - 2) * MS_PER_DAY) return found;
  }
  return undefined;
}
