import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { makeDemo } from '../../scripts/demo/makeDemo.js';
import { FASTEST_KMH, roadKm, SLOWEST_KMH } from '../../scripts/demo/timetable.js';
import { demoFolder } from '../../src/emulator.js';
import { zoneNameAt } from '../../src/geo/zoneAt.js';
import { get, post, served } from './served.js';

const location = z.object({ lat: z.number(), lng: z.number() });
const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-11[0-9a-f]{2}-[ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const transportType = z.strictObject({ id, loadCapacity: z.int(), volume: z.number() });
const city = z.strictObject({
  id,
  name: z.string().regex(/^[А-ЯЁ][А-ЯЁа-яё -]+$/),
  location,
  regionKladrCode: z.string().regex(/^\d{2}0{11}$/),
  isSanction: z.boolean(),
});
const warehouse = z.strictObject({
  id,
  parentId: id.nullable(),
  type: z.enum(['STORAGE', 'SHOP']),
  city,
  title: z.string(),
  level: z.int().min(1),
  address: z.string().regex(/^(г\.|пгт) [А-ЯЁ].*, .*\d+$/),
  location,
  isExpressDeliveryAvailable: z.boolean(),
  isDeliveryAvailable: z.boolean(),
  isSelfPickupAvailable: z.boolean(),
  comment: z.string().nullable(),
  phone: z.string().regex(/^7\d{10}$/),
  email: z.string(),
  schedule: z.array(
    z.strictObject({
      dayOfWeek: z.int().min(1).max(7),
      begin: z.string().regex(/^\d\d:\d\d$/),
      end: z.string().regex(/^\d\d:\d\d$/),
    }),
  ),
});
const tariff = z.strictObject({
  id: z.string(),
  deliveryType: z.enum(['ROUTE', 'EXPRESS', 'TOMORROW']),
  transportType,
  period: z.iso.date(),
  distance: z.int(),
  price: z.int(),
});
const route = z.strictObject({
  id,
  transportType,
  type: z.enum(['WEEKLY', 'ONCE']),
  weekDays: z.array(z.int().min(1).max(7)).min(1).nullable(),
  date: z.iso.date().nullable(),
  duration: z.number(),
  points: z
    .array(z.strictObject({ location, warehouseId: id.nullable(), duration: z.number().nullable() }))
    .min(2),
  isService: z.boolean(),
});
const product = z.strictObject({
  productId: id,
  sku: z.string(),
  title: z.string().regex(/^[А-ЯЁ]/),
  weightKg: z.number().positive(),
  volumeM3: z.number().positive(),
});
const stock = z.strictObject({
  productId: id,
  stock: z.array(z.strictObject({ warehouseId: id, quantity: z.int().positive() })),
});

const load = async <T>(name: string, record: z.ZodType<T>): Promise<readonly T[]> =>
  z.array(record).parse(JSON.parse(await readFile(join(demoFolder(), `${name}.json`), 'utf8')));

const cities = await load('cities', city);
const warehouses = await load('warehouses', warehouse);
const tariffs = await load('tariffs', tariff);
const routes = await load('routes', route);
const products = await load('products', product);
const stocks = await load('stock', stock);

const warehouseById = new Map(warehouses.map((one) => [one.id, one]));
type Location = z.infer<typeof location>;
type Point = z.infer<typeof route>['points'][number];

const legs = <T>(points: readonly T[]): readonly { from: T; to: T }[] =>
  points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [{ from, to }];
  });

const lengthKm = (points: readonly Point[]): number =>
  legs(points).reduce((km, { from, to }) => km + roadKm(from.location, to.location), 0);

const key = ({ lat, lng }: Location): string => `${lat} ${lng}`;

const priceOf = (type: string, vehicle: string, period: string): readonly number[] =>
  tariffs
    .filter((row) => row.deliveryType === type && row.transportType.id === vehicle && row.period === period)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ price }) => price);

const table = (name: string): Promise<string> =>
  readFile(new URL(`../../scripts/demo/${name}.csv`, import.meta.url), 'utf8');

/** `GMT+05:00`: what counts as a time zone in Russia. */
const offsetOf = (timeZone: string): string | undefined =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(new Date('2026-12-01T00:00:00Z'))
    .find(({ type }) => type === 'timeZoneName')?.value;

/** A name for a route in a failure's message: its towns. */
const named = (points: readonly Point[]): string =>
  points
    .map(
      (point) =>
        warehouseById.get(point.warehouseId ?? '')?.city.name ??
        cities.find((one) => key(one.location) === key(point.location))?.name ??
        '?',
    )
    .join(' – ');

describe('the demo network is large and wide enough', () => {
  it('has 40 warehouses over six time zones and more, Kaliningrad and Chukotka among them', () => {
    expect(warehouses.length).toBeGreaterThanOrEqual(40);
    const zones = new Set(warehouses.map(({ location: { lat, lng } }) => zoneNameAt({ lat, lng })));
    expect(zones.size).toBeGreaterThanOrEqual(11);
    expect(zones).toContain('Europe/Kaliningrad');
    expect(zones).toContain('Asia/Anadyr');
  });

  it('has 120 routes: weekly, single and service ones', () => {
    expect(routes.length).toBeGreaterThanOrEqual(120);
    expect(routes.filter(({ type }) => type === 'ONCE').length).toBeGreaterThanOrEqual(5);
    expect(routes.filter(({ isService }) => isService).length).toBeGreaterThanOrEqual(20);
    expect(routes.filter(({ type, isService }) => type === 'WEEKLY' && !isService).length).toBeGreaterThan(
      120,
    );
  });

  it('has 200 tariff rows of several periods, bands and vehicles', () => {
    expect(tariffs.length).toBeGreaterThanOrEqual(200);
    expect(new Set(tariffs.map(({ period }) => period)).size).toBe(3);
    for (const type of ['ROUTE', 'EXPRESS', 'TOMORROW']) {
      const rows = tariffs.filter(({ deliveryType }) => deliveryType === type);
      expect(new Set(rows.map((row) => row.transportType.id)).size).toBeGreaterThanOrEqual(4);
      expect(new Set(rows.map(({ distance }) => distance)).size).toBeGreaterThanOrEqual(5);
    }
  });

  it('has stock of 50 products', () => {
    expect(products.length).toBeGreaterThanOrEqual(50);
    expect(stocks.map(({ productId }) => productId)).toEqual(products.map(({ productId }) => productId));
    for (const { stock: rows } of stocks)
      for (const row of rows) expect(warehouseById.has(row.warehouseId)).toBe(true);
    expect(stocks.filter(({ stock: rows }) => rows.length === 0)).toHaveLength(1);
    expect(stocks.filter(({ stock: rows }) => rows.length === 1).length).toBeGreaterThanOrEqual(1);
  });

  it('has no id twice in a list', () => {
    for (const list of [cities, warehouses, tariffs, routes])
      expect(new Set(list.map((record) => record.id)).size).toBe(list.length);
  });
});

describe('warehouses', () => {
  it('stand in their town, and towns in Russia', () => {
    for (const one of warehouses) expect(roadKm(one.location, one.city.location), one.title).toBeLessThan(20);
    for (const {
      location: { lat, lng },
      name,
    } of cities) {
      expect(lat > 41 && lat < 78 && (lng > 19 || lng < -169), name).toBe(true);
      expect(zoneNameAt({ lat, lng }), name).toMatch(/^(Europe|Asia)\//);
    }
  });

  it('hang on one hub by parents whose level is one less', () => {
    const hubs = warehouses.filter(({ parentId }) => parentId === null);
    expect(hubs.map(({ city: { name } }) => name)).toEqual(['Екатеринбург']);
    for (const one of warehouses)
      expect(one.level).toBe(one.parentId === null ? 1 : (warehouseById.get(one.parentId)?.level ?? 0) + 1);
  });

  it('open once or twice a day, the hub always', () => {
    for (const one of warehouses) {
      for (const { begin, end } of one.schedule) expect(begin < end, one.title).toBe(true);
      const days = one.schedule.map(({ dayOfWeek }) => dayOfWeek);
      expect(new Set(days).size, one.title).toBeGreaterThanOrEqual(5);
      expect(days.length, one.title).toBeLessThanOrEqual(12);
    }
    expect(warehouses.find(({ level }) => level === 1)?.schedule).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ dayOfWeek, begin: '00:00', end: '24:00' })),
    );
  });
});

describe('routes', () => {
  it('start at a warehouse that is open on the days they run', () => {
    for (const { points, weekDays, type, date } of routes) {
      const home = warehouseById.get(points[0]?.warehouseId ?? '');
      expect(home, named(points)).toBeDefined();
      expect(points[0]?.location).toEqual(home?.location);
      expect([weekDays === null, date === null]).toEqual(type === 'ONCE' ? [true, false] : [false, true]);
      const days = type === 'ONCE' ? [new Date(`${date}T12:00:00Z`).getUTCDay() || 7] : (weekDays ?? []);
      for (const day of days)
        expect(
          home?.schedule.some(({ dayOfWeek }) => dayOfWeek === day),
          `${named(points)} on ${day}`,
        ).toBe(true);
    }
  });

  it('pass each town once, unless they come back to where they began', () => {
    for (const { points } of routes) {
      const places = points.map((point) => key(point.location));
      const onward = places[0] === places.at(-1) ? places.slice(1) : places;
      expect(new Set(onward).size, named(points)).toBe(onward.length);
      expect(named(points)).not.toContain('?');
    }
  });

  it('have legs that a truck drives in a day, longer ones on the line-haul of the North alone', () => {
    for (const { points, isService } of routes)
      for (const { from, to } of legs(points)) {
        const km = roadKm(from.location, to.location);
        expect(km, named(points)).toBeGreaterThan(4);
        expect(km, named(points)).toBeLessThan(isService ? 560 : 400);
      }
  });

  it('do not turn back on the road, except by the road they came', () => {
    for (const { points } of routes)
      for (const [index, middle] of points.entries()) {
        const [before, after] = [points[index - 1], points[index + 1]];
        if (before === undefined || after === undefined || key(before.location) === key(after.location))
          continue;
        const a = roadKm(before.location, middle.location);
        const b = roadKm(middle.location, after.location);
        const c = roadKm(before.location, after.location);
        expect((a * a + b * b - c * c) / (2 * a * b), named(points)).toBeLessThan(0.7);
      }
  });

  it('run as fast as a truck with stops does, from each known hour to the next', () => {
    for (const { points, duration } of routes) {
      const known = points.flatMap((point, index) =>
        point.duration === null ? [] : [{ index, hours: point.duration }],
      );
      expect(known[0]?.hours).toBe(0);
      expect(known.at(-1)).toEqual({ index: points.length - 1, hours: duration });
      for (const { from, to } of legs(known)) {
        const kmh = lengthKm(points.slice(from.index, to.index + 1)) / (to.hours - from.hours);
        expect(kmh, named(points)).toBeGreaterThanOrEqual(SLOWEST_KMH);
        expect(kmh, named(points)).toBeLessThanOrEqual(FASTEST_KMH);
      }
    }
  });

  it('do not leave the exclave or the islands over water', () => {
    const islands = [
      { inside: ({ lat, lng }: Location): boolean => lng > 19 && lng < 23 && lat < 56 },
      { inside: ({ lat, lng }: Location): boolean => lng > 141.5 && lng < 145 && lat < 55 },
      { inside: ({ lat, lng }: Location): boolean => lng > 155 && lng < 164 && lat < 61 },
    ];
    for (const { points } of routes)
      for (const { inside } of islands)
        expect(new Set(points.map((point) => inside(point.location))).size, named(points)).toBe(1);
  });

  it('cross the 180th meridian in Chukotka', () => {
    const crossing = routes.filter(({ points }) =>
      legs(points).some(({ from, to }) => Math.abs(from.location.lng - to.location.lng) > 180),
    );
    expect(crossing.length).toBeGreaterThanOrEqual(3);
  });
});

describe('tariffs', () => {
  it('a kilometre on a route costs less than tomorrow, and that less than express', () => {
    for (const { transportType: vehicle, period } of tariffs) {
      const [onRoute, tomorrow, express] = ['ROUTE', 'TOMORROW', 'EXPRESS'].map((type) =>
        priceOf(type, vehicle.id, period),
      );
      expect(Math.max(0, ...(onRoute ?? []))).toBeLessThan(Math.min(...(tomorrow ?? [])));
      expect(Math.max(0, ...(tomorrow ?? []))).toBeLessThan(Math.min(...(express ?? []), Infinity));
    }
  });

  it('longer bands cost less a kilometre and more in all; larger vehicles and later years cost more', () => {
    for (const row of tariffs)
      for (const other of tariffs) {
        if (row.deliveryType !== other.deliveryType) continue;
        const [sameVehicle, sameBand, samePeriod] = [
          row.transportType.id === other.transportType.id,
          row.distance === other.distance,
          row.period === other.period,
        ];
        if (sameVehicle && samePeriod && row.distance < other.distance) {
          expect(row.price).toBeGreaterThanOrEqual(other.price);
          expect(row.price * row.distance).toBeLessThan(other.price * other.distance);
        }
        if (sameBand && samePeriod && row.transportType.loadCapacity < other.transportType.loadCapacity)
          expect(row.price).toBeLessThan(other.price);
        if (sameVehicle && sameBand && row.period < other.period) expect(row.price).toBeLessThan(other.price);
      }
  });

  it('every vehicle of a route that serves has a price on routes', () => {
    const priced = new Set(
      tariffs.filter(({ deliveryType }) => deliveryType === 'ROUTE').map((row) => row.transportType.id),
    );
    for (const { points, isService, transportType: vehicle } of routes)
      expect(priced.has(vehicle.id), named(points)).toBe(!isService);
  });
});

describe('the files', () => {
  it('are what the maker makes', async () => {
    const files = makeDemo({
      places: await table('places'),
      warehouses: await table('warehouses'),
      routes: await table('routes'),
      products: await table('products'),
    });
    for (const [name, text] of Object.entries(files))
      expect(await readFile(join(demoFolder(), name), 'utf8'), `${name}: run npm run make:demo`).toBe(text);
  });

  it('are counted right in the README beside them', async () => {
    const readme = await readFile(join(demoFolder(), 'README.md'), 'utf8');
    const towns = new Set(warehouses.map((one) => one.city.id)).size;
    const zones = new Set(warehouses.map((one) => zoneNameAt(one.location)).map(offsetOf)).size;
    expect(zones).toBe(11);
    expect(readme).toContain(
      `| ${warehouses.length} warehouses and shops in ${towns} towns, eleven time zones;`,
    );
    expect(readme).toContain(`| ${tariffs.length} rows:`);
    expect(readme).toContain(`| ${routes.length} routes:`);
    expect(readme).toContain(`| ${products.length} products`);
  });

  it('are what the emulator serves by default', async () => {
    const emulator = await served({});
    expect((await post(emulator, '/warehouses', { limit: 1 })).json).toMatchObject({
      total: warehouses.length,
    });
    expect((await post(emulator, '/cities', { limit: 1 })).json).toMatchObject({ total: cities.length });
    expect((await post(emulator, '/delivery-tariffs', { limit: 1 })).json).toMatchObject({
      total: tariffs.length,
    });
    expect((await post(emulator, '/delivery-routes', { limit: 1 })).json).toMatchObject({
      total: routes.length,
    });
    const [first] = warehouses;
    expect((await get(emulator, `/warehouses/${first?.id}`)).json).toEqual(first);
    const productIds = products.map(({ productId }) => productId);
    expect((await post(emulator, '/products/warehouses', { productIds })).json).toMatchObject({ total: 50 });
  });

  it.each([
    ['Yekaterinburg', '6600000100000', true],
    ['Novouralsk, a closed town', '6600001500000', false],
    ['a street in Moscow, of the API page', '7700000000028360004', true],
    ['a region the merchant does not serve', '0500000100000', false],
  ])('allow or refuse %s', async (_title, kladrCode, deliveryEnabled) => {
    const emulator = await served({});
    expect((await post(emulator, '/delivery/address/check', { kladrCode })).json).toEqual({
      deliveryEnabled,
    });
  });
});
