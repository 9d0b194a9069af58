import { STARTS_BEFORE_DAYS, runsOnce, runsWeekly, startInstant } from '../routing/starts.js';
import { NEVER } from '../time/handling.js';
import { floorToMinute, LAST_INSTANT, msOfHours } from '../time/units.js';
import { localDay } from '../time/zone.js';
import { FRACTION } from './fraction.js';
import type { Inquiry } from './inquiry.js';
import { orderReadyAt } from './orderTimes.js';

/** When a route starts and when its truck is loaded. */
export interface RouteDeparture {
  start: number;
  /** A whole minute. */
  pickupAt: number;
}

/** A departure that is to be found. */
export function newRouteDeparture(): RouteDeparture {
  return { start: FRACTION, pickupAt: FRACTION };
}

/**
 * The first start of a route for which the order is ready when the truck is at the pick-up (DESIGN.md,
 * "ROUTE" 3), written to `found`; false where there is none within the horizon.
 */
export function routeDeparture(
  inquiry: Inquiry,
  route: number,
  pickup: number,
  found: RouteDeparture,
): boolean {
  const { parts, placedAt } = inquiry;
  const { routes, rules, policy, warehouses } = parts;
  const ready = orderReadyAt(inquiry, 'ROUTE', routes.pickupWarehouse[pickup]!);
  if (ready === NEVER) return false;
  const home = warehouses.hours[routes.home[route]!]!;
  const offsetMs = msOfHours(routes.offsetHours[routes.pickupPoint[pickup]!]!);
  const today = localDay(home.zone, placedAt);
  const weekdays = routes.weekdays[route]!;
  const onceDay = routes.onceDay[route]!;
  // No start can do that lies a whole day before the one that would be just in time.
  let day = Math.max(today - STARTS_BEFORE_DAYS, localDay(home.zone, ready - offsetMs) - 1);
  let lastDay = today + policy.horizonDays;
  if (weekdays === 0) {
    day = Math.max(day, onceDay);
    lastDay = Math.min(lastDay, onceDay);
  }
  day = nextRun(inquiry, route, day, lastDay);
  while (day <= lastDay) {
    const start = startInstant(home, day, rules.departure);
    const pickupAt = floorToMinute(start + offsetMs);
    if (pickupAt > LAST_INSTANT) return false;
    if (pickupAt >= ready) {
      found.start = start;
      found.pickupAt = pickupAt;
      return true;
    }
    day = nextRun(inquiry, route, day + 1, lastDay);
  }
  return false;
}

/**
 * The first date from `day` to `lastDay` on which a route starts; a later one where there is none. The
 * longest search of a quote is remembered for its route: each of its pick-ups asks for nearly the same, and
 * there may be a million of them, and years of closed days.
 */
function nextRun(inquiry: Inquiry, route: number, day: number, lastDay: number): number {
  const { memory, parts } = inquiry;
  const { routes, rules } = parts;
  const { idle } = memory;
  const weekdays = routes.weekdays[route]!;
  if (idle.route !== route) {
    idle.route = route;
    idle.from = idle.until = day;
  }
  let next = day;
  while (next <= lastDay) {
    const runs = weekdays === 0 ? runsOnce(rules.calendar, next) : runsWeekly(weekdays, rules.calendar, next);
    if (runs) break;
    next = next >= idle.from && next < idle.until ? idle.until : next + 1;
  }
  if (next - day > idle.until - idle.from) {
    idle.from = day;
    idle.until = next;
  }
  return next;
}
