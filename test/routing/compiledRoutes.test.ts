import { describe, expect, it } from 'vitest';
import { BOX, boundLine } from '../../src/geo/boundingBox.js';
import { dayOfText } from '../../src/time/localDate.js';
import { metresOfDegrees, vectorsOf } from '../geo/vectors.js';
import { WAREHOUSES, compiled, route } from './lines.js';

describe('the routes that can offer something', () => {
  it('are loaded at each point of a usable warehouse that delivers, except the last', () => {
    const routes = compiled(route('r', ['1 0 @w0', '1 1', '1 2 @w1', '1 3 @plain', '1 4 @w0']));
    expect([...routes.pickupPoint]).toEqual([0, 2]);
    expect([...routes.pickupWarehouse].map((number) => WAREHOUSES[number])).toEqual(['w0', 'w1']);
  });

  it('may be loaded at one warehouse twice', () => {
    const routes = compiled(route('r', ['1 0 @w1', '1 1 @w0', '1 2 @w1', '1 3']));
    expect([...routes.pickupPoint]).toEqual([0, 1, 2]);
    expect([...routes.pickupWarehouse]).toEqual([1, 0, 1]);
  });

  it.each([
    ['no warehouse', ['1 0', '1 1']],
    ['a warehouse only at the last point', ['1 0', '1 1 @w0']],
    ['a warehouse that does not deliver', ['1 0 @plain', '1 1']],
    ['a warehouse that is not usable', ['1 0 @gone', '1 1']],
    ['one point', ['1 0 @w0']],
  ])('are not those with %s', (_, points) => {
    expect(compiled(route('r', points)).ids).toEqual([]);
  });

  it('have their home at the first usable warehouse, whether it delivers or not', () => {
    const routes = compiled(route('r', ['1 0', '1 1 @gone', '1 2 @plain', '1 3 @w1', '1 4']));
    expect(WAREHOUSES[routes.home[0]!]).toBe('plain');
  });

  it('have their home at the last point where no other is a usable warehouse, and then offer nothing', () => {
    expect(compiled(route('r', ['1 0', '1 1 @w0'])).home).toHaveLength(0);
  });

  it('keep vehicle and days: bits of weekdays, or the day of a ONCE route', () => {
    const routes = compiled(
      route('a', ['1 0 @w0', '1 1'], { vehicle: 3, runs: { type: 'WEEKLY', weekDays: [1, 3, 7] } }),
      route('b', ['1 0 @w0', '1 1'], { vehicle: 1, runs: { type: 'ONCE', day: dayOfText('2025-01-21') } }),
    );
    expect([...routes.vehicle]).toEqual([3, 1]);
    expect([...routes.weekdays]).toEqual([2 + 8 + 128, 0]);
    expect([...routes.onceDay]).toEqual([Number.NaN, dayOfText('2025-01-21')]);
  });
});

describe('the points of several routes', () => {
  const several = () =>
    compiled(
      route('a', ['0 0 @w0 +1', '0 1', '0 3 +4']),
      route('none', ['5 5', '6 6']),
      route('b', ['10 20', '10 20 @w1', '11 20 @w0', '12 20'], { duration: 6 }),
    );

  it('follow each other, as their pick-ups do', () => {
    const routes = several();
    expect(routes.ids).toEqual(['a', 'b']);
    expect([...routes.firstPoint]).toEqual([0, 3, 7]);
    expect([...routes.firstPickup]).toEqual([0, 1, 3]);
    expect([...routes.pickupPoint]).toEqual([0, 4, 5]);
    expect([...routes.pickupWarehouse]).toEqual([0, 1, 0]);
  });

  it('are unit vectors', () => {
    const routes = several();
    const places = [
      [0, 0],
      [0, 1],
      [0, 3],
      [10, 20],
      [10, 20],
      [11, 20],
      [12, 20],
    ] as const;
    expect(routes.xyz).toEqual(vectorsOf(...places.map(([lat, lng]) => ({ lat, lng }))));
  });

  it('know the metres along their own route', () => {
    const routes = several();
    const degrees = [0, 1, 3, 0, 0, 1, 2];
    routes.along.forEach((metres, i) => expect(metres).toBeCloseTo(metresOfDegrees(degrees[i]!), 4));
  });

  it('have offsets, interpolated where they are missing', () => {
    const routes = several();
    const hours = [1, 2, 4, 0, 0, 3, 6];
    routes.offsetHours.forEach((offset, i) => expect(offset).toBeCloseTo(hours[i]!, 10));
  });
});

describe('the runs of a route', () => {
  const along = (count: number, loadedAt: number) =>
    Array.from({ length: count }, (_, i) => `1 ${i}${i === loadedAt ? ' @w0' : ''}`);

  it('are cut of four segments each from the first pick-up on, the last one shorter', () => {
    // 1, 4, 5 and 9 segments behind the first pick-up.
    const routes = compiled(
      route('a', along(2, 0)),
      route('b', along(7, 2)),
      route('c', along(6, 0)),
      route('d', along(13, 3)),
    );
    expect([...routes.firstRun]).toEqual([0, 1, 2, 4, 7]);
    expect(routes.runBoxes).toHaveLength(7 * BOX);
  });

  it('have the box of their points', () => {
    const routes = compiled(route('a', along(9, 2)));
    const bounds = [2, 6].map((from) => {
      const box = new Float32Array(BOX);
      boundLine(routes.xyz, from, Math.min(from + 4, 8), box, 0);
      return [...box];
    });
    expect([...routes.runBoxes]).toEqual(bounds.flat());
  });
});
