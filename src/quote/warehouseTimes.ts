import { readyAt, NEVER } from '../time/handling.js';
import { lastClosing, openFrom } from '../time/openingHours.js';
import { ceilToMinute, MS_PER_DAY } from '../time/units.js';
import { instantOf, offsetAt } from '../time/zone.js';
import type { Inquiry } from './inquiry.js';

/** The types that leave straight from a warehouse. */
export type WarehouseDelivery = 'EXPRESS' | 'TOMORROW';

/** The destination's local date on which a type must arrive: today, or the day after. */
export function deliveryDay(inquiry: Inquiry, type: WarehouseDelivery): number {
  return type === 'EXPRESS' ? inquiry.today : inquiry.today + 1;
}

/** Milliseconds on the road. */
export function travelMsOf(roadMetres: number, speedKmh: number): number {
  return Math.round((roadMetres * 3600) / speedKmh);
}

/** `departsAt` for an order at `t`, a whole minute; NaN where it cannot leave. */
export function departure(inquiry: Inquiry, type: WarehouseDelivery, warehouse: number, t: number): number {
  const { parts } = inquiry;
  const hours = parts.warehouses.hours[warehouse]!;
  const ready = readyAt(hours, t, parts.rules.handlingMs[type], parts.policy.horizonDays);
  if (ready === NEVER) return Number.NaN;
  return ceilToMinute(type === 'EXPRESS' ? ready : tomorrowDeparture(inquiry, warehouse, ready));
}

/**
 * The earliest instant at or after `ready` inside opening hours, within the bounds of the warehouse's
 * local date of delivery (DESIGN.md, "TOMORROW"); NaN where there is none.
 */
function tomorrowDeparture(inquiry: Inquiry, warehouse: number, ready: number): number {
  const hours = inquiry.parts.warehouses.hours[warehouse]!;
  const from = Math.max(ready, earliestTomorrow(inquiry, warehouse));
  const leaves = hours.kind === 'always' ? from : openFrom(hours, deliveryDay(inquiry, 'TOMORROW'), from);
  return leaves <= latestTomorrow(inquiry, warehouse) ? leaves : Number.NaN;
}

/** Before which instant TOMORROW may not leave a warehouse. */
export function earliestTomorrow({ parts, today }: Inquiry, warehouse: number): number {
  const { zone } = parts.warehouses.hours[warehouse]!;
  return instantOf(zone, (today + 1) * MS_PER_DAY + parts.rules.departure.earliest);
}

/** After which instant TOMORROW may not leave a warehouse; NaN where it is closed that day. */
export function latestTomorrow({ parts, today }: Inquiry, warehouse: number): number {
  const hours = parts.warehouses.hours[warehouse]!;
  if (hours.kind === 'always') return instantOf(hours.zone, (today + 2) * MS_PER_DAY);
  return lastClosing(hours, today + 1);
}

/** Whether an arrival is on the date of delivery and not after the latest local time. */
export function arrivesInTime(inquiry: Inquiry, type: WarehouseDelivery, arrivesAt: number): boolean {
  const local = arrivesAt + offsetAt(inquiry.zone, arrivesAt) - deliveryDay(inquiry, type) * MS_PER_DAY;
  return local >= 0 && local < MS_PER_DAY && local <= inquiry.parts.rules.latestArrivalMs[type];
}

/**
 * An instant after which no arrival is in time. The latest local time exists once; where the clock
 * changes near the date it may not, and then a whole day is added.
 */
export function lastArrival(inquiry: Inquiry, type: WarehouseDelivery): number {
  const { zone } = inquiry;
  const midnight = deliveryDay(inquiry, type) * MS_PER_DAY;
  const last = instantOf(zone, midnight + inquiry.parts.rules.latestArrivalMs[type]);
  const settled = offsetAt(zone, last - MS_PER_DAY) === offsetAt(zone, last + MS_PER_DAY);
  return settled ? last : last + MS_PER_DAY;
}
