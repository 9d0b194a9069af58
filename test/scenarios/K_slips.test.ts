import { expect, test } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.js';
import { answer, diagnosticsOf, prices } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * K: catalogs with slips. What is meant is read, what is doubtful is used with a warning, and what cannot
 * be used is set aside with the error: the rest of the network works.
 */
const town = townOf({
  warehouses: `
    id  at  does                     open
    w1  0   express delivery pickup  daily 08:00-20:00`,
  vehicles: `
    id   carries
    van  500 kg 4 m3`,
  tariffs: `
    type     vehicle  since       50 km
    EXPRESS  van      2024-01-01  20
    ROUTE    van      2024-01-01  10`,
  routes: `
    id  vehicle  runs  hours  stops
    R1  van      Wed   4      w1 0h > 80E 4h`,
});
type Fields = Readonly<Record<string, unknown>>;
type ListName = 'cities' | 'warehouses' | 'tariffs' | 'routes';
const first = (list: ListName) => town[list][0] as Fields;

/** The town with one record more in a list: like the first one, but for some fields. */
function withRecord(list: ListName, fields: Fields): Catalog {
  return { ...town, [list]: [...town[list], { ...first(list), ...fields }] };
}
/** The town with some fields of a list's first record changed. */
function withChange(list: ListName, fields: Fields): Catalog {
  return { ...town, [list]: [{ ...first(list), ...fields }, ...town[list].slice(1)] };
}
const order = { placed: 'Tue 2025-01-21 12:00', to: '24E' };
const EXPRESS =
  'EXPRESS w1 van 600.00 RUB 30.000 km at 20 leaves Tue 21 Jan 13:00 arrives 13:36 order by 19:00';
const ROUTE =
  'ROUTE w1 van on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 08:00 arrives 09:12 order by Tue 21 Jan 18:00';

test('K01 a clean town has no diagnostics', () => {
  expect(diagnosticsOf(town)).toEqual([]);
  expect(answer(town, order, {}, 'EXPRESS')).toEqual([EXPRESS]);
  expect(answer(town, order, {}, 'ROUTE')).toEqual([ROUTE]);
});

test('K02 a second record of an id: the first one counts', () => {
  const twice = withRecord('warehouses', { schedule: null });
  expect(diagnosticsOf(twice)).toEqual(['error DUPLICATE_ID warehouse w1 id']);
  expect(answer(twice, order, {}, 'EXPRESS')).toEqual([EXPRESS]);
});

test('K03 a Cyrillic letter in a key: read as what it looks like', () => {
  const slip = withChange('routes', {
    transportType: { id: 'van', 'load\u0421apacity': 500, volume: 4 },
  });
  expect(diagnosticsOf(slip)).toEqual(['warning KEY_SPELLING route R1 transportType.load\u0421apacity']);
  expect(answer(slip, order, {}, 'ROUTE')).toEqual([ROUTE]);
});

test('K04 a place that is none: the warehouse is set aside', () => {
  for (const location of [
    { lat: 0, lng: 0 },
    { lat: 91, lng: 60 },
  ]) {
    const nowhere = withRecord('warehouses', { id: 'w2', location });
    expect(diagnosticsOf(nowhere)).toEqual(['error BAD_LOCATION warehouse w2 location']);
    expect(answer(nowhere, order, {}, 'PICKUP')).toEqual(['PICKUP w1 24.000 km ready Tue 21 Jan 13:00']);
  }
});

test('K05 a time that is none: the row is set aside, and that day stays closed', () => {
  const oddHours = withChange('warehouses', {
    schedule: [
      { dayOfWeek: 2, begin: '8:00', end: '20:00' },
      { dayOfWeek: 3, begin: '08:00', end: '20:00' },
    ],
  });
  expect(diagnosticsOf(oddHours)).toEqual(['error BAD_TIME warehouse w1 schedule.0.begin']);
  expect(answer(oddHours, order, {}, 'PICKUP')).toEqual(['PICKUP w1 24.000 km ready Wed 22 Jan 09:00']);
});

test('K06 a warehouse without a schedule: a warning, and the policy decides', () => {
  const noHours = withChange('warehouses', { schedule: [] });
  expect(diagnosticsOf(noHours)).toEqual(['warning EMPTY_SCHEDULE warehouse w1 schedule']);
  const night = { ...order, placed: 'Tue 2025-01-21 03:00' };
  expect(answer(noHours, night, {}, 'PICKUP')).toEqual(['PICKUP w1 24.000 km ready Tue 21 Jan 04:00']);
  expect(answer(noHours, night, { emptySchedule: 'closed' }, 'PICKUP')).toEqual([]);
});

test('K07 a route that never runs, or whose clock goes backwards, is set aside', () => {
  expect(diagnosticsOf(withChange('routes', { weekDays: [] }))).toEqual([
    'error ROUTE_NEVER_RUNS route R1 weekDays',
  ]);
  expect(diagnosticsOf(withChange('routes', { type: 'ONCE', date: '2025-02-30' }))).toEqual([
    'error ROUTE_NEVER_RUNS route R1 date',
  ]);
  const backwards = withChange('routes', {
    duration: 9,
    points: [
      { location: { lat: 56.8, lng: 60.6 }, warehouseId: 'w1', duration: 5 },
      { location: { lat: 57.8, lng: 60.6 }, warehouseId: null, duration: 4 },
    ],
  });
  expect(diagnosticsOf(backwards)).toEqual(['error OFFSETS_DECREASE route R1 points.1.duration']);
  expect(answer(backwards, order)).toEqual([
    EXPRESS,
    'PICKUP w1 24.000 km ready Tue 21 Jan 13:00',
    'no ROUTE: NO_ROUTE',
    'no TOMORROW: NO_TARIFF',
  ]);
});

test('K08 a route without a type or a flag: what it has says what it is', () => {
  const bare = withChange('routes', { type: null, isService: undefined });
  expect(diagnosticsOf(bare)).toEqual(['warning MISSING_FLAG route R1 isService']);
  expect(answer(bare, order, {}, 'ROUTE')).toEqual([ROUTE]);
});

test('K09 a stop after the route’s end: used as it stands', () => {
  const late = withChange('routes', { duration: 3 });
  expect(diagnosticsOf(late)).toEqual(['warning OFFSET_AFTER_END route R1 points.1.duration']);
  expect(answer(late, order, {}, 'ROUTE')).toEqual([ROUTE]);
});

test('K10 a stop at a warehouse that nobody knows is a plain stop', () => {
  const closed = { ...town, warehouses: [] };
  expect(diagnosticsOf(closed)).toEqual(['warning UNKNOWN_WAREHOUSE route R1 points.0.warehouseId']);
  expect(answer(closed, order, {}, 'ROUTE')).toEqual(['no ROUTE: NO_ROUTE']);
});

test('K11 two prices for one thing: the greater id counts', () => {
  const dearer = withRecord('tariffs', { id: 'EXPRESS-van-z', price: 25 });
  expect(diagnosticsOf(dearer)).toEqual(['warning CONFLICTING_TARIFF tariff EXPRESS-van-2024-01-01-50']);
  expect(prices(dearer, order, {}, 'EXPRESS')).toEqual(['EXPRESS w1 van 750.00 RUB 30.000 km at 25']);
});

test('K12 two capacities of one vehicle: the smaller load and the smaller volume count', () => {
  const unsure = withChange('routes', { transportType: { id: 'van', loadCapacity: 300, volume: 5 } });
  expect(diagnosticsOf(unsure)).toEqual(['warning CONFLICTING_CAPACITY transportType van']);
  expect(prices(unsure, { ...order, load: '301 kg 1 m3' }, {}, 'EXPRESS')).toEqual([
    'no EXPRESS: OVER_CAPACITY at most 300 kg 4 m3',
  ]);
});

test('K13 a record that is none, a field that is missing or of another kind: set aside, the rest works', () => {
  const broken = {
    ...town,
    warehouses: [null, 'w0', ...town.warehouses],
    tariffs: [...town.tariffs, { ...first('tariffs'), id: 't2', price: '20', distance: -1 }],
  };
  expect(diagnosticsOf(broken)).toEqual([
    'error INVALID_RECORD warehouse (no id)',
    'error INVALID_RECORD warehouse (no id)',
    'error INVALID_RECORD tariff t2 distance',
    'error INVALID_RECORD tariff t2 price',
  ]);
  expect(answer(broken, order, {}, 'EXPRESS')).toEqual([EXPRESS]);
});
