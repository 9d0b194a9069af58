import { type BoxTree, buildBoxTree } from '../geo/boxTree.js';
import { orderByPlace } from '../geo/orderByPlace.js';
import { type CompiledRoutes, firstLoadedPoint } from './compiledRoutes.js';

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

/** Indexes the segments of the routes. */
export function indexRoutes(routes: CompiledRoutes): RouteSegments {
  const { ends, numbers } = laySegments(routes);
  return { tree: buildBoxTree(ends, SEGMENT), ends, numbers };
}

/** Lays the segments into slots, neighbours together. */
function laySegments(routes: CompiledRoutes): Pick<RouteSegments, 'ends' | 'numbers'> {
  const { ids, xyz, firstPoint, vehicle } = routes;
  const slots = slotsOf(middlesOfSegments(routes));
  const memory = new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT * SEGMENT * slots.length);
  const ends = new Float32Array(memory);
  const numbers = new Int32Array(memory);
  let segment = 0;
  // Route by route: what is read then lies in order, and what is written need not be waited for.
  for (let route = 0; route < ids.length; route++) {
    const last = firstPoint[route + 1]! - 1;
    for (let point = firstLoadedPoint(routes, route); point < last; point++) {
      const to = SEGMENT * slots[segment++]!;
      for (let word = 0; word < ROUTE; word++) ends[to + word] = xyz[3 * point + word]!;
      numbers[to + ROUTE] = route;
      numbers[to + VEHICLE] = vehicle[route]!;
    }
  }
  return { ends, numbers };
}

/** Vectors to the middles of the segments, twice as long: three numbers each. */
function middlesOfSegments(routes: CompiledRoutes): Float32Array {
  const { ids, xyz, firstPoint } = routes;
  let count = 0;
  for (let route = 0; route < ids.length; route++) {
    count += firstPoint[route + 1]! - 1 - firstLoadedPoint(routes, route);
  }
  const middles = new Float32Array(3 * count);
  let at = 0;
  for (let route = 0; route < ids.length; route++) {
    const last = 3 * (firstPoint[route + 1]! - 1);
    for (let word = 3 * firstLoadedPoint(routes, route); word < last; word++) {
      middles[at++] = xyz[word]! + xyz[word + 3]!;
    }
  }
  return middles;
}

/** By segment the slot that it gets. */
function slotsOf(middles: Float32Array): Int32Array {
  const order = orderByPlace(middles);
  const slots = new Int32Array(order.length);
  for (let slot = 0; slot < order.length; slot++) slots[order[slot]!] = slot;
  return slots;
}
