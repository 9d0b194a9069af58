import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { messages, noted, route, tariff, van, warehouse } from './apiRecords.js';

describe('conflicting tariffs', () => {
  const kept = (...tariffs: readonly unknown[]) =>
    readCatalog({ tariffs }).records.tariffs.map(({ id }) => id);

  it('are rows of one type, vehicle, distance and period: the greater id counts, in either order', () => {
    for (const tariffs of [
      [tariff({ id: 'a' }), tariff({ id: 'b' })],
      [tariff({ id: 'b' }), tariff({ id: 'a' })],
    ]) {
      expect(kept(...tariffs)).toEqual(['b']);
      expect(noted({ tariffs })).toEqual(['warning CONFLICTING_TARIFF tariff a']);
      expect(messages({ tariffs })[0]).toMatch(/as tariff "b", which counts$/);
    }
  });

  it('compare ids by code units: 9 is greater than 10, Я than a, small than capital', () => {
    expect(kept(tariff({ id: '10' }), tariff({ id: '9' }))).toEqual(['9']);
    expect(kept(tariff({ id: 'a' }), tariff({ id: 'Я' }))).toEqual(['Я']);
    expect(kept(tariff({ id: 'Z' }), tariff({ id: 'a' }))).toEqual(['a']);
  });

  it('have one diagnostic for each row that does not count', () => {
    const tariffs = ['b', 'c', 'a'].map((id) => tariff({ id }));
    expect(kept(...tariffs)).toEqual(['c']);
    expect(noted({ tariffs })).toEqual([
      'warning CONFLICTING_TARIFF tariff b',
      'warning CONFLICTING_TARIFF tariff a',
    ]);
  });

  it.each([
    [{ deliveryType: 'TOMORROW' }],
    [{ transportType: { ...van, id: 'truck' } }],
    [{ distance: 51 }],
    [{ period: '2025-02-01' }],
  ])('are none where they differ: %o', (over) => {
    expect(kept(tariff({ id: 'a' }), tariff({ id: 'b', ...over }))).toEqual(['a', 'b']);
  });

  it('conflict whatever their prices', () => {
    expect(kept(tariff({ id: 'a', price: 1 }), tariff({ id: 'b', price: 2 }))).toEqual(['b']);
  });
});

describe('conflicting capacities', () => {
  it('leave the smaller load and the smaller volume, with one warning a vehicle', () => {
    const catalog = {
      tariffs: [
        tariff({ id: 'a', transportType: { ...van, loadCapacity: 500, volume: 4 } }),
        tariff({ id: 'b', distance: 60, transportType: { ...van, loadCapacity: 400, volume: 5 } }),
      ],
      routes: [route({ transportType: { ...van, loadCapacity: 600, volume: 3 } })],
      warehouses: [warehouse()],
    };
    expect([...readCatalog(catalog).records.transportTypes.values()]).toEqual([
      { id: 'van', loadCapacity: 400, volume: 3 },
    ]);
    expect(noted(catalog)).toEqual(['warning CONFLICTING_CAPACITY transportType van']);
    expect(messages(catalog)[0]).toContain('400 kg and 3 m³');
  });

  it('are told for a difference of the load alone and of the volume alone', () => {
    const two = (over: object) => [
      tariff({ id: 'a' }),
      tariff({ id: 'b', distance: 60, transportType: { ...van, ...over } }),
    ];
    expect(noted({ tariffs: two({ loadCapacity: 501 }) })).toHaveLength(1);
    expect(noted({ tariffs: two({ volume: 4.1 }) })).toHaveLength(1);
    expect(noted({ tariffs: two({}) })).toEqual([]);
  });
});

describe('a point of an unknown warehouse', () => {
  const points = [
    { location: { lat: 57, lng: 60 }, warehouseId: 'w1' },
    { location: { lat: 57, lng: 61 }, warehouseId: 'gone' },
    { location: { lat: 57, lng: 62 } },
  ];

  it('is told and kept as a plain one', () => {
    const catalog = { warehouses: [warehouse()], routes: [route({ points })] };
    expect(noted(catalog)).toEqual(['warning UNKNOWN_WAREHOUSE route r1 points.1.warehouseId']);
    expect(messages(catalog)[0]).toContain('"gone"');
    expect(readCatalog(catalog).records.routes[0]!.points).toHaveLength(3);
  });

  it.each([[7], [{ id: 'w1' }], [['w1']], [true]])(
    'is also one whose warehouse is no text: %o',
    (warehouseId) => {
      const odd = points.map((one, i) => (i === 1 ? { ...one, warehouseId } : one));
      const catalog = { warehouses: [warehouse()], routes: [route({ points: odd })] };
      expect(noted(catalog)).toEqual(['warning UNKNOWN_WAREHOUSE route r1 points.1.warehouseId']);
      expect(messages(catalog)[0]).toMatch(/^expected the id of a warehouse, got /u);
      expect(readCatalog(catalog).records.routes[0]!.points).toEqual([
        points[0],
        { ...points[1], warehouseId: null },
        points[2],
      ]);
      expect(odd[1]!.warehouseId).toBe(warehouseId);
    },
  );

  it('is also one whose warehouse was set aside', () => {
    const catalog = {
      warehouses: [warehouse({ location: null })],
      routes: [route({ points: points.slice(0, 1) })],
    };
    expect(noted(catalog)).toEqual([
      'error INVALID_RECORD warehouse w1 location',
      'warning UNKNOWN_WAREHOUSE route r1 points.0.warehouseId',
    ]);
  });
});
