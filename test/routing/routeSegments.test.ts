import { describe, expect, it } from 'vitest';
import { squaredChordToBox } from '../../src/geo/boundingBox.js';
import { NODE, firstOf, itemCount } from '../../src/geo/boxTree.js';
import { ROUTE, SEGMENT, VEHICLE, indexRoutes } from '../../src/routing/routeSegments.js';
import { compiled, route } from './lines.js';

const along = (lat: number, count: number, loadedAt: number) =>
  Array.from({ length: count }, (_, i) => `${lat} ${10 + i / 10}${i === loadedAt ? ' @w0' : ''}`);

/** The first pick-ups of the routes below. */
const LOADED_AT = [0, 0, 0, 6, 1];

/** Made anew in each test. */
function indexed() {
  const routes = compiled(
    route('a', along(10, 2, 0), { vehicle: 4 }),
    route('b', along(20, 9, 0), { vehicle: 2 }),
    route('c', along(30, 10, 0), { vehicle: 1 }),
    route('d', along(40, 40, 6), { vehicle: 3 }),
    route('e', along(50, 18, 1), { vehicle: 0 }),
  );
  return { routes, segments: indexRoutes(routes) };
}

/** What is kept of each segment, in the order of the slots. */
function segmentsInSlots() {
  const { routes, segments } = indexed();
  const { ends, numbers } = segments;
  const found = Array.from({ length: ends.length / SEGMENT }, (_, slot) => ({
    ends: [...ends.subarray(SEGMENT * slot, SEGMENT * slot + 6)],
    route: numbers[SEGMENT * slot + ROUTE]!,
    vehicle: numbers[SEGMENT * slot + VEHICLE]!,
  }));
  return { routes, segments, found };
}

describe('the segments of all routes', () => {
  it('are there once each, from a route’s first pick-up to its last point', () => {
    const { routes, found } = segmentsInSlots();
    expect(found).toHaveLength(1 + 8 + 9 + 33 + 16);
    for (const [r, loadedAt] of LOADED_AT.entries()) {
      const last = routes.firstPoint[r + 1]! - 1;
      const wanted: number[][] = [];
      for (let point = routes.firstPoint[r]! + loadedAt; point < last; point++) {
        wanted.push([...Float32Array.from(routes.xyz.subarray(3 * point, 3 * point + 6))]);
      }
      const kept = found.filter((segment) => segment.route === r).map(({ ends }) => ends);
      const byText = (one: readonly number[], other: readonly number[]) =>
        one.join() < other.join() ? -1 : 1;
      expect(kept.toSorted(byText)).toEqual(wanted.toSorted(byText));
    }
  });

  it('know their route’s vehicle', () => {
    const { routes, found } = segmentsInSlots();
    for (const { route: r, vehicle } of found) expect(vehicle).toBe(routes.vehicle[r]);
  });

  it('lie in the box of the lowest node that has their slot', () => {
    const { segments, found } = segmentsInSlots();
    const { tree } = segments;
    let slots = 0;
    for (let node = 0; node < tree.links.length / NODE; node++) {
      for (let i = 0; i < itemCount(tree, node); i++, slots++) {
        const { ends } = found[firstOf(tree, node) + i]!;
        const [ax, ay, az, bx, by, bz] = ends;
        expect(squaredChordToBox(ax!, ay!, az!, tree.boxes, NODE * node)).toBe(0);
        expect(squaredChordToBox(bx!, by!, bz!, tree.boxes, NODE * node)).toBe(0);
      }
    }
    expect(slots).toBe(found.length);
  });

  it('lie with their neighbours, whichever routes those are of', () => {
    // Routes of one shape and direction in eight towns, turn by turn.
    const routes = compiled(
      ...Array.from({ length: 64 }, (_, i) => {
        const [lat, lng] = [44 + 3 * ((5 * i) % 8), 30];
        const stops = Array.from({ length: 5 }, (__, n) => `${lat + i / 1000} ${lng + n / 50}`);
        return route(`r${String(i).padStart(2, '0')}`, [
          '0 0',
          ...stops.map((stop, n) => (n === 0 ? `${stop} @w0` : stop)),
        ]);
      }),
    );
    const { ends, numbers } = indexRoutes(routes);
    const townOf = (slot: number) => numbers[SEGMENT * slot + ROUTE]! % 8;
    const towns = Array.from({ length: ends.length / SEGMENT }, (_, slot) => townOf(slot));
    expect(towns).toHaveLength(64 * 4);
    // Each town's segments come at a stretch, and in it those of several routes in turn.
    expect(towns.filter((town, slot) => slot === 0 || town !== towns[slot - 1])).toHaveLength(8);
    const first = Array.from({ length: 16 }, (_, slot) => numbers[SEGMENT * slot + ROUTE]);
    expect(new Set(first).size).toBeGreaterThan(4);
  });
});

it('no routes have no segments', () => {
  const { tree, ends, numbers } = indexRoutes(compiled());
  expect([tree.boxes, tree.links, ends, numbers].map((list) => list.length)).toEqual([0, 0, 0, 0]);
});
