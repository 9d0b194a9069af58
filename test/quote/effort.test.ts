import { describe, expect, it } from 'vitest';
import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { Inquiry } from '../../src/quote/inquiry.js';
import { orderBy } from '../../src/quote/orderBy.js';
import { orderDeparture, orderReadyAt } from '../../src/quote/orderTimes.js';
import { PickupSearch } from '../../src/quote/pickups.js';
import { routeDeparture } from '../../src/quote/routeDeparture.js';
import { WarehouseDeliverySearch } from '../../src/quote/warehouseDelivery.js';
import { sweepWarehouses, type WarehouseSearch } from '../../src/quote/warehouseSweep.js';
import { type Asked, SCHEDULES, type Town, inquiryOf, route, tariffs, townOf, warehouse } from './town.js';

/**
 * What a quote does not look at. The answers would be the same if everything were looked at; a checkout that
 * asks at every keystroke would not.
 */

/** Shows the warehouses to a search, and notes which. */
function sweepNoting(inquiry: Inquiry, search: WarehouseSearch): string[] {
  const seen: string[] = [];
  sweepWarehouses(inquiry, [
    {
      get limit() {
        return search.limit;
      },
      consider(near) {
        seen.push(inquiry.parts.warehouses.ids[near.warehouse]!);
        search.consider(near);
      },
    },
  ]);
  return seen;
}

describe('the search for pick-ups', () => {
  const warehouses = Array.from({ length: 200 }, (_, i) => warehouse(`w${100 + i}`, i));
  const seenFor = (maxPickups: number) => {
    const inquiry = inquiryOf(townOf({ warehouses }, { maxPickups }), { km: 50.2 });
    const search = new PickupSearch(inquiry);
    search.begin();
    return sweepNoting(inquiry, search);
  };

  it('ends when as many are found as are wanted', () => {
    expect(seenFor(3)).toEqual(['w150', 'w151', 'w149']);
    expect(seenFor(1)).toEqual(['w150']);
  });

  it('looks at none where none is wanted', () => {
    expect(seenFor(0)).toEqual([]);
  });
});

describe('the search for EXPRESS', () => {
  /** Which warehouses are shown to it, and how far it would look at the end, in kilometres. */
  function expressEffort(town: Town, asked: Asked, policy: PartialPolicy = {}) {
    const inquiry = inquiryOf(townOf(town, policy), asked);
    const search = new WarehouseDeliverySearch(inquiry, 'EXPRESS');
    search.begin();
    const seen = sweepNoting(inquiry, search);
    return { seen, limitKm: metresOfSquaredChord(Math.max(0, search.limit)) / 1000, limit: search.limit };
  }

  const rows = tariffs('EXPRESS van 3000km@10');
  const line = (...kms: readonly number[]) =>
    kms.map((km) => warehouse(`w${String(km).padStart(4, '0')}`, km));

  it('ends beyond the distance that costs as much as the best', () => {
    const { seen, limitKm } = expressEffort(
      { warehouses: line(0, 1, 2, 3, 5, 8), tariffs: rows },
      { km: 0.8 },
    );
    expect(seen).toEqual(['w0001']);
    expect(limitKm).toBeGreaterThan(0.2);
    expect(limitKm).toBeLessThan(0.21);
  });

  it('ends where even an order that is ready at once would be too late', () => {
    // 11:00 to 22:00 at 50 km/h are 550 km; nothing is offered, for nothing opens.
    const town = { warehouses: line(0, 549, 551, 900), tariffs: rows };
    const { seen, limitKm } = expressEffort(town, { km: 0 }, { emptySchedule: 'closed' });
    expect(seen).toEqual(['w0000']);
    const closed = { ...town, warehouses: line(0, 549, 551, 900).map((one) => ({ ...one, schedule: null })) };
    const all = expressEffort(closed, { km: 0 }, { emptySchedule: 'closed' });
    expect(all.seen).toEqual(['w0000', 'w0549']);
    expect(all.limitKm).toBeGreaterThanOrEqual(550);
    expect(all.limitKm).toBeLessThan(550.003);
    expect(limitKm).toBeLessThan(0.01);
  });

  /** How often it asks for a band of the truck's. */
  function truckReadings(town: Town, asked: Asked) {
    const network = inquiryOf(townOf(town), asked);
    const { tariffs: all, vehicles } = network.parts;
    const truck = vehicles.findIndex(({ id }) => id === 'truck');
    let readings = 0;
    const sheets = all.EXPRESS.lines[truck]!.sheets.map((sheet) => ({
      ...sheet,
      get highs() {
        readings++;
        return sheet.highs;
      },
    }));
    const lines = all.EXPRESS.lines.with(truck, {
      ...all.EXPRESS.lines[truck]!,
      sheets,
      each: sheets.map((sheet) => [sheet]),
    });
    const parts = { ...network.parts, tariffs: { ...all, EXPRESS: { ...all.EXPRESS, lines } } };
    const search = new WarehouseDeliverySearch({ ...network, parts }, 'EXPRESS');
    search.begin();
    sweepNoting(network, search);
    return readings;
  }

  it('prices no vehicle that is too dear by what a metre costs at least', () => {
    const town = (truck: number) => ({
      warehouses: line(1, 2, 3),
      tariffs: [...tariffs('EXPRESS van 3000km@10'), ...tariffs(`EXPRESS truck 3000km@${truck}`)],
    });
    expect(truckReadings(town(11), { km: 0 })).toBe(0);
    expect(truckReadings(town(10), { km: 0 })).toBeGreaterThan(0);
    expect(truckReadings(town(9), { km: 0 })).toBeGreaterThan(0);
  });

  it('ends at once where the order is too late for any road', () => {
    const town = { warehouses: line(0, 10), tariffs: rows };
    const { seen, limit } = expressEffort(town, { km: 0, at: '2025-01-21 21:30' });
    expect(seen).toEqual(['w0000']);
    expect(limit).toBe(-1);
  });
});

describe('the dates on which a route does not start', () => {
  it('are gone through once for all its pick-ups', () => {
    // Its Tuesdays work as Mondays for 43 weeks; the warehouse is open all the same.
    const worksAs = Object.fromEntries(
      Array.from({ length: 43 }, (_, week) => [
        new Date(Date.UTC(2025, 0, 28 + 7 * week)).toISOString().slice(0, 10),
        1,
      ]),
    );
    const points = Array.from({ length: 30 }, (_, i) => `${i}@w1+${i / 2}`).join(' ');
    const town = townOf(
      { warehouses: [warehouse('w1', 0)], routes: [route('r', `${points} 40+20`, { weekDays: [2] })] },
      { horizonDays: 400, calendar: { closed: [], worksAs } },
    );
    const plain = inquiryOf(town, { at: '2025-01-21 19:30' });
    let asked = 0;
    class NotedDates extends Map<number, number> {
      override get(day: number): number | undefined {
        asked++;
        return super.get(day);
      }
    }
    const exceptions = new NotedDates(plain.parts.rules.calendar.exceptions);
    const rules = { ...plain.parts.rules, calendar: { ...plain.parts.rules.calendar, exceptions } };
    const inquiry = { ...plain, parts: { ...plain.parts, rules } };
    const starts = new Set<number>();
    const found = { start: 0, pickupAt: 0 };
    for (let pickup = 0; pickup < 30; pickup++) {
      expect(routeDeparture(inquiry, 0, pickup, found)).toBe(true);
      starts.add(found.start);
    }
    // To find it took the three hundred days once, and few more.
    expect([...starts]).toEqual([Date.UTC(2025, 10, 25, 3)]);
    expect(asked).toBeLessThanOrEqual(450);
  });
});

describe('the opening hours', () => {
  /** The inquiry, with every reading of a warehouse's hours counted. */
  function counted(inquiry: Inquiry): { readonly inquiry: Inquiry; readonly readings: () => number } {
    let readings = 0;
    const { parts } = inquiry;
    const hours = parts.warehouses.hours.map(
      (one) =>
        new Proxy(one, {
          get(target, key, receiver): unknown {
            if (key === 'kind') readings++;
            return Reflect.get(target, key, receiver);
          },
        }),
    );
    return {
      inquiry: { ...inquiry, parts: { ...parts, warehouses: { ...parts.warehouses, hours } } },
      readings: () => readings,
    };
  }

  it('are asked once for all warehouses that have the same', () => {
    const town = townOf({ warehouses: Array.from({ length: 20 }, (_, i) => warehouse(`w${i}`, i)) });
    const { inquiry, readings } = counted(inquiryOf(town));
    for (const ask of [
      (one: number) => orderReadyAt(inquiry, 'ROUTE', one),
      (one: number) => orderReadyAt(inquiry, 'SELF_PICKUP', one),
      (one: number) => orderDeparture(inquiry, 'EXPRESS', one),
      (one: number) => orderDeparture(inquiry, 'TOMORROW', one),
    ]) {
      const first = ask(0);
      const before = readings();
      for (let one = 0; one < 20; one++) expect(ask(one)).toBe(first);
      expect(readings()).toBe(before);
    }
    expect(readings()).toBeGreaterThan(0);
  });

  const policies: readonly PartialPolicy[] = [
    {},
    { latestArrival: { EXPRESS: '24:00', TOMORROW: '12:30' } },
    { handlingMinutes: { EXPRESS: 15, TOMORROW: 300 }, latestArrival: { EXPRESS: '18:00' } },
    { handlingMinutes: { TOMORROW: 300 }, latestArrival: { TOMORROW: '12:30' } },
    { handlingMinutes: { TOMORROW: 1500 }, latestArrival: { TOMORROW: '21:00' } },
    { handlingMinutes: { TOMORROW: 1500 }, latestArrival: { TOMORROW: '24:00' } },
  ];

  it.each(SCHEDULES)('are looked at a few times for a cut-off, not minute by minute: %s', (_, schedule) => {
    for (const policy of policies) {
      const network = townOf(
        {
          warehouses: [warehouse('w1', 0, { schedule })],
          tariffs: [...tariffs('EXPRESS van 300km@10'), ...tariffs('TOMORROW van 300km@10')],
        },
        policy,
      );
      for (const km of [0, 40]) {
        const plain = inquiryOf(network, { km, at: '2025-01-21 10:17' });
        for (const type of ['EXPRESS', 'TOMORROW'] as const) {
          const search = new WarehouseDeliverySearch(plain, type);
          search.begin();
          sweepWarehouses(plain, [search]);
          const { best } = search.offers;
          if (best === null) continue;
          const { inquiry, readings } = counted(plain);
          expect(orderBy(inquiry, best)).toBeGreaterThanOrEqual(plain.placedAt - 60_000);
          // From the latest arrival back, then that minute and the next; a day has 1440.
          expect(readings()).toBeLessThanOrEqual(12);
        }
      }
    }
  });
});
