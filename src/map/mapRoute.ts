import type { RoutePointRecord, RouteRecord } from '../catalog/records.js';
import { fillOffsets } from '../routing/offsets.js';
import { STARTS_BEFORE_DAYS } from '../routing/starts.js';
import { dayOfText } from '../time/localDate.js';
import { cutLine } from './antimeridian.js';
import { areaFeatures, featureOf, type MapFeature, type RouteProperties } from './features.js';
import type { MapSource } from './mapSource.js';
import { drawRoute, type RouteLine } from './routeLine.js';
import { isBound, routeReach, type MapPickup } from './routeReach.js';

/** A route's line, its stops, and where it can drop off. */
export function mapRoute(source: MapSource, route: RouteRecord): readonly MapFeature[] {
  const line = drawRoute(route.points.map(({ location }) => location));
  const stops = stopFeatures(source, route, line);
  const title = routeTitle(route.points.map((point) => townOf(source, point)));
  const { runs } = route;
  const properties: RouteProperties = {
    kind: 'route',
    id: route.id,
    title,
    isService: route.isService,
    weekDays: runs.type === 'WEEKLY' ? runs.weekDays : null,
    date: runs.type === 'ONCE' ? runs.date : null,
    isPast: isPast(source, route, line),
    vehicleId: route.transportTypeId,
    vehicle: source.vehicleName(route.transportTypeId),
    durationHours: route.duration,
    lengthKm: Math.round(line.along.at(-1) ?? 0) / 1000,
  };
  return [
    ...reachFeatures(source, route, line, title),
    featureOf(cutLine(line.positions), properties),
    ...stops,
  ];
}

/** A single route that was loaded for the last time before the date of the map: nobody is served by it any more. */
function isPast(source: MapSource, route: RouteRecord, line: RouteLine): boolean {
  if (route.runs.type !== 'ONCE') return false;
  const since = dayOfText(source.date) - dayOfText(route.runs.date);
  const last = pickupsOf(source, route).at(-1)?.point ?? 0;
  const daysUntilLoaded = Math.ceil((offsetsOf(route, line)[last] ?? 0) / 24);
  return since > Math.min(daysUntilLoaded, STARTS_BEFORE_DAYS);
}

function reachFeatures(
  source: MapSource,
  route: RouteRecord,
  line: RouteLine,
  title: string,
): readonly MapFeature[] {
  const pickups = pickupsOf(source, route);
  const reach = source.reachOf('ROUTE', route.transportTypeId);
  if (route.isService || isPast(source, route, line) || pickups.length === 0 || reach === null) return [];
  return areaFeatures(routeReach(line, pickups, reach, source.parts.policy), {
    kind: 'reach',
    type: 'ROUTE',
    routeId: route.id,
    warehouseId: null,
    title,
    vehicles: [source.vehicleName(route.transportTypeId)],
    reachKm: reach.reachKm,
    radiusKm: reach.radiusKm,
    isExact: !isBound(source.parts.policy),
    date: source.date,
  });
}

/** The points, but the last, at a usable warehouse that delivers (DESIGN.md, "ROUTE"). */
function pickupsOf({ warehouses }: MapSource, { points }: RouteRecord): readonly MapPickup[] {
  return points.slice(0, -1).flatMap(({ warehouseId }, point) => {
    const warehouse = warehouses.get(warehouseId ?? '');
    return warehouse?.isDeliveryAvailable === true ? [{ point, warehouse: warehouse.location }] : [];
  });
}

function stopFeatures(source: MapSource, route: RouteRecord, line: RouteLine): readonly MapFeature[] {
  const offsets = offsetsOf(route, line);
  return route.points.map(({ location, warehouseId }, i) => {
    const warehouse = source.warehouses.get(warehouseId ?? '');
    return featureOf(
      { type: 'Point', coordinates: [location.lng, location.lat] },
      {
        kind: 'stop',
        routeId: route.id,
        number: i + 1,
        title: warehouse
          ? source.warehouseText(warehouse.id).title
          : (source.townAt(location)?.title ?? null),
        town:
          (warehouse && source.warehouseText(warehouse.id).town) ?? source.townAt(location)?.title ?? null,
        warehouseId: warehouse?.id ?? null,
        offsetHours: Math.round((offsets[i] ?? 0) * 1000) / 1000,
      },
    );
  });
}

/** Hours from the start to each point. */
function offsetsOf({ points, duration }: RouteRecord, line: RouteLine): Float64Array {
  const offsets = Float64Array.from(points, (point) => point.duration ?? Number.NaN);
  const along = Float64Array.from(line.pointAt, (at) => line.along[at] ?? 0);
  fillOffsets(offsets, along, 0, points.length - 1, duration);
  return offsets;
}

/** The town of a point: the warehouse's city, or the one it lies in. */
function townOf(source: MapSource, { warehouseId, location }: RoutePointRecord): string | null {
  const warehouse = source.warehouses.get(warehouseId ?? '');
  const text = warehouse === undefined ? null : source.warehouseText(warehouse.id);
  return text?.town ?? text?.title ?? source.townAt(location)?.title ?? null;
}

/** `A – … – Z`; a route that comes back is named by the stop in its middle besides. */
function routeTitle(titles: readonly (string | null)[]): string {
  const [from, to] = [titles[0], titles.at(-1)].map((title) => title ?? 'a place without a name');
  const middle = titles[Math.floor(titles.length / 2)] ?? null;
  return from === to && middle !== null ? `${from} – ${middle} – ${to}` : `${from} – ${to}`;
}
