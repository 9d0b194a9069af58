import { BOX, boundLine } from '../geo/boundingBox.js';
import type { LatLng } from '../geo/point.js';
import { metresBetween, writeUnitVector } from '../geo/sphere.js';
import { fillOffsets } from './offsets.js';
import { weekdayBits } from './starts.js';

/** A route as it is compiled from: in the order of the ids, each with its vehicle's number. */
export interface RouteInput {
  readonly id: string;
  readonly vehicle: number;
  readonly runs:
    | { readonly type: 'WEEKLY'; readonly weekDays: readonly number[] }
    | { readonly type: 'ONCE'; readonly day: number };
  /** Hours. */
  readonly duration: number;
  readonly points: readonly RoutePointInput[];
  /** Which of the points name a warehouse, ascending. */
  readonly warehousePoints: readonly number[];
}

export interface RoutePointInput {
  readonly location: LatLng;
  readonly warehouseId?: string | null | undefined;
  readonly duration?: number | null | undefined;
}

/** The warehouses as routes see them. */
export interface RouteWarehouses {
  /** The number of a usable warehouse; undefined for any other id. */
  numberOf(id: string): number | undefined;
  /** Whether trucks may be loaded there for a buyer (`isDeliveryAvailable`). */
  offersDelivery(warehouse: number): boolean;
}

/**
 * The routes that can offer something, as flat arrays: those with a warehouse to load at before their
 * last point. Route r owns the points `firstPoint[r]` to `firstPoint[r + 1] - 1`, and likewise pick-ups.
 * Only plain data, so that a worker can hand it over.
 */
export interface CompiledRoutes {
  /** Ascending by code units, so that numbers compare as ids do. */
  readonly ids: readonly string[];
  readonly vehicle: Int32Array;
  /** The warehouse whose zone and hours the route starts by: the first usable one along it. */
  readonly home: Int32Array;
  /** Bits of the weekdays (see starts.ts); 0 for a ONCE route. */
  readonly weekdays: Uint8Array;
  /** Day number of a ONCE route. */
  readonly onceDay: Float64Array;
  readonly firstPoint: Int32Array;
  readonly firstPickup: Int32Array;
  /** Three numbers a point. */
  readonly xyz: Float64Array;
  /** Hours from the route's start, a point each. */
  readonly offsetHours: Float64Array;
  /** Great-circle metres from the route's first point, a point each. */
  readonly along: Float64Array;
  /** The point at which each pick-up is loaded, numbered through all routes, ascending. */
  readonly pickupPoint: Int32Array;
  readonly pickupWarehouse: Int32Array;
  /**
   * From its first pick-up on a route is cut into runs of `RUN_SEGMENTS` segments, the last one shorter, so that who
   * measures it may pass over most of it; route r owns the runs `firstRun[r]` to `firstRun[r + 1] - 1`, each with a
   * bounding box.
   */
  readonly firstRun: Int32Array;
  readonly runBoxes: Float32Array;
}

/** Segments of one run. */
export const RUN_SEGMENTS = 4;

/** The point from which on route r may deliver: its first pick-up. */
export function firstLoadedPoint({ firstPickup, pickupPoint }: CompiledRoutes, r: number): number {
  return pickupPoint[firstPickup[r]!]!;
}

/** Compiles the routes, which are not service routes and come ascending by id. */
export function compileRoutes(inputs: readonly RouteInput[], warehouses: RouteWarehouses): CompiledRoutes {
  const stops = inputs.map((input) => findStops(input, warehouses));
  const offering = inputs.flatMap((input, i) => {
    const found = stops[i];
    return found === undefined || found.pickups.length === 0 ? [] : [{ input, ...found }];
  });
  const pointCount = offering.reduce((sum, { input }) => sum + input.points.length, 0);
  const routes = {
    ids: offering.map(({ input }) => input.id),
    vehicle: Int32Array.from(offering, ({ input }) => input.vehicle),
    home: Int32Array.from(offering, ({ home }) => home),
    weekdays: Uint8Array.from(offering, ({ input }) =>
      input.runs.type === 'WEEKLY' ? weekdayBits(input.runs.weekDays) : 0,
    ),
    onceDay: Float64Array.from(offering, ({ input }) =>
      input.runs.type === 'ONCE' ? input.runs.day : Number.NaN,
    ),
    firstPoint: new Int32Array(offering.length + 1),
    firstPickup: new Int32Array(offering.length + 1),
    xyz: new Float64Array(3 * pointCount),
    offsetHours: new Float64Array(pointCount),
    along: new Float64Array(pointCount),
    pickupPoint: new Int32Array(offering.reduce((sum, { pickups }) => sum + pickups.length, 0)),
    pickupWarehouse: new Int32Array(offering.reduce((sum, { pickups }) => sum + pickups.length, 0)),
    firstRun: new Int32Array(offering.length + 1),
    runBoxes: new Float32Array(BOX * offering.reduce((sum, found) => sum + runsOf(found), 0)),
  };
  let point = 0;
  let pickup = 0;
  offering.forEach((found, route) => {
    const { input, pickups } = found;
    for (const { at, warehouse } of pickups) {
      routes.pickupPoint[pickup] = point + at;
      routes.pickupWarehouse[pickup] = warehouse;
      pickup++;
    }
    fillPoints(routes, input, point);
    routes.firstRun[route + 1] = routes.firstRun[route]! + runsOf(found);
    boundRuns(routes, route, point + firstLoaded(found), point + input.points.length - 1);
    point += input.points.length;
    routes.firstPoint[route + 1] = point;
    routes.firstPickup[route + 1] = pickup;
  });
  return routes;
}

interface Stops {
  readonly home: number;
  /** Ascending; `at` counts the route's own points. */
  readonly pickups: readonly { readonly at: number; readonly warehouse: number }[];
}

interface Offering extends Stops {
  readonly input: RouteInput;
}

/** The point from which on a route may deliver: its first pick-up. */
function firstLoaded({ pickups }: Offering): number {
  return pickups[0]?.at ?? 0;
}

function runsOf(offering: Offering): number {
  return Math.ceil((offering.input.points.length - 1 - firstLoaded(offering)) / RUN_SEGMENTS);
}

/** Bounds the runs of a route, whose segments lie between the points `from` and `last`. */
function boundRuns(
  { firstRun, runBoxes, xyz }: CompiledRoutes,
  route: number,
  from: number,
  last: number,
): void {
  for (let run = firstRun[route]!, point = from; point < last; run++, point += RUN_SEGMENTS) {
    boundLine(xyz, point, Math.min(point + RUN_SEGMENTS, last), runBoxes, BOX * run);
  }
}

/** Where a route can be loaded; undefined without a home (such a route offers nothing). */
function findStops(input: RouteInput, warehouses: RouteWarehouses): Stops | undefined {
  let home: number | undefined;
  const pickups: { at: number; warehouse: number }[] = [];
  const last = input.points.length - 1;
  for (const at of input.warehousePoints) {
    const warehouse = warehouses.numberOf(input.points[at]!.warehouseId!);
    if (warehouse === undefined) continue;
    home ??= warehouse;
    if (at < last && warehouses.offersDelivery(warehouse)) pickups.push({ at, warehouse });
  }
  return home === undefined ? undefined : { home, pickups };
}

function fillPoints(routes: CompiledRoutes, input: RouteInput, first: number): void {
  const { xyz, offsetHours, along } = routes;
  let at = first;
  for (const point of input.points) {
    writeUnitVector(point.location, xyz, 3 * at);
    offsetHours[at] = point.duration ?? Number.NaN;
    along[at] = at === first ? 0 : along[at - 1]! + metresBetween(xyz, 3 * at - 3, 3 * at);
    at++;
  }
  fillOffsets(offsetHours, along, first, at - 1, input.duration);
}
