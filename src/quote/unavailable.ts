import { kilometresText } from '../pricing/chargeable.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import { plainDecimal } from '../pricing/decimal.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { localDay } from '../time/zone.js';
import type { Unavailable } from './answer.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { orderDeparture } from './orderTimes.js';
import { type RouteDeparture, routeDeparture } from './routeDeparture.js';

/**
 * Why a type is not offered (DESIGN.md, "Why a type is not offered"): the gate at which the last of its
 * candidates fell. Gates in order: flag, eligibility, tariff, capacity, distance, time.
 */
export function whyUnavailable(inquiry: Inquiry, offers: Offers): Unavailable {
  const { type } = offers;
  if (offers.inRange) return { type, reason: type === 'ROUTE' ? 'NO_DEPARTURE' : 'TOO_LATE' };
  if (offers.furthestSheet !== null) {
    const { leastMetres, furthestSheet } = offers;
    return {
      type,
      reason: 'OUT_OF_RANGE',
      distanceKm: kilometresText(leastMetres),
      reachKm: furthestSheet.reachText,
    };
  }
  const { warehouseIsThere, anyEligible, vehicles } = firstGates(inquiry, type);
  if (!warehouseIsThere) return { type, reason: type === 'ROUTE' ? 'NO_ROUTE' : 'NO_WAREHOUSE' };
  if (!anyEligible) return { type, reason: 'OUT_OF_STOCK' };
  if (vehicles.size === 0) return { type, reason: 'NO_TARIFF' };
  // None of these carries the load: one that does would have met the gate of distance.
  let maxWeightKg = 0;
  let maxVolumeM3 = 0;
  for (const number of vehicles) {
    const { loadCapacity, volume } = inquiry.parts.vehicles[number]!;
    maxWeightKg = Math.max(maxWeightKg, loadCapacity);
    maxVolumeM3 = Math.max(maxVolumeM3, volume);
  }
  return {
    type,
    reason: 'OVER_CAPACITY',
    maxWeightKg: plainDecimal(maxWeightKg),
    maxVolumeM3: plainDecimal(maxVolumeM3),
  };
}

/** What passes the gates before capacity: a warehouse of the flag, an eligible one, vehicles with a tariff. */
interface FirstGates {
  warehouseIsThere: boolean;
  anyEligible: boolean;
  /** The vehicles with a tariff in effect for at least one candidate at the eligible warehouses. */
  readonly vehicles: Set<number>;
}

function firstGates(inquiry: Inquiry, type: DeliveryType): FirstGates {
  const { parts } = inquiry;
  const { lines, vehicles } = parts.tariffs[type];
  const gates: FirstGates = { warehouseIsThere: false, anyEligible: false, vehicles: new Set() };
  for (let warehouse = 0; warehouse < parts.warehouses.ids.length; warehouse++) {
    if (!hasFlag(parts, type, warehouse)) continue;
    gates.warehouseIsThere = true;
    if (!isEligible(inquiry, warehouse)) continue;
    gates.anyEligible = true;
    if (type === 'ROUTE') addRouteVehicles(inquiry, warehouse, gates.vehicles);
    else {
      const day = tariffDay(inquiry, warehouse, type);
      for (const vehicle of vehicles) if (lines[vehicle]!.since[0]! <= day) gates.vehicles.add(vehicle);
    }
    // Once each has been found, no other warehouse adds anything.
    if (gates.vehicles.size === vehicles.length) break;
  }
  return gates;
}

/** Whether a warehouse has the flag that a type needs; ROUTE: whether a route can be loaded there. */
function hasFlag(
  { routesByWarehouse, warehouses }: NetworkParts,
  type: DeliveryType,
  warehouse: number,
): boolean {
  if (type === 'ROUTE') return routesByWarehouse.first[warehouse]! < routesByWarehouse.first[warehouse + 1]!;
  return (type === 'EXPRESS' ? warehouses.express : warehouses.delivery)[warehouse] === 1;
}

function addRouteVehicles(inquiry: Inquiry, warehouse: number, inEffect: Set<number>): void {
  const { policy, routes, routesByWarehouse, tariffs, warehouses } = inquiry.parts;
  const found: RouteDeparture = { start: 0, pickupAt: 0 };
  for (let i = routesByWarehouse.first[warehouse]!; i < routesByWarehouse.first[warehouse + 1]!; i++) {
    const pickup = routesByWarehouse.pickups[i]!;
    const route = routesByWarehouse.routeOfPickup[pickup]!;
    const vehicle = routes.vehicle[route]!;
    const line = tariffs.ROUTE.lines[vehicle];
    if (!line || inEffect.has(vehicle)) continue;
    let day = orderDay(inquiry, warehouse);
    if (policy.tariff.date === 'departure' && routeDeparture(inquiry, route, pickup, found)) {
      day = localDay(warehouses.hours[warehouse]!.zone, found.pickupAt);
    }
    if (line.since[0]! <= day) inEffect.add(vehicle);
  }
}

/** The date on which the tariff is asked for at a warehouse (DESIGN.md, "Tariffs"). */
function tariffDay(inquiry: Inquiry, warehouse: number, type: 'EXPRESS' | 'TOMORROW'): number {
  if (inquiry.parts.policy.tariff.date === 'order') return orderDay(inquiry, warehouse);
  const departsAt = orderDeparture(inquiry, type, warehouse);
  if (Number.isNaN(departsAt)) return orderDay(inquiry, warehouse);
  return localDay(inquiry.parts.warehouses.hours[warehouse]!.zone, departsAt);
}

function orderDay(inquiry: Inquiry, warehouse: number): number {
  return inquiry.memory.orderDay[inquiry.parts.warehouses.zone[warehouse]!]!;
}
