import { describe, expect, it } from 'vitest';
import { BOX, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { NODE, firstOf, itemCount } from '../../src/geo/boxTree.js';
import {
  LINE,
  LINES,
  PAGE,
  ROUTES,
  VEHICLES,
  indexRoutes,
  nearRoute,
  pageOf,
} from '../../src/routing/routeRuns.js';
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

/** What the pages hold of each run, in the order of the tree's slots. */
function runsOnPages() {
  const { routes, runs } = indexed();
  const { tree } = runs;
  const found = [];
  for (let node = 0; node < tree.links.length / NODE; node++) {
    const page = pageOf(firstOf(tree, node));
    for (let i = 0; i < itemCount(tree, node); i++) {
      const line = page + LINES + LINE * i;
      found.push({
        slot: firstOf(tree, node) + i,
        route: runs.numbers[page + ROUTES + i]!,
        vehicle: runs.numbers[page + VEHICLES + i]!,
        box: runs.pages.slice(page + BOX * i, page + BOX * i + BOX),
        points: Array.from({ length: 4 }, (_, n) => [...runs.pages.subarray(line + 3 * n, line + 3 * n + 3)]),
      });
    }
  }
  return { routes, runs, found };
}

describe('the runs of a route', () => {
  it('are as many as its segments fill, three to a run', () => {
    const { runs, found } = runsOnPages();
    // 1, 8, 9, 33 and 16 segments.
    expect([0, 1, 2, 3, 4].map((r) => found.filter(({ route: of }) => of === r).length)).toEqual([
      1, 3, 3, 11, 6,
    ]);
    expect(runs.tree.items.filter((run) => run >= 0)).toHaveLength(24);
    expect(runs.pages).toHaveLength((PAGE * runs.tree.items.length) / 16);
  });

  it('hold each segment once, from the first pick-up to the last point', () => {
    const { routes, found } = runsOnPages();
    for (const [r, loadedAt] of [0, 0, 0, 6, 1].entries()) {
      const last = routes.firstPoint[r + 1]! - 1;
      const segments: (readonly [number[], number[]])[] = [];
      for (let i = routes.firstPoint[r]! + loadedAt; i < last; i++) {
        const [from, to] = [i, i + 1].map((n) => [...Float32Array.from(routes.xyz.slice(3 * n, 3 * n + 3))]);
        segments.push([from!, to!]);
      }
      const held = found
        .filter(({ route: of }) => of === r)
        .flatMap(({ points }) => [0, 1, 2].map((n) => [points[n]!, points[n + 1]!] as const))
        // The last run of a route repeats its last point.
        .filter(([from, to]) => from.join() !== to.join());
      const byText = (one: readonly [number[], number[]], other: readonly [number[], number[]]) =>
        one.join() < other.join() ? -1 : 1;
      expect(held.toSorted(byText)).toEqual(segments.toSorted(byText));
    }
  });

  it('know their route’s vehicle', () => {
    const { routes, found } = runsOnPages();
    for (const { route: r, vehicle } of found) expect(vehicle).toBe(routes.vehicle[r]);
  });

  it('lie on the page of their node, in the order of its items', () => {
    const { routes, runs, found } = runsOnPages();
    for (const { slot, route: r, box } of found) {
      const run = runs.tree.items[slot]!;
      expect(run).toBeGreaterThanOrEqual(routes.firstRun[r]!);
      expect(run).toBeLessThan(routes.firstRun[r + 1]!);
      expect(box).toEqual(routes.runBoxes.slice(BOX * run, BOX * run + BOX));
    }
  });

  it('have their points in their boxes', () => {
    for (const { box, points } of runsOnPages().found) {
      for (const [x, y, z] of points) expect(squaredChordToBox(x!, y!, z!, box, 0)).toBe(0);
    }
  });
});

it('the runs of a page are those of its slots, whatever the order in which they were packed', () => {
  // From north to south, where the index goes the other way: the first run is in none of the first slots.
  const routes = compiled(
    ...Array.from({ length: 40 }, (_, i) => route(`r${i}`, along(60 - i, 2, 0), { vehicle: i % 5 })),
  );
  const { tree, pages, numbers } = indexRoutes(routes);
  expect(tree.items.indexOf(0)).toBeGreaterThan(0);
  for (const [slot, run] of tree.items.entries()) {
    if (run < 0) continue;
    const nth = slot % 16;
    const page = pageOf(slot - nth);
    expect(numbers[page + ROUTES + nth]).toBe(run);
    expect(pages.slice(page + BOX * nth, page + BOX * nth + BOX)).toEqual(
      routes.runBoxes.slice(BOX * run, BOX * run + BOX),
    );
  }
});

describe('a route near a place', () => {
  it('has a run close by', () => {
    const { runs } = indexed();
    for (const r of [0, 1, 2, 3, 4]) {
      expect(nearRoute(runs, Float64Array.of(...vectorOf(at(10 * (r + 1), r === 3 ? 12 : 10.1))))).toBe(r);
    }
  });
});

it('no routes have no runs', () => {
  const { tree, pages, numbers } = indexRoutes(compiled());
  expect([tree.boxes, tree.items, pages, numbers].map((list) => list.length)).toEqual([0, 0, 0, 0]);
});
