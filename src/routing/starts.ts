import { type Calendar, isClosed, workingWeekday } from '../time/calendar.js';
import { type OpeningHours, firstOpening } from '../time/openingHours.js';
import { MS_PER_DAY } from '../time/units.js';
import { instantOf } from '../time/zone.js';

/** A truck that left so many days before an order may still be loaded on its way (DESIGN.md, "ROUTE" 3). */
export const STARTS_BEFORE_DAYS = 31;

/** How a route's start follows from its home and a date (DESIGN.md, "ROUTE" 3), in ms after midnight. */
export interface DepartureRules {
  /** `opening`: the home's first opening; otherwise a fixed local time. */
  readonly departure: 'opening' | number;
  readonly fallback: number;
  /** Policy `earliestDeparture`; trucks of TOMORROW keep to it as well. */
  readonly earliest: number;
}

/** The instant at which a route with this home starts when it runs on the date. */
export function startInstant(home: OpeningHours, day: number, rules: DepartureRules): number {
  const midnight = day * MS_PER_DAY;
  if (rules.departure !== 'opening') return instantOf(home.zone, midnight + rules.departure);
  const opening = home.kind === 'scheduled' ? firstOpening(home, day) : Number.NaN;
  if (Number.isNaN(opening)) return instantOf(home.zone, midnight + rules.fallback);
  return Math.max(opening, instantOf(home.zone, midnight + rules.earliest));
}

/** The weekdays of a route as bits: bit w for weekday w, 1 Monday to 7 Sunday. */
export function weekdayBits(weekDays: readonly number[]): number {
  return weekDays.reduce((bits, weekday) => bits | (1 << weekday), 0);
}

/** Whether a WEEKLY route starts on a date: `worksAs` moves weekdays, `closed` (weekday 0) has none. */
export function runsWeekly(bits: number, calendar: Calendar, day: number): boolean {
  return ((bits >> workingWeekday(calendar, day)) & 1) === 1;
}

/** Whether a ONCE route starts on its date. */
export function runsOnce(calendar: Calendar, day: number): boolean {
  return !isClosed(calendar, day);
}
