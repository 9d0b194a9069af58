import type { Policy } from '../../src/policy/policy.js';
import { endSeconds, hourMinute } from './clock.js';
import { travelTime } from './distance.js';
import type { Warehouse } from './network.js';
import { intervalsOn, readyAt } from './openingHours.js';
import { addDays, instantOf, localDate, localTime, SECOND, upToMinute } from './zones.js';

/** The two types whose truck goes straight from the warehouse to the address. */
export type DirectType = 'EXPRESS' | 'TOMORROW';

/** A direct trip's times; null departure: it does not leave at all. */
export interface DirectTimes {
  readonly departsAt: number | null;
  readonly arrivesAt: number | null;
  /** It arrives on the date that was asked for, and not too late on it. */
  readonly inTime: boolean;
}

/** The date on which an order placed at `placedAt` is to arrive, on the destination's calendar. */
export function deliveryDate(type: DirectType, placedAt: number, zone: string): string {
  const today = localDate(placedAt, zone);
  return type === 'EXPRESS' ? today : addDays(today, 1);
}

export function directTimes(
  type: DirectType,
  warehouse: Warehouse,
  placedAt: number,
  road: number,
  destinationZone: string,
  policy: Policy,
): DirectTimes {
  const date = deliveryDate(type, placedAt, destinationZone);
  const leaves =
    type === 'EXPRESS'
      ? readyAt(warehouse, placedAt, 'EXPRESS', policy)
      : leavesTomorrow(warehouse, placedAt, date, policy);
  if (leaves === null) return { departsAt: null, arrivesAt: null, inTime: false };
  const departsAt = upToMinute(leaves);
  const arrivesAt = upToMinute(departsAt + travelTime(road, policy.speedKmh[type]));
  const latest = (endSeconds(policy.latestArrival[type]) ?? Number.NaN) * SECOND;
  const inTime =
    localDate(arrivesAt, destinationZone) === date && localTime(arrivesAt, destinationZone) <= latest;
  return { departsAt, arrivesAt, inTime };
}

/** The first open instant of date D at which the load is ready; null: none. */
function leavesTomorrow(warehouse: Warehouse, placedAt: number, date: string, policy: Policy): number | null {
  const ready = readyAt(warehouse, placedAt, 'TOMORROW', policy);
  if (ready === null) return null;
  const earliest = Math.max(
    ready,
    instantOf(date, hourMinute(policy.earliestDeparture) ?? Number.NaN, warehouse.zone),
  );
  if (warehouse.schedule === null) {
    // Ready at all, so always open: up to 24:00 of the date.
    return earliest <= instantOf(addDays(date, 1), 0, warehouse.zone) ? earliest : null;
  }
  const onDate = intervalsOn(date, warehouse, policy);
  if (onDate.length === 0) return null;
  const latest = Math.max(...onDate.map(({ end }) => end));
  const open = [-2, -1, 0, 1, 2]
    .flatMap((day) => intervalsOn(addDays(date, day), warehouse, policy))
    .filter(({ end }) => earliest <= end)
    .map(({ begin }) => Math.max(begin, earliest));
  const first = Math.min(...open);
  return first <= latest ? first : null;
}
