import { BOX, boundBoxes, boundLine } from '../geo/boundingBox.js';
import type { CompiledRoutes } from './compiledRoutes.js';

/**
 * Lists of routes that are gone through one by one. With each route its bounding box (boundingBox.ts) lies in the
 * order of the list: of most routes that is all that is read.
 */

/** For each vehicle its routes: `routes[first[v]]` to `routes[first[v + 1] - 1]`. */
export interface RoutesByVehicle {
  readonly first: Int32Array;
  readonly routes: Int32Array;
  /** Of each listed route the box. */
  readonly boxes: Float32Array;
}

/** For each warehouse the pick-ups that are loaded there, by their numbers, route by route. */
export interface RoutesByWarehouse {
  readonly first: Int32Array;
  readonly pickups: Int32Array;
  /** Of each listed pick-up the box of its route. */
  readonly routeBoxes: Float32Array;
  /** The route of each pick-up, by the pick-up's number. */
  readonly routeOfPickup: Int32Array;
  /** For each warehouse a box of the points it loads at. */
  readonly loadingBoxes: Float32Array;
}

/** By route the bounding box of all of it that matters: from its first pick-up on. */
export function boxesOfRoutes({ ids, firstRun, runBoxes }: CompiledRoutes): Float32Array {
  const boxes = new Float32Array(BOX * ids.length);
  for (let route = 0; route < ids.length; route++) {
    boundBoxes(runBoxes, firstRun[route]!, firstRun[route + 1]! - 1, boxes, BOX * route);
  }
  return boxes;
}

export function listByVehicle(
  { vehicle: vehicleOf }: CompiledRoutes,
  routeBoxes: Float32Array,
  vehicleCount: number,
): RoutesByVehicle {
  const lists: number[][] = Array.from({ length: vehicleCount }, () => []);
  vehicleOf.forEach((vehicle, route) => lists[vehicle]?.push(route));
  const routes = Int32Array.from(lists.flat());
  return { first: firstOfEach(lists), routes, boxes: inOrder(routeBoxes, routes) };
}

export function listByWarehouse(
  routes: CompiledRoutes,
  routeBoxes: Float32Array,
  warehouseCount: number,
): RoutesByWarehouse {
  const lists: number[][] = Array.from({ length: warehouseCount }, () => []);
  routes.pickupWarehouse.forEach((warehouse, pickup) => lists[warehouse]?.push(pickup));
  const loadingBoxes = new Float32Array(BOX * warehouseCount);
  lists.forEach((pickups, warehouse) => {
    const points = new Float64Array(3 * pickups.length);
    pickups.forEach((pickup, i) => {
      const point = 3 * routes.pickupPoint[pickup]!;
      for (let axis = 0; axis < 3; axis++) points[3 * i + axis] = routes.xyz[point + axis]!;
    });
    boundLine(points, 0, pickups.length - 1, loadingBoxes, BOX * warehouse);
  });
  const routeOfPickup = new Int32Array(routes.pickupPoint.length);
  for (let route = 0; route < routes.ids.length; route++) {
    routeOfPickup.fill(route, routes.firstPickup[route], routes.firstPickup[route + 1]);
  }
  const pickups = Int32Array.from(lists.flat());
  const listed = pickups.map((pickup) => routeOfPickup[pickup]!);
  return {
    first: firstOfEach(lists),
    pickups,
    routeBoxes: inOrder(routeBoxes, listed),
    routeOfPickup,
    loadingBoxes,
  };
}

/** Where each list begins when one follows the other, and last where all of them end. */
function firstOfEach(lists: readonly (readonly number[])[]): Int32Array {
  const first = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (first[i + 1] = first[i]! + list.length));
  return first;
}

/** The boxes of these routes, in this order. */
function inOrder(routeBoxes: Float32Array, routes: Int32Array): Float32Array {
  const boxes = new Float32Array(BOX * routes.length);
  routes.forEach((route, i) => {
    for (let word = 0; word < BOX; word++) boxes[BOX * i + word] = routeBoxes[BOX * route + word]!;
  });
  return boxes;
}
