import { describe, expect, it } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import {
  type Asked,
  type Town,
  ask,
  lineOf,
  north,
  optionOf,
  reasonOf,
  route,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

const base: Town = {
  warehouses: [warehouse('w1', 0), warehouse('w2', 50)],
  tariffs: tariffs('ROUTE truck 20km@15'),
  routes: [route('r', '0@w1 100')],
};

const answer = (asked: Asked = {}, policy: PartialPolicy = {}, town: Town = base) =>
  ask(townOf(town, policy), asked);
const routeLine = (...args: Parameters<typeof answer>) => lineOf(answer(...args), 'ROUTE');
const charged = (...args: Parameters<typeof answer>) => optionOf(answer(...args), 'ROUTE').chargeableKm;

describe('ROUTE', () => {
  it('turns off at the nearest place and is charged for the detour', () => {
    expect(routeLine({ km: 50 })).toBe(
      'ROUTE 0.00 w1 r truck leaves 22 08:00 arrives 22 13:00 order by 21 18:00',
    );
    // 10 km beyond the end: ten minutes at 60 km/h.
    expect(routeLine({ km: 110 })).toBe(
      'ROUTE 150.00 w1 r truck leaves 22 08:00 arrives 22 18:10 order by 21 18:00',
    );
  });

  it('delivers behind the pick-up point, and to it', () => {
    expect(charged({ km: -5 })).toBe('5.000');
    expect(routeLine({ km: 0 })).toMatch(/arrives 22 08:00/);
  });

  it('stops at the points alone by dropOff `point`', () => {
    const policy = { route: { dropOff: 'point' } } as const;
    const routes = [route('r', '0@w1 40+4 100')];
    expect(charged({ km: 45 }, policy, { ...base, routes })).toBe('5.000');
    expect(routeLine({ km: 45 }, policy, { ...base, routes })).toMatch(/arrives 22 12:05/);
  });

  it('is loaded at each warehouse on its way except at the last point', () => {
    const routes = [route('r', '0@w1 50@w2+5 100@w2')];
    // Behind w2 the same truck serves from both; loaded at 13:00 today it has passed w2, so it is sooner.
    expect(routeLine({ km: 60, at: '2025-01-21 10:00' }, {}, { ...base, routes })).toMatch(
      /^ROUTE 0.00 w2 r truck leaves 21 13:00 arrives 21 14:00/,
    );
    expect(charged({ km: 120, over: { warehouseIds: ['w2'] } }, {}, { ...base, routes })).toBe('20.000');
  });

  it('serves only what lies behind its pick-up', () => {
    const routes = [route('r', '0@w1 50@w2+5 100')];
    expect(optionOf(answer({ km: 20 }, {}, { ...base, routes }), 'ROUTE').warehouseId).toBe('w1');
    expect(
      reasonOf(answer({ km: 20, over: { warehouseIds: ['w2'] } }, {}, { ...base, routes }), 'ROUTE'),
    ).toMatchObject({ reason: 'OUT_OF_RANGE', distanceKm: '30.000', reachKm: '20' });
  });

  it('takes the earlier of two pick-ups at one warehouse where all else is equal', () => {
    // Out and back: loaded at 8:00 or, the same day, at 16:00; the address lies after both.
    const routes = [route('r', '0@w1+0 10+1 0@w1+8 100+10')];
    expect(routeLine({ km: 100, at: '2025-01-21 05:00' }, {}, { ...base, routes })).toMatch(
      /leaves 21 16:00/,
    );
    const loop = [route('r', '0@w1+0 0@w1+0 100+10')];
    expect(routeLine({ km: 100 }, {}, { ...base, routes: loop })).toMatch(/leaves 22 08:00/);
  });

  it('asks for the tariff of the date at the warehouse where it is loaded', () => {
    const town = {
      ...base,
      tariffs: tariffs('ROUTE truck 20km@15', '2025-02-01'),
      routes: [route('r', '0@w1 50@w2 100')],
    };
    const policy = { timeZones: { w2: 'Asia/Kamchatka' } };
    // In Kamchatka February has begun.
    const asked = { km: 60, at: '2025-01-31 18:00' };
    expect(optionOf(answer(asked, policy, town), 'ROUTE').warehouseId).toBe('w2');
    expect(reasonOf(answer({ ...asked, over: { warehouseIds: ['w1'] } }, policy, town), 'ROUTE')).toEqual({
      reason: 'NO_TARIFF',
    });
    expect(reasonOf(answer({ ...asked, at: '2025-01-31 16:00' }, policy, town), 'ROUTE')).toEqual({
      reason: 'NO_TARIFF',
    });
  });

  it('is charged from each warehouse by its own distance', () => {
    const town = {
      ...base,
      warehouses: [0, 1, 2, 3].map((i) => warehouse(`w${i}`, 5 * i)),
      routes: [0, 1, 2, 3].map((i) => route(`r${i}`, `${5 * i}@w${i} 100`)),
    };
    const policy = { route: { chargeable: 'fromWarehouse' } } as const;
    for (const i of [0, 1, 2, 3]) {
      const asked = { km: 17, over: { warehouseIds: [`w${i}`] } };
      expect(charged(asked, policy, town)).toBe(`${17 - 5 * i}.000`);
    }
    expect(optionOf(answer({ km: 17 }, policy, town), 'ROUTE').routeId).toBe('r3');
  });

  it('is bounded in its detour’s road kilometres besides, the bound included', () => {
    const bounded = (maxDetourKm: number) => ({ route: { maxDetourKm }, distance: { circuity: 1.25 } });
    expect(charged({ km: 108 }, bounded(10.001))).toBe('10.000');
    expect(reasonOf(answer({ km: 108 }, bounded(9.999)), 'ROUTE')).toEqual({
      reason: 'OUT_OF_RANGE',
      distanceKm: '10.000',
      reachKm: '20',
    });
    expect(charged({ km: 0 }, bounded(0))).toBe('0.000');
  });

  it('has no detour at all on the route itself, whatever is rounded up', () => {
    for (const km of [7, 30, 50, 64.3, 99]) {
      const { price, chargeableKm } = optionOf(
        answer({ km }, { distance: { mode: 'UP', stepM: 1000 } }),
        'ROUTE',
      );
      expect({ price, chargeableKm }).toEqual({ price: '0.00', chargeableKm: '0.000' });
      expect(charged({ km }, { route: { maxDetourKm: 0 } })).toBe('0.000');
    }
    // A millimetre is a detour.
    expect(charged({ km: 100.000_001 }, { distance: { mode: 'UP', stepM: 1000 } })).toBe('1.000');
  });

  it('is bounded in its detour also where something else is charged', () => {
    const policy = { route: { chargeable: 'fromWarehouse', maxDetourKm: 3 } } as const;
    const wide = { ...base, tariffs: tariffs('ROUTE truck 200km@15') };
    expect(charged({ km: 102 }, policy, wide)).toBe('102.000');
    expect(reasonOf(answer({ km: 104 }, policy, wide), 'ROUTE')).toMatchObject({ distanceKm: '104.000' });
  });

  it('may be charged from the warehouse’s own location, or along the route and the detour', () => {
    const wide = {
      // The truck is loaded at a point 5 km from the warehouse.
      ...base,
      warehouses: [warehouse('w1', -5)],
      tariffs: tariffs('ROUTE truck 200km@15'),
      routes: [route('r', '0@w1 60 20 100')],
    };
    const by = (chargeable: 'detour' | 'fromWarehouse' | 'alongRoute', km: number) =>
      charged({ km }, { route: { chargeable } }, wide);
    expect(by('fromWarehouse', 30)).toBe('35.000');
    // The way goes to 60 and back to 20: 30 km north it passes first on the way out.
    expect(by('alongRoute', 30)).toBe('30.000');
    // 60 + 40 + 80 along, and 10 beside.
    expect(by('alongRoute', 110)).toBe('190.000');
    expect(by('detour', 110)).toBe('10.000');
    // Loaded 20 km on its way: what came before is not charged.
    const later = { ...wide, routes: [route('r', '0 20@w1 60')] };
    expect(charged({ km: 70 }, { route: { chargeable: 'alongRoute' } }, later)).toBe('50.000');
  });

  it('is one trip: a heavier load is none for its vehicle', () => {
    const load = { weightKg: 1501, volumeM3: 1 };
    expect(reasonOf(answer({ km: 50, over: { load } }, { maxTrips: 9 }), 'ROUTE')).toMatchObject({
      reason: 'OVER_CAPACITY',
    });
  });
});

describe('the tariff of a route', () => {
  const town = {
    ...base,
    tariffs: [
      ...tariffs('ROUTE truck 20km@15', '2025-01-01'),
      ...tariffs('ROUTE truck 20km@20', '2025-01-22'),
    ],
  };

  it('is that of the order’s date, or of the departure’s', () => {
    expect(routeLine({ km: 110 }, {}, town)).toMatch(/^ROUTE 150.00/);
    expect(routeLine({ km: 110 }, { tariff: { date: 'departure' } }, town)).toMatch(/^ROUTE 200.00/);
  });

  it('is that of the order’s date where nothing departs', () => {
    const gone = { ...town, routes: [route('r', '0@w1 100', { type: 'ONCE', date: '2025-01-20' })] };
    expect(reasonOf(answer({ km: 125 }, { tariff: { date: 'departure' } }, gone), 'ROUTE')).toMatchObject({
      reason: 'OUT_OF_RANGE',
    });
    expect(reasonOf(answer({ km: 110 }, { tariff: { date: 'departure' } }, gone), 'ROUTE')).toEqual({
      reason: 'NO_DEPARTURE',
    });
  });
});

it('an address is reached by the first of the routes that pass it, by id', () => {
  const town = { ...base, routes: ['r2', 'r1', 'r3'].map((id) => route(id, '0@w1 100')) };
  expect(optionOf(answer({ km: 40 }, {}, town), 'ROUTE').routeId).toBe('r1');
});

it('a place on the route is one of the way, not only of the points', () => {
  expect(greatCircleMetres(north(0), north(30))).toBeCloseTo(30_000, 3);
  expect(charged({ km: 30 })).toBe('0.000');
});
