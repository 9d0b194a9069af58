import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { routeDeparture } from '../../src/quote/routeDeparture.js';
import { utcText } from '../time/schedules.js';
import { daily, inquiryOf, route, townOf, warehouse } from './town.js';

const localText = (t: number) => utcText(t + 5 * 3_600_000);

/** `start > pick-up` of the n-th pick-up of the only route, or `none`. */
function departs(
  points: string,
  {
    at = '2025-01-21 10:00',
    pickup = 0,
    over = {},
    policy = {},
    schedule = daily('08:00-20:00'),
  }: { at?: string; pickup?: number; over?: object; policy?: PartialPolicy; schedule?: unknown } = {},
): string {
  const warehouses = [warehouse('w1', 0, { schedule }), warehouse('w2', 50)];
  const inquiry = inquiryOf(townOf({ warehouses, routes: [route('r', points, over)] }, policy), { at });
  const found = { start: 0, pickupAt: 0 };
  if (!routeDeparture(inquiry, 0, pickup, found)) return 'none';
  return `${localText(found.start)} > ${localText(found.pickupAt)}`;
}

// 2025-01-21 is a Tuesday; handling for ROUTE takes two hours.
describe('the first start of a route', () => {
  it('is the one at which the order is ready', () => {
    expect(departs('0@w1 100')).toBe('2025-01-22 08:00 > 2025-01-22 08:00');
    expect(departs('0@w1 100', { at: '2025-01-21 18:00' })).toBe('2025-01-22 08:00 > 2025-01-22 08:00');
    expect(departs('0@w1 100', { at: '2025-01-21 18:01' })).toBe('2025-01-23 08:00 > 2025-01-23 08:00');
  });

  it('may be today’s, when the order comes before the opening', () => {
    const policy = { handlingMinutes: { ROUTE: 0 } };
    expect(departs('0@w1 100', { at: '2025-01-21 07:00', policy })).toBe(
      '2025-01-21 08:00 > 2025-01-21 08:00',
    );
  });

  it('may lie before the order: the truck is loaded on its way', () => {
    // It passes w2 five hours after its start at 8.
    expect(departs('0@w1 50@w2+5 100', { pickup: 1 })).toBe('2025-01-21 08:00 > 2025-01-21 13:00');
    expect(departs('0@w1 50@w2+5 100', { pickup: 1, at: '2025-01-21 11:00' })).toBe(
      '2025-01-21 08:00 > 2025-01-21 13:00',
    );
    expect(departs('0@w1 50@w2+5 100', { pickup: 1, at: '2025-01-21 11:01' })).toBe(
      '2025-01-22 08:00 > 2025-01-22 13:00',
    );
  });

  it('may lie days before the order', () => {
    const over = { weekDays: [6], duration: 100 };
    // Saturday 8:00 and 77 hours: Tuesday 13:00.
    expect(departs('0@w1 50@w2+77 100', { pickup: 1, over })).toBe('2025-01-18 08:00 > 2025-01-21 13:00');
  });

  it('is never more than 31 days before the order', () => {
    const once = (date: string) => ({ type: 'ONCE', date, duration: 800 });
    // 31 days and 5 hours after 8:00 of 21 December.
    expect(departs('0@w1 50@w2+749 100', { pickup: 1, over: once('2024-12-21') })).toBe(
      '2024-12-21 08:00 > 2025-01-21 13:00',
    );
    expect(departs('0@w1 50@w2+773 100', { pickup: 1, over: once('2024-12-20') })).toBe('none');
  });

  it('is at most horizonDays after the order', () => {
    const once = { type: 'ONCE', date: '2025-01-26' };
    expect(departs('0@w1 100', { over: once, policy: { horizonDays: 5 } })).toBe(
      '2025-01-26 08:00 > 2025-01-26 08:00',
    );
    expect(departs('0@w1 100', { over: once, policy: { horizonDays: 4 } })).toBe('none');
    expect(departs('0@w1 100', { over: { weekDays: [1] }, policy: { horizonDays: 6 } })).toBe(
      '2025-01-27 08:00 > 2025-01-27 08:00',
    );
    expect(departs('0@w1 100', { over: { weekDays: [1] }, policy: { horizonDays: 5 } })).toBe('none');
  });

  it('is none where the order is never ready', () => {
    expect(departs('0@w1 100', { schedule: null, policy: { emptySchedule: 'closed' } })).toBe('none');
  });

  it('is none of a ONCE route that has gone', () => {
    expect(departs('0@w1 100', { over: { type: 'ONCE', date: '2025-01-21' } })).toBe('none');
    expect(departs('0@w1 100', { over: { type: 'ONCE', date: '2025-01-01' } })).toBe('none');
  });
});

describe('a route starts', () => {
  it('on its weekdays, which the calendar may move or close', () => {
    expect(departs('0@w1 100', { over: { weekDays: [5] } })).toBe('2025-01-24 08:00 > 2025-01-24 08:00');
    const moved = { calendar: { closed: [], worksAs: { '2025-01-23': 5 } } };
    expect(departs('0@w1 100', { over: { weekDays: [5] }, policy: moved })).toBe(
      '2025-01-23 08:00 > 2025-01-23 08:00',
    );
    const closed = { calendar: { closed: ['2025-01-24'], worksAs: {} } };
    expect(departs('0@w1 100', { over: { weekDays: [5] }, policy: closed })).toBe(
      '2025-01-31 08:00 > 2025-01-31 08:00',
    );
    expect(departs('0@w1 100', { over: { type: 'ONCE', date: '2025-01-24' }, policy: closed })).toBe('none');
  });

  it('by the hours of its home, where another warehouse is loaded', () => {
    const home = { schedule: daily('10:00-20:00') };
    expect(departs('0@w1 50@w2+1 100', { pickup: 1, ...home })).toBe('2025-01-22 10:00 > 2025-01-22 11:00');
  });

  it('at the time that the policy says', () => {
    expect(departs('0@w1 100', { policy: { route: { departureTime: '14:30' } } })).toBe(
      '2025-01-21 14:30 > 2025-01-21 14:30',
    );
  });
});

describe('the pick-up', () => {
  it('is floored to the minute', () => {
    // A hundredth of an hour is 36 seconds.
    expect(departs('0@w1+0.99 100')).toBe('2025-01-22 08:00 > 2025-01-22 08:59');
    expect(departs('0@w1+1.01 100')).toBe('2025-01-22 08:00 > 2025-01-22 09:00');
    // 0.05 hours are three minutes, whatever a double makes of them.
    expect(departs('0@w1+0.05 100')).toBe('2025-01-22 08:00 > 2025-01-22 08:03');
  });

  it('is missed by an order that is ready within the minute after it', () => {
    expect(departs('0@w1+3.01 100', { at: '2025-01-21 09:00' })).toBe('2025-01-21 08:00 > 2025-01-21 11:00');
    expect(departs('0@w1+3.01 100', { at: '2025-01-21 09:00:01' })).toBe(
      '2025-01-22 08:00 > 2025-01-22 11:00',
    );
  });
});

it('a route is found again with the readiness that was computed before', () => {
  const warehouses = [warehouse('w1', 0)];
  const inquiry = inquiryOf(townOf({ warehouses, routes: [route('r', '0@w1 50@w1 100')] }));
  const found = { start: 0, pickupAt: 0 };
  expect(
    [0, 1, 0].map((pickup) => (routeDeparture(inquiry, 0, pickup, found), localText(found.pickupAt))),
  ).toEqual(['2025-01-22 08:00', '2025-01-21 13:00', '2025-01-22 08:00']);
});

it('is the same for each pick-up whether it is asked alone or after the others, through long closures', () => {
  const closed = Array.from({ length: 40 }, (_, i) => utcText(Date.UTC(2025, 0, 22 + i)).slice(0, 10));
  const warehouses = [warehouse('w1', 0), warehouse('w2', 50), warehouse('w3', 60)];
  const town = townOf(
    { warehouses, routes: [route('r', '0@w1+0 50@w2+300 60@w3+700 70@w2+900 100')] },
    { calendar: { closed, worksAs: {} } },
  );
  const at = '2025-01-21 19:00';
  const shared = inquiryOf(town, { at });
  for (const pickup of [0, 1, 2, 3, 3, 2, 1, 0, 2]) {
    const after = { start: 0, pickupAt: 0 };
    const alone = { start: 0, pickupAt: 0 };
    expect(routeDeparture(shared, 0, pickup, after)).toBe(
      routeDeparture(inquiryOf(town, { at }), 0, pickup, alone),
    );
    expect(after).toEqual(alone);
  }
});

it('routes with long idle times do not disturb each other', () => {
  // Mondays are closed for a month; Tuesdays are not.
  const closed = ['2025-01-27', '2025-02-03', '2025-02-10', '2025-02-17'];
  const network = townOf(
    {
      warehouses: [warehouse('w1', 0)],
      routes: [
        route('a', '0@w1 50@w1+30 100@w1+60 150', { weekDays: [1], duration: 90 }),
        route('b', '0@w1 50@w1+30 100', { weekDays: [2], duration: 90 }),
      ],
    },
    { calendar: { closed, worksAs: {} } },
  );
  const inquiry = inquiryOf(network);
  const found = { start: 0, pickupAt: 0 };
  const start = (number: number, pickup: number) => {
    expect(routeDeparture(inquiry, number, pickup, found)).toBe(true);
    return localText(found.start).slice(0, 10);
  };
  // Pick-ups 0 to 2 are of route a: at its start, 30 and 60 hours later; 3 and 4 are of route b.
  for (let round = 0; round < 2; round++) {
    expect([start(0, 0), start(1, 3), start(0, 1), start(1, 4), start(0, 2)]).toEqual([
      '2025-02-24',
      '2025-01-28',
      // The truck of Monday the 20th is loaded on Tuesday at 14:00.
      '2025-01-20',
      // The one of Tuesday the 21st on Wednesday at 14:00.
      '2025-01-21',
      // And Monday’s again on Wednesday at 20:00.
      '2025-01-20',
    ]);
  }
});
