import { readCatalog } from '../catalog/readCatalog.js';
import type { CatalogRecords, TariffRecord } from '../catalog/records.js';
import { indexPlaces } from '../geo/placeIndex.js';
import { writeUnitVector } from '../geo/sphere.js';
import { zoneNameAt } from '../geo/zoneAt.js';
import type { PartialPolicy, Policy } from '../policy/policy.js';
import { resolvePolicy } from '../policy/resolvePolicy.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { compilePriceFormat, stepsOf } from '../pricing/price.js';
import { type TariffRow, compileTariffLine } from '../pricing/tariffLine.js';
import { type RouteInput, compileRoutes } from '../routing/compiledRoutes.js';
import { boxesOfRoutes, listByVehicle, listByWarehouse } from '../routing/routeLists.js';
import { indexRoutes } from '../routing/routeSegments.js';
import { type Calendar, compileCalendar } from '../time/calendar.js';
import { dayOfText } from '../time/localDate.js';
import { type OpeningHours, compileOpeningHours } from '../time/openingHours.js';
import { msOfTimeOfDay } from '../time/timeOfDay.js';
import { MS_PER_MINUTE } from '../time/units.js';
import { type Zone, getZone } from '../time/zone.js';
import {
  CompiledNetwork,
  type CompiledRules,
  type CompiledTariffs,
  type CompiledWarehouses,
} from './compiledNetwork.js';
import type { Network } from './network.js';
import { hashNetwork } from './version.js';

/**
 * Compiles a catalog (any JSON value; its lists are read, `format` is not) and a policy into a network.
 *
 * 1. the policy is merged over the defaults and checked: an `InvalidPolicyError` names every wrong field;
 * 2. the catalog is read: bad records are set aside, `network.diagnostics` says which and why;
 * 3. warehouses, vehicles, tariffs and routes are compiled to numbers, and routes and warehouses indexed;
 * 4. all of it is hashed to `network.version` and frozen.
 *
 * Pure: the catalog is not changed, nothing is read but the arguments.
 */
export function compileNetwork(catalog: unknown, policy?: PartialPolicy): Network {
  const resolved = resolvePolicy(policy);
  const { records: unsorted, diagnostics } = readCatalog(catalog);
  const records = sortById(unsorted);
  const rules = compileRules(resolved);
  const warehouses = compileWarehouses(records, resolved, rules.calendar);
  const vehicles = [...records.transportTypes.values()];
  const vehicleNumbers = new Map(vehicles.map((vehicle, number) => [vehicle.id, number]));
  const tariffs = compileTariffs(records.tariffs, vehicleNumbers, resolved);
  const routes = compileRoutes(routeInputs(records, vehicleNumbers), {
    numberOf: (id) => warehouses.numbers.get(id),
    offersDelivery: (warehouse) => warehouses.delivery[warehouse] === 1,
  });
  const routeBoxes = boxesOfRoutes(routes);
  return new CompiledNetwork({
    version: hashNetwork(resolved, records, routes),
    policy: resolved,
    diagnostics,
    counts: {
      cities: records.cities.length,
      warehouses: records.warehouses.length,
      tariffs: records.tariffs.length,
      routes: records.routes.length,
      routePoints: records.routes.reduce((sum, route) => sum + route.points.length, 0),
      transportTypes: vehicles.length,
    },
    rules,
    sanctionedCities: new Set(records.cities.filter((city) => city.isSanction).map((city) => city.id)),
    warehouses,
    vehicles,
    tariffs,
    routes,
    segments: indexRoutes(routes),
    routesByWarehouse: listByWarehouse(routes, routeBoxes, warehouses.ids.length),
    routesByVehicle: listByVehicle(routes, routeBoxes, vehicles.length),
  });
}

/** Sorted by id (code units), so that the numbers of records compare as their ids do. */
function sortById(records: CatalogRecords): CatalogRecords {
  const sorted = <T extends { readonly id: string }>(list: Iterable<T>): T[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    cities: sorted(records.cities),
    warehouses: sorted(records.warehouses),
    tariffs: sorted(records.tariffs),
    routes: sorted(records.routes),
    transportTypes: new Map(sorted(records.transportTypes.values()).map((vehicle) => [vehicle.id, vehicle])),
  };
}

function compileRules(policy: Policy): CompiledRules {
  const { route, handlingMinutes, latestArrival, price } = policy;
  const handling = (minutes: number) => Math.round(minutes * MS_PER_MINUTE);
  return {
    calendar: compileCalendar(policy.calendar),
    departure: {
      departure: route.departureTime === 'opening' ? 'opening' : msOfTimeOfDay(route.departureTime),
      fallback: msOfTimeOfDay(route.fallbackDeparture),
      earliest: msOfTimeOfDay(policy.earliestDeparture),
    },
    handlingMs: {
      ROUTE: handling(handlingMinutes.ROUTE),
      EXPRESS: handling(handlingMinutes.EXPRESS),
      TOMORROW: handling(handlingMinutes.TOMORROW),
      SELF_PICKUP: handling(handlingMinutes.SELF_PICKUP),
    },
    latestArrivalMs: {
      EXPRESS: msOfTimeOfDay(latestArrival.EXPRESS),
      TOMORROW: msOfTimeOfDay(latestArrival.TOMORROW),
    },
    minimum: {
      ROUTE: stepsOf(price.minimum.ROUTE, price),
      EXPRESS: stepsOf(price.minimum.EXPRESS, price),
      TOMORROW: stepsOf(price.minimum.TOMORROW, price),
    },
    priceFormat: compilePriceFormat(price),
  };
}

function compileWarehouses(records: CatalogRecords, policy: Policy, calendar: Calendar): CompiledWarehouses {
  const list = records.warehouses;
  const zones: Zone[] = [];
  const xyz = new Float64Array(3 * list.length);
  const known = new Map<string, { readonly compiled: OpeningHours; readonly number: number }>();
  const hoursNumber = new Int32Array(list.length);
  const hours = list.map((warehouse, number) => {
    writeUnitVector(warehouse.location, xyz, 3 * number);
    const named = Object.hasOwn(policy.timeZones, warehouse.id) ? policy.timeZones[warehouse.id] : undefined;
    const zone = getZone(named ?? zoneNameAt(warehouse.location));
    if (!zones.includes(zone)) zones.push(zone);
    const key = `${zone.name} ${JSON.stringify(warehouse.schedule)}`;
    let shared = known.get(key);
    if (shared === undefined) {
      const compiled = compileOpeningHours(warehouse.schedule, policy.emptySchedule, zone, calendar);
      shared = { compiled, number: known.size };
      known.set(key, shared);
    }
    hoursNumber[number] = shared.number;
    return shared.compiled;
  });
  return {
    ids: list.map((warehouse) => warehouse.id),
    numbers: new Map(list.map((warehouse, number) => [warehouse.id, number])),
    xyz,
    express: Uint8Array.from(list, (warehouse) => (warehouse.isExpressDeliveryAvailable ? 1 : 0)),
    delivery: Uint8Array.from(list, (warehouse) => (warehouse.isDeliveryAvailable ? 1 : 0)),
    pickup: Uint8Array.from(list, (warehouse) => (warehouse.isSelfPickupAvailable ? 1 : 0)),
    hours,
    hoursCount: known.size,
    hoursNumber,
    zones,
    zone: Int32Array.from(hours, ({ zone }) => zones.indexOf(zone)),
    index: indexPlaces(xyz),
  };
}

function compileTariffs(
  tariffs: readonly TariffRecord[],
  vehicleNumbers: ReadonlyMap<string, number>,
  policy: Policy,
): Record<DeliveryType, CompiledTariffs> {
  const compile = (type: DeliveryType): CompiledTariffs => {
    const rows: TariffRow[][] = Array.from(vehicleNumbers, () => []);
    for (const { id, deliveryType, transportTypeId, period, distance, price } of tariffs) {
      const vehicle = deliveryType === type ? vehicleNumbers.get(transportTypeId) : undefined;
      if (vehicle !== undefined)
        rows[vehicle]?.push({ tariffId: id, distance, price, since: dayOfText(period) });
    }
    const { band, accumulate, slice, maxKm } = policy.tariff;
    const bands = { band, accumulate, maxKm: maxKm[type] };
    const maxTrips = type === 'ROUTE' ? 1 : policy.maxTrips;
    const lines = rows.map((list) =>
      list.length === 0 ? null : compileTariffLine(list, slice, bands, policy.price, maxTrips),
    );
    return { lines, vehicles: lines.flatMap((line, vehicle) => (line === null ? [] : [vehicle])) };
  };
  return { ROUTE: compile('ROUTE'), EXPRESS: compile('EXPRESS'), TOMORROW: compile('TOMORROW') };
}

function routeInputs(records: CatalogRecords, vehicleNumbers: ReadonlyMap<string, number>): RouteInput[] {
  return records.routes.flatMap((route): RouteInput[] => {
    const vehicle = vehicleNumbers.get(route.transportTypeId);
    if (route.isService || vehicle === undefined) return [];
    const runs =
      route.runs.type === 'ONCE' ? { type: 'ONCE' as const, day: dayOfText(route.runs.date) } : route.runs;
    const { id, duration, points, warehousePoints } = route;
    return [{ id, vehicle, runs, duration, points, warehousePoints }];
  });
}
