import { kilometresText } from '../pricing/chargeable.js';
import { plainDecimal } from '../pricing/decimal.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { localDay } from '../time/zone.js';
import type { Unavailable } from './answer.js';
import type { Inquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { type RouteDeparture, routeDeparture } from './routeDeparture.js';
import { departure } from './warehouseTimes.js';

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
  const flagged = flaggedWarehouses(inquiry, type);
  if (flagged.length === 0) return { type, reason: type === 'ROUTE' ? 'NO_ROUTE' : 'NO_WAREHOUSE' };
  const { eligible } = inquiry;
  const warehouses = eligible === null ? flagged : flagged.filter((warehouse) => eligible[warehouse] === 1);
  if (warehouses.length === 0) return { type, reason: 'OUT_OF_STOCK' };
  const vehicles = vehiclesInEffect(inquiry, type, warehouses);
  if (vehicles.size === 0) return { type, reason: 'NO_TARIFF' };
  // None of these carries the load: one that does would have met the gate of distance.
  let maxWeightKg = 0;
  let maxVolumeM3 = 0;
  for (const vehicle of vehicles) {
    const { loadCapacity, volume } = inquiry.parts.vehicles[vehicle]!;
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

/** The warehouses of the flag that a type needs; ROUTE: those at which a route can be loaded. */
function flaggedWarehouses(inquiry: Inquiry, type: DeliveryType): number[] {
  const { routesByWarehouse, warehouses } = inquiry.parts;
  const found: number[] = [];
  for (let warehouse = 0; warehouse < warehouses.ids.length; warehouse++) {
    const flag =
      type === 'ROUTE'
        ? routesByWarehouse.first[warehouse]! < routesByWarehouse.first[warehouse + 1]!
        : (type === 'EXPRESS' ? warehouses.express : warehouses.delivery)[warehouse] === 1;
    if (flag) found.push(warehouse);
  }
  return found;
}

/** The vehicles with a tariff in effect for at least one candidate at these warehouses. */
function vehiclesInEffect(inquiry: Inquiry, type: DeliveryType, warehouses: readonly number[]): Set<number> {
  const { lines, vehicles } = inquiry.parts.tariffs[type];
  const inEffect = new Set<number>();
  for (const warehouse of warehouses) {
    // Once each has been found, no other warehouse adds anything.
    if (inEffect.size === vehicles.length) break;
    if (type === 'ROUTE') addRouteVehicles(inquiry, warehouse, inEffect);
    else {
      const day = tariffDay(inquiry, warehouse, type);
      for (const vehicle of vehicles) if (lines[vehicle]!.since[0]! <= day) inEffect.add(vehicle);
    }
  }
  return inEffect;
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
  const departsAt = departure(inquiry, type, warehouse, inquiry.placedAt);
  if (Number.isNaN(departsAt)) return orderDay(inquiry, warehouse);
  return localDay(inquiry.parts.warehouses.hours[warehouse]!.zone, departsAt);
}

function orderDay(inquiry: Inquiry, warehouse: number): number {
  return inquiry.memory.orderDay[inquiry.parts.warehouses.zone[warehouse]!]!;
}
