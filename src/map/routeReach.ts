import type { Position } from 'geojson';
import type { LatLng } from '../geo/point.js';
import type { Policy } from '../policy/policy.js';
import { lngNear } from './antimeridian.js';
import type { Reach } from './mapSource.js';
import { common, disc, joined, strip, without, type Area } from './areas.js';
import type { RouteLine } from './routeLine.js';

/** A point at which a route is loaded, by its number along it, and the warehouse's own place. */
export interface MapPickup {
  readonly point: number;
  readonly warehouse: LatLng;
}

/**
 * Where a route can drop off, in the running plane; `pickups` ascend and are at least one. By the policy
 * the reach is counted from the route, from the warehouse or along the route, and `maxDetourKm` bounds the
 * detour besides.
 */
export function routeReach(
  line: RouteLine,
  pickups: readonly MapPickup[],
  { fromKm, radiusKm }: Reach,
  { route, distance }: Policy,
): Area | null {
  const first = line.pointAt[pickups[0]?.point ?? 0] ?? 0;
  const detourKm = route.maxDetourKm === null ? null : route.maxDetourKm / distance.circuity;
  const stops = line.pointAt.filter((at) => at >= first).map((at) => line.positions[at] ?? []);
  const near = (km: number): Area | null =>
    route.dropOff === 'point'
      ? joined(stops.map((stop) => disc(stop, km)))
      : strip(line.positions.slice(first), km);

  switch (route.chargeable) {
    case 'detour':
      return without(near(Math.min(radiusKm, detourKm ?? radiusKm)), near(fromKm));
    case 'fromWarehouse': {
      const reached = joined(
        pickups.map(({ point, warehouse: { lat, lng } }) => {
          const center: Position = [lngNear(lng, line.positions[line.pointAt[point] ?? 0]?.[0] ?? lng), lat];
          return without(disc(center, radiusKm), disc(center, fromKm));
        }),
      );
      return detourKm === null ? reached : common(reached, near(detourKm));
    }
    case 'alongRoute':
      return joined(
        placesAfter(line, pickups, route.dropOff === 'point').map(({ place, sincePickupKm }) =>
          disc(place, Math.min(radiusKm - sincePickupKm, detourKm ?? radiusKm)),
        ),
      );
  }
}

/** Places from the first pick-up on, with the way since the last pick-up before each. */
function placesAfter(line: RouteLine, pickups: readonly MapPickup[], pointsAlone: boolean) {
  const loadedAt = pickups.map(({ point }) => line.pointAt[point] ?? 0);
  const places: { readonly place: Position; readonly sincePickupKm: number }[] = [];
  const wanted = pointsAlone ? new Set(line.pointAt) : null;
  line.positions.forEach((place, at) => {
    const pickup = loadedAt.findLast((loaded) => loaded <= at);
    if (pickup === undefined || (wanted !== null && !wanted.has(at))) return;
    const metres = (line.along[at] ?? 0) - (line.along[pickup] ?? 0);
    places.push({ place, sincePickupKm: metres / 1000 });
  });
  return places;
}
