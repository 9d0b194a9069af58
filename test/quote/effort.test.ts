import { describe, expect, it, vi } from 'vitest';
import { NearestFirst } from '../../src/geo/nearestFirst.js';
import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { Inquiry } from '../../src/quote/inquiry.js';
import { orderBy } from '../../src/quote/orderBy.js';
import { orderDeparture, orderReadyAt } from '../../src/quote/orderTimes.js';
import { PickupSearch } from '../../src/quote/pickups.js';
import { routeDeparture } from '../../src/quote/routeDeparture.js';
import { RouteSearch } from '../../src/quote/routeSearch.js';
import { WarehouseDeliverySearch } from '../../src/quote/warehouseDelivery.js';
import { sweepWarehouses, type WarehouseSearch } from '../../src/quote/warehouseSweep.js';
import { NearestPlaces } from '../../src/routing/nearestPlace.js';
import {
  type Asked,
  SCHEDULES,
  type Town,
  VEHICLES,
  inquiryOf,
  north,
  route,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

/**
 * What a quote does not look at. The answers would be the same if everything were looked at; a checkout that
 * asks at every keystroke would not.
 */

/** Notes what is put into the queue, with a figure of the moment. */
class NotedQueue extends NearestFirst {
  readonly pushed: { readonly key: number; readonly reference: number; readonly allowed: number }[] = [];
  nodesOpened = 0;
  allowedOf: (reference: number) => number = () => Infinity;

  override push(key: number, reference: number): void {
    this.pushed.push({ key, reference, allowed: this.allowedOf(reference) });
    super.push(key, reference);
  }

  override pop(): number {
    const reference = super.pop();
    if (reference >= 0) this.nodesOpened++;
    return reference;
  }
}

interface RouteEffort {
  /** Ids of the routes measured, in order. */
  readonly measured: readonly string[];
  readonly pushed: NotedQueue['pushed'];
  /** Ids of the routes that were queued. */
  readonly queued: readonly string[];
  /** How many nodes of the index were opened. */
  readonly nodesOpened: number;
}

/** Runs the search for ROUTE, and tells what it did. */
function routeEffort(town: Town, asked: Asked, policy: PartialPolicy = {}): RouteEffort {
  const inquiry = inquiryOf(townOf(town, policy), asked);
  const queue = new NotedQueue();
  Object.defineProperty(inquiry.memory, 'queue', { value: queue });
  const search = new RouteSearch(inquiry);
  const { routes } = inquiry.parts;
  queue.allowedOf = (reference) =>
    reference < 0 ? search.offers.limits[routes.vehicle[-1 - reference]!]! : search.offers.limit;
  const find = vi.spyOn(NearestPlaces.prototype, 'find');
  search.run();
  const measured = find.mock.calls.map(([, measuredRoute]) => routes.ids[measuredRoute]!);
  find.mockRestore();
  const { pushed, nodesOpened } = queue;
  const queued = pushed.flatMap(({ reference }) => (reference < 0 ? [routes.ids[-1 - reference]!] : []));
  return { measured, pushed, queued, nodesOpened };
}

/** Roads from west to east, one each five kilometres from the south to the north; `r000` is the town's. */
const ROADS = 200;
const roadId = (i: number) => `r${String(i).padStart(3, '0')}`;

const manyRoads = (vehicle: (i: number) => object, at: (i: number) => string): Town => ({
  warehouses: [warehouse('w1', 0), warehouse('w2', 500)],
  tariffs: [...tariffs('ROUTE truck 2000km@15'), ...tariffs('ROUTE van 2000km@15')],
  routes: Array.from({ length: ROADS }, (_, i) =>
    route(roadId(i), '0 1', {
      transportType: vehicle(i),
      points: Array.from({ length: 9 }, (_unused, k) => ({
        location: { ...north(5 * i), lng: 60 + (k - 4) / 50 },
        warehouseId: k === 0 ? at(i) : null,
        duration: null,
      })),
    }),
  ),
});

const truckRoads = manyRoads(
  () => VEHICLES.truck,
  () => 'w1',
);

describe('the search for ROUTE', () => {
  it('measures few of many routes, and each once', () => {
    const { measured } = routeEffort(truckRoads, { km: 501.4 });
    expect(measured).toContain('r100');
    expect(measured.length).toBeLessThanOrEqual(3);
    expect(new Set(measured).size).toBe(measured.length);
  });

  it('queues no more than may still win', () => {
    const { pushed } = routeEffort(truckRoads, { km: 501.4 });
    for (const { key, allowed } of pushed) expect(key).toBeLessThanOrEqual(allowed);
    // A root, its lower nodes, and of the 600 runs those that are no farther than the first one looked at.
    expect(pushed.length).toBeLessThanOrEqual(40);
    expect(pushed.filter(({ reference }) => reference < 0).length).toBeLessThanOrEqual(18);
  });

  it('measures those that a minimum makes equally cheap once each, and none beyond', () => {
    // 600 roubles are the price of up to 40 km: the roads from 465 to 540.
    const policy = { price: { minimum: { ROUTE: '600' } } } as const;
    const { measured, queued, pushed } = routeEffort(truckRoads, { km: 502 }, policy);
    expect(measured.toSorted()).toEqual(Array.from({ length: 16 }, (_, i) => roadId(93 + i)));
    expect(new Set(queued).size).toBeLessThanOrEqual(17);
    for (const { key, allowed } of pushed) expect(key).toBeLessThanOrEqual(allowed);
  });

  it('queues no routes of warehouses that may not serve', () => {
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i % 2 === 0 ? 'w1' : 'w2'),
    );
    // More pick-ups than are gone through without the index.
    const more = Array.from({ length: 1100 }, (_, i) => route(`s${i}`, `${2000 + i}@w2 ${2001 + i}`));
    const network = { ...town, routes: [...(town.routes ?? []), ...more] };
    const isEven = (id: string) => Number(id.slice(1)) % 2 === 0;
    const allQueued = new Set<string>();
    for (const i of [101, 103, 105, 107, 109, 111]) {
      const asked = { km: 5 * i - 1.1, over: { warehouseIds: ['w2'] } };
      const { measured, queued } = routeEffort(network, asked);
      expect(measured).toContain(roadId(i));
      expect(measured.filter(isEven)).toEqual([]);
      queued.filter((id) => id.startsWith('r')).forEach((id) => allQueued.add(id));
    }
    expect([...allQueued].filter(isEven)).toEqual([]);
    expect(allQueued.size).toBeGreaterThan(0);
  });

  it('leaves the index where it shows the routes of others, for those of the warehouses that may serve', () => {
    // The nearest 160 roads, 480 runs on 30 pages, are of the other warehouse.
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i < 160 ? 'w1' : 'w2'),
    );
    const { measured, nodesOpened } = routeEffort(town, { km: 1, over: { warehouseIds: ['w2'] } });
    expect(measured).toEqual(['r160']);
    // As many pages as have the forty runs that there are routes to choose from, and the nodes above them.
    expect(nodesOpened).toBeLessThanOrEqual(10);
  });

  it('leaves the index where it shows the routes of others, for those of the vehicles that carry the load', () => {
    const town = manyRoads(
      (i) => (i < 160 ? VEHICLES.van : VEHICLES.truck),
      () => 'w1',
    );
    const heavy = { load: { weightKg: 900, volumeM3: 1 } };
    const { measured, nodesOpened } = routeEffort(town, { km: 1, over: heavy });
    expect(measured[0]).toBe('r160');
    expect(measured.length).toBeLessThanOrEqual(40);
    expect(nodesOpened).toBeLessThanOrEqual(10);
  });

  it('stays with the index once there is an offer', () => {
    // Far around the town, each in a box that holds all of it: in a list of routes they would be measured.
    const around = [55, 58, 62, 65].map((lng) => ({ location: { lat: 50, lng }, duration: null }));
    const up = [60, 65, 68].map((lat) => ({ location: { lat, lng: 65 }, duration: null }));
    const points = [...around, ...up].map((one, i) => ({ ...one, warehouseId: i === 0 ? 'w2' : null }));
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i === 100 ? 'w2' : 'w1'),
    );
    const detours = Array.from({ length: 39 }, (_, i) => route(`s${i}`, '0@w2 1', { points }));
    const network = { ...town, routes: [...(town.routes ?? []), ...detours] };
    // What costs as much as 40 km are many more runs than the forty routes of w2.
    const policy = { price: { minimum: { ROUTE: '600' } } } as const;
    const { measured, nodesOpened } = routeEffort(
      network,
      { km: 501, over: { warehouseIds: ['w2'] } },
      policy,
    );
    expect(measured).toEqual(['r100']);
    expect(nodesOpened).toBeGreaterThan(4);
  });

  it('looks at the nearest run of a page at once as long as there is no offer', () => {
    // Roads aslant, each in a box that holds the place asked for: every page is opened before a run comes up.
    const aslant = (i: number, warehouseId: string) => ({
      points: [-3, 3].map((km, nth) => ({
        location: { lat: north(km + (i + 1) / 50).lat, lng: 60 + km / 60 },
        warehouseId: nth === 0 ? warehouseId : null,
        duration: null,
      })),
    });
    const town: Town = {
      warehouses: [warehouse('w1', 0), warehouse('w2', 500)],
      tariffs: tariffs('ROUTE truck 2000km@15'),
      routes: Array.from({ length: 300 }, (_, i) =>
        route(`c${1000 + i}`, '0@w1 1', aslant(i, i % 4 === 3 ? 'w2' : 'w1')),
      ),
    };
    const { measured, queued } = routeEffort(town, { km: 0, over: { warehouseIds: ['w2'] } });
    expect(measured.at(-1)).toBe('c1003');
    expect(measured.length).toBeLessThanOrEqual(3);
    // Of the 75 of w2 about those of one page.
    expect(queued.length).toBeLessThanOrEqual(8);
  });

  it('goes through the few routes of the warehouses that may serve, the nearest before the others', () => {
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i % 10 === 0 ? 'w2' : 'w1'),
    );
    const { measured, pushed } = routeEffort(town, { km: 501, over: { warehouseIds: ['w2'] } });
    expect(measured[0]).toBe('r100');
    expect(measured.length).toBeLessThanOrEqual(2);
    expect(pushed).toEqual([]);
  });

  it('goes through the few routes of the vehicles that carry the load', () => {
    const town = manyRoads(
      (i) => (i % 20 === 0 ? VEHICLES.truck : VEHICLES.van),
      () => 'w1',
    );
    const heavy = { load: { weightKg: 900, volumeM3: 1 } };
    const { measured, pushed } = routeEffort(town, { km: 3, over: heavy });
    expect(measured).toEqual(['r000']);
    expect(pushed).toEqual([]);
  });

  it('leaves out what the tariffs do not reach, where the fastest is wanted or all', () => {
    const town = { ...truckRoads, tariffs: tariffs('ROUTE truck 11km@15') };
    for (const [policy, over] of [
      [{ preference: 'fastest' }, {}],
      [{}, { alternatives: true }],
    ] as const) {
      const { measured } = routeEffort(town, { km: 502, over }, policy);
      // 515 lies 13 km away, in a box that comes nearer; the first ones are looked at before any is in range.
      expect(measured.filter((id) => id > 'r103')).toEqual([]);
    }
  });

  it('takes the warehouses nearest first where their distance is charged', () => {
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i < 100 ? 'w1' : 'w2'),
    );
    const policy = { route: { chargeable: 'fromWarehouse' } } as const;
    const { measured } = routeEffort(town, { km: 480 }, policy);
    expect(measured.length).toBe(100);
    expect(measured.every((id) => id >= 'r100')).toBe(true);
    expect(new Set(measured).size).toBe(100);
  });

  it('looks at nothing where no vehicle carries the load', () => {
    const { measured, pushed } = routeEffort(truckRoads, { over: { load: { weightKg: 5000, volumeM3: 1 } } });
    expect([measured, pushed]).toEqual([[], []]);
  });
});

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
