import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.js';
import {
  compileNetwork,
  DEFAULT_POLICY,
  DELIVERY_TYPES,
  quote,
  type DeliveryType,
  type LatLng,
  type PartialPolicy,
} from '../../src/index.js';
import type { MapFeature } from '../../src/map/features.js';
import { mapNetwork } from '../../src/map/mapNetwork.js';

const truck = { id: 'truck', loadCapacity: 1500, volume: 9 };
const open = [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ dayOfWeek, begin: '00:00', end: '24:00' }));

const warehouse = (id: string, lat: number, lng: number) => ({
  id,
  location: { lat, lng },
  isExpressDeliveryAvailable: true,
  isDeliveryAvailable: true,
  isSelfPickupAvailable: false,
  schedule: open,
});

const point = (lat: number, lng: number, warehouseId: string | null = null) => ({
  location: { lat, lng },
  warehouseId,
  duration: null,
});

/** A route over the 180th meridian that is loaded at its second point and at its fourth. */
const winterRoad: Catalog = {
  format: 'dovoz-catalog/1',
  fetchedAt: '2025-01-01T00:00:00Z',
  source: 'test',
  cities: [],
  warehouses: [warehouse('a', 65.3, 177.6), warehouse('b', 66.1, -179.6)],
  tariffs: ['ROUTE', 'EXPRESS', 'TOMORROW'].flatMap((deliveryType) =>
    [10, 60].map((distance) => ({
      id: `${deliveryType}${distance}`,
      deliveryType,
      transportType: truck,
      period: '2024-01-01',
      distance,
      price: 10,
    })),
  ),
  routes: [
    {
      id: 'road',
      type: 'WEEKLY',
      transportType: truck,
      weekDays: [1, 2, 3, 4, 5, 6, 7],
      duration: 10,
      isService: false,
      points: [
        point(64.7, 177.5),
        point(65.3, 177.6, 'a'),
        point(65.6, 179.2),
        point(66.1, -179.6, 'b'),
        point(66.3, -178),
      ],
    },
  ],
};

/** What an area is drawn a little smaller for: its corners, and the flat map on which it is widened. */
const DRAWN_WITHIN = 0.01;
const LONGEST_TRIP: PartialPolicy = {
  horizonDays: 10,
  speedKmh: { ROUTE: 1000, EXPRESS: 1000, TOMORROW: 1000 },
  latestArrival: { EXPRESS: '24:00', TOMORROW: '24:00' },
};

const POLICIES: readonly { readonly name: string; readonly policy: PartialPolicy }[] = [
  { name: 'detour from segments', policy: {} },
  { name: 'detour from points', policy: { route: { dropOff: 'point' } } },
  { name: 'bounded detour', policy: { route: { maxDetourKm: 25 } } },
  { name: 'from the warehouse', policy: { route: { chargeable: 'fromWarehouse' } } },
  {
    name: 'from the warehouse, bounded',
    policy: { route: { chargeable: 'fromWarehouse', maxDetourKm: 20 } },
  },
  {
    name: 'bands from',
    policy: { tariff: { band: 'from', maxKm: { ROUTE: 80, EXPRESS: 70, TOMORROW: 90 } } },
  },
];

/** Around the road, over the meridian. */
const latitude = fc.double({ min: 64.6, max: 66.9, noNaN: true });
const longitude = fc.double({ min: 176, max: 183, noNaN: true });

function isShown(areas: readonly MapFeature[], { lat, lng }: LatLng): boolean {
  return areas.some(
    ({ geometry }) =>
      (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
      booleanPointInPolygon([lng, lat], geometry),
  );
}

describe('an area says where the engine finds a distance in a band', () => {
  it.each(POLICIES)('$name', ({ policy }) => {
    const merged = { ...LONGEST_TRIP, ...policy };
    const network = compileNetwork(winterRoad, merged);
    const reachedAt = reachedBy(merged);
    const { features } = mapNetwork(winterRoad, network, { date: '2025-01-21' });
    const areas = (type: DeliveryType): readonly MapFeature[] =>
      features.filter(({ properties: one }) => one.kind === 'reach' && one.type === type);
    let [inside, outside] = [0, 0];
    fc.assert(
      fc.property(latitude, longitude, (lat, lng) => {
        const place = { lat, lng: lng > 180 ? lng - 360 : lng };
        for (const [type, reached] of reachedAt(place)) {
          if (reached) inside++;
          else outside++;
          const shown = isShown(areas(type), place);
          expect({ type, place, shown }).toEqual({ type, place, shown: reached });
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(inside, outside)).toBeGreaterThan(20);
  });

  it('along the route nothing is reached that is not drawn', () => {
    const policy: PartialPolicy = { ...LONGEST_TRIP, route: { chargeable: 'alongRoute' } };
    const network = compileNetwork(winterRoad, policy);
    const reachedAt = reachedBy(policy);
    const { features } = mapNetwork(winterRoad, network, { date: '2025-01-21' });
    const route = features.filter(({ properties: one }) => one.kind === 'reach' && one.type === 'ROUTE');
    expect(route.map(({ properties: one }) => one.kind === 'reach' && one.isExact)).toEqual([false]);
    let inside = 0;
    fc.assert(
      fc.property(latitude, longitude, (lat, lng) => {
        const place = { lat, lng: lng > 180 ? lng - 360 : lng };
        if (reachedAt(place).get('ROUTE') !== true) return;
        inside++;
        expect({ place, shown: isShown(route, place) }).toEqual({ place, shown: true });
      }),
      { numRuns: 300 },
    );
    expect(inside).toBeGreaterThan(5);
  });
});

/**
 * The types that are offered at a place: with `true` or `false`, or missing where it lies too near to an
 * edge to tell by a drawing: a little nearer or farther it would be otherwise.
 */
function reachedBy(policy: PartialPolicy): (place: LatLng) => ReadonlyMap<DeliveryType, boolean> {
  const { circuity } = DEFAULT_POLICY.distance;
  const networks = [1 - DRAWN_WITHIN, 1, 1 + DRAWN_WITHIN].map((factor) =>
    compileNetwork(winterRoad, { ...policy, distance: { circuity: circuity * factor } }),
  );
  return (location) => {
    const offered = networks.map((network) => {
      const { options } = quote(network, {
        id: 'r',
        placedAt: '2025-01-21T00:30:00+12:00',
        destination: { location, timeZone: 'Asia/Anadyr' },
        load: { weightKg: 1, volumeM3: 0.1 },
      });
      return new Set(options.map(({ type }) => type));
    });
    return new Map(
      DELIVERY_TYPES.flatMap((type) => {
        const answers = new Set(offered.map((types) => types.has(type)));
        return answers.size === 1 ? [[type, answers.has(true)] as const] : [];
      }),
    );
  };
}
