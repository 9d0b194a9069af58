import { describe, expect, it } from 'vitest';
import { CompiledNetwork } from '../../src/network/compiledNetwork.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { InvalidPolicyError } from '../../src/policy/resolvePolicy.js';
import { bandOf } from '../../src/pricing/band.js';
import { sheetOn } from '../../src/pricing/tariffLine.js';
import { dayOfText } from '../../src/time/localDate.js';
import { city, line, route, tariff, van, warehouse } from '../catalog/apiRecords.js';

const truck = { id: 'truck', loadCapacity: 1500, volume: 9 };
const moscow = { lat: 55.7558, lng: 37.6173 };

const catalog = {
  format: 'dovoz-catalog/1',
  fetchedAt: '2025-01-20T00:00:00Z',
  source: 'test',
  cities: [city({ id: 'free' }), city({ id: 'closed', isSanction: true })],
  warehouses: [
    warehouse({ id: 'w2' }),
    warehouse({ id: 'w1', location: moscow, isExpressDeliveryAvailable: false }),
  ],
  tariffs: [
    tariff({ id: 'e1' }),
    tariff({ id: 'e2', distance: 100, price: 100 }),
    tariff({ id: 'r1', deliveryType: 'ROUTE', transportType: truck }),
  ],
  routes: [
    route({ id: 'r2', transportType: truck, points: pointsOf('w2') }),
    route({ id: 'r1', points: pointsOf('w2', 'w1') }),
    route({ id: 'service', isService: true, points: pointsOf('w2') }),
    route({ id: 'once', type: 'ONCE', date: '2025-02-28', points: pointsOf('w1') }),
  ],
};

function pointsOf(...warehouseIds: readonly string[]) {
  const loaded = warehouseIds.map((warehouseId) => ({ location: moscow, warehouseId, duration: null }));
  return [...loaded, { location: { lat: 57, lng: 40 }, warehouseId: null, duration: 5 }];
}

const parts = (policy?: PartialPolicy, of: object = {}) =>
  CompiledNetwork.partsOf(compileNetwork({ ...catalog, ...of }, policy));

describe('a network', () => {
  it('counts its usable records', () => {
    expect(compileNetwork(catalog).counts).toEqual({
      cities: 2,
      warehouses: 2,
      tariffs: 3,
      routes: 4,
      routePoints: 9,
      transportTypes: 2,
    });
    expect(compileNetwork(catalog).diagnostics).toEqual([]);
  });

  it('numbers records by their ids in code units, whatever their order', () => {
    const { warehouses, vehicles, routes } = parts();
    expect(warehouses.ids).toEqual(['w1', 'w2']);
    expect(vehicles.map(({ id }) => id)).toEqual(['truck', 'van']);
    expect(routes.ids).toEqual(['once', 'r1', 'r2']);
    const ids = ['б', 'a', 'Z', '10', '9', ''];
    const many = parts(undefined, { warehouses: ids.map((id) => warehouse({ id })), routes: [] });
    expect(many.warehouses.ids).toEqual(['', '10', '9', 'Z', 'a', 'б']);
    expect([...many.warehouses.numbers]).toEqual(many.warehouses.ids.map((id, number) => [id, number]));
  });

  it('knows the flags of each warehouse', () => {
    const flags = parts(undefined, {
      warehouses: [
        warehouse({ id: 'a', isExpressDeliveryAvailable: false }),
        warehouse({ id: 'b', isDeliveryAvailable: false }),
        warehouse({ id: 'c', isSelfPickupAvailable: false }),
      ],
    }).warehouses;
    expect([[...flags.express], [...flags.delivery], [...flags.pickup]]).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });

  it('knows which cities are sanctioned ones', () => {
    expect([...parts().sanctionedCities]).toEqual(['closed']);
  });

  it('leaves out service routes, and tells of records that it sets aside', () => {
    expect(parts().routes.ids).not.toContain('service');
    const network = compileNetwork({ ...catalog, cities: [city({ isSanction: 1 })] });
    expect(network.diagnostics.map(line)).toEqual(['error INVALID_RECORD city c1 isSanction']);
  });

  it('compiles the rows of each type and vehicle, and no line where there is none', () => {
    const { tariffs } = parts();
    expect(tariffs.EXPRESS.lines.map((one) => one !== null)).toEqual([false, true]);
    expect([...tariffs.EXPRESS.vehicles]).toEqual([1]);
    expect([...tariffs.ROUTE.vehicles]).toEqual([0]);
    expect([...tariffs.TOMORROW.vehicles]).toEqual([]);
    const sheet = sheetOn(tariffs.EXPRESS.lines[1]!, dayOfText('2025-01-31'))!;
    expect(sheet.tariffIds).toEqual(['e1', 'e2']);
    expect(sheetOn(tariffs.EXPRESS.lines[1]!, dayOfText('2025-01-30'))).toBeUndefined();
  });

  it('reads maxKm of the type', () => {
    const { tariffs } = parts({ tariff: { band: 'from', maxKm: { EXPRESS: 120, ROUTE: 70 } } });
    const day = dayOfText('2025-01-31');
    expect(sheetOn(tariffs.EXPRESS.lines[1]!, day)!.reachKm).toBe(120);
    expect(sheetOn(tariffs.ROUTE.lines[0]!, day)!.reachKm).toBe(70);
    expect(bandOf(sheetOn(tariffs.EXPRESS.lines[1]!, day)!, 120_001)).toBe(-1);
  });

  it('groups routes by vehicle and pick-ups by warehouse', () => {
    const { routesByVehicle, routesByWarehouse, routes } = parts();
    const [truckFirst, vanFirst, end] = routesByVehicle.first;
    const names = (numbers: Int32Array) => [...numbers].map((number) => routes.ids[number]);
    expect(names(routesByVehicle.routes.slice(truckFirst, vanFirst))).toEqual(['r2']);
    expect(names(routesByVehicle.routes.slice(vanFirst, end))).toEqual(['once', 'r1']);
    expect([...routesByWarehouse.first]).toEqual([0, 2, 4]);
    const loaded = routesByWarehouse.pickups.map((pickup) => routesByWarehouse.routeOfPickup[pickup]!);
    expect(names(loaded.slice(0, 2))).toEqual(['once', 'r1']);
    expect(names(loaded.slice(2))).toEqual(['r1', 'r2']);
  });
});

describe('the zone of a warehouse', () => {
  it('is that of its coordinates, or the policy’s', () => {
    const zones = ({ warehouses }: ReturnType<typeof parts>) => warehouses.hours.map(({ zone }) => zone.name);
    expect(zones(parts())).toEqual(['Europe/Moscow', 'Asia/Yekaterinburg']);
    expect(zones(parts({ timeZones: { w2: 'Asia/Omsk', gone: 'UTC' } }))).toEqual([
      'Europe/Moscow',
      'Asia/Omsk',
    ]);
  });

  it('is one of a list, in which each stands once', () => {
    const { zones, zone } = parts({ timeZones: { w2: 'Europe/Moscow' } }).warehouses;
    expect(zones.map(({ name }) => name)).toEqual(['Europe/Moscow']);
    expect([...zone]).toEqual([0, 0]);
    expect([...parts().warehouses.zone]).toEqual([0, 1]);
  });

  it('is not taken from the prototype of the policy’s map', () => {
    const { hours } = parts({}, { warehouses: [warehouse({ id: 'constructor' })], routes: [] }).warehouses;
    expect(hours[0]!.zone.name).toBe('Asia/Yekaterinburg');
  });
});

describe('the policy of a network', () => {
  it('is in the units of the engine', () => {
    const { rules } = parts({
      handlingMinutes: { EXPRESS: 0.5 },
      price: { minimum: { TOMORROW: '150' } },
      latestArrival: { EXPRESS: '24:00' },
      route: { departureTime: '07:30' },
      earliestDeparture: '05:00',
    });
    expect(rules).toMatchObject({
      handlingMs: { ROUTE: 7_200_000, EXPRESS: 30_000, TOMORROW: 7_200_000, SELF_PICKUP: 3_600_000 },
      minimum: { ROUTE: 0, EXPRESS: 0, TOMORROW: 15_000 },
      latestArrivalMs: { EXPRESS: 86_400_000, TOMORROW: 79_200_000 },
      departure: { departure: 27_000_000, fallback: 32_400_000, earliest: 18_000_000 },
    });
    expect(parts().rules.departure.departure).toBe('opening');
  });

  it('is merged over the defaults, or refused', () => {
    expect(compileNetwork(catalog, { maxTrips: 2 }).policy).toMatchObject({ maxTrips: 2, maxPickups: 5 });
    expect(() => compileNetwork(catalog, { maxTrips: 0 })).toThrow(InvalidPolicyError);
  });

  it('settles what an empty schedule is', () => {
    const empty = { warehouses: [warehouse({ id: 'w1', schedule: null })] };
    expect(parts(undefined, empty).warehouses.hours[0]!.kind).toBe('always');
    expect(parts({ emptySchedule: 'closed' }, empty).warehouses.hours[0]!.kind).toBe('never');
  });
});

describe('compiling', () => {
  it('changes no catalog and needs none that may be changed', () => {
    const text = JSON.stringify(catalog);
    compileNetwork(catalog);
    expect(JSON.stringify(catalog)).toBe(text);
  });

  it('makes a frozen network', () => {
    const network = compileNetwork(catalog);
    expect([network, network.policy, network.diagnostics, network.counts].every(Object.isFrozen)).toBe(true);
  });

  it.each([[null], [undefined], [[]], ['catalog'], [7], [{}], [{ routes: {} }]])(
    'takes any JSON: %o',
    (any) => {
      expect(compileNetwork(any).counts.warehouses).toBe(0);
    },
  );

  it('settles the smaller capacity of a vehicle', () => {
    const small = { ...van, loadCapacity: 300 };
    const { vehicles } = parts(undefined, {
      tariffs: [tariff(), tariff({ id: 'x', distance: 9, transportType: small })],
    });
    expect(vehicles.find(({ id }) => id === 'van')).toEqual(small);
  });
});
