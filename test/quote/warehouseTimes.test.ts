import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import {
  type WarehouseDelivery,
  arrivesInTime,
  deliveryDay,
  departure,
  earliestTomorrow,
  lastArrival,
  latestTomorrow,
  travelMsOf,
} from '../../src/quote/warehouseTimes.js';
import { textOfDay } from '../../src/time/localDate.js';
import { utc, utcText } from '../time/schedules.js';
import { daily, inquiryOf, requestOf, townOf, warehouse } from './town.js';

/** An instant by the clock of Yekaterinburg, the milliseconds kept. */
const local = (text: string) => utc(`${text}+05:00`);
const localText = (t: number) => utcText(t + 5 * 3_600_000);

const inquiry = (
  over: object = {},
  policy: PartialPolicy = {},
  at = '2025-01-21 10:00',
  timeZone?: string,
) => {
  const destination = { ...requestOf().destination, timeZone: timeZone ?? null };
  return inquiryOf(townOf({ warehouses: [warehouse('w1', 0, over)] }, policy), { at, over: { destination } });
};

function leaves(type: WarehouseDelivery, at: string, over: object = {}, policy: PartialPolicy = {}): string {
  const asked = inquiry(over, policy, at);
  return localText(departure(asked, type, 0, asked.placedAt));
}

it('the time on the road is rounded to the millisecond', () => {
  expect(travelMsOf(10_000, 50)).toBe(12 * 60_000);
  expect(travelMsOf(1, 50)).toBe(72);
  expect(travelMsOf(1, 70)).toBe(51);
  expect(travelMsOf(0, 50)).toBe(0);
});

it('EXPRESS is delivered on the date of the order, TOMORROW on the next one', () => {
  expect(textOfDay(deliveryDay(inquiry(), 'EXPRESS'))).toBe('2025-01-21');
  expect(textOfDay(deliveryDay(inquiry(), 'TOMORROW'))).toBe('2025-01-22');
});

describe('EXPRESS leaves', () => {
  it('when it is ready, up to the whole minute', () => {
    expect(leaves('EXPRESS', '2025-01-21 10:00')).toBe('2025-01-21 11:00');
    expect(leaves('EXPRESS', '2025-01-21 10:00:01')).toBe('2025-01-21 11:01');
    expect(leaves('EXPRESS', '2025-01-21 10:00', {}, { handlingMinutes: { EXPRESS: 0.5 } })).toBe(
      '2025-01-21 10:01',
    );
  });

  it('at the next opening, on whatever date', () => {
    expect(leaves('EXPRESS', '2025-01-21 19:30')).toBe('2025-01-22 09:00');
  });

  it('never where it is never ready', () => {
    expect(leaves('EXPRESS', '2025-01-21 10:00', { schedule: null }, { emptySchedule: 'closed' })).toBe(
      'never',
    );
    expect(
      leaves('EXPRESS', '2025-01-21 10:00', { schedule: daily('08:00-09:00', [1]) }, { horizonDays: 5 }),
    ).toBe('never');
  });
});

describe('TOMORROW leaves', () => {
  it('at the first opening of the next date', () => {
    expect(leaves('TOMORROW', '2025-01-21 10:00')).toBe('2025-01-22 08:00');
  });

  it('not before `earliestDeparture`', () => {
    const schedule = daily('00:00-24:00');
    expect(leaves('TOMORROW', '2025-01-21 10:00', { schedule })).toBe('2025-01-22 06:00');
    expect(leaves('TOMORROW', '2025-01-21 10:00', {}, { earliestDeparture: '08:30' })).toBe(
      '2025-01-22 08:30',
    );
  });

  it('when it is ready, up to the whole minute', () => {
    expect(leaves('TOMORROW', '2025-01-21 19:00')).toBe('2025-01-22 10:00');
    const schedule = [...daily('08:00-20:00', [2]), ...daily('08:00:30-20:00', [3])];
    expect(leaves('TOMORROW', '2025-01-21 19:00', { schedule })).toBe('2025-01-22 10:01');
  });

  it('inside opening hours: not in the lunch break, but at its begin', () => {
    const schedule = daily('08:00-12:00 13:00-20:00');
    const policy = { earliestDeparture: '12:00' };
    expect(leaves('TOMORROW', '2025-01-21 10:00', { schedule }, policy)).toBe('2025-01-22 12:00');
    expect(leaves('TOMORROW', '2025-01-21 10:00', { schedule }, { earliestDeparture: '12:01' })).toBe(
      '2025-01-22 13:00',
    );
  });

  it('inside the night’s interval that began the day before', () => {
    const schedule = daily('22:00-07:00');
    expect(leaves('TOMORROW', '2025-01-21 10:00', { schedule })).toBe('2025-01-22 06:00');
  });

  it('until the end of the last interval that begins on its date, the end included', () => {
    // Ready at 20:00 of the next date, at its closing.
    const policy = { handlingMinutes: { TOMORROW: 720 } };
    expect(leaves('TOMORROW', '2025-01-21 10:00', {}, policy)).toBe('2025-01-22 20:00');
    const night = { schedule: daily('20:00-04:00') };
    // Ready at 04:00 of the date after: still the interval that begins on the date of delivery.
    expect(leaves('TOMORROW', '2025-01-21 21:00', night, { handlingMinutes: { TOMORROW: 480 } })).toBe(
      '2025-01-23 04:00',
    );
  });

  it('never where the warehouse is closed on that date', () => {
    expect(leaves('TOMORROW', '2025-01-21 10:00', {}, { calendar: { closed: ['2025-01-22'] } })).toBe(
      'never',
    );
    // Open in the night before, but no interval begins on the date.
    expect(leaves('TOMORROW', '2025-01-21 10:00', { schedule: daily('22:00-12:00', [2]) })).toBe('never');
  });

  it('never where it is ready too late', () => {
    expect(leaves('TOMORROW', '2025-01-21 10:00', {}, { handlingMinutes: { TOMORROW: 721 } })).toBe('never');
  });

  it('up to 24:00, closed or not, where an empty schedule is open', () => {
    const closed = { calendar: { closed: ['2025-01-22'] } };
    const empty = { schedule: null };
    expect(leaves('TOMORROW', '2025-01-21 10:00', empty, closed)).toBe('2025-01-22 06:00');
    const long = (minutes: number) => ({ handlingMinutes: { TOMORROW: minutes } });
    expect(leaves('TOMORROW', '2025-01-21 10:00', empty, long(38 * 60))).toBe('2025-01-23 00:00');
    expect(leaves('TOMORROW', '2025-01-21 10:00', empty, long(38 * 60 + 1))).toBe('never');
  });
});

describe('between which instants TOMORROW may leave', () => {
  const bounds = (over: object, policy: PartialPolicy = {}, timeZone?: string) => {
    const asked = inquiry(over, policy, '2025-01-21 10:00', timeZone);
    return [localText(earliestTomorrow(asked, 0)), localText(latestTomorrow(asked, 0))];
  };

  it('is from `earliestDeparture` to the last closing', () => {
    expect(bounds({})).toEqual(['2025-01-22 06:00', '2025-01-22 20:00']);
    expect(bounds({ schedule: daily('08:00-20:00 18:00-02:00') })[1]).toBe('2025-01-23 02:00');
    expect(bounds({ schedule: daily('08:00-20:00', [1]) })[1]).toBe('never');
    expect(bounds({ schedule: null })[1]).toBe('2025-01-23 00:00');
  });

  it('counts the date of the destination by the warehouse’s clock', () => {
    // In Moscow it is the 21st too, so that the date is the 22nd of the warehouse.
    expect(bounds({}, {}, 'Europe/Moscow')[0]).toBe('2025-01-22 06:00');
    expect(bounds({}, { timeZones: { w1: 'Europe/Moscow' } })[0]).toBe('2025-01-22 08:00');
  });
});

describe('an arrival is in time', () => {
  const inTime = (type: WarehouseDelivery, at: string, policy: PartialPolicy = {}, timeZone?: string) =>
    arrivesInTime(inquiry({}, policy, '2025-01-21 10:00', timeZone), type, local(at));

  it('on the date of delivery up to the latest local time, included', () => {
    expect(inTime('EXPRESS', '2025-01-21 22:00')).toBe(true);
    expect(inTime('EXPRESS', '2025-01-21 22:01')).toBe(false);
    expect(inTime('EXPRESS', '2025-01-22 00:00')).toBe(false);
    expect(inTime('EXPRESS', '2025-01-22 09:00')).toBe(false);
    expect(inTime('TOMORROW', '2025-01-22 00:00')).toBe(true);
    expect(inTime('TOMORROW', '2025-01-21 23:59')).toBe(false);
    expect(inTime('TOMORROW', '2025-01-22 22:00')).toBe(true);
    expect(inTime('TOMORROW', '2025-01-22 22:01')).toBe(false);
  });

  it('up to the last minute of the date by 24:00', () => {
    const policy = { latestArrival: { EXPRESS: '24:00' } };
    expect(inTime('EXPRESS', '2025-01-21 23:59', policy)).toBe(true);
    expect(inTime('EXPRESS', '2025-01-22 00:00', policy)).toBe(false);
  });

  it('by the clock of the destination', () => {
    expect(inTime('EXPRESS', '2025-01-22 00:00', {}, 'Europe/Moscow')).toBe(true);
    expect(inTime('EXPRESS', '2025-01-22 00:01', {}, 'Europe/Moscow')).toBe(false);
  });
});

describe('an instant after which no arrival is in time', () => {
  it('is the latest local time of the date of delivery', () => {
    expect(localText(lastArrival(inquiry(), 'EXPRESS'))).toBe('2025-01-21 22:00');
    expect(localText(lastArrival(inquiry(), 'TOMORROW'))).toBe('2025-01-22 22:00');
  });

  it.each([
    ['the day of the change', '2025-10-26 00:30', '02:30'],
    ['the day before', '2025-10-25 10:00', '24:00'],
    ['in spring', '2025-03-30 00:30', '02:30'],
  ])('is never too early where the clock changes: %s', (_, at, latest) => {
    const asked = inquiry({}, { latestArrival: { EXPRESS: latest } }, at, 'Europe/Berlin');
    const last = lastArrival(asked, 'EXPRESS');
    for (let t = last + 60_000; t < last + 2 * 86_400_000; t += 60_000) {
      if (arrivesInTime(asked, 'EXPRESS', t)) expect.fail(utcText(t));
    }
  });
});
