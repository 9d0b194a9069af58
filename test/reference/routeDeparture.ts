import type { Policy } from '../../src/policy/policy.js';
import { hourMinute } from './clock.js';
import type { Route, Warehouse } from './network.js';
import { intervalsOn, readyAt, workingWeekday } from './openingHours.js';
import { offsetsOf } from './routePlaces.js';
import { addDays, downToMinute, HOUR, instantOf, localDate } from './zones.js';

/** One run of a route, as a load takes it. */
export interface Departure {
  /** When the truck leaves its first point. */
  readonly start: number;
  /** When it leaves the pick-up point with the load. */
  readonly pickUp: number;
}

/** A truck on the road for a month may still be caught. */
const DAYS_UNDER_WAY = 31;

export function hours(count: number): number {
  return Math.round(count * HOUR);
}

/** The first point with a usable warehouse: the route's own place on the clock. */
export function homeOf(route: Route): Warehouse | undefined {
  return route.points.find(({ warehouse }) => warehouse !== null)?.warehouse ?? undefined;
}

/** The first run that reaches the pick-up point when the load is ready there; null: none within the horizon. */
export function routeDeparture(
  route: Route,
  pickUp: number,
  warehouse: Warehouse,
  placedAt: number,
  policy: Policy,
): Departure | null {
  const home = homeOf(route);
  const ready = readyAt(warehouse, placedAt, 'ROUTE', policy);
  if (home === undefined || ready === null) return null;
  const offset = hours(offsetsOf(route)[pickUp] ?? 0);
  const today = localDate(placedAt, home.zone);
  for (let day = -DAYS_UNDER_WAY; day <= policy.horizonDays; day++) {
    const date = addDays(today, day);
    if (!runsOn(date, route, policy)) continue;
    const start = startOn(date, home, policy);
    const atPickUp = downToMinute(start + offset);
    if (ready <= atPickUp) return { start, pickUp: atPickUp };
  }
  return null;
}

function runsOn(date: string, { runs }: Route, policy: Policy): boolean {
  const weekday = workingWeekday(date, policy);
  if (weekday === null) return false;
  return 'date' in runs ? runs.date === date : runs.weekDays.includes(weekday);
}

function startOn(date: string, home: Warehouse, policy: Policy): number {
  const at = (time: string) => instantOf(date, hourMinute(time) ?? Number.NaN, home.zone);
  if (policy.route.departureTime !== 'opening') return at(policy.route.departureTime);
  const opening = intervalsOn(date, home, policy).at(0)?.begin;
  if (opening === undefined) return at(policy.route.fallbackDeparture);
  return Math.max(opening, at(policy.earliestDeparture));
}
