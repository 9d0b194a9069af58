import { type OpeningHours, beginOf, endOfInterval, scheduleDay } from './openingHours.js';
import { floorToMinute, LAST_INSTANT, MS_PER_DAY, MS_PER_MINUTE } from './units.js';
import { type Zone, instantOf, localDay, offsetAt } from './zone.js';

/** What a warehouse never reaches. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * readyAt (DESIGN.md, "Time"): the earliest instant at which `handlingMs` open milliseconds, all in one
 * joined interval, have passed since `t`; `NEVER` where none will do. The intervals of the local dates
 * from the day before `t` to `horizonDays` after it count.
 */
export function readyAt(hours: OpeningHours, t: number, handlingMs: number, horizonDays: number): number {
  if (hours.kind === 'always') return t + handlingMs <= LAST_INSTANT ? t + handlingMs : NEVER;
  if (hours.kind === 'never') return NEVER;
  const today = localDay(hours.zone, t);
  let joinedBegin = Number.NEGATIVE_INFINITY;
  let joinedEnd = Number.NEGATIVE_INFINITY;
  for (let day = today - 1; day <= today + horizonDays; day++) {
    const weekday = scheduleDay(hours, day);
    const next = hours.first[weekday + 1]!;
    for (let i = hours.first[weekday]!; i < next; i++) {
      const begin = beginOf(hours, day, i);
      const end = endOfInterval(hours, day, i);
      if (end <= begin) continue;
      if (begin < joinedBegin) return readyAtInOrder(hours, t, handlingMs, today, horizonDays);
      if (begin > joinedEnd) {
        joinedBegin = begin;
        joinedEnd = end;
      } else if (end > joinedEnd) {
        joinedEnd = end;
      }
      const start = t > joinedBegin ? t : joinedBegin;
      if (start + handlingMs > joinedEnd) continue;
      // What is joined later only lengthens the end, so the first fit is the answer.
      if (start === t || !beginsEarlier(hours, day, i, joinedBegin)) return start + handlingMs;
      return readyAtInOrder(hours, t, handlingMs, today, horizonDays);
    }
  }
  return NEVER;
}

/**
 * Whether an interval that comes later in the schedule begins earlier, though: one whose begin a clock
 * change skips is moved forward by the gap, and so perhaps past the next one (or, with a skipped date, past
 * those of the next date).
 */
function beginsEarlier(hours: OpeningHours, day: number, interval: number, begin: number): boolean {
  for (let date = day; date <= day + 1; date++) {
    const weekday = scheduleDay(hours, date);
    const next = hours.first[weekday + 1]!;
    for (let i = date === day ? interval + 1 : hours.first[weekday]!; i < next; i++) {
      const other = beginOf(hours, date, i);
      if (other < begin && endOfInterval(hours, date, i) > other) return true;
    }
  }
  return false;
}

/** readyAt where a clock change has disturbed the order of the intervals: all of them, sorted first. */
function readyAtInOrder(
  hours: OpeningHours,
  t: number,
  handlingMs: number,
  today: number,
  horizonDays: number,
): number {
  const intervals: { readonly begin: number; readonly end: number }[] = [];
  for (let day = today - 1; day <= today + horizonDays; day++) {
    const weekday = scheduleDay(hours, day);
    for (let i = hours.first[weekday]!; i < hours.first[weekday + 1]!; i++) {
      const begin = beginOf(hours, day, i);
      const end = endOfInterval(hours, day, i);
      if (end > begin) intervals.push({ begin, end });
    }
  }
  intervals.sort((a, b) => a.begin - b.begin);
  let joinedBegin = Number.NEGATIVE_INFINITY;
  let joinedEnd = Number.NEGATIVE_INFINITY;
  for (const { begin, end } of intervals) {
    if (begin > joinedEnd) joinedBegin = begin;
    joinedEnd = Math.max(joinedEnd, end);
    const start = Math.max(t, joinedBegin);
    if (start + handlingMs <= joinedEnd) return start + handlingMs;
  }
  return NEVER;
}

/**
 * The inverse of `readyAt`: the last whole minute `t` with readyAt(t) <= `ready`.
 *
 * A closed form finds it, and `readyAt` itself confirms it at that minute and refuses the next; where
 * the horizon cuts an interval short, so that a later order may be ready and an earlier one never, it is
 * looked for date by date instead, down to `earliest` (a minute that is known to do).
 */
export function lastOrderMinute(
  hours: OpeningHours,
  ready: number,
  handlingMs: number,
  horizonDays: number,
  earliest: number,
): number {
  const inTime = (t: number) => readyAt(hours, t, handlingMs, horizonDays) <= ready;
  const lookBackDays = Math.ceil((ready - earliest) / MS_PER_DAY) + 3;
  const minute = floorToMinute(latestStart(hours, ready, handlingMs, lookBackDays) ?? earliest);
  // Beside a clock change (a date that is skipped) an order may be in time that is later than one that is not.
  const settled = offsetAt(hours.zone, earliest - MS_PER_DAY) === offsetAt(hours.zone, ready + MS_PER_DAY);
  if (settled && inTime(minute) && !inTime(minute + MS_PER_MINUTE)) return minute;
  for (let day = localDay(hours.zone, ready) + 1; day >= localDay(hours.zone, earliest) - 1; day--) {
    const found = lastMinuteOfDate(hours.zone, day, inTime);
    if (found !== undefined && found > earliest) return found;
  }
  return floorToMinute(earliest);
}

/**
 * The last whole minute of a local date that is in time. Through a date the same intervals count, so that
 * a later minute is in time only if each earlier one is; where the clock changes, a date may be in pieces.
 */
function lastMinuteOfDate(zone: Zone, day: number, inTime: (t: number) => boolean): number | undefined {
  let low = Math.ceil(instantOf(zone, day * MS_PER_DAY) / MS_PER_MINUTE);
  let high = Math.ceil(instantOf(zone, (day + 1) * MS_PER_DAY) / MS_PER_MINUTE) - 1;
  if (offsetAt(zone, (low - 1440) * MS_PER_MINUTE) !== offsetAt(zone, (high + 1440) * MS_PER_MINUTE)) {
    for (let minute = high + 180; minute >= low - 180; minute--) {
      const t = minute * MS_PER_MINUTE;
      if (localDay(zone, t) === day && inTime(t)) return t;
    }
    return undefined;
  }
  if (!inTime(low * MS_PER_MINUTE)) return undefined;
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
  const lastDay = localDay(hours.zone, ready);
  for (let look = 0; look <= LOOK_BACK_DAYS.length; look++) {
    const days = LOOK_BACK_DAYS[look] ?? lookBackDays;
    // NaN rather than undefined while there is none: a number that may be undefined is boxed each time.
    let found = Number.NaN;
    let joinedBegin = Number.NEGATIVE_INFINITY;
    let joinedEnd = Number.NEGATIVE_INFINITY;
    for (let day = lastDay - days; day <= lastDay; day++) {
      const weekday = scheduleDay(hours, day);
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
    // The first date's intervals may be joined to earlier ones that were not looked at.
    if (found + handlingMs > ready - (days - 2) * MS_PER_DAY) return found;
  }
  return undefined;
}
