import { describe, expect, it, vi } from 'vitest';
import { NearestFirst } from '../../src/geo/nearestFirst.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { RouteSearch } from '../../src/quote/routeSearch.js';
import { NearestPlaces } from '../../src/routing/nearestPlace.js';
import {
  type Asked,
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
 * Which routes a quote does not look at. The answers would be the same if all were looked at; a checkout that asks at
 * every keystroke would not.
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

  it('begins near the address', () => {
    for (const i of [0, 17, 63, 100, 150, 199]) {
      const { measured } = routeEffort(truckRoads, { km: 5 * i + 0.4 });
      // Of 200 roads one of the next few.
      expect(Math.abs(Number(measured[0]!.slice(1)) - i)).toBeLessThanOrEqual(4);
    }
  });

  it('opens the node it began with once', () => {
    // 600 roubles are the price of up to 40 km, so that many of what it holds may still win.
    const policy = { price: { minimum: { ROUTE: '600' } } } as const;
    const { queued } = routeEffort(truckRoads, { km: 501.4 }, policy);
    // A road has eight segments.
    const times = (id: string) => queued.filter((one) => one === id).length;
    expect(Math.max(...queued.map(times))).toBe(8);
  });

  it('queues no more than may still win', () => {
    const { pushed } = routeEffort(truckRoads, { km: 501.4 });
    for (const { key, allowed } of pushed) expect(key).toBeLessThanOrEqual(allowed);
    // A lowest node, a root and its lower nodes, and of 1,600 segments those that are no farther than the first route.
    expect(pushed.length).toBeLessThanOrEqual(44);
    expect(pushed.filter(({ reference }) => reference < 0).length).toBeLessThanOrEqual(34);
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
    // The nearest 160 roads, 1,280 segments in 80 lowest nodes, are of the other warehouse.
    const town = manyRoads(
      () => VEHICLES.truck,
      (i) => (i < 160 ? 'w1' : 'w2'),
    );
    const { measured, nodesOpened } = routeEffort(town, { km: 1, over: { warehouseIds: ['w2'] } });
    expect(measured).toEqual(['r160']);
    // As many lowest nodes as have forty segments, for there are forty routes to choose from, and the nodes above them.
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
    // What costs as much as 40 km are many more segments than the forty routes of w2.
    const policy = { price: { minimum: { ROUTE: '600' } } } as const;
    const { measured, nodesOpened } = routeEffort(
      network,
      { km: 501, over: { warehouseIds: ['w2'] } },
      policy,
    );
    expect(measured).toEqual(['r100']);
    expect(nodesOpened).toBeGreaterThan(4);
  });

  it('looks at the nearest segment of a lowest node at once as long as there is no offer', () => {
    // Roads aslant, each in a box that holds the place asked for: every lowest node is opened before a segment comes up.
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
    // Of the 75 of w2 about those of one lowest node.
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
