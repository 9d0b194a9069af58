import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { messages, noted, route, van, warehouse } from './apiRecords.js';

const catalogOf = (...routes: readonly unknown[]) => ({ warehouses: [warehouse()], routes });
const usable = (...routes: readonly unknown[]) => readCatalog(catalogOf(...routes)).records;
const notes = (over: object) => noted(catalogOf(route(over)));

const place = { lat: 57, lng: 60 };
/** Points with the given offsets. */
const offsets = (...durations: readonly unknown[]) =>
  durations.map((duration) => ({ location: place, warehouseId: null, duration }));

describe('a route', () => {
  it('is its id, vehicle, runs, duration and points', () => {
    expect(usable(route())).toMatchObject({
      routes: [
        {
          id: 'r1',
          transportTypeId: 'van',
          isService: false,
          runs: { type: 'WEEKLY', weekDays: [1, 3] },
          duration: 48,
          points: [
            { warehouseId: 'w1', duration: 0 },
            { warehouseId: null, duration: 4 },
          ],
        },
      ],
      transportTypes: new Map([['van', van]]),
    });
    expect(notes({})).toEqual([]);
  });

  it('may have one point, points without warehouses and offsets, and any fraction', () => {
    expect(notes({ points: [{ location: place }], duration: 0.5 })).toEqual([]);
    expect(usable(route({ points: [{ location: place }] })).routes).toHaveLength(1);
  });

  it.each([
    [{ id: undefined }, ['error INVALID_RECORD route (none) id']],
    [{ transportType: null }, ['error INVALID_RECORD route r1 transportType']],
    [{ transportType: { id: 'v', loadCapacity: 1 } }, ['error INVALID_RECORD route r1 transportType.volume']],
    [{ type: 'DAILY' }, ['error INVALID_RECORD route r1 type']],
    [{ duration: undefined }, ['error INVALID_RECORD route r1 duration']],
    [{ duration: -1 }, ['error INVALID_RECORD route r1 duration']],
    [{ points: undefined }, ['error INVALID_RECORD route r1 points']],
    [{ points: [] }, ['error INVALID_RECORD route r1 points']],
    [{ points: '' }, ['error INVALID_RECORD route r1 points']],
    [{ points: [null] }, ['error INVALID_RECORD route r1 points.0']],
    [{ points: [{ warehouseId: 'w1' }] }, ['error INVALID_RECORD route r1 points.0.location']],
    [
      { points: [{ location: { lat: 'x', lng: 1 } }] },
      ['error INVALID_RECORD route r1 points.0.location.lat'],
    ],
    [{ points: offsets(0, -1) }, ['error INVALID_RECORD route r1 points.1.duration']],
    [{ points: [{ location: { lat: 95, lng: 1 } }] }, ['error BAD_LOCATION route r1 points.0.location']],
    [
      { points: [{ location: place }, { location: { lat: 0, lng: 0 } }] },
      ['error BAD_LOCATION route r1 points.1.location'],
    ],
  ])('cannot be used: %o', (over, wanted) => {
    expect(notes(over)).toEqual(wanted);
    expect(usable(route(over)).routes).toEqual([]);
  });

  it('has every fault told, also those of other points', () => {
    const points = [
      { location: { lat: 99, lng: 0 }, duration: 5 },
      { location: place, duration: 'soon' },
      ...offsets(4),
    ];
    expect(notes({ points, weekDays: [] })).toEqual([
      'error INVALID_RECORD route r1 points.1.duration',
      'error ROUTE_NEVER_RUNS route r1 weekDays',
      'error BAD_LOCATION route r1 points.0.location',
      'error OFFSETS_DECREASE route r1 points.2.duration',
    ]);
  });
});

describe('a service route', () => {
  it('is what isService says', () => {
    expect(usable(route({ isService: true })).routes[0]!.isService).toBe(true);
  });

  it.each([[undefined], [null], ['true'], [1]])(
    'is none, with a warning, where isService is %o',
    (isService) => {
      expect(usable(route({ isService })).routes[0]!.isService).toBe(false);
      expect(notes({ isService })).toEqual(['warning MISSING_FLAG route r1 isService']);
    },
  );
});

describe('when a route runs', () => {
  const runs = (over: object) => usable(route(over)).routes[0]?.runs;

  it('is weekly by its weekdays, in order and each once', () => {
    expect(runs({ weekDays: [7, 1, 3, 1] })).toEqual({ type: 'WEEKLY', weekDays: [1, 3, 7] });
  });

  it('is once on its date', () => {
    expect(runs({ type: 'ONCE', date: '2025-02-28', weekDays: [] })).toEqual({
      type: 'ONCE',
      date: '2025-02-28',
    });
  });

  it('is decided by type alone where it is given', () => {
    expect(runs({ type: 'WEEKLY', date: '2025-02-28' })).toEqual({ type: 'WEEKLY', weekDays: [1, 3] });
    expect(runs({ type: 'ONCE', date: '2025-02-28', weekDays: [9] })).toEqual({
      type: 'ONCE',
      date: '2025-02-28',
    });
    expect(runs({ type: 'WEEKLY', date: 'never' })).toEqual({ type: 'WEEKLY', weekDays: [1, 3] });
  });

  it.each([[undefined], [null]])('is by what is there where type is %o', (type) => {
    expect(runs({ type, date: '2025-02-28' })).toEqual({ type: 'WEEKLY', weekDays: [1, 3] });
    expect(runs({ type, date: '2025-02-28', weekDays: [] })).toEqual({ type: 'ONCE', date: '2025-02-28' });
    expect(runs({ type, date: '2025-02-28', weekDays: null })).toEqual({ type: 'ONCE', date: '2025-02-28' });
    expect(notes({ type, date: '2025-02-28', weekDays: '1,3' })).toEqual([
      'error ROUTE_NEVER_RUNS route r1 weekDays',
    ]);
    expect(notes({ type, date: null, weekDays: [] })).toEqual(['error ROUTE_NEVER_RUNS route r1 weekDays']);
  });

  it.each([
    [{ weekDays: [] }, 'weekDays', 'got an empty list'],
    [{ weekDays: null }, 'weekDays', 'got null'],
    [{ weekDays: undefined }, 'weekDays', 'got nothing'],
    [{ weekDays: 1 }, 'weekDays', 'a list of weekdays 1 to 7 for a WEEKLY route, got 1'],
    [{ type: null, weekDays: null, date: null }, 'weekDays', 'or, for a ONCE route, a date, got null'],
    [{ weekDays: [1, 0] }, 'weekDays', 'got 0'],
    [{ weekDays: [8] }, 'weekDays', 'got 8'],
    [{ weekDays: [1, 2.5] }, 'weekDays', 'got 2.5'],
    [{ weekDays: ['1'] }, 'weekDays', 'got "1"'],
    [{ type: 'ONCE', date: null }, 'date', 'a ONCE route, got null'],
    [{ type: 'ONCE', date: '2025-02-29' }, 'date', 'got "2025-02-29"'],
    [{ type: 'ONCE', date: 20_250_228 }, 'date', 'got 20250228'],
  ])('is never: %o', (over, path, message) => {
    expect(notes(over)).toEqual([`error ROUTE_NEVER_RUNS route r1 ${path}`]);
    expect(messages(catalogOf(route(over)))[0]).toContain(message);
    expect(usable(route(over)).routes).toEqual([]);
  });
});

describe('the offsets of a route', () => {
  it('that go down are an error, told once with the place and the figures', () => {
    expect(notes({ points: offsets(0, 5, 4, 3) })).toEqual([
      'error OFFSETS_DECREASE route r1 points.2.duration',
    ]);
    expect(messages(catalogOf(route({ points: offsets(0, 5, 4) })))).toEqual([
      'expected at least 5 as before, got 4',
    ]);
  });

  it('are compared over missing ones', () => {
    expect(notes({ points: offsets(5, null, 4) })).toEqual([
      'error OFFSETS_DECREASE route r1 points.2.duration',
    ]);
    expect(notes({ points: offsets(5, null, 5) })).toEqual([]);
  });

  it('beyond the route’s duration are a warning, and used', () => {
    expect(notes({ points: offsets(0, 48, 48.5) })).toEqual([
      'warning OFFSET_AFTER_END route r1 points.2.duration',
    ]);
    expect(messages(catalogOf(route({ points: offsets(0, 49) })))).toEqual([
      "expected at most the route's duration 48, got 49",
    ]);
    expect(usable(route({ points: offsets(0, 49) })).routes).toHaveLength(1);
  });
});

describe('look-alike letters', () => {
  it('are mended in the route, its vehicle, its points and their locations', () => {
    const spelled = route({
      duration: undefined,
      durаtion: 48,
      transportType: { id: 'van', loadСapacity: 500, volume: 4 },
      points: [
        { location: { lаt: 57, lng: 60 }, wаrehouseId: 'w1', duration: 0 },
        { location: place, warehouseId: null, durаtion: 4 },
      ],
    });
    expect(noted(catalogOf(spelled)).toSorted()).toEqual([
      'warning KEY_SPELLING route r1 durаtion',
      'warning KEY_SPELLING route r1 points.0.location.lаt',
      'warning KEY_SPELLING route r1 points.0.wаrehouseId',
      'warning KEY_SPELLING route r1 points.1.durаtion',
      'warning KEY_SPELLING route r1 transportType.loadСapacity',
    ]);
    expect(usable(spelled)).toMatchObject({
      routes: [
        {
          duration: 48,
          points: [{ location: { lat: 57, lng: 60 }, warehouseId: 'w1' }, { duration: 4 }],
        },
      ],
      transportTypes: new Map([['van', van]]),
    });
  });
});
