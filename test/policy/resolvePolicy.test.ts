import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.js';
import { InvalidPolicyError, resolvePolicy } from '../../src/policy/resolvePolicy.js';

function refusal(policy: unknown): InvalidPolicyError {
  try {
    resolvePolicy(policy);
  } catch (error) {
    if (error instanceof InvalidPolicyError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(policy)}`);
}

const paths = (policy: unknown) => refusal(policy).issues.map(({ path }) => path);

/** An object with one field, by its dotted path. */
const at = (path: string, value: unknown): unknown =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

describe('a partial policy', () => {
  it('is merged over the defaults at any depth', () => {
    const policy = resolvePolicy({
      maxTrips: 3,
      price: { minimum: { EXPRESS: '150' } },
      speedKmh: { ROUTE: 45.5 },
    });
    expect(policy).toEqual({
      ...DEFAULT_POLICY,
      maxTrips: 3,
      price: { ...DEFAULT_POLICY.price, minimum: { ROUTE: '0', EXPRESS: '150', TOMORROW: '0' } },
      speedKmh: { ROUTE: 45.5, EXPRESS: 50, TOMORROW: 50 },
    });
  });

  it.each([[undefined], [{}], [{ maxTrips: undefined, price: {} }]])(
    'of nothing is the defaults: %o',
    (policy) => {
      expect(resolvePolicy(policy)).toEqual(DEFAULT_POLICY);
    },
  );

  it('gives lists and maps whole', () => {
    const policy = resolvePolicy({
      timeZones: { w1: 'Asia/Omsk' },
      calendar: { closed: ['2025-01-01'], worksAs: { '2025-11-01': 1 } },
    });
    expect(policy.timeZones).toEqual({ w1: 'Asia/Omsk' });
    expect(policy.calendar).toEqual({ closed: ['2025-01-01'], worksAs: { '2025-11-01': 1 } });
    expect(resolvePolicy({ calendar: { closed: ['2025-01-01'] } }).calendar.worksAs).toEqual({});
  });

  it('is neither changed nor kept, and neither are the defaults', () => {
    const given = { calendar: { closed: ['2025-01-01'] }, timeZones: { w1: 'Asia/Omsk' } };
    const policy = resolvePolicy(given);
    given.calendar.closed.push('2025-01-02');
    expect(policy.calendar.closed).toEqual(['2025-01-01']);
    expect(Object.isFrozen(given)).toBe(false);
  });

  it('is frozen through and through', () => {
    const policy = resolvePolicy({ calendar: { closed: ['2025-01-01'] } });
    const parts = [
      policy,
      policy.calendar,
      policy.calendar.closed,
      policy.tariff.maxKm,
      policy.price.minimum,
    ];
    expect(parts.every(Object.isFrozen)).toBe(true);
  });
});

describe('every choice works', () => {
  it.each([
    ['preference', 'fastest'],
    ['maxPickups', 0],
    ['horizonDays', 0],
    ['horizonDays', 3660],
    ['emptySchedule', 'closed'],
    ['distance.circuity', 0.5],
    ['distance.stepM', 1000],
    ['distance.mode', 'HALF_EVEN'],
    ['distance.mode', 'UP'],
    ['distance.mode', 'DOWN'],
    ['tariff.band', 'from'],
    ['tariff.accumulate', 'graduated'],
    ['tariff.slice', 'sheet'],
    ['tariff.date', 'departure'],
    ['tariff.maxKm.EXPRESS', 0],
    ['price.step', '50'],
    ['price.mode', 'UP'],
    ['price.minimum.ROUTE', '150.55'],
    ['route.dropOff', 'point'],
    ['route.chargeable', 'fromWarehouse'],
    ['route.chargeable', 'alongRoute'],
    ['route.maxDetourKm', 0],
    ['route.maxDetourKm', 12.5],
    ['route.departureTime', '00:00'],
    ['route.departureTime', '23:59'],
    ['handlingMinutes.SELF_PICKUP', 0],
    ['handlingMinutes.ROUTE', 0.5],
    ['latestArrival.EXPRESS', '24:00'],
    ['calendar.worksAs', { '2025-11-01': 7 }],
  ])('%s %o', (path, value) => {
    const policy: unknown = resolvePolicy(at(path, value));
    const found = path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], policy);
    expect(found).toEqual(value);
  });
});

describe('a wrong field is refused with its path', () => {
  it.each([
    ['currency', ''],
    ['currency', 643],
    ['currency', []],
    ['preference', 'best'],
    ['maxTrips', 0],
    ['maxTrips', 1.5],
    ['maxPickups', -1],
    ['horizonDays', -1],
    ['horizonDays', 3661],
    ['horizonDays', '60'],
    ['emptySchedule', 'maybe'],
    ['timeZones.w1', 'Mars/Phobos'],
    ['timeZones.w1', null],
    ['calendar.closed', '2025-01-01'],
    ['calendar.closed.0', ['2025-02-29']],
    ['calendar.worksAs.2025-11-01', 0],
    ['calendar.worksAs.2025-11-01', 8],
    ['calendar.worksAs.2025-11-31', 1],
    ['distance.circuity', 0],
    ['distance.circuity', -1],
    ['distance.circuity', 1001],
    ['distance.circuity', Number.NaN],
    ['distance.stepM', 0],
    ['distance.stepM', 0.5],
    ['distance.mode', 'CEIL'],
    ['tariff.band', 'to'],
    ['tariff.accumulate', 'sum'],
    ['tariff.slice', 'last'],
    ['tariff.date', 'today'],
    ['tariff.maxKm.ROUTE', -1],
    ['tariff.maxKm.TOMORROW', null],
    ['price.step', '0'],
    ['price.step', '0.00'],
    ['price.step', 0.01],
    ['price.step', '1e2'],
    ['price.step', '-1'],
    ['price.step', '.5'],
    ['price.step', '5.'],
    ['price.mode', 'half_up'],
    ['price.minimum.ROUTE', 0],
    ['price.minimum.ROUTE', '-1'],
    ['route.dropOff', 'anywhere'],
    ['route.chargeable', 'road'],
    ['route.maxDetourKm', -1],
    ['route.departureTime', '24:00'],
    ['route.departureTime', 'closing'],
    ['route.fallbackDeparture', '9:00'],
    ['route.fallbackDeparture', 'opening'],
    ['handlingMinutes.EXPRESS', -1],
    ['handlingMinutes.EXPRESS', Infinity],
    ['speedKmh.EXPRESS', 0],
    ['earliestDeparture', '24:00'],
    ['earliestDeparture', '06:60'],
    ['latestArrival.EXPRESS', '24:01'],
    ['latestArrival.TOMORROW', '22:00:00'],
  ])('%s %o', (path, value) => {
    // A list is given whole, so its path ends at the list.
    const given = path.startsWith('calendar.closed') ? at('calendar.closed', value) : at(path, value);
    expect(paths(given)).toEqual([path]);
  });

  it.each([
    [{ maxTrip: 2 }, 'maxTrip'],
    [{ price: { steps: '1' } }, 'price.steps'],
    [{ price: { minimum: { SELF_PICKUP: '0' } } }, 'price.minimum.SELF_PICKUP'],
    [{ speedKmh: { SELF_PICKUP: 5 } }, 'speedKmh.SELF_PICKUP'],
    [{ latestArrival: { ROUTE: '22:00' } }, 'latestArrival.ROUTE'],
    [{ calendar: { opened: [] } }, 'calendar.opened'],
  ])('an unknown one: %o', (policy, path) => {
    expect(refusal(policy).issues).toEqual([{ path, message: 'unknown field' }]);
  });

  it.each([[null], ['cheapest'], [[]], [7]])('a policy that is none: %o', (policy) => {
    expect(paths(policy)).toContain('');
  });

  it.each([['price'], ['distance'], ['speedKmh']])('a part that is none: %s', (part) => {
    expect(paths({ [part]: null })).toEqual([part]);
    expect(paths({ [part]: [] })).toEqual([part]);
  });
});

describe('a minimum', () => {
  it.each([
    ['0.01', '0.005'],
    ['50', '120'],
    ['0.3', '1'],
    ['7.5', '7'],
  ])('that is no multiple of the step %s is refused: %s', (step, minimum) => {
    expect(refusal({ price: { step, minimum: { TOMORROW: minimum } } }).issues).toEqual([
      {
        path: 'price.minimum.TOMORROW',
        message: `expected a multiple of price.step ${step}, got ${minimum}`,
      },
    ]);
  });

  it.each([
    ['50', '150'],
    ['0.1', '0.3'],
    ['0.07', '70'],
    ['0.50', '100.5'],
  ])('that is one of the step %s is taken: %s', (step, minimum) => {
    expect(resolvePolicy({ price: { step, minimum: { TOMORROW: minimum } } }).price.minimum.TOMORROW).toBe(
      minimum,
    );
  });
});

describe('a refusal', () => {
  it('names every wrong field at once', () => {
    const error = refusal({ maxTrips: 0, speedKmh: { ROUTE: 0 }, extra: 1 });
    expect(error.issues.map(({ path }) => path).toSorted()).toEqual(['extra', 'maxTrips', 'speedKmh.ROUTE']);
    expect(error.code).toBe('INVALID_POLICY');
    expect(error.name).toBe('InvalidPolicyError');
    expect(error.message).toMatch(/^invalid policy: .*maxTrips: .*; .*extra: unknown field/);
  });

  it('of the policy itself says so', () => {
    expect(refusal(null).message).toMatch(/^invalid policy: \(policy\): /);
  });

  it.each([
    [{ earliestDeparture: '6' }, 'expected a local time HH:mm, got "6"'],
    [{ latestArrival: { EXPRESS: '25:00' } }, 'expected a local time HH:mm up to 24:00, got "25:00"'],
    [{ route: { departureTime: 'closing' } }, 'expected "opening" or a local time HH:mm, got "closing"'],
    [{ route: { maxDetourKm: '5' } }, 'expected a number of at least 0, or null, got "5"'],
    [{ timeZones: { w1: 'MSK+1' } }, 'expected a known IANA time zone, got "MSK+1"'],
    [{ timeZones: { w1: null } }, 'expected a known IANA time zone, got null'],
    [{ timeZones: [] }, 'expected an object, got an empty list'],
    [
      { price: { minimum: { ROUTE: 'free' } } },
      'expected a plain decimal as text, such as "0.5", got "free"',
    ],
    [{ price: { step: 0.5 } }, 'expected a plain decimal above 0 as text, such as "0.5", got the number 0.5'],
    [{ price: { step: '0' } }, 'expected a plain decimal above 0 as text, such as "0.5", got "0"'],
    [{ price: null }, 'expected an object, got null'],
    [{ currency: 643 }, 'expected a currency as text, such as "RUB", got the number 643'],
    [{ preference: 'best' }, 'expected one of "cheapest", "fastest", got "best"'],
    [{ maxTrips: 0.5 }, 'expected a whole number of at least 1, got 0.5'],
    [{ maxTrips: '2' }, 'expected a whole number of at least 1, got "2"'],
    [{ horizonDays: 9999 }, 'expected a whole number from 0 to 3660, got 9999'],
    [{ distance: { circuity: 0 } }, 'expected a number above 0 and at most 1000, got 0'],
    [{ tariff: { maxKm: { ROUTE: -1 } } }, 'expected a number of at least 0, got -1'],
    [{ speedKmh: { ROUTE: Infinity } }, 'expected a number above 0, got Infinity'],
    [{ calendar: { closed: {} } }, 'expected a list of dates YYYY-MM-DD, got an object'],
    [{ calendar: { closed: ['01.01.2027'] } }, 'expected a date YYYY-MM-DD, got "01.01.2027"'],
    [{ calendar: { closed: [1] } }, 'expected a date YYYY-MM-DD, got the number 1'],
    [{ calendar: { worksAs: { '2026-12-31': 8 } } }, 'expected a whole number from 1 to 7, got 8'],
    [{ calendar: { worksAs: { '31.12.2026': 6 } } }, 'expected a date YYYY-MM-DD, got "31.12.2026"'],
  ])('says what would be right and what was got: %j', (policy, message) => {
    expect(refusal(policy).issues.map((issue) => issue.message)).toEqual([message]);
  });
});

it('a key like __proto__ is an unknown field as any other, and pollutes nothing', () => {
  const given: unknown = JSON.parse('{"__proto__":{"maxTrips":9},"price":{"__proto__":{"step":"1"}}}');
  expect(paths(given).length).toBeGreaterThan(0);
  expect(({} as { maxTrips?: number }).maxTrips).toBeUndefined();
});
