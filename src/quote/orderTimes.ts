import type { DeliveryType } from '../pricing/deliveryType.js';
import { readyAt } from '../time/handling.js';
import type { Inquiry } from './inquiry.js';
import { type WarehouseDelivery, departure } from './warehouseTimes.js';

/**
 * The times of the order itself, each computed once a quote for each opening hours: warehouses with the same
 * hours in the same zone are ready and leave at the same instants, and most merchants know few hours.
 */

/** `readyAt` of a warehouse for the order; `NEVER` where it is. */
export function orderReadyAt(inquiry: Inquiry, type: 'ROUTE' | 'SELF_PICKUP', warehouse: number): number {
  const { parts, placedAt } = inquiry;
  const number = parts.warehouses.hoursNumber[warehouse]!;
  if (isMissing(inquiry, type, number)) {
    const hours = parts.warehouses.hours[warehouse]!;
    const { horizonDays } = parts.policy;
    inquiry.memory.orderTimes[type].at[number] = readyAt(
      hours,
      placedAt,
      parts.rules.handlingMs[type],
      horizonDays,
    );
  }
  return inquiry.memory.orderTimes[type].at[number]!;
}

/** `departsAt` of a warehouse for the order; NaN where it cannot leave. */
export function orderDeparture(inquiry: Inquiry, type: WarehouseDelivery, warehouse: number): number {
  const number = inquiry.parts.warehouses.hoursNumber[warehouse]!;
  const { at } = inquiry.memory.orderTimes[type];
  if (isMissing(inquiry, type, number)) at[number] = departure(inquiry, type, warehouse, inquiry.placedAt);
  return at[number]!;
}

/** Whether a time is not yet one of this quote; from now on it is. */
function isMissing(inquiry: Inquiry, type: DeliveryType | 'SELF_PICKUP', number: number): boolean {
  const { memory } = inquiry;
  const { known } = memory.orderTimes[type];
  if (known.has(number)) return false;
  known.add(number);
  return true;
}
