import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Option } from '../../src/quote/answer.js';
import { quote } from '../../src/quote/quote.js';
import { formatInstant, parseInstant } from '../../src/time/instant.js';
import {
  type Asked,
  SCHEDULES,
  ask,
  daily,
  optionOf,
  requestOf,
  route,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

const MINUTE = 60_000;

const rows = [
  ...tariffs('EXPRESS van 300km@10'),
  ...tariffs('TOMORROW van 300km@10'),
  ...tariffs('ROUTE truck 300km@10'),
];

const town = (schedule: unknown, policy: PartialPolicy = {}, routes: readonly object[] = []) =>
  townOf({ warehouses: [warehouse('w1', 0, { schedule })], tariffs: rows, routes }, policy);

const orderedBy = (network: Network, type: DeliveryType, asked: Asked = {}) =>
  optionOf(ask(network, asked), type).orderBy.slice(0, 16).replace('T', ' ');

describe('the cut-off of EXPRESS', () => {
  it('leaves time for handling, the road and the latest arrival', () => {
    // 24 km are 28.8 minutes: leaving 21:31 arrives 22:00, and closing at 20:00 is earlier.
    expect(orderedBy(town(daily('08:00-20:00')), 'EXPRESS', { km: 24 })).toBe('2025-01-21 19:00');
    expect(orderedBy(town(daily('08:00-23:00')), 'EXPRESS', { km: 24 })).toBe('2025-01-21 20:31');
    expect(orderedBy(town(null), 'EXPRESS', { km: 24 })).toBe('2025-01-21 20:31');
  });

  it('is the date’s last minute where nothing else ends it', () => {
    const policy = { handlingMinutes: { EXPRESS: 0 }, latestArrival: { EXPRESS: '24:00' } };
    expect(orderedBy(town(null, policy), 'EXPRESS', { km: 0 })).toBe('2025-01-21 23:59');
  });

  it('may be up to 59 s before the order itself', () => {
    const at = '2025-01-21 19:00:00';
    expect(orderedBy(town(daily('08:00-20:00')), 'EXPRESS', { at })).toBe('2025-01-21 19:00');
    const policy = { handlingMinutes: { EXPRESS: 59.5 } };
    expect(orderedBy(town(daily('08:00-20:00'), policy), 'EXPRESS', { at: '2025-01-21 19:00:30' })).toBe(
      '2025-01-21 19:00',
    );
  });
});

describe('the cut-off of TOMORROW', () => {
  it('is the last minute of the order’s date, where an order at night still does', () => {
    expect(orderedBy(town(daily('08:00-20:00')), 'TOMORROW')).toBe('2025-01-21 23:59');
  });

  it('is earlier where the warehouse is closed on the date of delivery for too long', () => {
    // Open tomorrow for an hour only, so that handling must be over today.
    const schedule = [...daily('08:00-20:00', [2]), ...daily('08:00-09:00', [3])];
    expect(orderedBy(town(schedule), 'TOMORROW')).toBe('2025-01-21 18:00');
  });

  it('reckons with a lunch break before the latest departure', () => {
    // 24 km: to arrive by 12:58 it must leave by 12:29, in the break from 12:00, so by 12:00.
    const schedule = [...daily('08:00-20:00', [2]), ...daily('10:30-12:00 13:00-20:00', [3])];
    const policy = { latestArrival: { TOMORROW: '12:58' } };
    expect(orderedBy(town(schedule, policy), 'TOMORROW', { km: 24 })).toBe('2025-01-21 18:00');
  });

  it('does not reckon with hours after the last closing of the date, though the night’s go on', () => {
    // Open from Tuesday 20:00 to Wednesday 19:00, but the last interval that begins on Wednesday ends at 12:00.
    const schedule = [...daily('20:00-19:00', [2]), ...daily('08:00-12:00', [3])];
    const policy = { handlingMinutes: { TOMORROW: 14 * 60 } };
    expect(orderedBy(town(schedule, policy), 'TOMORROW', { at: '2025-01-21 21:00' })).toBe(
      '2025-01-21 22:00',
    );
  });

  it('reckons with a clock that changes at the destination alone', () => {
    // By 12:00 in Berlin, an hour after the clock went back, is by 16:00 here: 12 minutes of road, 30 hours of handling.
    const policy = { handlingMinutes: { TOMORROW: 1800 }, latestArrival: { TOMORROW: '12:00' } };
    const destination = { ...requestOf().destination, timeZone: 'Europe/Berlin' };
    const asked = { at: '2025-10-25 08:00', over: { destination } };
    expect(orderedBy(town(null, policy), 'TOMORROW', asked)).toBe('2025-10-25 09:48');
  });

  it('is a time of day where handling is a day long', () => {
    // Round the clock, 30 hours of handling: ready 19:48 tomorrow arrives 20:00.
    const policy = { handlingMinutes: { TOMORROW: 1800 }, latestArrival: { TOMORROW: '20:00' } };
    expect(orderedBy(town(daily('00:00-24:00'), policy), 'TOMORROW')).toBe('2025-01-21 13:48');
    expect(orderedBy(town(null, policy), 'TOMORROW')).toBe('2025-01-21 13:48');
  });
});

describe('the cut-off of ROUTE', () => {
  it('is the last minute to be ready when the truck is loaded', () => {
    const network = town(daily('08:00-20:00'), {}, [route('r', '0@w1 100')]);
    expect(orderedBy(network, 'ROUTE')).toBe('2025-01-21 18:00');
    expect(orderedBy(network, 'ROUTE', { at: '2025-01-21 18:01' })).toBe('2025-01-22 18:00');
  });
});

/** Whether a later minute than the cut-off still gets the promise, or the cut-off itself does not; by asking. */
function faults(network: Network, { type, orderBy }: Option, asked: Asked): string[] {
  const request = requestOf(asked);
  const promise = (placedAt: string) => {
    const option = quote(network, { ...request, placedAt }).options.find((one) => one.type === type);
    return option && (type === 'ROUTE' ? option.departsAt : option.deliveryDate);
  };
  const given = promise(request.placedAt);
  // An order on another date asks for another delivery date; a route does not ask for the date.
  const still = (t: number) => {
    const text = formatInstant(t, 18_000_000);
    return (
      promise(text) === given && (type === 'ROUTE' || text.slice(0, 10) === request.placedAt.slice(0, 10))
    );
  };
  const last = parseInstant(orderBy);
  // The next minutes, and the next days in steps of no round number of minutes.
  const later = [
    ...Array.from({ length: 12 }, (_, i) => 1 + i),
    ...Array.from({ length: 24 }, (_, i) => 13 + 89 * i),
  ];
  return [
    ...(still(last) ? [] : [`${type} not at ${orderBy}`]),
    ...later
      .map((minutes) => last + minutes * MINUTE)
      .filter(still)
      .map((t) => `${type} at ${formatInstant(t, 18_000_000)} after ${orderBy}`),
  ];
}

describe('after the cut-off there is no such promise, at it there is', () => {
  const schedules: readonly (readonly [string, unknown])[] = [
    ...SCHEDULES,
    [
      'a day of few hours tomorrow',
      [...daily('08:00-20:00', [1, 2]), ...daily('07:00-08:30 18:00-19:00', [3])],
    ],
  ];
  const policies: readonly PartialPolicy[] = [
    {},
    {
      handlingMinutes: { EXPRESS: 0, TOMORROW: 600, ROUTE: 45 },
      latestArrival: { EXPRESS: '24:00', TOMORROW: '12:00' },
    },
    { horizonDays: 0, handlingMinutes: { ROUTE: 0 } },
    { horizonDays: 1, handlingMinutes: { EXPRESS: 90, TOMORROW: 240 } },
  ];

  it.each(schedules)('%s', (_, schedule) => {
    for (const policy of policies) {
      const network = town(schedule, policy, [route('r', '0@w1+3 100', { weekDays: [2, 4] })]);
      for (const at of policy === policies[0]
        ? ['2025-01-21 04:00', '2025-01-21 10:17']
        : ['2025-01-21 10:17']) {
        const answer = ask(network, { at, km: 35 });
        for (const option of answer.options) expect(faults(network, option, { at, km: 35 })).toEqual([]);
      }
    }
  });
});
