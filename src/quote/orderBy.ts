import { lastOrderMinute, latestStart } from '../time/handling.js';
import { ceilToMinute, floorToMinute, MS_PER_DAY, MS_PER_MINUTE } from '../time/units.js';
import { endOfDay, localDay } from '../time/zone.js';
import type { Candidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import {
  arrivesInTime,
  deliveryDay,
  departure,
  lastArrival,
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
 * EXPRESS and TOMORROW: the last minute of the order's own date at the destination from which the type
 * still arrives on the same delivery date. Found from the latest arrival backwards and confirmed forwards,
 * at that minute and the next; where that fails (a clock change nearby, a horizon that cuts) the minutes
 * are tried one by one.
 */
function lastMinuteForDay(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate): number {
  const { zone, today, placedAt } = inquiry;
  const lastOfDay = floorToMinute(endOfDay(zone, today));
  const minute = Math.min(lastOfDay, latestOrder(inquiry, type, candidate));
  if (isInTime(inquiry, type, candidate, minute)) {
    if (!isInTime(inquiry, type, candidate, minute + MS_PER_MINUTE)) return minute;
  }
  const first = floorToMinute(placedAt);
  for (let t = lastOfDay + MS_PER_DAY / 8; t > first; t -= MS_PER_MINUTE)
    if (isInTime(inquiry, type, candidate, t)) return t;
  return first;
}

/** Whether an order at `t`, on the order's own date, would still arrive on the same delivery date. */
function isInTime(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate, t: number): boolean {
  if (localDay(inquiry.zone, t) !== inquiry.today) return false;
  const departsAt = departure(inquiry, type, candidate.warehouse, t);
  return arrivesInTime(inquiry, type, ceilToMinute(departsAt + candidate.travelMs));
}

/** The latest minute by which the order must be in to leave in time, NaN where that is not plain. */
function latestOrder(inquiry: Inquiry, type: WarehouseDelivery, candidate: Candidate): number {
  const { warehouses, rules } = inquiry.parts;
  const hours = warehouses.hours[candidate.warehouse]!;
  const lastMinute = floorToMinute(
    Math.min(lastArrival(inquiry, type), endOfDay(inquiry.zone, deliveryDay(inquiry, type))),
  );
  const leaves = floorToMinute(lastMinute - candidate.travelMs);
  return floorToMinute(latestStart(hours, leaves, rules.handlingMs[type]) ?? Number.NaN);
}
