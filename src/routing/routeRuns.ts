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
  /** A bounding box (boundingBox.ts) for each route, from its first pick-up on. */
  readonly routeBoxes: Float32Array;
  /** Its items are the runs. */
  readonly tree: BoxTree;
}

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
  return {
    route: inOrder(route),
    vehicle: inOrder(route.map((r) => routes.vehicle[r]!)),
    firstPoint: inOrder(firstPoint),
    segments: inOrder(segments),
    routeBoxes,
    tree: renumbered(tree),
  };
}
