import { kilometresText } from '../pricing/chargeable.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import { plainDecimal } from '../pricing/decimal.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { Unavailable } from './answer.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { newRouteDeparture, routeDeparture } from './routeDeparture.js';
import { deliveryTariffDay, departureDay, departureDecides, orderDay } from './tariffDay.js';

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
      const day = deliveryTariffDay(inquiry, type, warehouse);
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
  const { routes, routesByWarehouse, tariffs } = inquiry.parts;
  const found = newRouteDeparture();
  for (let i = routesByWarehouse.first[warehouse]!; i < routesByWarehouse.first[warehouse + 1]!; i++) {
    const pickup = routesByWarehouse.pickups[i]!;
    const route = routesByWarehouse.routeOfPickup[pickup]!;
    const vehicle = routes.vehicle[route]!;
    const line = tariffs.ROUTE.lines[vehicle];
    if (!line || inEffect.has(vehicle)) continue;
    let day = orderDay(inquiry, warehouse);
    if (departureDecides(inquiry) && routeDeparture(inquiry, route, pickup, found)) {
      day = departureDay(inquiry, warehouse, found.pickupAt);
    }
    if (line.since[0]! <= day) inEffect.add(vehicle);
  }
}
