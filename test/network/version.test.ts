import { describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { city, route, tariff, van, warehouse } from '../catalog/apiRecords.js';

interface Lists {
  readonly cities: readonly object[];
  readonly warehouses: readonly object[];
  readonly tariffs: readonly object[];
  readonly routes: readonly object[];
}

const lists: Lists = {
  cities: [city({ isSanction: true }), city({ id: 'c2' })],
  warehouses: [warehouse(), warehouse({ id: 'w2', location: { lat: 57, lng: 61 } })],
  tariffs: [tariff(), tariff({ id: 't2', deliveryType: 'ROUTE' })],
  routes: [route(), route({ id: 'r2' })],
};

const versionOf = (over: Partial<Lists> = {}, policy?: PartialPolicy) =>
  compileNetwork({ ...lists, ...over }, policy).version;

const version = versionOf();

describe('the version of a network', () => {
  it('is 32 hexadecimal digits', () => {
    expect(version).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same for the same catalog and policy', () => {
    expect(versionOf()).toBe(version);
    expect(versionOf({}, { maxTrips: 1, price: { step: '0.01' } })).toBe(version);
  });

  it('does not depend on the order of records, of keys, or on what the engine does not read', () => {
    expect(versionOf({ warehouses: lists.warehouses.toReversed(), routes: lists.routes.toReversed() })).toBe(
      version,
    );
    expect(versionOf({ tariffs: lists.tariffs.toReversed() })).toBe(version);
    const backwards = Object.fromEntries(Object.entries(lists.warehouses[0]!).toReversed());
    expect(versionOf({ warehouses: [backwards, lists.warehouses[1]!] })).toBe(version);
    expect(versionOf({ cities: [{ ...lists.cities[0]!, title: 'Город' }] })).toBe(version);
    const zones: PartialPolicy = { timeZones: { a: 'Asia/Omsk', b: 'Asia/Tomsk' } };
    const turned: PartialPolicy = { timeZones: { b: 'Asia/Tomsk', a: 'Asia/Omsk' } };
    expect(versionOf({}, turned)).toBe(versionOf({}, zones));
  });

  it.each<[string, Partial<Lists>]>([
    ['a sanctioned city', { cities: [city()] }],
    [
      'a warehouse’s place',
      { warehouses: [warehouse({ location: { lat: 56.8389, lng: 60.6058 } }), lists.warehouses[1]!] },
    ],
    [
      'a warehouse’s flag',
      { warehouses: [warehouse({ isSelfPickupAvailable: false }), lists.warehouses[1]!] },
    ],
    ['a warehouse’s hours', { warehouses: [warehouse({ schedule: null }), lists.warehouses[1]!] }],
    ['a warehouse less', { warehouses: [lists.warehouses[0]!] }],
    ['a price', { tariffs: [tariff({ price: 150.01 }), lists.tariffs[1]!] }],
    ['a tariff’s id', { tariffs: [tariff({ id: 't9' }), lists.tariffs[1]!] }],
    ['a capacity', { tariffs: [tariff({ transportType: { ...van, volume: 3.9 } }), lists.tariffs[1]!] }],
    ['a route’s days', { routes: [route({ weekDays: [1, 4] }), lists.routes[1]!] }],
    ['a service flag', { routes: [route({ isService: true }), lists.routes[1]!] }],
    [
      'a point’s place',
      { routes: [routeWith({ location: { lat: 57.9101, lng: 59.9814 } }), lists.routes[1]!] },
    ],
    ['a point’s offset', { routes: [routeWith({ duration: 4.5 }), lists.routes[1]!] }],
    ['a point’s warehouse', { routes: [routeWith({}, 'w2'), lists.routes[1]!] }],
    ['a route less', { routes: [lists.routes[0]!] }],
  ])('changes with %s', (_, over) => {
    expect(versionOf(over)).not.toBe(version);
  });

  it('changes with the warehouse whose hours a route starts by, though nothing is loaded there', () => {
    const warehouses = [
      warehouse(),
      warehouse({ id: 'early', isDeliveryAvailable: false }),
      warehouse({ id: 'late', isDeliveryAvailable: false }),
    ];
    const from = (home: string) => versionOf({ warehouses, routes: [stoppingAt('r1', home, 'w1')] });
    expect(from('early')).not.toBe(from('late'));
  });

  it('changes with the one of two like routes that is loaded', () => {
    const loaded = (one: string | null, other: string | null) =>
      versionOf({ routes: [stoppingAt('r1', 'w2', one), stoppingAt('r2', 'w2', other)], warehouses });
    const warehouses = [warehouse(), warehouse({ id: 'w2', isDeliveryAvailable: false })];
    expect(loaded('w1', null)).not.toBe(loaded(null, 'w1'));
  });

  it.each<[PartialPolicy]>([
    [{ currency: 'EUR' }],
    [{ maxTrips: 2 }],
    [{ price: { step: '0.010' } }],
    [{ calendar: { closed: ['2025-01-01'] } }],
    [{ timeZones: { w1: 'Asia/Omsk' } }],
    [{ latestArrival: { EXPRESS: '21:59' } }],
  ])('changes with the policy: %o', (policy) => {
    expect(versionOf({}, policy)).not.toBe(version);
  });
});

function stoppingAt(id: string, ...stops: readonly (string | null)[]) {
  const points = [...stops, null].map((warehouseId, i) => ({
    location: { lat: 56.8 + i / 10, lng: 60.6 },
    warehouseId,
    duration: i,
  }));
  return route({ id, points });
}

/** The route with another last point, or loaded at another warehouse. */
function routeWith(lastPoint: object, warehouseId = 'w1') {
  return route({
    points: [
      { location: { lat: 56.8389, lng: 60.6057 }, warehouseId, duration: 0 },
      { location: { lat: 57.9101, lng: 59.9813 }, warehouseId: null, duration: 4, ...lastPoint },
    ],
  });
}
