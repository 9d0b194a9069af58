import { distance } from '@turf/turf';
import type { Network, QuoteRequest } from '../../src/index.js';
import type { Bests, Rival } from './rival.js';
import { Settling, partsFor } from './settling.js';
import { TurfPlaces, positionOf } from './turfPlaces.js';
import { turfProfile } from './turfProfile.js';

/** The first thing one would write: every route and every warehouse, measured by turf. */
export function turfLoop(network: Network): Rival {
  const { parts, memory } = partsFor(network);
  const places = new TurfPlaces(parts);
  const { routes, warehouses } = parts;
  const sites = warehouses.ids.map((_, warehouse) => positionOf(warehouses.xyz, warehouse));
  const bests = (request: QuoteRequest): Bests => {
    const settling = new Settling(parts, memory, request);
    const { location } = request.destination;
    for (let route = 0; route < routes.ids.length; route++) {
      if (!settling.carries(routes.vehicle[route]!)) continue;
      for (let pickup = routes.firstPickup[route]!; pickup < routes.firstPickup[route + 1]!; pickup++) {
        if (settling.mayServe('ROUTE', routes.pickupWarehouse[pickup]!))
          settling.route(route, pickup, places.place(pickup, location));
      }
    }
    sites.forEach((site, warehouse) => {
      settling.warehouse(warehouse, distance([location.lng, location.lat], site, { units: 'meters' }));
    });
    return settling.bests;
  };
  return {
    name: 'plain turf',
    bests,
    profile: (requests) => turfProfile(requests, bests, places),
  };
}
