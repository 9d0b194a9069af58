import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import type { LatLng } from '../../../src/geo/point.js';
import type { PartialPolicy } from '../../../src/policy/policy.js';
import type { ProductStock, QuoteRequest } from '../../../src/quote/request.js';
import { anyIndex, partOf, pick, sometimes } from './choice.js';
import { instantTextArbitrary } from './instants.js';
import { type Landmarks, landmarksOf } from './landmarks.js';
import { loadArbitrary } from './loads.js';
import type { Mode } from './modes.js';
import { anyPlace, degreesOfMetres, movedBy, stepArbitrary } from './places.js';
import { ZONES } from './policies.js';

/** What destinations are aimed at. */
interface Aim {
  readonly landmarks: Landmarks;
  /** Warehouses and route points; never empty. */
  readonly hubs: readonly LatLng[];
  readonly policy: PartialPolicy;
}

type Destination = fc.Arbitrary<(aim: Aim) => LatLng>;

/** Destinations: at a point, beside a segment, near, at a band's edge, far, and at the other end. */
function destinationArbitrary(mode: Mode): Destination {
  const nearHub = (degrees: number): Destination =>
    fc.tuple(anyIndex, stepArbitrary(degrees)).map(
      ([n, { north, east }]) =>
        ({ hubs }) =>
          movedBy(pick(hubs, n), north, east),
    );
  const atHub = (place: (hub: LatLng) => LatLng): Destination =>
    anyIndex.map(
      (n) =>
        ({ hubs }) =>
          place(pick(hubs, n)),
    );
  const beside: Destination = fc
    .tuple(anyIndex, stepArbitrary(0.02))
    .map(([n, { north, east }]) => ({ landmarks: { segments }, hubs }) => {
      const [from, to] = segments.length === 0 ? [pick(hubs, n), pick(hubs, n)] : pick(segments, n);
      return movedBy(between(from, to), north, east + 0.0001);
    });
  const ways = [
    { weight: 8, arbitrary: nearHub(0.08) },
    { weight: 6, arbitrary: nearHub(0.5) },
    { weight: 2, arbitrary: nearHub(3) },
    { weight: 2, arbitrary: atHub((hub) => hub) },
    { weight: 6, arbitrary: beside },
    { weight: 4, arbitrary: edgeArbitrary },
  ];
  if (mode !== 'adversarial') return fc.oneof(...ways);
  return fc.oneof(
    ...ways,
    { weight: 2, arbitrary: atHub(antipode) },
    { weight: 2, arbitrary: anyPlace.map((place) => () => place) },
    {
      weight: 1,
      arbitrary: atHub(({ lat, lng }) => ({ lat, lng: Math.abs(lng) === 180 ? -lng : lng })),
    },
  );
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
const edgeArbitrary: Destination = fc
  .record({
    hub: anyIndex,
    band: anyIndex,
    beyond: fc.constantFrom(-1.292911373, -0.707131373, -0.313711373, 0.313711373, 0.707131373, 1.292911373),
    north: fc.boolean(),
  })
  .map(({ hub: n, band, beyond, north }) => ({ landmarks: { bandEdges }, hubs, policy: { distance } }) => {
    const hub = pick(hubs, n);
    const edge = bandEdges.length === 0 ? 10 : pick(bandEdges, band);
    const road = edge * 1000 + beyond * (distance?.stepM ?? 1);
    const degrees = degreesOfMetres(Math.max(0.313711373, road / (distance?.circuity ?? 1.25))) % 180;
    const lat = hub.lat + (north ? degrees : -degrees);
    // A route from a pole leaves it along that same meridian: on it, a last digit makes the detour 0 or not.
    if (Math.abs(hub.lat) > 89) return hub;
    // Not rounded, or the metre would be lost.
    return Math.abs(lat) <= 90 && !(lat === 0 && hub.lng === 0) ? { lat, lng: hub.lng } : hub;
  });

/** Which warehouses hold how much of each product; `stock` in both spellings, doubled rows, unknown ids. */
function stocksArbitrary(): fc.Arbitrary<(warehouseIds: readonly string[]) => readonly ProductStock[]> {
  const row = fc.record({
    warehouse: anyIndex,
    quantity: fc.constantFrom(100, 0, 0.1, 0.2, 0.3, 1, 2, 5, 100, -1),
  });
  /** null: all hold more than enough. */
  const rows = fc.option(fc.array(row, { maxLength: 4 }), { freq: 2 });
  // The API's model says `stock`, its example `stocks`.
  const spelling = fc.constantFrom('stock', 'stocks', 'stocks beside null', 'nothing');
  const product = fc.record({ productId: fc.constantFrom('p1', 'p2', '__proto__'), rows, spelling });
  return fc.array(product, { maxLength: 4 }).map(
    (products) => (warehouseIds) =>
      products.map(({ productId, rows: given, spelling: spelled }) => {
        const list =
          given === null
            ? warehouseIds.map((warehouseId) => ({ warehouseId, quantity: 1000 }))
            : given.map(({ warehouse, quantity }) => ({
                warehouseId: pick([...warehouseIds, 'nowhere'], warehouse),
                quantity,
              }));
        switch (spelled) {
          case 'stock':
            return { productId, stock: list };
          case 'stocks':
            return { productId, stocks: list };
          case 'stocks beside null':
            return { productId, stock: null, stocks: list };
          case 'nothing':
            return { productId };
        }
      }),
  );
}

/** Valid requests, planned before catalog and policy are known; the policy says where the edges of its bands lie. */
export function requestPlanArbitrary(
  mode: Mode,
): fc.Arbitrary<(catalog: Catalog, policy: PartialPolicy) => QuoteRequest> {
  const none = fc.constant(null);
  const plans = fc.record({
    id: sometimes(fc.constant('r'), fc.string(), 10),
    placedAt: instantTextArbitrary(mode),
    location: destinationArbitrary(mode),
    aims: partOf<{ city: number | null; kladrCode: string | null; timeZone: string | null }>({
      city: sometimes(none, anyIndex, 40),
      kladrCode: fc.constantFrom(null, '6600000100000'),
      timeZone: sometimes(none, fc.constantFrom(...ZONES), mode === 'adversarial' ? 40 : 8),
    }),
    load: loadArbitrary(mode),
    stocks: sometimes(none, stocksArbitrary(), 20),
    warehouses: sometimes(none, fc.array(anyIndex, { maxLength: 3 }), 15),
    wishes: partOf<Pick<QuoteRequest, 'alternatives'>>({
      alternatives: fc.constantFrom(true, true, true, false, null),
    }),
  });
  return plans.map((plan) => (catalog, policy) => {
    const landmarks = landmarksOf(catalog);
    const { cityIds, warehouseIds, today } = landmarks;
    const hubs = [...landmarks.warehouses, ...landmarks.points];
    const { city, ...aims } = plan.aims;
    return {
      id: plan.id,
      placedAt: plan.placedAt(today),
      destination: {
        location: plan.location({ landmarks, hubs: hubs.length === 0 ? [NOWHERE_NEAR] : hubs, policy }),
        ...(city !== undefined && {
          cityId: city === null ? null : pick([...cityIds, 'unknown city'], city),
        }),
        ...aims,
      },
      ...plan.load(landmarks),
      ...(plan.stocks !== null && { stocks: plan.stocks(warehouseIds) }),
      ...(plan.warehouses !== null && {
        warehouseIds: plan.warehouses.map((n) => pick([...warehouseIds, 'nowhere'], n)),
      }),
      ...plan.wishes,
    };
  });
}

/** Where requests go when the catalog has no place at all. */
const NOWHERE_NEAR: LatLng = { lat: 56.84, lng: 60.61 };
