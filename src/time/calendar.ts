import { dayOfText, weekdayOf } from './localDate.js';

/** The weekday 0 of a calendar: nothing opens and no route starts. */
export const CLOSED = 0;

/** The policy's closed and moved days (DESIGN.md, "Time"), by day number. */
export interface Calendar {
  /** Day number to the weekday that applies instead, or `CLOSED`. */
  readonly exceptions: ReadonlyMap<number, number>;
}

/** `closed` wins over `worksAs`. */
export function compileCalendar(rules: {
  readonly closed: readonly string[];
  readonly worksAs: Readonly<Record<string, number>>;
}): Calendar {
  const exceptions = new Map<number, number>();
  for (const [date, weekday] of Object.entries(rules.worksAs)) exceptions.set(dayOfText(date), weekday);
  for (const date of rules.closed) exceptions.set(dayOfText(date), CLOSED);
  return { exceptions };
}

/** The weekday (1 Monday to 7 Sunday) whose hours and routes apply on a date, or `CLOSED`. */
export function workingWeekday(calendar: Calendar, day: number): number {
  if (calendar.exceptions.size === 0) return weekdayOf(day);
  return calendar.exceptions.get(day) ?? weekdayOf(day);
}

/** Whether the calendar closes a date. */
export function isClosed(calendar: Calendar, day: number): boolean {
  return calendar.exceptions.get(day) === CLOSED;
}
