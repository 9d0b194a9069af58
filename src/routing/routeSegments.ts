import { BOX, boundSegments } from '../geo/boundingBox.js';
import { type BoxTree, LOWEST_SIZE, buildBoxTree, firstOf, itemCount, lowestCount } from '../geo/boxTree.js';
import { nearLowestNode, nearestMiddle } from '../geo/nearLowestNode.js';
import { orderByPlace } from '../geo/orderByPlace.js';
import type { CompiledRoutes } from './compiledRoutes.js';

/**
 * The index over the segments of all routes, each from its first pick-up on. All that a search wants to know of the
 * segments in one lowest node lies at a stretch: what is near each other on the map is so in memory, where each new
 * place is a wait.
 */
export interface RouteSegments {
  /** Its items are the segments. */
  readonly tree: BoxTree;
  /**
   * `SEGMENT` words of 32 bits for each slot of the tree: its two ends as floats, three each, then the numbers of
   * its route and of that route's vehicle.
   */
  readonly ends: Float32Array;
  /** The same memory as whole numbers: the routes and the vehicles. */
  readonly numbers: Int32Array;
}

/** Words of a segment, and where in it the route and the vehicle are. */
export const SEGMENT = 8;
export const ROUTE = 6;
export const VEHICLE = 7;

/** A route with a segment near P; not always the nearest. There must be a route. */
export function nearRoute({ tree, ends, numbers }: RouteSegments, p: Float64Array): number {
  const node = nearLowestNode(tree, p);
  const at = SEGMENT * firstOf(tree, node);
  // Two ends have the same middle as a box between them.
  return numbers[at + SEGMENT * nearestMiddle(ends, at, SEGMENT, itemCount(tree, node), p) + ROUTE]!;
}

/** Indexes the segments of the routes. */
export function indexRoutes(routes: CompiledRoutes): RouteSegments {
  const { ends, numbers, count } = laySegments(routes);
  const boxes = boxesOfLowest(ends, count);
  return { tree: buildBoxTree(boxes, count), ends, numbers };
}

export function boxesOfLowest(ends: Float32Array, count: number): Float32Array {
  const boxes = new Float32Array(BOX * lowestCount(count));
  for (let first = 0, at = 0; first < count; first += LOWEST_SIZE, at += BOX) {
    boundSegments(ends, SEGMENT, first, Math.min(first + LOWEST_SIZE, count) - 1, boxes, at);
  }
  return boxes;
}

function laySegments(routes: CompiledRoutes) {
  const { ids, xyz, firstPoint, firstPickup, pickupPoint, vehicle } = routes;
  let count = 0;
  for (let route = 0; route < ids.length; route++) {
    count += firstPoint[route + 1]! - 1 - pickupPoint[firstPickup[route]!]!;
  }
  const middles = new Float32Array(3 * count);
  let at = 0;
  for (let route = 0; route < ids.length; route++) {
    const last = 3 * (firstPoint[route + 1]! - 1);
    for (let word = 3 * pickupPoint[firstPickup[route]!]!; word < last; word++) {
      middles[at++] = xyz[word]! + xyz[word + 3]!;
    }
  }
  const slots = new Int32Array(count);
  const order = orderByPlace(middles);
  for (let slot = 0; slot < count; slot++) slots[order[slot]!] = slot;
  const memory = new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT * SEGMENT * count);
  const ends = new Float32Array(memory);
  const numbers = new Int32Array(memory);
  let segment = 0;
  // Route by route: what is read then lies in order, and what is written need not be waited for.
  for (let route = 0; route < ids.length; route++) {
    const last = firstPoint[route + 1]! - 1;
    for (let point = pickupPoint[firstPickup[route]!]!; point < last; point++) {
      const to = SEGMENT * slots[segment++]!;
      for (let word = 0; word < 6; word++) ends[to + word] = xyz[3 * point + word]!;
      numbers[to + ROUTE] = route;
      numbers[to + VEHICLE] = vehicle[route]!;
    }
  }
  return { ends, numbers, count };
}
