import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { isEligible } from '../../src/quote/eligibility.js';
import { openInquiry } from '../../src/quote/inquiry.js';
import { readRequest } from '../../src/quote/readRequest.js';
import { dayOfText, textOfDay } from '../../src/time/localDate.js';
import { utc } from '../time/schedules.js';
import { inquiryOf, requestOf, route, tariffs, townOf, warehouse } from './town.js';

const town = {
  warehouses: [warehouse('w1', 0), warehouse('w2', 5)],
  tariffs: [...tariffs('EXPRESS van 10km@50'), ...tariffs('ROUTE truck 10km@50')],
  routes: [route('r', '0@w1 100')],
};

describe('an inquiry', () => {
  it('knows the instant and place of the request', () => {
    const inquiry = inquiryOf(townOf(town), { km: 10 });
    expect(inquiry.placedAt).toBe(utc('2025-01-21 10:00+05:00'));
    const radians = ((56 + 10 / 111.195_080_233_53) * Math.PI) / 180;
    expect(inquiry.x).toBeCloseTo(Math.cos(radians) * 0.5, 12);
    expect(inquiry.y).toBeCloseTo(Math.cos(radians) * Math.sin(Math.PI / 3), 12);
    expect(inquiry.z).toBeCloseTo(Math.sin(radians), 12);
  });

  it('has the zone of the coordinates, or the destination’s own; today is the date there', () => {
    const late = '2025-01-21 01:30';
    const own = inquiryOf(townOf(town), { at: late });
    expect([own.zone.name, textOfDay(own.today)]).toEqual(['Asia/Yekaterinburg', '2025-01-21']);
    const destination = { ...requestOf().destination, timeZone: 'Europe/Moscow' };
    const other = inquiryOf(townOf(town), { at: late, over: { destination } });
    expect([other.zone.name, textOfDay(other.today)]).toEqual(['Europe/Moscow', '2025-01-20']);
  });

  it('counts the trips of each vehicle, as many as the policy allows', () => {
    const load = { weightKg: 1200, volumeM3: 1 };
    const trips = (maxTrips: number) => {
      const { memory, parts } = inquiryOf(townOf(town, { maxTrips }), { over: { load } });
      return Object.fromEntries(parts.vehicles.map(({ id }, vehicle) => [id, memory.trips[vehicle]]));
    };
    expect(trips(3)).toEqual({ truck: 1, van: 3 });
    expect(trips(2)).toEqual({ truck: 1, van: Infinity });
  });

  it('carries whether alternatives are wanted and who may deliver', () => {
    expect(inquiryOf(townOf(town))).toMatchObject({ alternatives: false, eligible: null });
    const asked = inquiryOf(townOf(town), { over: { alternatives: true, warehouseIds: ['w2'] } });
    expect(asked.alternatives).toBe(true);
    expect(asked.eligible).toEqual([1]);
  });

  it('may be opened for one request after another', () => {
    const first = { over: { warehouseIds: ['w2'] } };
    const inquiry = inquiryOf(townOf(town), first);
    const whoMay = () => [0, 1].map((number) => isEligible(inquiry, number));
    expect(whoMay()).toEqual([false, true]);
    openInquiry(inquiry, readRequest(requestOf({ over: { warehouseIds: ['w1'] } })));
    expect(whoMay()).toEqual([true, false]);
    openInquiry(inquiry, readRequest(requestOf()));
    expect(whoMay()).toEqual([true, true]);
    openInquiry(inquiry, readRequest(requestOf(first)));
    const { memory: _, ...fields } = inquiry;
    expect(fields).toEqual({ ...inquiryOf(townOf(town), first), memory: undefined, parts: inquiry.parts });
    expect(whoMay()).toEqual([false, true]);
  });
});

describe('the dates on which tariffs may be asked for', () => {
  const days = (policy: PartialPolicy) => {
    const { firstTariffDay, lastTariffDay, memory, parts } = inquiryOf(townOf(town, policy), {
      at: '2025-01-21 01:30',
    });
    const orderDay = Object.fromEntries(
      parts.warehouses.zones.map(({ name }, zone) => [name, textOfDay(memory.orderDay[zone]!)]),
    );
    return { first: firstTariffDay, last: lastTariffDay, orderDay };
  };

  it('are those of placedAt at the warehouses', () => {
    expect(days({})).toEqual({
      first: dayOfText('2025-01-21'),
      last: dayOfText('2025-01-21'),
      orderDay: { 'Asia/Yekaterinburg': '2025-01-21' },
    });
    for (const timeZones of [{ w1: 'Europe/Moscow' }, { w2: 'Europe/Moscow' }]) {
      expect(days({ timeZones })).toMatchObject({
        first: dayOfText('2025-01-20'),
        last: dayOfText('2025-01-21'),
        orderDay: { 'Europe/Moscow': '2025-01-20', 'Asia/Yekaterinburg': '2025-01-21' },
      });
    }
  });

  it('have no end where the date of departure counts', () => {
    expect(days({ tariff: { date: 'departure' } })).toMatchObject({
      first: dayOfText('2025-01-21'),
      last: Infinity,
    });
  });
});
