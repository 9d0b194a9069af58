import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import { compileNetwork } from '../../src/index.js';
import type { MapFeature, MapProperties } from '../../src/map/features.js';
import { mapNetwork } from '../../src/map/mapNetwork.js';

const lists = await readEmulatorData(demoFolder());
const catalog = { format: 'dovoz-catalog/1', fetchedAt: '', source: 'demo', ...lists } as const;
const network = compileNetwork(catalog);
const map = mapNetwork(catalog, network, { date: '2026-12-01' });

function ofKind<K extends MapProperties['kind']>(kind: K) {
  return map.features.flatMap((feature) =>
    feature.properties.kind === kind
      ? [{ ...feature, properties: feature.properties as Extract<MapProperties, { kind: K }> }]
      : [],
  );
}

function linesOf({ geometry }: MapFeature): readonly Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

describe('the demo network as GeoJSON', () => {
  it('has every warehouse, route, stop and town', () => {
    expect(
      ofKind('warehouse')
        .map(({ properties }) => properties.id)
        .toSorted(compare),
    ).toEqual(lists.warehouses.map(idOf).toSorted(compare));
    expect(ofKind('route')).toHaveLength(lists.routes.length);
    expect(ofKind('stop')).toHaveLength(network.counts.routePoints);
    expect(ofKind('city')).toHaveLength(lists.cities.length);
  });

  it('stays between -180 and 180, and nothing jumps over the 180th meridian', () => {
    for (const feature of map.features) {
      for (const line of linesOf(feature)) {
        line.forEach(([lng = Number.NaN, lat = Number.NaN], i) => {
          expect(Math.abs(lng)).toBeLessThanOrEqual(180);
          expect(Math.abs(lat)).toBeLessThanOrEqual(90);
          expect(Math.abs(lng - (line[i - 1]?.[0] ?? lng))).toBeLessThan(180);
        });
      }
    }
  });

  it('cuts the winter road to Egvekinot at the meridian, at one latitude', () => {
    const [road] = ofKind('route').filter(({ geometry }) => geometry.type === 'MultiLineString');
    if (road === undefined) throw new Error('no route crosses the meridian');
    expect(road.properties.title).toContain('Эгвекинот');
    const [west = [], east = []] = linesOf(road);
    expect(west.at(-1)?.[0]).toBe(180);
    expect(east[0]?.[0]).toBe(-180);
    expect(west.at(-1)?.[1]).toBe(east[0]?.[1]);
  });

  it('draws long ways as great circles, and not as straight lines of degrees', () => {
    const between = (lng: number): number => {
      const points = [20, lng].map((one) => ({ location: { lat: 60, lng: one }, warehouseId: null }));
      const far = { ...catalog, routes: [{ ...(lists.routes[0] as object), points }] };
      const [route] = mapNetwork(far, network, { date: '2026-12-01' }).features.filter(
        ({ properties }) => properties.kind === 'route',
      );
      return Math.max(...(route === undefined ? [] : linesOf(route).flat()).map(([, lat = 0]) => lat));
    };
    // The northernmost place of the great circle between two places of one latitude 60 degrees apart.
    const top = (Math.atan(Math.tan((60 * Math.PI) / 180) / Math.cos((30 * Math.PI) / 180)) * 180) / Math.PI;
    expect(between(80)).toBeCloseTo(top, 2);
    expect(between(20.01)).toBe(60);
  });

  it('draws an area around every route that serves somebody, and circles where warehouses send trucks', () => {
    const reach = ofKind('reach');
    const served = new Set(reach.flatMap(({ properties }) => properties.routeId ?? []));
    for (const { properties } of ofKind('route'))
      expect(served.has(properties.id)).toBe(!properties.isService);
    const express = new Set(
      reach.flatMap(({ properties: one }) => (one.type === 'EXPRESS' ? [one.warehouseId] : [])),
    );
    for (const { properties: one } of ofKind('warehouse')) expect(express.has(one.id)).toBe(one.express);
    for (const { properties: one } of reach) expect(one.radiusKm).toBeCloseTo(one.reachKm / 1.25);
  });

  it('names stops by warehouse or town, with the hours that the engine reckons with', () => {
    const stops = ofKind('stop');
    expect(stops.filter(({ properties }) => properties.title === null).length / stops.length).toBeLessThan(
      0.05,
    );
    const byRoute = new Map<string, number>();
    for (const { properties: one } of stops) {
      expect(one.offsetHours).toBeGreaterThanOrEqual(byRoute.get(one.routeId) ?? 0);
      byRoute.set(one.routeId, one.offsetHours);
    }
    for (const { properties: one } of ofKind('route')) expect(byRoute.get(one.id)).toBe(one.durationHours);
  });

  it('says when warehouses are open', () => {
    const hours = new Set(ofKind('warehouse').map(({ properties }) => properties.hours));
    expect(hours).toContain('Mon–Sun 00:00–24:00');
    for (const text of hours) expect(text).toMatch(/^(Mon|Tue|Wed)/);
  });

  it('names the town of a stop at a warehouse besides', () => {
    const towns = new Map(ofKind('warehouse').map(({ properties: one }) => [one.id, one.town]));
    for (const { properties: one } of ofKind('stop')) {
      if (one.warehouseId === null) expect(one.town).toBe(one.title);
      else expect(one.town).toBe(towns.get(one.warehouseId));
    }
  });

  it('tells single routes that left before the date, and that they reach nobody', () => {
    const dates = ofKind('route').flatMap(({ properties: one }) => one.date ?? []);
    const [first = '', second = ''] = [...new Set(dates)].toSorted(compare);
    const pastOn = (date: string) => {
      const { features } = mapNetwork(catalog, network, { date });
      const past = features.flatMap(({ properties: one }) =>
        one.kind === 'route' && one.isPast ? [one] : [],
      );
      const reached = new Set(
        features.flatMap(({ properties: one }) => (one.kind === 'reach' ? (one.routeId ?? []) : [])),
      );
      expect(past.filter(({ id }) => reached.has(id))).toEqual([]);
      return past.map(({ date: day }) => day);
    };
    expect(pastOn(first)).toEqual([]);
    expect(new Set(pastOn(second))).toEqual(new Set([first]));
    expect(pastOn('2100-01-01').toSorted((a, b) => compare(a ?? '', b ?? ''))).toEqual(
      dates.toSorted(compare),
    );
  });

  it('a single route that is still loaded on its way is not past', () => {
    const route = catalog.routes.find((one) => Reflect.get(one as object, 'date') !== null) as {
      readonly points: readonly object[];
      readonly date: string;
    };
    const loadedAt = (hours: number) => {
      const last = { ...route.points[0], duration: hours };
      return [{ ...route, points: [route.points[0], last, { ...route.points[1], duration: hours + 1 }] }];
    };
    const daysUntilPast = (hours: number) => {
      const one = { ...catalog, routes: loadedAt(hours) };
      const compiled = compileNetwork(one);
      return Array.from({ length: 40 }, (_, days) => days).find((days) => {
        const date = new Date(Date.parse(route.date) + days * 86_400_000).toISOString().slice(0, 10);
        const { features } = mapNetwork(one, compiled, { date });
        return features.some(({ properties }) => properties.kind === 'route' && properties.isPast);
      });
    };
    // Loaded 48 hours after its start, two days later; after 31 days no order is for it any more.
    expect([0, 1, 24, 25, 48, 2000].map(daysUntilPast)).toEqual([1, 2, 2, 3, 3, 32]);
  });

  it('without a tariff in effect there is no area', () => {
    const early = mapNetwork(catalog, network, { date: '2020-01-01' });
    expect(early.features.filter(({ properties }) => properties.kind === 'reach')).toEqual([]);
  });
});

function idOf(record: unknown): string {
  if (typeof record === 'object' && record !== null && 'id' in record) return String(record.id);
  throw new Error('no id');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
