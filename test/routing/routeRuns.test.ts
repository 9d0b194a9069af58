import { describe, expect, it } from 'vitest';
import { BOX, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { itemsInOrder } from '../../src/geo/boxTree.js';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import { RUN_POINTS, indexRoutes } from '../../src/routing/routeRuns.js';
import { at, vectorOf } from '../geo/vectors.js';
import { compiled, route } from './lines.js';

const along = (lat: number, count: number, loadedAt: number) =>
  Array.from({ length: count }, (_, i) => `${lat} ${10 + i / 10}${i === loadedAt ? ' @w0' : ''}`);

/** Made anew in each test. */
function indexed() {
  const routes = compiled(
    route('a', along(10, 2, 0), { vehicle: 4 }),
    route('b', along(20, 9, 0), { vehicle: 2 }),
    route('c', along(30, 10, 0), { vehicle: 1 }),
    route('d', along(40, 40, 6), { vehicle: 3 }),
    route('e', along(50, 18, 1), { vehicle: 0 }),
  );
  return { routes, runs: indexRoutes(routes) };
}

/** The points at which the segments of a route begin, as its runs hold them. */
function segmentsOf(r: number): number[] {
  const { routes, runs } = indexed();
  const held = [...runs.route.keys()].filter((run) => runs.route[run] === r);
  return held
    .flatMap((run) =>
      Array.from(
        { length: runs.segments[run]! },
        (_, i) => runs.firstPoint[run]! + i - routes.firstPoint[r]!,
      ),
    )
    .toSorted((a, b) => a - b);
}

describe('the runs of a route', () => {
  it('are as many as its segments fill, three to a run', () => {
    const { runs } = indexed();
    // 1, 8, 9, 33 and 16 segments.
    expect(runs.route).toHaveLength(1 + 3 + 3 + 11 + 6);
    expect(runs.xyz).toHaveLength(24 * 3 * RUN_POINTS);
    expect(runs.routeBoxes).toHaveLength(5 * BOX);
  });

  it.each([
    [0, 0, 1],
    [1, 0, 8],
    [2, 0, 9],
    [3, 6, 39],
    [4, 1, 17],
  ])(
    'of route %i hold each segment once, from the first pick-up %i to the last point %i',
    (r, first, last) => {
      expect(segmentsOf(r)).toEqual(Array.from({ length: last - first }, (_, i) => first + i));
    },
  );

  it('have at most three segments, and as few runs as that allows', () => {
    const { runs } = indexed();
    expect(Math.max(...runs.segments)).toBe(3);
    expect(Math.min(...runs.segments)).toBeGreaterThan(0);
    const counts = [0, 1, 2, 3, 4].map((r) => runs.route.filter((of) => of === r).length);
    expect(counts).toEqual([1, 3, 3, 11, 6]);
  });

  it('know their route’s vehicle', () => {
    const { routes, runs } = indexed();
    runs.route.forEach((r, run) => expect(runs.vehicle[run]).toBe(routes.vehicle[r]));
  });

  it('are numbered as the leaves of the tree', () => {
    const { runs } = indexed();
    expect([...itemsInOrder(runs.tree)]).toEqual([...runs.route.keys()]);
  });

  it('are bounded by the boxes of the leaves', () => {
    const { routes, runs } = indexed();
    runs.tree.count.forEach((count, node) => {
      if (count > 0) return;
      const run = runs.tree.first[node]!;
      const first = runs.firstPoint[run]!;
      const last = first + runs.segments[run]!;
      for (let i = first; i <= last; i++) {
        const [x, y, z] = routes.xyz.subarray(3 * i, 3 * i + 3);
        expect(squaredChordToBox(x!, y!, z!, runs.tree.boxes, BOX * node)).toBe(0);
      }
    });
  });
});

describe('the box of a route', () => {
  it('bounds what may be delivered: from the first pick-up on, no further', () => {
    const { routes, runs } = indexed();
    const distances = new Float64Array(64);
    for (let r = 0; r < 5; r++) {
      const first = routes.pickupPoint[routes.firstPickup[r]!]!;
      const last = routes.firstPoint[r + 1]! - 1;
      for (const [lat, lng] of [
        [10 * (r + 1), 10],
        [10 * (r + 1), 13.9],
        [10 * (r + 1) - 3, 12],
        [85, 170],
      ] as const) {
        const p = vectorOf(at(lat, lng));
        const toLine =
          distances[squaredChordsToLine(Float64Array.of(...p), routes.xyz, first, last, distances)]!;
        const toBox = squaredChordToBox(...p, runs.routeBoxes, BOX * r);
        expect(toBox).toBeLessThanOrEqual(toLine);
      }
    }
  });

  it('leaves out what lies before the first pick-up', () => {
    const { runs } = indexed();
    // Route d passes 40° N 10° E, half a degree before it is loaded.
    const toBox = squaredChordToBox(...vectorOf(at(40, 10)), runs.routeBoxes, BOX * 3);
    expect(Math.sqrt(toBox) * 6371).toBeGreaterThan(30);
  });
});

it('the points of each run stand once more together', () => {
  const { routes, runs } = indexed();
  runs.route.forEach((_, run) => {
    const first = runs.firstPoint[run]!;
    const end = first + runs.segments[run]! + 1;
    const begin = 3 * RUN_POINTS * run;
    expect(runs.xyz.slice(begin, begin + 3 * (end - first))).toEqual(routes.xyz.slice(3 * first, 3 * end));
  });
  expect(RUN_POINTS).toBe(4);
});

it('no routes have no runs', () => {
  const none = indexRoutes(compiled());
  expect([none.route, none.firstPoint, none.routeBoxes, none.tree.count].map((list) => list.length)).toEqual([
    0, 0, 0, 0,
  ]);
});
