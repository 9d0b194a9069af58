import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import type { QuoteRequest } from '../../src/quote/request.js';

/**
 * Catalogs, requests and policies of hostile size: each is to get an answer or a clear error in bounded
 * time, in proportion to its size. `size` 1 is the full one (a million points, ten megabytes of text).
 */
export interface HostileCase {
  readonly name: string;
  /** Answers, or throws; the answer is for whoever wants to look at it. */
  readonly run: (size: number) => unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const LOCATION = { lat: 56.8389, lng: 60.6057 };
const VAN = { id: 'van', loadCapacity: 1000, volume: 10 };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const REQUEST: QuoteRequest = {
  id: 'q',
  placedAt: '2025-01-21T12:00:00+05:00',
  destination: { location: { lat: 56.9, lng: 60.7 } },
  load: { weightKg: 100, volumeM3: 1 },
};

const count = (size: number, most: number) => Math.max(1, Math.round(most * size));
const list = <T>(length: number, item: (i: number) => T): T[] => Array.from({ length }, (_, i) => item(i));
const deep = (levels: number, open: string, close: string): unknown =>
  JSON.parse(open.repeat(levels) + 'null' + close.repeat(levels));

const warehouse = (fields: Fields = {}) => ({
  id: 'w1',
  location: LOCATION,
  isExpressDeliveryAvailable: true,
  isDeliveryAvailable: true,
  isSelfPickupAvailable: true,
  schedule: EVERY_DAY.map((dayOfWeek) => ({ dayOfWeek, begin: '08:00', end: '20:00' })),
  ...fields,
});
const tariff = (fields: Fields = {}) => ({
  id: 't',
  deliveryType: 'EXPRESS',
  transportType: VAN,
  period: '2024-01-01',
  distance: 300,
  price: 10,
  ...fields,
});
const TARIFFS = ['ROUTE', 'EXPRESS', 'TOMORROW'].map((deliveryType) =>
  tariff({ id: deliveryType, deliveryType }),
);
const route = (fields: Fields = {}) => ({
  id: 'r1',
  type: 'WEEKLY',
  weekDays: EVERY_DAY,
  isService: false,
  transportType: VAN,
  duration: 10,
  points: [
    { location: LOCATION, warehouseId: 'w1', duration: 0 },
    { location: { lat: 57.9, lng: 60.6 }, warehouseId: null, duration: 10 },
  ],
  ...fields,
});
const point = (i: number, of: number, fields: Fields = {}) => ({
  location: { lat: 56.8 + (0.5 * i) / of, lng: 60.6 + (i % 7) / 100 },
  warehouseId: null,
  duration: null,
  ...fields,
});

function ask(catalog: Fields, request: Fields = {}, policy: Fields = {}) {
  const town = { cities: [], warehouses: [warehouse()], tariffs: TARIFFS, routes: [route()], ...catalog };
  const network = compileNetwork(town, policy);
  const answer = quote(network, { ...REQUEST, ...request });
  return { answer, diagnostics: network.diagnostics.length };
}

const points = (size: number, fields: (i: number, of: number) => Fields = () => ({})) => {
  const of = count(size, 1e6);
  return list(of, (i) =>
    point(i, of, i === 0 ? { location: LOCATION, warehouseId: 'w1', duration: 0 } : fields(i, of)),
  );
};
const text = (size: number) => 'ы'.repeat(count(size, 10e6));
const DATES = list(40 * 365, (i) => new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10));

export const HOSTILE_SIZES: readonly HostileCase[] = [
  { name: 'a route of a million points', run: (size) => ask({ routes: [route({ points: points(size) })] }) },
  {
    name: 'a route of a million points, each a warehouse stop',
    run: (size) => ask({ routes: [route({ points: points(size, () => ({ warehouseId: 'w1' })) })] }),
  },
  {
    name: 'the same, along the route, fastest, with alternatives',
    run: (size) =>
      ask(
        { routes: [route({ points: points(size, () => ({ warehouseId: 'w1' })) })] },
        { alternatives: true },
        {
          preference: 'fastest',
          route: { chargeable: 'alongRoute' },
          tariff: { date: 'departure', maxKm: { ROUTE: 1e9 } },
        },
      ),
  },
  {
    name: 'the same, and no truck starts for ten years',
    run: (size) =>
      ask(
        {
          routes: [
            route({
              type: 'ONCE',
              date: '1990-01-01',
              points: points(size, () => ({ warehouseId: 'w1' })),
            }),
          ],
        },
        {},
        { horizonDays: 3660 },
      ),
  },
  {
    name: 'a million stops that are closed every day for ten years',
    run: (size) =>
      ask(
        { routes: [route({ points: points(size, () => ({ warehouseId: 'w1' })) })] },
        {},
        { horizonDays: 3660, calendar: { closed: list(4000, (i) => dateAfter('2025-01-22', i)) } },
      ),
  },
  {
    name: 'a million stops in one place',
    run: (size) =>
      ask({ routes: [route({ points: points(size, () => ({ location: LOCATION, warehouseId: 'w1' })) })] }),
  },
  {
    name: 'a million points that are wrong',
    run: (size) =>
      ask({ routes: [route({ points: points(size, () => ({ location: { lat: 'x' }, duration: -1 })) })] }),
  },
  {
    name: 'a million points with look-alike keys',
    run: (size) =>
      ask({
        routes: [
          route({ points: points(size, () => ({ warehouseId: undefined, 'wareh\u043euseId': null })) }),
        ],
      }),
  },
  {
    name: 'a million times an unknown warehouse',
    run: (size) => ask({ routes: [route({ points: points(size, () => ({ warehouseId: 'nobody' })) })] }),
  },
  {
    name: 'a hundred thousand routes',
    run: (size) => ask({ routes: list(count(size, 1e5), (i) => route({ id: `r${i}` })) }),
  },
  {
    name: 'a hundred thousand routes that never come near, wanted all',
    run: (size) =>
      ask(
        { routes: list(count(size, 1e5), (i) => route({ id: `r${i}` })) },
        { destination: { location: { lat: -50, lng: -120 } }, alternatives: true },
      ),
  },
  {
    name: 'a hundred thousand routes, the dearer the earlier, with alternatives',
    run: (size) => {
      const of = count(size, 1e5);
      return ask(
        {
          routes: list(of, (i) => {
            const off = { lat: 56.95 + (0.3 * i) / of, lng: 60.5 };
            return route({
              id: `r${i}`,
              points: [
                { location: LOCATION, warehouseId: 'w1', duration: 0 },
                { location: off, warehouseId: null, duration: (500 * (of - i)) / of },
              ],
              duration: 500,
            });
          }),
        },
        { alternatives: true },
      );
    },
  },
  {
    name: 'a hundred thousand warehouses in one place, with alternatives',
    run: (size) =>
      ask(
        { warehouses: list(count(size, 1e5), (i) => warehouse({ id: `w${i}` })) },
        { alternatives: true },
        { maxPickups: 1e9 },
      ),
  },
  {
    name: 'a hundred thousand warehouses, farthest first by id, every pick-up listed',
    run: (size) =>
      ask(
        {
          warehouses: list(count(size, 1e5), (i) =>
            warehouse({ id: `w${1e6 - i}`, location: { lat: 56 + i / 1e6, lng: 60 } }),
          ),
        },
        { destination: { location: { lat: 57, lng: 60 } } },
        { maxPickups: 1e9 },
      ),
  },
  {
    name: 'a warehouse with a million schedule rows',
    run: (size) =>
      ask({
        warehouses: [
          warehouse({
            schedule: list(count(size, 1e6), (i) => ({
              dayOfWeek: (i % 7) + 1,
              begin: `${String(i % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
              end: `${String((i + 1) % 24).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
            })),
          }),
        ],
      }),
  },
  {
    name: 'a million schedule rows that are wrong',
    run: (size) => ask({ warehouses: [warehouse({ schedule: list(count(size, 1e6), () => 7) })] }),
  },
  {
    name: 'a million bands of one vehicle',
    run: (size) =>
      ask({ tariffs: list(count(size, 1e6), (i) => tariff({ id: `t${i}`, distance: i / 1000 })) }),
  },
  {
    name: 'a million bands of one vehicle, graduated from',
    run: (size) =>
      ask(
        { tariffs: list(count(size, 1e6), (i) => tariff({ id: `t${i}`, distance: i / 1000, price: i / 7 })) },
        {},
        { tariff: { band: 'from', accumulate: 'graduated' } },
      ),
  },
  {
    name: 'a million tariff rows of one vehicle, each of its own period and distance',
    run: (size) =>
      ask({
        tariffs: list(count(size, 1e6), (i) =>
          tariff({ id: `t${i}`, period: DATES[i % DATES.length], distance: 1 + i / 1000 }),
        ),
      }),
  },
  {
    name: 'the same, by the sheet, dated by departure',
    run: (size) =>
      ask(
        {
          tariffs: list(count(size, 1e6), (i) =>
            tariff({ id: `t${i}`, period: DATES[i % DATES.length], distance: 1 + i / 1000 }),
          ),
        },
        {},
        { tariff: { slice: 'sheet', date: 'departure' } },
      ),
  },
  {
    name: 'a million rows that conflict',
    run: (size) => ask({ tariffs: list(count(size, 1e6), (i) => tariff({ id: `t${i}` })) }),
  },
  {
    name: 'a hundred thousand vehicles',
    run: (size) =>
      ask({
        tariffs: list(count(size, 1e5), (i) =>
          tariff({ id: `t${i}`, transportType: { id: `v${i}`, loadCapacity: i, volume: i } }),
        ),
      }),
  },
  {
    name: 'two hundred thousand vehicles that carry nothing',
    run: (size) =>
      ask({
        tariffs: list(count(size, 2e5), (i) =>
          tariff({ id: `t${i}`, transportType: { id: `v${i}`, loadCapacity: 0, volume: i } }),
        ),
      }),
  },
  {
    name: 'a million cities, all closed',
    run: (size) =>
      ask(
        { cities: list(count(size, 1e6), (i) => ({ id: `c${i}`, isSanction: true })) },
        { destination: { location: LOCATION, cityId: 'c0' } },
      ),
  },
  {
    name: 'a million records that are none',
    run: (size) => {
      const nothings = list(count(size, 1e6), () => null);
      return ask({ cities: nothings, warehouses: nothings, tariffs: nothings, routes: nothings });
    },
  },
  {
    name: 'a million duplicates',
    run: (size) => ask({ warehouses: list(count(size, 1e6), () => warehouse()) }),
  },
  {
    name: 'ten megabytes of id and title',
    run: (size) => ask({ warehouses: [warehouse({ id: text(size), title: text(size) })], routes: [] }),
  },
  {
    name: 'ten megabytes where a number should be',
    run: (size) =>
      ask({ tariffs: [tariff({ price: text(size), period: text(size), deliveryType: text(size) })] }),
  },
  {
    name: 'ten megabytes of digits for a time',
    run: (size) =>
      ask({
        warehouses: [
          warehouse({ schedule: [{ dayOfWeek: 1, begin: '0'.repeat(count(size, 10e6)), end: '20:00' }] }),
        ],
      }),
  },
  { name: 'ten megabytes of key', run: (size) => ask({ warehouses: [{ ...warehouse(), [text(size)]: 1 }] }) },
  {
    name: 'a million keys of one record, in Cyrillic',
    run: (size) =>
      ask({
        warehouses: [
          { ...warehouse(), ...Object.fromEntries(list(count(size, 1e6), (i) => [`с${i}`, i] as const)) },
        ],
      }),
  },
  { name: 'ten megabytes of request id', run: (size) => ask({}, { id: text(size) }) },
  {
    name: 'ten megabytes of placedAt',
    run: (size) => ask({}, { placedAt: `2025-01-21T10:00:00.${'1'.repeat(count(size, 10e6))}Z` }),
  },
  { name: 'ten megabytes of no placedAt', run: (size) => ask({}, { placedAt: text(size) }) },
  {
    name: 'ten megabytes of time zone',
    run: (size) => ask({}, { destination: { location: LOCATION, timeZone: text(size) } }),
  },
  {
    name: 'a hundred thousand time zones that are none, one a request',
    run: (size) => {
      const network = compileNetwork({ warehouses: [warehouse()] });
      return list(count(size, 1e5), (i) =>
        thrown(() =>
          quote(network, { ...REQUEST, destination: { location: LOCATION, timeZone: `Europe/X${i}` } }),
        ),
      ).length;
    },
  },
  {
    name: 'a hundred thousand spellings of one time zone',
    run: (size) => {
      const network = compileNetwork({ warehouses: [warehouse()] });
      const name = 'america/argentina/buenos_aires';
      return list(count(size, 1e5), (i) => {
        const timeZone = Array.from(name, (letter, at) =>
          (i >> (at % 17)) & 1 ? letter.toUpperCase() : letter,
        ).join('');
        return quote(network, { ...REQUEST, destination: { location: LOCATION, timeZone } }).id;
      }).length;
    },
  },
  {
    name: 'a million warehouse ids',
    run: (size) => ask({}, { warehouseIds: list(count(size, 1e6), (i) => `w${i}`) }),
  },
  {
    name: 'a million warehouse ids that are none',
    run: (size) => ask({}, { warehouseIds: list(count(size, 1e6), (i) => i) }),
  },
  {
    name: 'a million items',
    run: (size) =>
      ask(
        {},
        { load: null, items: list(count(size, 1e6), () => ({ quantity: 3, weightKg: 0.1, volumeM3: 1e-7 })) },
      ),
  },
  {
    name: 'a hundred thousand items of the least and the greatest numbers',
    run: (size) =>
      ask(
        {},
        {
          load: null,
          items: list(count(size, 1e5), (i) => ({
            quantity: i % 2 === 0 ? 5e-324 : 1.7976931348623157e308,
            weightKg: i % 2 === 0 ? 5e-324 : 1.7976931348623157e308,
            volumeM3: i % 3 === 0 ? 1e-300 : 1e300,
          })),
        },
      ),
  },
  {
    name: 'a million items that are wrong',
    run: (size) => ask({}, { load: null, items: list(count(size, 1e6), () => ({ quantity: -1 })) }),
  },
  {
    name: 'a million stocks of a million products',
    run: (size) =>
      ask(
        {},
        {
          load: null,
          items: list(count(size, 1e6), (i) => ({
            productId: `p${i}`,
            quantity: 0.1,
            weightKg: 0,
            volumeM3: 0,
          })),
          stocks: list(count(size, 1e6), (i) => ({
            productId: `p${i}`,
            stock: [{ warehouseId: 'w1', quantity: 0.1 }],
          })),
        },
      ),
  },
  {
    name: 'a thousand products in a thousand warehouses',
    run: (size) => {
      const of = count(Math.sqrt(size), 1000);
      return ask(
        { warehouses: list(of, (i) => warehouse({ id: `w${i}` })) },
        {
          load: null,
          items: list(of, (i) => ({ productId: `p${i}`, quantity: 0.3, weightKg: 0, volumeM3: 0 })),
          stocks: list(of, (i) => ({
            productId: `p${i}`,
            stock: list(of, (j) => ({ warehouseId: `w${j}`, quantity: 0.1 })),
          })),
        },
      );
    },
  },
  {
    name: 'a policy of a hundred thousand zones that are none',
    run: (size) =>
      ask(
        {},
        {},
        { timeZones: Object.fromEntries(list(count(size, 1e5), (i) => [`w${i}`, `Zone/${i}`] as const)) },
      ),
  },
  {
    name: 'a policy of a hundred thousand unknown fields',
    run: (size) => ask({}, {}, Object.fromEntries(list(count(size, 1e5), (i) => [`f${i}`, i] as const))),
  },
  {
    name: 'a policy of a million closed dates',
    run: (size) =>
      ask({}, {}, { calendar: { closed: list(count(size, 1e6), (i) => DATES[i % DATES.length]) } }),
  },
  {
    name: 'a list a hundred thousand deep',
    run: (size) => ask({ warehouses: deep(count(size, 1e5), '[', ']') }),
  },
  {
    name: 'objects a hundred thousand deep in every field',
    run: (size) => {
      const inner = deep(count(size, 1e5), '{"a":', '}');
      return ask({
        cities: [inner, { id: inner, isSanction: inner }],
        warehouses: [
          inner,
          warehouse({ title: inner }),
          warehouse({ id: 'w2', location: inner, schedule: [inner] }),
        ],
        tariffs: [inner, tariff({ note: inner }), tariff({ id: 't2', transportType: inner })],
        routes: [inner, route({ note: inner }), route({ id: 'r2', points: [inner], weekDays: [inner] })],
      });
    },
  },
  {
    name: 'a request a hundred thousand deep',
    run: (size) => {
      const inner = deep(count(size, 1e5), '{"a":', '}');
      return ask({}, { note: inner, destination: { location: LOCATION, cityId: inner, note: inner } });
    },
  },
  {
    name: 'a policy a hundred thousand deep',
    run: (size) => ask({}, {}, { distance: deep(count(size, 1e5), '{"a":', '}') as Fields }),
  },
  {
    name: 'a policy deep in its own fields',
    run: (size) => ask({}, {}, deep(count(size, 1e5), '{"price":{"minimum":', '}}') as Fields),
  },
];

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
