import { distance } from '@turf/turf';
import Flatbush from 'flatbush';
import RBush from 'rbush';
import type { LatLng, Network, QuoteRequest } from '../../src/index.js';
import type { Bests, Rival } from './rival.js';
import { Settling, partsFor } from './settling.js';
import { TurfPlaces, positionOf } from './turfPlaces.js';
import { turfProfile } from './turfProfile.js';

/** A box of degrees and what is in it. */
interface Boxed {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly item: number;
}

/** Finds the items whose boxes meet a box of degrees. */
type BoxSearch = (minX: number, minY: number, maxX: number, maxY: number) => readonly number[];

const INDEXES: Readonly<Record<'rbush' | 'flatbush', (boxes: readonly Boxed[]) => BoxSearch>> = {
  rbush(boxes) {
    const index = new RBush<Boxed>().load([...boxes]);
    return (minX, minY, maxX, maxY) => index.search({ minX, minY, maxX, maxY }).map(({ item }) => item);
  },
  flatbush(boxes) {
    const index = new Flatbush(boxes.length);
    for (const { minX, minY, maxX, maxY } of boxes) index.add(minX, minY, maxX, maxY);
    index.finish();
    return (minX, minY, maxX, maxY) =>
      index.search(minX, minY, maxX, maxY).map((found) => boxes[found]!.item);
  },
};

/**
 * The usual way: an index over the boxes of all segments gives the routes within the tariffs' reach, and turf
 * measures those; likewise the warehouses.
 */
export function boxesAndTurf(network: Network, index: 'rbush' | 'flatbush'): Rival {
  const { parts, memory } = partsFor(network);
  const { routes, warehouses } = parts;
  const places = new TurfPlaces(parts);
  const segments: Boxed[] = [];
  for (let route = 0; route < routes.ids.length; route++) {
    const from = routes.pickupPoint[routes.firstPickup[route]!]!;
    for (let point = from; point < routes.firstPoint[route + 1]! - 1; point++) {
      segments.push(boxAround(places.position(point), places.position(point + 1), route));
    }
  }
  const sites = warehouses.ids.map((_, warehouse) => positionOf(warehouses.xyz, warehouse));
  const routeSearch = INDEXES[index](segments);
  const siteSearch = INDEXES[index](sites.map((site, warehouse) => boxAround(site, site, warehouse)));
  const bests = (request: QuoteRequest): Bests => {
    const settling = new Settling(parts, memory, request);
    const { location } = request.destination;
    for (const route of new Set(within(routeSearch, location, settling.reach('ROUTE')))) {
      if (!settling.carries(routes.vehicle[route]!)) continue;
      for (let pickup = routes.firstPickup[route]!; pickup < routes.firstPickup[route + 1]!; pickup++) {
        if (settling.mayServe('ROUTE', routes.pickupWarehouse[pickup]!))
          settling.route(route, pickup, places.place(pickup, location));
      }
    }
    const siteReach = Math.max(settling.reach('EXPRESS'), settling.reach('TOMORROW'));
    for (const warehouse of within(siteSearch, location, siteReach)) {
      const away = distance([location.lng, location.lat], sites[warehouse]!, { units: 'meters' });
      settling.warehouse(warehouse, away);
    }
    return settling.bests;
  };
  return {
    name: `${index} + turf`,
    bests,
    profile: (requests) => turfProfile(requests, bests, places),
  };
}

function boxAround(a: readonly [number, number], b: readonly [number, number], item: number): Boxed {
  return {
    minX: Math.min(a[0], b[0]),
    minY: Math.min(a[1], b[1]),
    maxX: Math.max(a[0], b[0]),
    maxY: Math.max(a[1], b[1]),
    item,
  };
}

const METRES_PER_DEGREE = 111_195;

/** What may lie within so many metres; across the 180th meridian the box is searched on both sides. */
function within(search: BoxSearch, { lat, lng }: LatLng, metres: number): readonly number[] {
  const high = metres / METRES_PER_DEGREE + 0.01;
  // The meridians draw together towards the pole: the far edge of the box decides.
  const wide = high / Math.max(0.02, Math.cos((Math.min(89, Math.abs(lat) + high) * Math.PI) / 180));
  const found = [...search(lng - wide, lat - high, lng + wide, lat + high)];
  if (lng + wide > 180) found.push(...search(lng - wide - 360, lat - high, lng + wide - 360, lat + high));
  if (lng - wide < -180) found.push(...search(lng - wide + 360, lat - high, lng + wide + 360, lat + high));
  return found;
}
