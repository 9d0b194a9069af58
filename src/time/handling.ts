import { workingWeekday } from './calendar.js';
import { type OpeningHours, beginOf, endOfInterval } from './openingHours.js';
import { LAST_INSTANT } from './units.js';
import { localDay } from './zone.js';

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
    const weekday = workingWeekday(hours.calendar, day);
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
    const weekday = workingWeekday(hours.calendar, date);
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
    const weekday = workingWeekday(hours.calendar, day);
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
