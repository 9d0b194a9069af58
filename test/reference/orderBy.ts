import type { Policy } from '../../src/policy/policy.js';
import type { Warehouse } from './network.js';
import { readyAt } from './openingHours.js';
import { deliveryDate, directTimes } from './warehouseDeparture.js';
import type { DirectType } from './warehouseDeparture.js';
import { downToMinute, HOUR, MINUTE } from './zones.js';

/** Of the whole minutes from `last` back to `first`, the last one that holds. */
function lastMinute(first: number, last: number, holds: (minute: number) => boolean): number {
  for (let minute = downToMinute(last); minute >= first; minute -= MINUTE) {
    if (holds(minute)) return minute;
  }
  throw new Error(`no minute from ${first} to ${last} holds`);
}

/** The last minute at which a load ordered is ready when the truck passes. */
export function routeOrderBy(warehouse: Warehouse, pickUp: number, placedAt: number, policy: Policy): number {
  return lastMinute(downToMinute(placedAt), pickUp, (minute) => {
    const ready = readyAt(warehouse, minute, 'ROUTE', policy);
    return ready !== null && ready <= pickUp;
  });
}

/** The last minute at which an order still gets the type from the warehouse on the same delivery date. */
export function directOrderBy(
  type: DirectType,
  warehouse: Warehouse,
  placedAt: number,
  road: number,
  destinationZone: string,
  policy: Policy,
): number {
  const date = deliveryDate(type, placedAt, destinationZone);
  // No local date is longer than 25 hours.
  return lastMinute(
    downToMinute(placedAt) - 26 * HOUR,
    placedAt + 26 * HOUR,
    (minute) =>
      deliveryDate(type, minute, destinationZone) === date &&
      directTimes(type, warehouse, minute, road, destinationZone, policy).inTime,
  );
}
