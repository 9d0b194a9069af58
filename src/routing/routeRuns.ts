import { BOX, boundBoxes, boundLine } from '../geo/boundingBox.js';
import { type BoxTree, buildBoxTree, itemsInOrder, renumbered } from '../geo/boxTree.js';
import type { CompiledRoutes } from './compiledRoutes.js';

/** Segments of one run: fewer make the index larger, more make its bounds looser (docs/performance.md). */
const SEGMENTS = 8;

/**
 * The routes cut into runs of a few segments, from their first pick-up on, with the index over them.
 * Run n goes from point `firstPoint[n]` over `segments[n]` segments of route `route[n]`; runs are numbered
 * in the order of the tree's leaves, so that those near each other are near in memory.
 */
export interface RouteRuns {
  readonly route: Int32Array;
  /** The route's vehicle. */
  readonly vehicle: Int32Array;
  readonly firstPoint: Int32Array;
  readonly segments: Int32Array;
  /** A bounding box (boundingBox.ts) for each route, from its first pick-up on. */
  readonly routeBoxes: Float32Array;
  /** Its items are the runs. */
  readonly tree: BoxTree;
}

/** Cuts the routes into runs and indexes these. */
export function indexRoutes(routes: CompiledRoutes): RouteRuns {
  const routeCount = routes.ids.length;
  const runCount = routes.ids.reduce((sum, _, r) => sum + runsOf(routes, r), 0);
  const route = new Int32Array(runCount);
  const firstPoint = new Int32Array(runCount);
  const segments = new Int32Array(runCount);
  const runBoxes = new Float32Array(BOX * runCount);
  const routeBoxes = new Float32Array(BOX * routeCount);
  let run = 0;
  for (let r = 0; r < routeCount; r++) {
    const firstRun = run;
    const last = routes.firstPoint[r + 1]! - 1;
    for (let point = firstLoaded(routes, r); point < last; point += SEGMENTS) {
      route[run] = r;
      firstPoint[run] = point;
      segments[run] = Math.min(SEGMENTS, last - point);
      boundLine(routes.xyz, point, point + segments[run]!, runBoxes, BOX * run);
      run++;
    }
    boundBoxes(runBoxes, firstRun, run - 1, routeBoxes, BOX * r);
  }
  const tree = buildBoxTree(runBoxes);
  const order = itemsInOrder(tree);
  const inOrder = (figures: Int32Array) => order.map((item) => figures[item]!);
  return {
    route: inOrder(route),
    vehicle: inOrder(route.map((r) => routes.vehicle[r]!)),
    firstPoint: inOrder(firstPoint),
    segments: inOrder(segments),
    routeBoxes,
    tree: renumbered(tree),
  };
}

/** The point from which on a route may deliver: its first pick-up. */
function firstLoaded(routes: CompiledRoutes, r: number): number {
  return routes.pickupPoint[routes.firstPickup[r]!]!;
}

function runsOf(routes: CompiledRoutes, r: number): number {
  return Math.ceil((routes.firstPoint[r + 1]! - 1 - firstLoaded(routes, r)) / SEGMENTS);
}
