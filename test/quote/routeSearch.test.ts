import { describe, expect, it } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import type { Network } from '../../src/network/network.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { Option } from '../../src/quote/answer.js';
import { quote } from '../../src/quote/quote.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { parseInstant } from '../../src/time/instant.js';
import {
  type Town,
  VEHICLES,
  optionOf,
  reasonOf,
  requestOf,
  route,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

/**
 * Many roads north, a tenth of a degree of longitude apart, each of twenty-one points from 56° to 57° N:
 * enough to be searched by the index. Every figure of theirs can be worked out without it.
 */
const ROADS = 150;

const road = (i: number) => ({
  id: `r${String(i).padStart(3, '0')}`,
  lng: 60 + i / 10,
  vehicle: i % 3 === 0 ? VEHICLES.van : VEHICLES.truck,
  warehouse: `w${i % 4}`,
  duration: 4 + (i % 5),
  /** Some do not run any more. */
  gone: i % 7 === 3,
});

const roads = Array.from({ length: ROADS }, (_, i) => road(i));

const roadTown: Town = {
  warehouses: [0, 1, 2, 3].map((i) => warehouse(`w${i}`, 0, { location: { lat: 56, lng: 60 + 5 * i } })),
  tariffs: [...tariffs('ROUTE truck 300km@15'), ...tariffs('ROUTE van 2km@5 300km@30')],
  routes: roads.map(({ id, lng, vehicle, warehouse: warehouseId, duration, gone }) =>
    route(id, '0 1', {
      transportType: vehicle,
      duration,
      ...(gone ? { type: 'ONCE', date: '2025-01-20' } : {}),
      points: Array.from({ length: 21 }, (_, k) => ({
        location: { lat: 56 + k / 20, lng },
        warehouseId: k === 0 ? warehouseId : null,
        duration: null,
      })),
    }),
  ),
};

const RADIUS_KM = 6371.0088;

interface Wanted {
  readonly id: string;
  readonly kopecks: number;
  readonly arrivesAt: number;
  readonly metres: number;
  readonly warehouse: string;
}

/** `promises`, worked out once for each address, of the eligible warehouses. */
const worked = new Map<string, Wanted[]>();
function promisesOf(
  destination: QuoteRequest['destination'],
  chargeable: 'detour' | 'fromWarehouse' | 'alongRoute',
  eligible: readonly string[],
): Wanted[] {
  const key = JSON.stringify([destination, chargeable]);
  const all = worked.get(key) ?? promises(destination, chargeable);
  worked.set(key, all);
  return all.filter(({ warehouse: id }) => eligible.includes(id));
}

/** Each road’s promise by plain trigonometry: how far the meridian is, and where its foot lies. */
function promises(
  { location }: QuoteRequest['destination'],
  chargeable: 'detour' | 'fromWarehouse' | 'alongRoute',
): Wanted[] {
  const radians = Math.PI / 180;
  return roads.flatMap(({ id, lng, vehicle, warehouse: warehouseId, duration, gone }) => {
    if (gone) return [];
    const turn = (location.lng - lng) * radians;
    const foot = Math.atan2(Math.tan(location.lat * radians), Math.cos(turn)) / radians;
    // The nearest place of each segment; of those within a centimetre of the least, the earliest.
    const places = Array.from({ length: 20 }, (_, k) => {
      const lat = Math.min(56 + (k + 1) / 20, Math.max(56 + k / 20, foot));
      return { lat, detour: greatCircleMetres(location, { lat, lng }) / 1000 };
    });
    const least = Math.min(...places.map(({ detour }) => detour));
    const { lat, detour } = places.find((place) => place.detour <= least + 0.00001)!;
    const along = (lat - 56) * radians * RADIUS_KM;
    const own = greatCircleMetres(location, { lat: 56, lng: 60 + 5 * Number(warehouseId.slice(1)) }) / 1000;
    const metres = Math.round(1000 * { detour, fromWarehouse: own, alongRoute: along + detour }[chargeable]);
    if (metres > 300_000) return [];
    const rate = vehicle.id === 'truck' ? 15 : metres <= 2000 ? 5 : 30;
    const minutes = (lat - 56) * duration * 60 + detour;
    return [
      {
        id,
        kopecks: Math.round((metres * rate) / 10),
        arrivesAt: parseInstant('2025-01-22T08:00:00+05:00') + Math.ceil(minutes - 1e-6) * 60_000,
        metres,
        warehouse: warehouseId,
      },
    ];
  });
}

const byPrice = (a: Wanted, b: Wanted) =>
  a.kopecks - b.kopecks ||
  a.arrivesAt - b.arrivesAt ||
  a.metres - b.metres ||
  a.warehouse.localeCompare(b.warehouse) ||
  a.id.localeCompare(b.id);
const byArrival = (a: Wanted, b: Wanted) => a.arrivesAt - b.arrivesAt || byPrice(a, b);

const ADDRESSES = [
  { lat: 56.5, lng: 60.01 },
  { lat: 56.52, lng: 63.37 },
  { lat: 56.31, lng: 67.049 },
  { lat: 57.4, lng: 70.02 },
  { lat: 55.7, lng: 64.44 },
  { lat: 56.77, lng: 76.5 },
  { lat: 56.5, lng: 55.5 },
];

describe('the search over many routes', () => {
  const found = ({ routeId, price, arrivesAt }: Option) => `${routeId} ${price} ${parseInstant(arrivesAt)}`;
  const wantedText = ({ id, kopecks, arrivesAt }: Wanted) =>
    `${id} ${(kopecks / 100).toFixed(2)} ${arrivesAt}`;

  const ALL = ['w0', 'w1', 'w2', 'w3'];

  const requestTo = (location: (typeof ADDRESSES)[number], over: Partial<QuoteRequest>): QuoteRequest =>
    requestOf({ over: { destination: { location, timeZone: 'Asia/Yekaterinburg' }, ...over } });

  const timeZones = Object.fromEntries(ALL.map((id) => [id, 'Asia/Yekaterinburg']));
  const networks = new Map<string, Network>();
  function network(policy: PartialPolicy): Network {
    const key = JSON.stringify(policy);
    const made = networks.get(key) ?? townOf(roadTown, { timeZones, ...policy });
    networks.set(key, made);
    return made;
  }

  const cases = (['detour', 'fromWarehouse', 'alongRoute'] as const).flatMap((chargeable) =>
    (['cheapest', 'fastest'] as const).flatMap((preference) =>
      [null, ['w2'], ['w1', 'w3'], ALL].map((warehouseIds) => ({ chargeable, preference, warehouseIds })),
    ),
  );

  it.each(cases)('finds the best: %o', ({ chargeable, preference, warehouseIds }) => {
    for (const location of ADDRESSES) {
      const request = requestTo(location, { warehouseIds });
      const { options } = quote(network({ preference, route: { chargeable } }), request);
      const [best] = promisesOf(request.destination, chargeable, warehouseIds ?? ALL).toSorted(
        preference === 'cheapest' ? byPrice : byArrival,
      );
      expect(options.map(found)).toEqual(best === undefined ? [] : [wantedText(best)]);
    }
  });

  it.each(cases)('finds all that none beats: %o', ({ chargeable, preference, warehouseIds }) => {
    for (const location of ADDRESSES) {
      const request = requestTo(location, { warehouseIds, alternatives: true });
      const { options, alternatives } = quote(network({ preference, route: { chargeable } }), request);
      const list = promisesOf(request.destination, chargeable, warehouseIds ?? ALL).toSorted(byPrice);
      const unbeaten = list.filter(
        (one, i) => !list.some((other, j) => j < i && other.arrivesAt <= one.arrivesAt),
      );
      expect([...options, ...alternatives].map(found).toSorted()).toEqual(
        unbeaten.map(wantedText).toSorted(),
      );
    }
  });

  it('tells the least distance where all is out of range', () => {
    const far = { lat: 58, lng: 62.04 };
    const town = {
      ...roadTown,
      tariffs: [...tariffs('ROUTE truck 10km@15'), ...tariffs('ROUTE van 12km@30')],
    };
    const answered = quote(townOf(town, { timeZones }), requestTo(far, {}));
    // The ends of the roads at 62.0° E (a truck) and 62.1° E (a van) are the nearest, the first nearer.
    const metres = greatCircleMetres(far, { lat: 57, lng: 62 });
    expect(reasonOf(answered, 'ROUTE')).toEqual({
      reason: 'OUT_OF_RANGE',
      distanceKm: (Math.round(metres) / 1000).toFixed(3),
      reachKm: '10',
    });
  });
});

describe('the search over thousands of routes', () => {
  // A road every hundredth of a degree of longitude, loaded in turn at two warehouses.
  const thousands = townOf({
    warehouses: ['even', 'odd'].map((id) => warehouse(id, 0)),
    tariffs: tariffs('ROUTE truck 300km@15'),
    routes: Array.from({ length: 2400 }, (_, i) =>
      route(`r${String(i).padStart(4, '0')}`, '0', {
        points: [56, 57].map((lat) => ({
          location: { lat, lng: 60 + i / 100 },
          warehouseId: i % 2 === 0 ? 'even' : 'odd',
          duration: null,
        })),
      }),
    ),
  });

  const nearest = (lng: number, over: Partial<QuoteRequest>) =>
    optionOf(
      quote(thousands, requestOf({ over: { destination: { location: { lat: 56.5, lng } }, ...over } })),
      'ROUTE',
    ).routeId;

  it.each([60.0004, 63.1604, 75.5596, 83.9896])(
    'finds the nearest road, and the nearest of a warehouse: %d° E',
    (lng) => {
      const number = Math.round((lng - 60) * 100);
      // The next one on the side of the address belongs to the other warehouse.
      const other = Math.min(2399, Math.max(0, lng - 60 > number / 100 ? number + 1 : number - 1));
      const [own, next] = number % 2 === 0 ? (['even', 'odd'] as const) : (['odd', 'even'] as const);
      const id = (n: number) => `r${String(n).padStart(4, '0')}`;
      expect(nearest(lng, {})).toBe(id(number));
      expect(nearest(lng, { warehouseIds: [own] })).toBe(id(number));
      if (other !== number) expect(nearest(lng, { warehouseIds: [next] })).toBe(id(other));
      expect(nearest(lng, { warehouseIds: ['odd', 'even'] })).toBe(id(number));
    },
  );
});
