import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import type { LatLng } from '../../../src/geo/point.js';
import type { PartialPolicy } from '../../../src/policy/policy.js';
import type { QuoteRequest } from '../../../src/quote/request.js';
import { partOf, sometimes } from './choice.js';
import { instantTextArbitrary } from './instants.js';
import { type Landmarks, landmarksOf } from './landmarks.js';
import { loadArbitrary } from './loads.js';
import type { Mode } from './modes.js';
import { anyPlace, degreesOfMetres, movedBy, stepArbitrary } from './places.js';
import { ZONES } from './policies.js';

/** Destinations: at a point, beside a segment, near, at a band's edge, far, and at the other end. */
function destinationArbitrary(
  mode: Mode,
  { warehouses, points, segments, bandEdges }: Landmarks,
  policy: PartialPolicy,
): fc.Arbitrary<LatLng> {
  const hubs = [...warehouses, ...points];
  if (hubs.length === 0) return anyPlace;
  const hub = fc.constantFrom(...hubs);
  const near = (degrees: number) =>
    fc.tuple(hub, stepArbitrary(degrees)).map(([from, { north, east }]) => movedBy(from, north, east));
  const ways = [
    { weight: 8, arbitrary: near(0.08) },
    { weight: 6, arbitrary: near(0.5) },
    { weight: 2, arbitrary: near(3) },
    { weight: 2, arbitrary: hub },
  ];
  if (segments.length > 0) {
    const beside = fc
      .tuple(fc.constantFrom(...segments), stepArbitrary(0.02))
      .map(([[from, to], { north, east }]) => movedBy(between(from, to), north, east + 0.0001));
    ways.push({ weight: 6, arbitrary: beside });
  }
  if (bandEdges.length > 0) ways.push({ weight: 4, arbitrary: edgeArbitrary(hubs, bandEdges, policy) });
  if (mode === 'adversarial') {
    ways.push(
      { weight: 2, arbitrary: hub.map(antipode) },
      { weight: 2, arbitrary: anyPlace },
      { weight: 1, arbitrary: hub.map(({ lat, lng }) => ({ lat, lng: Math.abs(lng) === 180 ? -lng : lng })) },
    );
  }
  return fc.oneof(...ways);
}

/** The middle of a segment in degrees; on the shorter way round where it crosses the 180th meridian. */
function between(from: LatLng, to: LatLng): LatLng {
  let east = to.lng - from.lng;
  if (east > 180) east -= 360;
  if (east < -180) east += 360;
  return movedBy(from, (to.lat - from.lat) / 2, east / 2);
}

function antipode({ lat, lng }: LatLng): LatLng {
  return movedBy({ lat: -lat, lng: lng > 0 ? lng - 180 : lng + 180 }, 0, 0);
}

/**
 * Due north or south of a hub, a little short of a band's edge or beyond it: by parts of the step to
 * which the distance is rounded, and never so near to where the rounding turns that a double's last
 * digits would decide.
 */
function edgeArbitrary(
  hubs: readonly LatLng[],
  bandEdges: readonly number[],
  { distance }: PartialPolicy,
): fc.Arbitrary<LatLng> {
  const circuity = distance?.circuity ?? 1.25;
  const stepM = distance?.stepM ?? 1;
  return fc
    .record({
      hub: fc.constantFrom(...hubs),
      edge: fc.constantFrom(...bandEdges),
      beyond: fc.constantFrom(-1.3, -0.7, -0.3, 0.3, 0.7, 1.3),
      north: fc.boolean(),
    })
    .map(({ hub, edge, beyond, north }) => {
      const metres = Math.max(0.3, (edge * 1000 + beyond * stepM) / circuity);
      const degrees = degreesOfMetres(metres) % 180;
      const lat = hub.lat + (north ? degrees : -degrees);
      // Not rounded, or the metre would be lost.
      return Math.abs(lat) <= 90 && !(lat === 0 && hub.lng === 0) ? { lat, lng: hub.lng } : hub;
    });
}

/** Which warehouses hold how much of each product; `stock` in both spellings, doubled rows, unknown ids. */
function stocksArbitrary(warehouseIds: readonly string[]): fc.Arbitrary<NonNullable<QuoteRequest['stocks']>> {
  const row = fc.record({
    warehouseId: fc.constantFrom(...warehouseIds, 'nowhere'),
    quantity: fc.constantFrom(0, 0.1, 0.2, 0.3, 1, 2, 5, 100, 100, -1),
  });
  const rows = sometimes(
    fc.array(row, { maxLength: 4 }),
    fc.constant(warehouseIds.map((warehouseId) => ({ warehouseId, quantity: 1000 }))),
    45,
  );
  // The API's model says `stock`, its example `stocks`.
  const held = fc.oneof(
    fc.record({ stock: rows }),
    fc.record({ stocks: rows }),
    fc.record({ stock: fc.constant(null), stocks: sometimes(rows, fc.constant(null), 30) }),
    fc.constant({}),
  );
  const product = fc
    .tuple(fc.constantFrom('p1', 'p2', '__proto__'), held)
    .map(([productId, given]) => ({ productId, ...given }));
  return fc.array(product, { maxLength: 4 });
}

/** Valid requests for a catalog; the policy says where the edges of its bands lie on the map. */
export function requestArbitrary(
  mode: Mode,
  catalog: Catalog,
  policy: PartialPolicy = {},
): fc.Arbitrary<QuoteRequest> {
  const landmarks = landmarksOf(catalog);
  const { cityIds, warehouseIds, today } = landmarks;
  const none = fc.constant(null);
  const location = destinationArbitrary(mode, landmarks, policy);
  const aims = partOf<Omit<QuoteRequest['destination'], 'location'>>({
    cityId: sometimes(none, fc.constantFrom(...cityIds, 'unknown city'), 40),
    kladrCode: fc.constantFrom(null, '6600000100000'),
    timeZone: sometimes(none, fc.constantFrom(...ZONES), mode === 'adversarial' ? 40 : 8),
  });
  const wishes = partOf<Pick<QuoteRequest, 'stocks' | 'warehouseIds' | 'alternatives'>>({
    stocks: sometimes(none, stocksArbitrary(warehouseIds), 40),
    warehouseIds: sometimes(
      none,
      fc.array(fc.constantFrom(...warehouseIds, 'nowhere'), { maxLength: 3 }),
      30,
    ),
    alternatives: fc.constantFrom(true, true, true, false, null),
  });
  return fc
    .record({
      id: sometimes(fc.constant('r'), fc.string(), 10),
      placedAt: instantTextArbitrary(mode, today),
      location,
      aims,
      load: loadArbitrary(mode, landmarks),
      wishes,
    })
    .map(({ id, placedAt, location: at, aims: aim, load, wishes: wish }) => ({
      id,
      placedAt,
      destination: { location: at, ...aim },
      ...load,
      ...wish,
    }));
}
