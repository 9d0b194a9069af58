import { BOX, boundBoxes } from '../geo/boundingBox.js';
import { type BoxTree, buildBoxTree, itemsInOrder, renumbered } from '../geo/boxTree.js';
import { type CompiledRoutes, RUN_SEGMENTS } from './compiledRoutes.js';

/**
 * The index over the runs of all routes (compiledRoutes.ts). Run n goes from point `firstPoint[n]` over
 * `segments[n]` segments of route `route[n]`; runs are numbered in the order of the tree's leaves, so that
 * those near each other are near in memory.
 */
export interface RouteRuns {
  readonly route: Int32Array;
  /** The route's vehicle. */
  readonly vehicle: Int32Array;
  readonly firstPoint: Int32Array;
  readonly segments: Int32Array;
  /**
   * The points of each run once more, `RUN_POINTS` a run: a search measures runs that lie near each other,
   * and their points in the routes' own order would be a cache miss each.
   */
  readonly xyz: Float64Array;
  /** A bounding box (boundingBox.ts) for each route, from its first pick-up on. */
  readonly routeBoxes: Float32Array;
  /** Its items are the runs. */
  readonly tree: BoxTree;
}

/** Room for the points of a run; the last run of a route may not need all of it. */
export const RUN_POINTS = RUN_SEGMENTS + 1;

/** Indexes the runs of the routes. */
export function indexRoutes(routes: CompiledRoutes): RouteRuns {
  const { firstRun, runBoxes } = routes;
  const routeCount = routes.ids.length;
  const runCount = runBoxes.length / BOX;
  const route = new Int32Array(runCount);
  const firstPoint = new Int32Array(runCount);
  const segments = new Int32Array(runCount);
  const routeBoxes = new Float32Array(BOX * routeCount);
  for (let r = 0; r < routeCount; r++) {
    const last = routes.firstPoint[r + 1]! - 1;
    let point = routes.pickupPoint[routes.firstPickup[r]!]!;
    for (let run = firstRun[r]!; run < firstRun[r + 1]!; run++, point += RUN_SEGMENTS) {
      route[run] = r;
      firstPoint[run] = point;
      segments[run] = Math.min(RUN_SEGMENTS, last - point);
    }
    boundBoxes(runBoxes, firstRun[r]!, firstRun[r + 1]! - 1, routeBoxes, BOX * r);
  }
  const tree = buildBoxTree(runBoxes);
  const order = itemsInOrder(tree);
  const inOrder = (figures: Int32Array) => order.map((item) => figures[item]!);
  const firstPoints = inOrder(firstPoint);
  const segmentCounts = inOrder(segments);
  return {
    route: inOrder(route),
    vehicle: inOrder(route.map((r) => routes.vehicle[r]!)),
    firstPoint: firstPoints,
    segments: segmentCounts,
    xyz: pointsByRun(routes.xyz, firstPoints, segmentCounts),
    routeBoxes,
    tree: renumbered(tree),
  };
}

function pointsByRun(xyz: Float64Array, firstPoint: Int32Array, segments: Int32Array): Float64Array {
  const byRun = new Float64Array(3 * RUN_POINTS * firstPoint.length);
  for (let run = 0; run < firstPoint.length; run++) {
    // No `set` of a `subarray`: that would make an object for each of many runs.
    const from = 3 * firstPoint[run]!;
    const to = 3 * RUN_POINTS * run;
    for (let i = 0; i < 3 * (segments[run]! + 1); i++) byRun[to + i] = xyz[from + i]!;
  }
  return byRun;
}
