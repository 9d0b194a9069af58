import type { Policy } from '../../src/policy/policy.js';
import { hourMinute } from './clock.js';
import { exact } from './exact.js';
import { isAmount, isDate, isFiniteNumber, isList, isObject, isText, isWeekday, member } from './json.js';
import type { JsonObject } from './json.js';
import { DEFAULTS } from './policy.js';
import { isZone } from './zones.js';

/** A check names the paths of what is wrong in a value; none: it is right. */
type Check = (value: unknown, path: string) => readonly string[];

const when =
  (right: (value: unknown) => boolean): Check =>
  (value, path) =>
    right(value) ? [] : [path];

const oneOf = (...values: readonly unknown[]) => when((value) => values.includes(value));
const wholeFrom = (least: number) =>
  when((value) => isFiniteNumber(value) && Number.isSafeInteger(value) && value >= least);
const above0 = when((value) => isAmount(value) && value > 0);
const amount = when(isAmount);
const time = when((value) => hourMinute(value) !== undefined);
const lastTime = when((value) => value === '24:00' || hourMinute(value) !== undefined);
const isPlainDecimal = (value: unknown): value is string => isText(value) && /^\d+(\.\d+)?$/.test(value);
const isStep = (value: unknown): value is string => isPlainDecimal(value) && exact(value).greaterThan(0);
const roundingMode = oneOf('HALF_UP', 'HALF_EVEN', 'UP', 'DOWN');
const eachType = (check: Check) => ({ ROUTE: check, EXPRESS: check, TOMORROW: check });

/** A map, each of whose keys and values must be right. */
const mapOf =
  (key: (name: string) => boolean, value: (value: unknown) => boolean): Check =>
  (map, path) =>
    isObject(map)
      ? Object.entries(map)
          .filter(([name, item]) => !key(name) || !value(item))
          .map(([name]) => `${path}.${name}`)
      : [path];

const dates: Check = (list, path) =>
  isList(list) ? list.flatMap((item, index) => (isDate(item) ? [] : [`${path}.${index}`])) : [path];

interface Fields {
  readonly [name: string]: Check | Fields;
}

const FIELDS: Fields = {
  currency: when((value) => isText(value) && value !== ''),
  preference: oneOf('cheapest', 'fastest'),
  maxTrips: wholeFrom(1),
  maxPickups: wholeFrom(0),
  // Ten years at most, and roads at most a thousand times as long: as the engine bounds them.
  horizonDays: when((value) => isAmount(value) && Number.isSafeInteger(value) && value <= 3660),
  emptySchedule: oneOf('open', 'closed'),
  timeZones: mapOf(() => true, isZone),
  calendar: { closed: dates, worksAs: mapOf(isDate, isWeekday) },
  distance: {
    circuity: when((value) => isAmount(value) && value > 0 && value <= 1000),
    stepM: wholeFrom(1),
    mode: roundingMode,
  },
  tariff: {
    band: oneOf('upTo', 'from'),
    accumulate: oneOf('whole', 'graduated'),
    slice: oneOf('perBand', 'sheet'),
    date: oneOf('order', 'departure'),
    maxKm: eachType(amount),
  },
  price: {
    step: when(isStep),
    mode: roundingMode,
    minimum: eachType(when(isPlainDecimal)),
  },
  route: {
    dropOff: oneOf('segment', 'point'),
    chargeable: oneOf('detour', 'fromWarehouse', 'alongRoute'),
    maxDetourKm: when((value) => value === null || isAmount(value)),
    departureTime: when((value) => value === 'opening' || hourMinute(value) !== undefined),
    fallbackDeparture: time,
  },
  handlingMinutes: { ...eachType(amount), SELF_PICKUP: amount },
  speedKmh: eachType(above0),
  earliestDeparture: time,
  latestArrival: { EXPRESS: lastTime, TOMORROW: lastTime },
};

/** The paths of the wrong fields, none unless something is wrong. */
function wrongFields(fields: Fields, given: unknown, path: string): string[] {
  if (!isObject(given)) return [path];
  return Object.entries(given).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (value === undefined) return [];
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (check === undefined) return [here];
    return typeof check === 'function' ? check(value, here) : wrongFields(check, value, here);
  });
}

/** The given fields over the defaults; lists and maps are given whole. */
function merged(fields: Fields, defaults: JsonObject, given: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, check]): [string, unknown] => {
      const standard = member(defaults, name);
      const value = member(given, name);
      if (value === undefined) return [name, standard];
      if (typeof check === 'function' || !isObject(standard) || !isObject(value)) return [name, value];
      return [name, merged(check, standard, value)];
    }),
  );
}

/** A minimum that is no multiple of the step could never be a price. */
function wrongMinimums(price: unknown): string[] {
  const given = isObject(price) ? price : {};
  // A step that is null is a wrong one, and against that no minimum can be judged.
  const step = member({ ...DEFAULTS.price, ...given }, 'step');
  const minimum = member(given, 'minimum');
  if (!isStep(step) || !isObject(minimum)) return [];
  return Object.keys(DEFAULTS.price.minimum)
    .filter((type) => {
      const value = member(minimum, type);
      return isPlainDecimal(value) && !exact(value).modulo(exact(step)).isZero();
    })
    .map((type) => `price.minimum.${type}`);
}

/** A policy, or the paths for which it is refused. */
export type PolicyReading =
  | { readonly policy: Policy; readonly wrong?: undefined }
  | { readonly policy?: undefined; readonly wrong: readonly string[] };

export function readPolicy(given: unknown = {}): PolicyReading {
  if (!isObject(given)) return { wrong: [''] };
  const wrong = [...wrongFields(FIELDS, given, ''), ...wrongMinimums(member(given, 'price'))];
  if (wrong.length > 0) return { wrong };
  // Each field has been checked by its rule above.
  return { policy: merged(FIELDS, { ...DEFAULTS }, given) as unknown as Policy };
}
