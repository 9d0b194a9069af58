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
 * detour besides. Along the route it is an outer bound (see `isBound`): a way that winds is longer than the
 * straight line that is drawn.
 */
export function routeReach(
  line: RouteLine,
  pickups: readonly MapPickup[],
  { fromKm, radiusKm }: Reach,
  { route, distance }: Policy,
): Area | null {
  const detourKm = route.maxDetourKm === null ? null : route.maxDetourKm / distance.circuity;
  const loadedAt = pickups.map(({ point }) => line.pointAt[point] ?? 0);
  // Nobody is served before the truck is loaded.
  const near = (from: number, km: number): Area | null =>
    route.dropOff === 'point'
      ? joined(line.pointAt.filter((at) => at >= from).map((at) => disc(line.positions[at] ?? [], km)))
      : strip(line.positions.slice(from), km);

  const around = ({ lat, lng }: LatLng, [nearLng = lng]: Position): Area | null => {
    const center = [lngNear(lng, nearLng), lat];
    return without(disc(center, radiusKm), disc(center, fromKm));
  };

  switch (route.chargeable) {
    case 'detour': {
      // What is too near to the road for a truck loaded early may lie far enough from one loaded later.
      const from = fromKm > 0 ? loadedAt : loadedAt.slice(0, 1);
      const km = Math.min(radiusKm, detourKm ?? radiusKm);
      return joined(from.map((start) => without(near(start, km), near(start, fromKm))));
    }
    case 'fromWarehouse':
    case 'alongRoute':
      return joined(
        pickups.map(({ warehouse }, i) => {
          const from = loadedAt[i] ?? 0;
          const place = line.positions[from] ?? [];
          const reached =
            route.chargeable === 'alongRoute' ? disc(place, radiusKm) : around(warehouse, place);
          return detourKm === null ? reached : common(reached, near(from, detourKm));
        }),
      );
  }
}

/** Whether areas under the policy are outer bounds: more is drawn than is reached. */
export function isBound({ route }: Policy): boolean {
  return route.chargeable === 'alongRoute';
}
