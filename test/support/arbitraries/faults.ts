import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import { anyIndex } from './choice.js';
import { type Json, jsonArbitrary, jsonCopy } from './json.js';

type Fields = { [key: string]: Json };
type List = 'cities' | 'warehouses' | 'tariffs' | 'routes';

/** A catalog whose records may be edited. */
interface Draft {
  readonly cities: Json[];
  readonly warehouses: Json[];
  readonly tariffs: Json[];
  readonly routes: Json[];
}

/** The choices of one fault. */
interface Choice {
  /** The record. */
  readonly at: number;
  /** The field, point or row in it. */
  readonly inner: number;
  readonly value: Json;
}

type Fault = (draft: Draft, choice: Choice) => void;

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A record of a list, with its place in it; nothing where the list is empty. */
function recordOf(draft: Draft, list: List, { at }: Choice): Fields | undefined {
  const records = draft[list];
  const found = records[at % Math.max(1, records.length)];
  return isFields(found) ? found : undefined;
}

function memberOf(record: Fields | undefined, field: string, inner: number): Fields | undefined {
  const members = record?.[field];
  if (!Array.isArray(members)) return undefined;
  const found = members[inner % Math.max(1, members.length)];
  return isFields(found) ? found : undefined;
}

/** Puts a record somewhere into its list, before or after the one that it is like. */
function insert(list: Json[], { inner }: Choice, value: Json): void {
  list.splice(inner % (list.length + 1), 0, value);
}

const REQUIRED: Readonly<Record<List, readonly string[]>> = {
  cities: ['id', 'isSanction'],
  warehouses: [
    'id',
    'location',
    'isExpressDeliveryAvailable',
    'isDeliveryAvailable',
    'isSelfPickupAvailable',
    'schedule',
  ],
  tariffs: ['id', 'deliveryType', 'transportType', 'period', 'distance', 'price'],
  routes: ['id', 'type', 'weekDays', 'date', 'transportType', 'duration', 'points', 'isService'],
};

const LISTS: readonly List[] = ['cities', 'warehouses', 'tariffs', 'routes'];

function anyList({ inner }: Choice): List {
  return LISTS[inner % LISTS.length] ?? 'routes';
}

/** A required field's name, any one of a list's. */
function anyField(list: List, { inner }: Choice): string {
  const fields = REQUIRED[list];
  return fields[inner % fields.length] ?? 'id';
}

/** For each Latin letter the Cyrillic one that looks the same. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  C: 'С',
  T: 'Т',
};

function respell(record: Fields | undefined, key: string, also: boolean): void {
  if (record === undefined || !Object.hasOwn(record, key)) return;
  const respelled = Array.from(key, (letter) => LOOK_ALIKES[letter] ?? letter).join('');
  record[respelled] = record[key] ?? null;
  if (!also && respelled !== key) delete record[key];
}

/** Every way in which the API's records are known, or feared, to be wrong: by the code each leads to. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'INVALID_RECORD: a field is missing': (draft, choice) => {
    const list = anyList(choice);
    const record = recordOf(draft, list, choice);
    if (record !== undefined) delete record[anyField(list, choice)];
  },
  'INVALID_RECORD: a field is of any kind': (draft, choice) => {
    const list = anyList(choice);
    const record = recordOf(draft, list, choice);
    if (record !== undefined) record[anyField(list, choice)] = choice.value;
  },
  'INVALID_RECORD: no record': (draft, choice) => insert(draft[anyList(choice)], choice, choice.value),
  'INVALID_RECORD: a point or a row of any kind': (draft, choice) => {
    const list = choice.at % 2 === 0 ? 'routes' : 'warehouses';
    const members = recordOf(draft, list, choice)?.[list === 'routes' ? 'points' : 'schedule'];
    if (Array.isArray(members) && members.length > 0)
      members[choice.inner % members.length] = choice.at % 3 === 0 ? choice.value : null;
  },
  'INVALID_RECORD: a negative figure': (draft, choice) => {
    const route = recordOf(draft, 'routes', choice);
    const tariff = recordOf(draft, 'tariffs', choice);
    if (choice.inner % 3 === 0 && route !== undefined) route['duration'] = -1;
    if (choice.inner % 3 === 1 && tariff !== undefined) tariff['price'] = -0.01;
    if (choice.inner % 3 === 2 && tariff !== undefined) tariff['distance'] = -5;
  },
  'INVALID_RECORD: an unknown type': (draft, choice) => {
    const route = recordOf(draft, 'routes', choice);
    const tariff = recordOf(draft, 'tariffs', choice);
    if (choice.inner % 2 === 0 && route !== undefined) route['type'] = 'MONTHLY';
    if (choice.inner % 2 === 1 && tariff !== undefined) tariff['deliveryType'] = 'SELF_PICKUP';
  },
  DUPLICATE_ID: (draft, choice) => {
    const list = anyList(choice);
    const record = recordOf(draft, list, choice);
    if (record === undefined) return;
    const double = jsonCopy(record) as Fields;
    const field = anyField(list, { ...choice, inner: choice.inner >> 2 });
    // A double that is broken, and one that differs.
    if (field !== 'id') double[field] = choice.value;
    insert(draft[list], choice, double);
  },
  BAD_LOCATION: (draft, choice) => {
    const bad: readonly Json[] = [
      { lat: 0, lng: 0 },
      { lat: 90.001, lng: 0 },
      { lat: 5, lng: -180.5 },
      { lat: -0, lng: 0 },
      { lat: 55.7, lng: 397.6 },
    ];
    const location = bad[choice.inner % bad.length] ?? null;
    const point = memberOf(recordOf(draft, 'routes', choice), 'points', choice.inner);
    const warehouse = recordOf(draft, 'warehouses', choice);
    const victim = choice.at % 2 === 0 ? point : warehouse;
    if (victim !== undefined) victim['location'] = location;
  },
  BAD_TIME: (draft, choice) => {
    const row = memberOf(recordOf(draft, 'warehouses', choice), 'schedule', choice.inner);
    const bad: readonly (readonly [string, Json])[] = [
      ['begin', '24:00'],
      ['begin', '8:00'],
      ['end', '25:00'],
      ['end', '20:60'],
      ['end', null],
      ['dayOfWeek', 0],
      ['dayOfWeek', 8],
      ['dayOfWeek', '1'],
    ];
    const [field, value] = bad[choice.at % bad.length] ?? ['begin', null];
    if (row !== undefined) row[field] = value;
  },
  ROUTE_NEVER_RUNS: (draft, choice) => {
    const route = recordOf(draft, 'routes', choice);
    if (route === undefined) return;
    const never: readonly Fields[] = [
      { type: 'WEEKLY', weekDays: [] },
      { type: 'WEEKLY', weekDays: [1, 8] },
      { type: 'WEEKLY', weekDays: null, date: '2025-01-21' },
      { type: 'ONCE', date: '2025-02-30' },
      { type: 'ONCE', date: null, weekDays: [1, 2] },
      { type: null, weekDays: [], date: null },
    ];
    Object.assign(route, never[choice.inner % never.length]);
  },
  OFFSETS_DECREASE: (draft, choice) => {
    const points = recordOf(draft, 'routes', choice)?.['points'];
    if (!Array.isArray(points)) return;
    const [first, last] = [points[0], points[points.length - 1]];
    if (isFields(first)) first['duration'] = 3;
    if (isFields(last)) last['duration'] = choice.inner % 4;
  },
  OFFSET_AFTER_END: (draft, choice) => {
    const route = recordOf(draft, 'routes', choice);
    if (route !== undefined) route['duration'] = 0;
  },
  CONFLICTING_TARIFF: (draft, choice) => {
    const tariff = recordOf(draft, 'tariffs', choice);
    if (tariff === undefined) return;
    insert(draft.tariffs, choice, { ...tariff, id: `rate${choice.inner}!`, price: choice.inner % 50 });
  },
  CONFLICTING_CAPACITY: (draft, choice) => {
    const record = recordOf(draft, choice.inner % 2 === 0 ? 'tariffs' : 'routes', choice);
    const vehicle = record?.['transportType'];
    if (record === undefined || !isFields(vehicle)) return;
    const field = choice.inner % 3 === 0 ? 'loadCapacity' : 'volume';
    record['transportType'] = { ...vehicle, [field]: [0, 1, 250.5, 99999][choice.inner % 4] ?? 0 };
  },
  UNKNOWN_WAREHOUSE: (draft, choice) => {
    const point = memberOf(recordOf(draft, 'routes', choice), 'points', choice.inner);
    if (point !== undefined) point['warehouseId'] = 'nowhere';
  },
  EMPTY_SCHEDULE: (draft, choice) => {
    const warehouse = recordOf(draft, 'warehouses', choice);
    if (warehouse !== undefined) warehouse['schedule'] = choice.inner % 2 === 0 ? [] : null;
  },
  KEY_SPELLING: (draft, choice) => {
    const list = anyList(choice);
    const record = recordOf(draft, list, choice);
    const vehicle = record?.['transportType'];
    const also = choice.at % 3 === 0;
    if (choice.at % 2 === 0 && isFields(vehicle)) respell(vehicle, 'loadCapacity', also);
    else if (choice.at % 5 === 1) respell(memberOf(record, 'points', choice.inner), 'location', also);
    else respell(record, anyField(list, choice), also);
  },
  MISSING_FLAG: (draft, choice) => {
    const route = recordOf(draft, 'routes', choice);
    if (route === undefined) return;
    if (choice.inner % 2 === 0) delete route['isService'];
    else route['isService'] = null;
  },
};

/** Catalogs with one to four faults, each somewhere, and their records in any order. */
export function withFaults(catalogs: fc.Arbitrary<Catalog>): fc.Arbitrary<Catalog> {
  const fault = fc.record({
    kind: fc.constantFrom(...Object.values(FAULTS)),
    choice: fc.record({ at: anyIndex, inner: anyIndex, value: jsonArbitrary(1) }),
  });
  return fc
    .tuple(catalogs, fc.array(fault, { minLength: 1, maxLength: 4 }))
    .map(([catalog, faults]): Catalog => {
      const listCopy = (list: readonly unknown[]) => list.map(jsonCopy);
      const draft: Draft = {
        cities: listCopy(catalog.cities),
        warehouses: listCopy(catalog.warehouses),
        tariffs: listCopy(catalog.tariffs),
        routes: listCopy(catalog.routes),
      };
      for (const { kind, choice } of faults) kind(draft, choice);
      return { ...catalog, ...draft };
    });
}
