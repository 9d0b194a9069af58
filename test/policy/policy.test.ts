import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.js';

it('the defaults are those of DESIGN.md', () => {
  expect(DEFAULT_POLICY).toEqual({
    currency: 'RUB',
    preference: 'cheapest',
    maxTrips: 1,
    maxPickups: 5,
    horizonDays: 60,
    emptySchedule: 'open',
    timeZones: {},
    calendar: { closed: [], worksAs: {} },
    distance: { circuity: 1.25, stepM: 1, mode: 'HALF_UP' },
    tariff: {
      band: 'upTo',
      accumulate: 'whole',
      slice: 'perBand',
      date: 'order',
      maxKm: { ROUTE: 300, EXPRESS: 300, TOMORROW: 300 },
    },
    price: { step: '0.01', mode: 'HALF_UP', minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' } },
    route: {
      dropOff: 'segment',
      chargeable: 'detour',
      maxDetourKm: null,
      departureTime: 'opening',
      fallbackDeparture: '09:00',
    },
    handlingMinutes: { ROUTE: 120, EXPRESS: 60, TOMORROW: 120, SELF_PICKUP: 60 },
    speedKmh: { ROUTE: 60, EXPRESS: 50, TOMORROW: 50 },
    earliestDeparture: '06:00',
    latestArrival: { EXPRESS: '22:00', TOMORROW: '22:00' },
  });
});
