import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, linesOf } from '../../src/cli/map/viewer/nearest.js';
import { isWanted, weekdaysOf } from '../../src/cli/map/viewer/wanted.js';
import { nameOf, wordsOn } from '../../src/cli/map/viewer/words.js';
import type { ReachProperties, RouteProperties, StopProperties } from '../../src/map/features.js';
import { pathOf } from '../../src/map/svg/paths.js';

const weekly: RouteProperties = {
  kind: 'route',
  id: 'weekly',
  title: 'Уфа – Бирск',
  isService: false,
  weekDays: [1, 4],
  date: null,
  isPast: false,
  vehicleId: 'van',
  vehicle: 'van',
  durationHours: 3.5,
  lengthKm: 101.4,
};
const once: RouteProperties = { ...weekly, id: 'once', weekDays: null, date: '2026-12-05', vehicle: 'truck' };
const stop: StopProperties = {
  kind: 'stop',
  routeId: 'once',
  number: 2,
  title: 'Бирск',
  town: 'Бирск',
  warehouseId: null,
  offsetHours: 2.25,
};
const reach: ReachProperties = {
  kind: 'reach',
  type: 'ROUTE',
  routeId: 'once',
  warehouseId: null,
  title: 'Уфа – Бирск',
  vehicles: ['truck'],
  reachKm: 50,
  radiusKm: 40,
  isExact: true,
  date: '2026-12-01',
};
const routes = new Map([weekly, once].map((one) => [one.id, one]));

describe('the filters of the page', () => {
  it.each([
    ['2026-12-05', 6],
    ['2026-12-06', 7],
    ['2026-12-07', 1],
    ['2026-12-15', 2],
    ['2024-02-29', 4],
  ])('a single route of %s runs on the weekday of its date', (date, day) => {
    expect(weekdaysOf({ ...once, date })).toEqual([day]);
  });

  it('keep routes of the day, and stops and areas with their routes', () => {
    const left = (weekday: number) =>
      [weekly, once, stop, reach].map((one) => isWanted(one, routes, { vehicle: '', weekday }));
    expect(left(0)).toEqual([true, true, true, true]);
    expect(left(1)).toEqual([true, false, false, false]);
    expect(left(6)).toEqual([false, true, true, true]);
    expect(left(2)).toEqual([false, false, false, false]);
  });

  it('keep what a vehicle drives, and whatever has none', () => {
    const city = { kind: 'city', id: 'c', title: 'Северск', isSanction: true } as const;
    const circle: ReachProperties = { ...reach, type: 'EXPRESS', routeId: null, vehicles: ['van', 'truck'] };
    const left = (vehicle: string) =>
      [weekly, once, stop, reach, circle, city].map((one) => isWanted(one, routes, { vehicle, weekday: 0 }));
    expect(left('van')).toEqual([true, false, false, false, true, true]);
    expect(left('truck')).toEqual([false, true, true, true, true, true]);
    expect(left('bicycle')).toEqual([false, false, false, false, false, true]);
  });
});

describe('what lies near a place', () => {
  const project = ([x = 0, y = 0]: readonly number[]) => [x, y] as const;

  it('is measured to the nearest of a line, and not beyond its ends', () => {
    const line = linesOf(
      pathOf(
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [10, 0],
              [10, 10],
            ],
            [
              [50, 50],
              [60, 50],
            ],
          ],
        },
        project,
      ),
    );
    expect(distanceTo(line, { x: 5, y: 3 })).toBe(3);
    expect(distanceTo(line, { x: -3, y: -4 })).toBe(5);
    expect(distanceTo(line, { x: 12, y: 5 })).toBe(2);
    // Between the two lines there is none.
    expect(distanceTo(line, { x: 30, y: 30 })).toBeCloseTo(Math.hypot(20, 20));
    expect(distanceTo(line, { x: 55, y: 50 })).toBe(0);
  });

  it('is measured to a dot', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, number, number, (x, y, toX, toY) => {
        const dot = linesOf(pathOf({ type: 'Point', coordinates: [toX, toY] }, project));
        expect(distanceTo(dot, { x, y })).toBeCloseTo(Math.hypot(toX - x, toY - y));
      }),
    );
  });
});

describe('what the page says', () => {
  it('of a route: its days, its stops by name and how far away they are', () => {
    expect(wordsOn(weekly, [], 0)).toEqual(['Mon Thu', 'van; 101 km from point to point in 3.5 h', 'weekly']);
    expect(wordsOn(once, [{ stop, km: 31.4 }], 31.4)).toEqual([
      'once, on Sat 2026-12-05',
      'stop 2: Бирск, 31 km away; 2.3 h from the start',
      'truck; 101 km from point to point in 3.5 h',
      'once',
    ]);
    expect(wordsOn({ ...once, isPast: true }, [{ stop, km: 0.4 }], 0).slice(0, 2)).toEqual([
      'once, on Sat 2026-12-05: past',
      'stop 2: Бирск; 2.3 h from the start',
    ]);
    expect(wordsOn({ ...weekly, isService: true }, [], 12).slice(0, 2)).toEqual([
      'service route, Mon Thu',
      'passes 12 km away',
    ]);
  });

  it('of a stop: its name, and the town where the name has it not', () => {
    expect(nameOf({ ...stop, title: 'Склад № 3', town: 'Бирск' })).toBe('Склад № 3, Бирск');
    expect(nameOf({ ...stop, title: 'Склад, Бирск', town: 'Бирск' })).toBe('Склад, Бирск');
    expect(nameOf({ ...stop, title: null, town: null })).toBe('a place without a name');
  });

  it('of a closed town: that nothing is delivered there', () => {
    const city = { kind: 'city', id: 'c', title: 'Северск', isSanction: true } as const;
    expect(wordsOn(city, [], 14)).toEqual(['14 km away', 'no deliveries to addresses in this town', 'c']);
  });
});
