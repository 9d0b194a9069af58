import { isPlain, lastOrderMinute, latestStart } from '../time/cutOff.js';
import { ceilToMinute, floorToMinute, MS_PER_DAY, MS_PER_MINUTE } from '../time/units.js';
import { GREATEST_CLOCK_CHANGE, endOfDay, isSteady, localDay } from '../time/zone.js';
import type { Candidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import {
  arrivesInTime,
  deliveryDay,
  departure,
  lastArrival,
  latestTomorrow,
  type WarehouseDelivery,
} from './warehouseTimes.js';

/** The cut-off of a candidate (DESIGN.md, "The options"): the last whole minute for the same delivery. */
export function orderBy(inquiry: Inquiry, candidate: Candidate): number {
  const { parts, placedAt } = inquiry;
  if (candidate.type !== 'ROUTE') return lastMinuteForDay(inquiry, candidate.type, candidate);
  const hours = parts.warehouses.hours[candidate.warehouse]!;
  const { handlingMs } = parts.rules;
  return lastOrderMinute(hours, candidate.departsAt, handlingMs.ROUTE, parts.policy.horizonDays, placedAt);
}

/**
 * EXPRESS and TOMORROW: the last minute of the order's own date at the destination from which the type still
 * arrives on the same delivery date.
 *
 * The later an order the later it leaves, so it is the latest minute from which the load is ready when the
 * last truck that is in time must leave. Where more than the opening hours decides (a clock change nearby, a
 * horizon that cuts) that minute is confirmed, and where it does not hold the minutes are tried one by one.
 */
function lastMinuteForDay(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate): number {
  const { zone, today, placedAt, parts } = inquiry;
  const { horizonDays } = parts.policy;
  const first = floorToMinute(placedAt);
  const lastOfDay = floorToMinute(endOfDay(zone, today));
  const leaves = latestDeparture(inquiry, type, candidate);
  const hours = parts.warehouses.hours[candidate.warehouse]!;
  const start = latestStart(hours, leaves, parts.rules.handlingMs[type]) ?? Number.NaN;
  const minute = Math.min(lastOfDay, floorToMinute(start));
  const last = leaves + candidate.travelMs;
  if (isPlain(hours.zone, minute, last, horizonDays) && isPlain(zone, minute, last, horizonDays))
    return Math.max(first, minute);
  const next = minute + MS_PER_MINUTE;
  // Unless it is the last of a date that may come again, for the clock goes back soon.
  const mayComeAgain = localDay(zone, next) !== today && !isSteady(zone, next, next + MS_PER_DAY);
  const isLast = isInTime(inquiry, type, candidate, minute) && !isInTime(inquiry, type, candidate, next);
  if (isLast && !mayComeAgain) return minute;
  for (let t = lastOfDay + GREATEST_CLOCK_CHANGE; t > first; t -= MS_PER_MINUTE)
    if (isInTime(inquiry, type, candidate, t)) return t;
  return first;
}

/** Whether an order at `t`, on the order's own date, would still arrive on the same delivery date. */
function isInTime(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate, t: number): boolean {
  if (localDay(inquiry.zone, t) !== inquiry.today) return false;
  const departsAt = departure(inquiry, type, candidate.warehouse, t);
  return arrivesInTime(inquiry, type, ceilToMinute(departsAt + candidate.travelMs));
}

/** The last instant at which a truck may leave to arrive in time, and at which the warehouse lets it. */
function latestDeparture(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate): number {
  const lastMinute = floorToMinute(
    Math.min(lastArrival(inquiry, type), endOfDay(inquiry.zone, deliveryDay(inquiry, type))),
  );
  const leaves = floorToMinute(lastMinute - candidate.travelMs);
  return type === 'EXPRESS' ? leaves : Math.min(leaves, latestTomorrow(inquiry, candidate.warehouse));
}
