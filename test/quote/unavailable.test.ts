import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { city } from '../catalog/apiRecords.js';
import {
  type Asked,
  type Town,
  VEHICLES,
  ask,
  daily,
  reasonOf,
  requestOf,
  route,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

const base: Town = {
  cities: [city({ id: 'closed', isSanction: true }), city({ id: 'free' })],
  warehouses: [warehouse('w1', 0), warehouse('w2', 20)],
  tariffs: ['EXPRESS', 'TOMORROW']
    .flatMap((type) => [...tariffs(`${type} van 10km@50`), ...tariffs(`${type} truck 15km@90`)])
    .concat(tariffs('ROUTE truck 5km@15')),
  routes: [route('r', '0@w1 100')],
};

function why(asked: Asked = {}, policy: PartialPolicy = {}, town: Partial<Town> = {}) {
  const answer = ask(townOf({ ...base, ...town }, policy), asked);
  return {
    ROUTE: reasonOf(answer, 'ROUTE'),
    EXPRESS: reasonOf(answer, 'EXPRESS'),
    TOMORROW: reasonOf(answer, 'TOMORROW'),
  };
}

const all = (reason: object) => ({ ROUTE: reason, EXPRESS: reason, TOMORROW: reason });
const to = (cityId: string | null) => ({ over: { destination: { ...requestOf().destination, cityId } } });

it('every type is offered in the town', () => {
  expect(why()).toEqual({ ROUTE: undefined, EXPRESS: undefined, TOMORROW: undefined });
});

describe('DESTINATION_RESTRICTED', () => {
  it('is told of every type in a sanctioned city, whatever else is wrong', () => {
    expect(why(to('closed'))).toEqual(all({ reason: 'DESTINATION_RESTRICTED' }));
    expect(why(to('closed'), {}, { warehouses: [] })).toEqual(all({ reason: 'DESTINATION_RESTRICTED' }));
  });

  it.each(['free', 'unknown', null])('is not told of the city %s', (cityId) => {
    expect(why(to(cityId)).EXPRESS).toBeUndefined();
  });

  it('closes no pick-up', () => {
    const answer = ask(townOf(base), to('closed'));
    expect(answer).toMatchObject({ options: [], alternatives: [] });
    expect(answer.pickups.map(({ warehouseId }) => warehouseId)).toEqual(['w1', 'w2']);
  });
});

describe('NO_ROUTE and NO_WAREHOUSE', () => {
  it('are told where no warehouse has the flag', () => {
    const none = warehouse('w1', 0, { isExpressDeliveryAvailable: false, isDeliveryAvailable: false });
    expect(why({}, {}, { warehouses: [none] })).toEqual({
      ROUTE: { reason: 'NO_ROUTE' },
      EXPRESS: { reason: 'NO_WAREHOUSE' },
      TOMORROW: { reason: 'NO_WAREHOUSE' },
    });
  });

  it('ask EXPRESS and TOMORROW for their own flags', () => {
    const noExpress = [warehouse('w1', 0, { isExpressDeliveryAvailable: false })];
    expect(why({}, {}, { warehouses: noExpress })).toMatchObject({
      EXPRESS: { reason: 'NO_WAREHOUSE' },
      TOMORROW: undefined,
    });
    const noDelivery = [warehouse('w1', 0, { isDeliveryAvailable: false })];
    expect(why({}, {}, { warehouses: noDelivery })).toMatchObject({
      EXPRESS: undefined,
      TOMORROW: { reason: 'NO_WAREHOUSE' },
    });
  });

  it.each<[string, readonly object[]]>([
    ['no route', []],
    ['a service route', [route('r', '0@w1 100', { isService: true })]],
    ['a route without a warehouse', [route('r', '0 100')]],
    ['a route whose warehouse is its last point', [route('r', '0 100@w1')]],
  ])('ask ROUTE for a warehouse on a route: %s', (_, routes) => {
    expect(why({}, {}, { routes }).ROUTE).toEqual({ reason: 'NO_ROUTE' });
  });

  it('are told before stock, tariff and the rest', () => {
    expect(why({ over: { warehouseIds: [] } }, {}, { warehouses: [], tariffs: [] })).toEqual({
      ROUTE: { reason: 'NO_ROUTE' },
      EXPRESS: { reason: 'NO_WAREHOUSE' },
      TOMORROW: { reason: 'NO_WAREHOUSE' },
    });
  });
});

describe('OUT_OF_STOCK', () => {
  it('is told where no warehouse of the flag is eligible', () => {
    expect(why({ over: { warehouseIds: [] } })).toEqual(all({ reason: 'OUT_OF_STOCK' }));
    // w2 is on no route.
    expect(why({ over: { warehouseIds: ['w2'] } }).ROUTE).toEqual({ reason: 'OUT_OF_STOCK' });
  });

  it('is told before the tariff', () => {
    expect(why({ over: { warehouseIds: [] } }, {}, { tariffs: [] })).toEqual(all({ reason: 'OUT_OF_STOCK' }));
  });
});

describe('NO_TARIFF', () => {
  it('is told where no tariff of the type and vehicle is in effect', () => {
    expect(why({}, {}, { tariffs: [] })).toEqual(all({ reason: 'NO_TARIFF' }));
    const later = ['EXPRESS', 'TOMORROW', 'ROUTE'].flatMap((type) =>
      tariffs(`${type} truck 50km@9`, '2025-01-22'),
    );
    expect(why({}, {}, { tariffs: later })).toEqual(all({ reason: 'NO_TARIFF' }));
  });

  it('asks ROUTE for its own vehicle’s', () => {
    expect(why({}, {}, { tariffs: tariffs('ROUTE van 50km@9') }).ROUTE).toEqual({ reason: 'NO_TARIFF' });
  });

  it('asks for the date at the warehouses that are eligible', () => {
    const later = ['EXPRESS', 'TOMORROW', 'ROUTE'].flatMap((type) =>
      tariffs(`${type} truck 50km@9`, '2025-01-22'),
    );
    const early = { timeZones: { w1: 'Asia/Vladivostok' } };
    // At 20:00 it is the 22nd in Vladivostok, but the 21st at w2.
    const asked = { at: '2025-01-21 20:00', km: 10 };
    expect(why({ ...asked, over: { warehouseIds: ['w2'] } }, early, { tariffs: later }).TOMORROW).toEqual({
      reason: 'NO_TARIFF',
    });
    expect(why(asked, early, { tariffs: later }).TOMORROW).not.toEqual({ reason: 'NO_TARIFF' });
  });

  it('asks for the date of departure where the policy says so', () => {
    const later = ['EXPRESS', 'TOMORROW', 'ROUTE'].flatMap((type) =>
      tariffs(`${type} truck 50km@9`, '2025-01-22'),
    );
    const policy = { tariff: { date: 'departure' } } as const;
    expect(why({}, policy, { tariffs: later })).toEqual({
      ROUTE: undefined,
      EXPRESS: { reason: 'NO_TARIFF' },
      TOMORROW: undefined,
    });
    const heavy = { over: { load: { weightKg: 5000, volumeM3: 1 } } };
    expect(why(heavy, policy, { tariffs: later })).toMatchObject({
      ROUTE: { reason: 'OVER_CAPACITY' },
      EXPRESS: { reason: 'NO_TARIFF' },
      TOMORROW: { reason: 'OVER_CAPACITY' },
    });
    // With no departure, the date of the order.
    const closed = { warehouses: [warehouse('w1', 0, { schedule: null })], tariffs: later };
    expect(why(heavy, { ...policy, emptySchedule: 'closed' }, closed)).toEqual(all({ reason: 'NO_TARIFF' }));
    const { warehouses } = closed;
    const { EXPRESS, TOMORROW } = why(heavy, { ...policy, emptySchedule: 'closed' }, { warehouses });
    expect([EXPRESS?.reason, TOMORROW?.reason]).toEqual(['OVER_CAPACITY', 'OVER_CAPACITY']);
  });
});

describe('OVER_CAPACITY', () => {
  const heavy = { over: { load: { weightKg: 5000, volumeM3: 1 } } };

  it('is told with the largest load and the largest volume of one trip', () => {
    expect(why(heavy)).toEqual(all({ reason: 'OVER_CAPACITY', maxWeightKg: '1500', maxVolumeM3: '9' }));
    const wide = { id: 'wide', loadCapacity: 100.5, volume: 12.25 };
    const town = {
      tariffs: [
        ...(base.tariffs ?? []),
        ...tariffs('EXPRESS van 10km@50').map((row) => ({ ...row, id: 'x', transportType: wide })),
      ],
    };
    expect(why(heavy, {}, town).EXPRESS).toEqual({
      reason: 'OVER_CAPACITY',
      maxWeightKg: '1500',
      maxVolumeM3: '12.25',
    });
  });

  it('is told of what one trip carries, also where several may share', () => {
    expect(why(heavy, { maxTrips: 3 }).EXPRESS).toMatchObject({ maxWeightKg: '1500' });
    expect(why(heavy, { maxTrips: 4 }).EXPRESS).toBeUndefined();
  });

  it('is told of the vehicles left: those with a tariff in effect, for ROUTE those of the routes', () => {
    const town = {
      tariffs: [...tariffs('EXPRESS van 10km@50'), ...tariffs('EXPRESS truck 10km@50', '2025-01-22')],
    };
    expect(why(heavy, {}, town).EXPRESS).toMatchObject({ maxWeightKg: '500', maxVolumeM3: '4' });
    const routes = [route('r', '0@w1 100', { transportType: VEHICLES.van }), route('s', '0@w2 100')];
    const both = { routes, tariffs: [...tariffs('ROUTE van 10km@50'), ...tariffs('ROUTE truck 10km@50')] };
    expect(why(heavy, {}, both).ROUTE).toMatchObject({ maxWeightKg: '1500' });
    expect(why({ over: { ...heavy.over, warehouseIds: ['w1'] } }, {}, both).ROUTE).toMatchObject({
      maxWeightKg: '500',
    });
  });

  it('is told before the range', () => {
    expect(why({ ...heavy, km: 3000 }).EXPRESS).toMatchObject({ reason: 'OVER_CAPACITY' });
  });
});

describe('OUT_OF_RANGE', () => {
  it('is told with the least chargeable distance and the greatest reach there', () => {
    // 60 km north w2 is 40 km away; the truck reaches 15 km, the van 10.
    expect(why({ km: 60 })).toMatchObject({
      EXPRESS: { reason: 'OUT_OF_RANGE', distanceKm: '40.000', reachKm: '15' },
      TOMORROW: { reason: 'OUT_OF_RANGE', distanceKm: '40.000', reachKm: '15' },
    });
    expect(why({ km: 106 }).ROUTE).toEqual({ reason: 'OUT_OF_RANGE', distanceKm: '6.000', reachKm: '5' });
  });

  it('is told of the vehicles that carry the load', () => {
    const tariffsOf = [...tariffs('EXPRESS van 12.5km@50'), ...tariffs('EXPRESS truck 10km@90')];
    expect(
      why({ km: 60, over: { load: { weightKg: 600, volumeM3: 1 } } }, {}, { tariffs: tariffsOf }).EXPRESS,
    ).toEqual({
      reason: 'OUT_OF_RANGE',
      distanceKm: '40.000',
      reachKm: '10',
    });
    expect(why({ km: 60 }, {}, { tariffs: tariffsOf }).EXPRESS).toMatchObject({ reachKm: '12.5' });
  });

  it('is told of the bands alone, though the detour was too long', () => {
    expect(why({ km: 104 }, { route: { maxDetourKm: 3 } }).ROUTE).toEqual({
      reason: 'OUT_OF_RANGE',
      distanceKm: '4.000',
      reachKm: '5',
    });
  });

  it('is told below the first band too', () => {
    expect(why({ km: 1 }, { tariff: { band: 'from', maxKm: { EXPRESS: 12 } } }).EXPRESS).toEqual({
      reason: 'OUT_OF_RANGE',
      distanceKm: '1.000',
      reachKm: '12',
    });
  });

  it('is told only where no candidate at all is in a band', () => {
    // From w1 10 km is in a band, though too late there; from w2 it would be, too.
    const late = {
      warehouses: [warehouse('w1', 0, { schedule: daily('08:00-09:00') }), warehouse('w2', 200)],
    };
    expect(why({ km: 10 }, {}, late).EXPRESS).toEqual({ reason: 'TOO_LATE' });
  });
});

describe('NO_DEPARTURE and TOO_LATE', () => {
  it('are told where time alone was the reason', () => {
    const routes = [route('r', '0@w1 100', { type: 'ONCE', date: '2025-01-20' })];
    const policy = { latestArrival: { EXPRESS: '11:00', TOMORROW: '08:00' } };
    expect(why({}, policy, { routes })).toEqual({
      ROUTE: { reason: 'NO_DEPARTURE' },
      EXPRESS: { reason: 'TOO_LATE' },
      TOMORROW: { reason: 'TOO_LATE' },
    });
  });

  it('are told of warehouses that never open', () => {
    const closed = [warehouse('w1', 0, { schedule: [] })];
    expect(why({}, { emptySchedule: 'closed' }, { warehouses: closed })).toEqual({
      ROUTE: { reason: 'NO_DEPARTURE' },
      EXPRESS: { reason: 'TOO_LATE' },
      TOMORROW: { reason: 'TOO_LATE' },
    });
  });
});
