import { readyAt } from '../time/handling.js';
import type { Inquiry } from './inquiry.js';
import { type WarehouseDelivery, departure } from './warehouseTimes.js';

/**
 * The times of the order itself, each computed once a quote for each opening hours: warehouses with the same
 * hours in the same zone are ready and leave at the same instants, and most merchants know few hours.
 */

/** `readyAt` of a warehouse for the order; `NEVER` where it is. */
export function orderReadyAt(inquiry: Inquiry, type: 'ROUTE' | 'SELF_PICKUP', warehouse: number): number {
  const { memory, parts, placedAt } = inquiry;
  const number = parts.warehouses.hoursNumber[warehouse]!;
  const { at, known } = memory.orderTimes[type];
  if (!known.has(number)) {
    const { handlingMs } = parts.rules;
    at[number] = readyAt(
      parts.warehouses.hours[warehouse]!,
      placedAt,
      handlingMs[type],
      parts.policy.horizonDays,
    );
    known.add(number);
  }
  return at[number]!;
}

/** `departsAt` of a warehouse for the order; NaN where it cannot leave. */
export function orderDeparture(inquiry: Inquiry, type: WarehouseDelivery, warehouse: number): number {
  const { memory, parts, placedAt } = inquiry;
  const number = parts.warehouses.hoursNumber[warehouse]!;
  const { at, known } = memory.orderTimes[type];
  if (!known.has(number)) {
    at[number] = departure(inquiry, type, warehouse, placedAt);
    known.add(number);
  }
  return at[number]!;
}
