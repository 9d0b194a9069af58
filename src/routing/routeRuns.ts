import { BOX } from '../geo/boundingBox.js';
import { type BoxTree, NODE_SIZE, buildBoxTree, firstOf, itemCount } from '../geo/boxTree.js';
import { nearLowestNode, nearestMiddle } from '../geo/nearLowestNode.js';

import { type CompiledRoutes, RUN_SEGMENTS } from './compiledRoutes.js';

/**
 * The index over the runs of all routes (compiledRoutes.ts). All that a search wants to know of the runs in one
 * lowest node lies on one page: runs near each other on the map are so in memory, where each new place is a wait.
 */
export interface RouteRuns {
  /** Its items are the runs. */
  readonly tree: BoxTree;
  /**
   * `PAGE` words of 32 bits for each lowest node, in the order of their slots. First the bounding box
   * (boundingBox.ts) of each of the runs, then the route of each, the vehicle of each, and its points once more as
   * floats of 32 bits, `LINE` a run (the last run of a route may repeat its last point).
   */
  readonly pages: Float32Array;
  /** The same memory as whole numbers: the routes and the vehicles. */
  readonly numbers: Int32Array;
}

/** Words of the points of one run. */
export const LINE = 3 * (RUN_SEGMENTS + 1);
/** Where on a page the routes, the vehicles and the points begin, and where the next page does. */
export const ROUTES = BOX * NODE_SIZE;
export const VEHICLES = ROUTES + NODE_SIZE;
export const LINES = VEHICLES + NODE_SIZE;
export const PAGE = LINES + LINE * NODE_SIZE;

/** Where the page begins that belongs to a lowest node's first slot. */
export function pageOf(slot: number): number {
  return (slot / NODE_SIZE) * PAGE;
}

/** A route with a run near P; not always the nearest. There must be a route. */
export function nearRoute({ tree, pages, numbers }: RouteRuns, p: Float64Array): number {
  const node = nearLowestNode(tree, p);
  const page = pageOf(firstOf(tree, node));
  return numbers[page + ROUTES + nearestMiddle(pages, page, BOX, itemCount(tree, node), p)]!;
}

/** Indexes the runs of the routes. */
export function indexRoutes(routes: CompiledRoutes): RouteRuns {
  return layPages(routes, buildBoxTree(routes.runBoxes));
}

/** Lays the pages of a tree over the runs. */
export function layPages(routes: CompiledRoutes, tree: BoxTree): RouteRuns {
  const { firstRun, runBoxes } = routes;
  const slotOfRun = new Int32Array(runBoxes.length / BOX);
  tree.items.forEach((run, slot) => {
    if (run >= 0) slotOfRun[run] = slot;
  });
  const memory = new ArrayBuffer((Float32Array.BYTES_PER_ELEMENT * PAGE * tree.items.length) / NODE_SIZE);
  const pages = new Float32Array(memory);
  const numbers = new Int32Array(memory);
  // Route by route: what is read then lies in order, and what is written need not be waited for.
  for (let route = 0; route < routes.ids.length; route++) {
    const last = routes.firstPoint[route + 1]! - 1;
    let point = routes.pickupPoint[routes.firstPickup[route]!]!;
    for (let run = firstRun[route]!; run < firstRun[route + 1]!; run++, point += RUN_SEGMENTS) {
      const nth = slotOfRun[run]! % NODE_SIZE;
      const page = pageOf(slotOfRun[run]! - nth);
      for (let i = 0; i < BOX; i++) pages[page + BOX * nth + i] = runBoxes[BOX * run + i]!;
      numbers[page + ROUTES + nth] = route;
      numbers[page + VEHICLES + nth] = routes.vehicle[route]!;
      writeLine(routes.xyz, point, last, pages, page + LINES + LINE * nth);
    }
  }
  return { tree, pages, numbers };
}

/** Writes the points of the run that begins at a point; from `last` on the same one. */
function writeLine(xyz: Float64Array, first: number, last: number, to: Float32Array, at: number): void {
  for (let i = 0; i <= RUN_SEGMENTS; i++) {
    const point = 3 * Math.min(first + i, last);
    for (let axis = 0; axis < 3; axis++) to[at + 3 * i + axis] = xyz[point + axis]!;
  }
}
