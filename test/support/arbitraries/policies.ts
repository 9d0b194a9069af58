import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import type { PartialPolicy, Policy } from '../../../src/policy/policy.js';
import type { DeliveryType } from '../../../src/pricing/deliveryType.js';
import { ROUNDING_MODES } from '../../../src/pricing/roundingMode.js';
import { anyIndex, partOf, pick, sometimes } from './choice.js';
import { landmarksOf } from './landmarks.js';
import type { Mode } from './modes.js';
import { dateAfter } from './places.js';

/** Zones of every kind of offset; the last ones are alias names, and fixed ones. */
export const ZONES = [
  'Asia/Yekaterinburg',
  'Europe/Moscow',
  'Asia/Kamchatka',
  'Asia/Anadyr',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Antarctica/Troll',
  'UTC',
  'Etc/GMT+12',
] as const;

type PartialTariff = NonNullable<PartialPolicy['tariff']>;

const anyTime = fc.nat(1439).map(timeOfMinutes);

function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const rounding = fc.constantFrom(...ROUNDING_MODES);

function byType(value: fc.Arbitrary<number>) {
  return partOf<Record<DeliveryType, number>>({ ROUTE: value, EXPRESS: value, TOMORROW: value });
}

/** A step and minimums that are multiples of it, written with zeros or without. */
function priceArbitrary(mode: Mode) {
  const step =
    mode === 'adversarial'
      ? fc.constantFrom(
          '0.01',
          '1',
          '10',
          '0.05',
          '0.5',
          '0.50',
          '100',
          '0.001',
          '0.0000001',
          '3',
          '0.30',
          '1000000',
        )
      : fc.constantFrom('0.01', '1', '10', '0.05', '0.50');
  const steps = fc.record({ ROUTE: fc.nat(60), EXPRESS: fc.nat(60), TOMORROW: fc.nat(60) });
  const given = fc.record(
    { ROUTE: fc.constant(true), EXPRESS: fc.constant(true), TOMORROW: fc.constant(true) },
    { requiredKeys: [] },
  );
  return fc
    .record({ step, mode: rounding, steps, given })
    .map(({ step: text, mode: roundingMode, steps: n, given: types }) => {
      const minimum = (count: number) => new Decimal(text).times(count).toFixed();
      return {
        step: text,
        mode: roundingMode,
        minimum: {
          ...(types.ROUTE === true && { ROUTE: minimum(n.ROUTE) }),
          ...(types.EXPRESS === true && { EXPRESS: minimum(n.EXPRESS) }),
          ...(types.TOMORROW === true && { TOMORROW: minimum(n.TOMORROW) }),
        },
      };
    });
}

function distanceArbitrary(mode: Mode) {
  const odd = mode === 'adversarial';
  return partOf<Policy['distance']>({
    circuity: fc.constantFrom(1, 1.25, 1.4, ...(odd ? [0.5, 1.0001, 30, 1000, 1e-6] : [])),
    stepM: fc.constantFrom(1, 100, 1000, 500, ...(odd ? [1, 7, 30000, 1e9] : [])),
    mode: rounding,
  });
}

/** Days from the catalog's date, and warehouses by their numbers. */
interface LocalRules {
  readonly closed: readonly number[];
  readonly worksAs: readonly (readonly [days: number, weekday: number])[];
  readonly zones: readonly (readonly [warehouse: number, zone: string])[];
}

const localRules: fc.Arbitrary<Partial<LocalRules>> = partOf<LocalRules>({
  closed: fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 3 }),
  worksAs: fc.array(fc.tuple(fc.integer({ min: -2, max: 6 }), fc.integer({ min: 1, max: 7 })), {
    maxLength: 3,
  }),
  zones: fc.array(fc.tuple(anyIndex, fc.constantFrom(...ZONES)), { maxLength: 2 }),
});

/**
 * Partial policies over all fields and values. With a catalog, its warehouses may have zones of their own
 * and the closed and moved days lie around its date.
 */
export function policyArbitrary(mode: Mode, catalog?: Catalog): fc.Arbitrary<PartialPolicy> {
  return policyPlanArbitrary(mode).map((policyFor) => policyFor(catalog));
}

/** The same before the catalog is known. */
export function policyPlanArbitrary(mode: Mode): fc.Arbitrary<(catalog?: Catalog) => PartialPolicy> {
  const given = fc.record({ rules: placelessRules(mode), local: localRules });
  const plan = given.map(({ rules, local: { closed, worksAs, zones } }) => (catalog?: Catalog) => {
    const { today, warehouseIds } =
      catalog === undefined ? { today: '2025-01-21', warehouseIds: [] } : landmarksOf(catalog);
    const calendar = {
      ...(closed && { closed: closed.map((days) => dateAfter(today, days)) }),
      ...(worksAs && {
        worksAs: Object.fromEntries(worksAs.map(([days, weekday]) => [dateAfter(today, days), weekday])),
      }),
    };
    const zoned = [...warehouseIds, 'somewhere else'];
    return {
      ...rules,
      ...((closed ?? worksAs) && { calendar }),
      ...(zones && { timeZones: Object.fromEntries(zones.map(([n, zone]) => [pick(zoned, n), zone])) }),
    };
  });
  return sometimes<(catalog?: Catalog) => PartialPolicy, () => PartialPolicy>(
    plan,
    fc.constant(() => ({})),
    12,
  );
}

function placelessRules(mode: Mode): fc.Arbitrary<PartialPolicy> {
  const odd = mode === 'adversarial';
  return partOf<Omit<PartialPolicy, 'calendar' | 'timeZones'>>({
    currency: fc.constantFrom('RUB', 'EUR', '₽'),
    preference: fc.constantFrom('cheapest', 'fastest'),
    maxTrips: fc.constantFrom(1, 2, 3, 10, ...(odd ? [1e6, 2 ** 40] : [])),
    maxPickups: fc.constantFrom(0, 1, 2, 5, 100),
    horizonDays: fc.constantFrom(0, 1, 2, 7, 14, 60, ...(odd ? [400] : [])),
    emptySchedule: fc.constantFrom('open', 'closed'),
    distance: distanceArbitrary(mode),
    tariff: partOf<PartialTariff>({
      band: fc.constantFrom('upTo', 'from'),
      accumulate: fc.constantFrom('whole', 'graduated'),
      slice: fc.constantFrom('perBand', 'sheet'),
      date: fc.constantFrom('order', 'departure'),
      maxKm: byType(fc.constantFrom(300, 100, 20.5, ...(odd ? [0, 0.0005, 12.3456, 40000] : []))),
    }),
    price: priceArbitrary(mode),
    route: partOf<Policy['route']>({
      dropOff: fc.constantFrom('segment', 'point'),
      chargeable: fc.constantFrom('detour', 'fromWarehouse', 'alongRoute'),
      maxDetourKm: fc.constantFrom(null, 20, 60, ...(odd ? [0, 1.5, 30000] : [])),
      departureTime: sometimes(fc.constant('opening'), anyTime, 40),
      fallbackDeparture: anyTime,
    }),
    handlingMinutes: partOf<Policy['handlingMinutes']>({
      ROUTE: handlingArbitrary(odd),
      EXPRESS: handlingArbitrary(odd),
      TOMORROW: handlingArbitrary(odd),
      SELF_PICKUP: handlingArbitrary(odd),
    }),
    speedKmh: byType(fc.constantFrom(50, 60, 30, 90, ...(odd ? [0.5, 5, 900, 43.21] : []))),
    earliestDeparture: fc.constantFrom('00:00', '06:00', '08:30', ...(odd ? ['02:30', '23:59'] : ['07:00'])),
    latestArrival: partOf<Policy['latestArrival']>({ EXPRESS: lastTime(odd), TOMORROW: lastTime(odd) }),
  });
}

function handlingArbitrary(odd: boolean): fc.Arbitrary<number> {
  return fc.constantFrom(0, 15, 60, 120, 240, ...(odd ? [0.5, 1.75, 720, 1440, 3000, 1e-9] : []));
}

function lastTime(odd: boolean): fc.Arbitrary<string> {
  return fc.constantFrom('22:00', '24:00', '23:59', '18:00', ...(odd ? ['00:00', '02:30', '12:00'] : []));
}
