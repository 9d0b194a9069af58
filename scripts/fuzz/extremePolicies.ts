/**
 * Policies with values at the ends of what is allowed, and beyond. Each is to give a network that answers,
 * or an `InvalidPolicyError`.
 */
const closedFor = (first: string, days: number): readonly string[] =>
  Array.from({ length: days }, (_, i) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  );
const byType = <T>(value: T) => ({ ROUTE: value, EXPRESS: value, TOMORROW: value });
const handling = (minutes: number) => ({ ...byType(minutes), SELF_PICKUP: minutes });

export const EXTREME_POLICIES: Readonly<Record<string, object>> = {
  'ten years, all closed': { horizonDays: 3660, calendar: { closed: closedFor('2025-01-01', 4000) } },
  'ten years, all closed but the last': {
    horizonDays: 3660,
    calendar: { closed: closedFor('2025-01-22', 3650) },
  },
  'closed from tomorrow on, handling of days': {
    horizonDays: 3660,
    calendar: { closed: closedFor('2025-01-22', 3650) },
    handlingMinutes: handling(1440 * 100),
  },
  'every day works as Sunday': {
    horizonDays: 3660,
    calendar: { worksAs: Object.fromEntries(closedFor('2025-01-01', 4000).map((date) => [date, 7])) },
  },
  'horizon 0': { horizonDays: 0 },
  'horizon beyond what is allowed': { horizonDays: 1e9 },
  'the longest roads': { distance: { circuity: 1000 } },
  'the shortest roads': { distance: { circuity: 5e-324 } },
  'steps of a billion kilometres': {
    distance: { stepM: 1e15, mode: 'UP' },
    tariff: { band: 'from', maxKm: byType(1e308) },
  },
  'the greatest step': { distance: { stepM: Number.MAX_SAFE_INTEGER, mode: 'UP' } },
  'prices of 1e-30': { price: { step: '0.000000000000000000000000000001' } },
  'prices of a step with 400 places': { price: { step: `0.${'0'.repeat(399)}1` } },
  'steps of 1e30': { price: { step: '1000000000000000000000000000000', mode: 'UP' } },
  'a minimum of 1e300': { price: { minimum: byType('1'.padEnd(300, '0')) } },
  'a step of ten thousand digits': { price: { step: '9'.repeat(1e4) } },
  'handling of 1e9 minutes': { handlingMinutes: handling(1e9) },
  'handling of 1e9 minutes, always open': { handlingMinutes: handling(1e9), emptySchedule: 'open' },
  'handling of 1e12 minutes, always open': { handlingMinutes: handling(1e12), emptySchedule: 'open' },
  'handling of 1e308 minutes': { handlingMinutes: handling(1e308) },
  'handling of 5e-324 minutes': { handlingMinutes: handling(5e-324) },
  'no handling': { handlingMinutes: handling(0) },
  'handling of a week round the clock': { handlingMinutes: handling(7 * 1440), horizonDays: 3660 },
  'a speed of 1e-9': { speedKmh: byType(1e-9) },
  'a speed of 5e-324': { speedKmh: byType(5e-324) },
  'a speed of 1e308': { speedKmh: byType(1e308) },
  'no limit of trips': { maxTrips: Number.MAX_SAFE_INTEGER },
  'no limit of pick-ups': { maxPickups: Number.MAX_SAFE_INTEGER },
  'no limit of distance': {
    tariff: { band: 'from', accumulate: 'graduated', maxKm: byType(1.7976931348623157e308) },
    route: { chargeable: 'alongRoute', maxDetourKm: 1.7976931348623157e308 },
  },
  'the least limit of distance': { tariff: { band: 'from', maxKm: byType(5e-324) } },
  'fixed departures at midnight': {
    route: { departureTime: '00:00', fallbackDeparture: '23:59' },
    earliestDeparture: '23:59',
  },
  'nothing arrives': { latestArrival: { EXPRESS: '00:00', TOMORROW: '00:00' } },
  'names of Object': {
    timeZones: JSON.parse(
      '{"__proto__":"Europe/Moscow","constructor":"UTC","toString":"Asia/Omsk"}',
    ) as object,
  },
  'an unknown __proto__': JSON.parse(
    '{"__proto__":{"polluted":true},"price":{"__proto__":{"polluted":true}}}',
  ) as object,
  'minus zero': {
    horizonDays: -0,
    maxPickups: -0,
    handlingMinutes: handling(-0),
    tariff: { maxKm: byType(-0) },
  },
  'not numbers': { horizonDays: Number.NaN, speedKmh: byType(Infinity), distance: { circuity: Number.NaN } },
};
