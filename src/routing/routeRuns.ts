import { boundLine, boundSpheres } from '../geo/boundingSphere.js';
import { type ItemBox, type SphereTree, boxOfSphere, buildSphereTree } from '../geo/sphereTree.js';
import type { CompiledRoutes } from './compiledRoutes.js';

/** Segments of one run: fewer make the index larger, more make its answers coarser (docs/performance.md). */
const SEGMENTS = 8;

/**
 * The routes cut into runs of a few segments, from their first pick-up on, with the index over them.
 * Run n goes from `firstPoint[n]` over `segments[n]` segments of route `route[n]`.
 */
export interface RouteRuns {
  readonly route: Int32Array;
  readonly firstPoint: Int32Array;
  readonly segments: Uint8Array;
  /** Route r's runs are `firstRun[r]` to `firstRun[r + 1] - 1`. */
  readonly firstRun: Int32Array;
  /** A bounding sphere for each route, from its first pick-up on. */
  readonly routeSpheres: Float64Array;
  readonly tree: SphereTree;
}

/** Cuts the routes into runs and indexes these. */
export function indexRoutes(routes: CompiledRoutes): RouteRuns {
  const routeCount = routes.ids.length;
  const route: number[] = [];
  const firstPoint: number[] = [];
  const segments: number[] = [];
  const firstRun = new Int32Array(routeCount + 1);
  for (let r = 0; r < routeCount; r++) {
    const last = routes.firstPoint[r + 1]! - 1;
    for (let point = routes.pickupPoint[routes.firstPickup[r]!]!; point < last; point += SEGMENTS) {
      route.push(r);
      firstPoint.push(point);
      segments.push(Math.min(SEGMENTS, last - point));
    }
    firstRun[r + 1] = route.length;
  }
  const runSpheres = new Float64Array(4 * route.length);
  const boxes = route.map((_, run): ItemBox => {
    const point = firstPoint[run]!;
    const lastPoint = point + segments[run]!;
    boundLine(routes.xyz, point, lastPoint, runSpheres, 4 * run);
    return boxOfSphere(runSpheres, run);
  });
  const routeSpheres = new Float64Array(4 * routeCount);
  for (let r = 0; r < routeCount; r++) {
    boundSpheres(runSpheres, firstRun[r]!, firstRun[r + 1]! - 1, routeSpheres, 4 * r);
  }
  return {
    route: Int32Array.from(route),
    firstPoint: Int32Array.from(firstPoint),
    segments: Uint8Array.from(segments),
    firstRun,
    routeSpheres,
    tree: buildSphereTree(boxes, runSpheres),
  };
}
