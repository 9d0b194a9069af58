import type { LatLng } from '../../src/geo/point.js';
import type { Policy } from '../../src/policy/policy.js';
import { cross, dot, length, metresBetween, scaled, sum, vectorOf } from './distance.js';
import type { Vector } from './distance.js';
import type { Route, RoutePoint } from './network.js';

/** Places within this of the least distance count as equally near. */
const EQUALLY_NEAR_M = 0.01;

/** Ends less than a micrometre apart: doubles cannot tell which of them is nearer, so the earlier one is. */
const SAME_PLACE_M = 6.4e-7;

/** An address so near to a place is on it: what is left are nanometres, the noise of doubles. */
const ON_THE_PLACE_M = 1e-6;

/** The nearest place of a route to an address. */
export interface Place {
  /** Great-circle metres from the place to the address. */
  readonly detour: number;
  /** Great-circle metres along the points, from the pick-up point to the place. */
  readonly along: number;
  /** Hours from the route's start to the place. */
  readonly offset: number;
}

/** Of all places from the pick-up point on: the nearest one, and of equally near ones the earliest. */
export function nearestPlace(route: Route, pickUp: number, address: LatLng, policy: Policy): Place {
  const places =
    policy.route.dropOff === 'segment'
      ? segmentPlaces(route, pickUp, address)
      : pointPlaces(route, pickUp, address);
  const least = Math.min(...places.map(({ detour }) => detour));
  const nearest = places.find(({ detour }) => detour <= least + EQUALLY_NEAR_M);
  if (nearest === undefined) throw new Error(`route ${route.id} has no point from ${pickUp} on`);
  return nearest;
}

function pointPlaces(route: Route, pickUp: number, address: LatLng): readonly Place[] {
  const vectors = route.points.map(({ location }) => vectorOf(location));
  const offsets = offsetsOf(route);
  const places: Place[] = [];
  let along = 0;
  for (let index = pickUp; index < vectors.length; index++) {
    if (index > pickUp) along += metresBetween(at(vectors, index - 1), at(vectors, index));
    places.push({
      detour: detourBetween(at(vectors, index), vectorOf(address)),
      along,
      offset: at(offsets, index),
    });
  }
  return places;
}

function segmentPlaces(route: Route, pickUp: number, address: LatLng): readonly Place[] {
  const vectors = route.points.map(({ location }) => vectorOf(location));
  const offsets = offsetsOf(route);
  const places: Place[] = [];
  let along = 0;
  for (let index = pickUp; index + 1 < vectors.length; index++) {
    const from = at(vectors, index);
    const to = at(vectors, index + 1);
    const whole = metresBetween(from, to);
    const nearest = nearestOnArc(from, to, vectorOf(address));
    const part = metresBetween(from, nearest);
    const [begin, end] = [at(offsets, index), at(offsets, index + 1)];
    places.push({
      detour: detourBetween(nearest, vectorOf(address)),
      along: along + part,
      offset: whole < SAME_PLACE_M ? begin : begin + (end - begin) * (part / whole),
    });
    along += whole;
  }
  return places;
}

function detourBetween(place: Vector, address: Vector): number {
  const metres = metresBetween(place, address);
  return metres < ON_THE_PLACE_M ? 0 : metres;
}

/** The point of the arc from `a` to `b` that is nearest to `p`. */
function nearestOnArc(a: Vector, b: Vector, p: Vector): Vector {
  const nearerEnd = metresBetween(a, p) <= metresBetween(b, p) ? a : b;
  const normal = cross(sum(a, scaled(b, -1)), sum(a, b));
  if (length(normal) === 0) return nearerEnd;
  const upright = scaled(normal, 1 / length(normal));
  // The foot of the perpendicular from p on the plane of the circle, brought back to the sphere.
  const foot = sum(p, scaled(upright, -dot(p, upright)));
  if (length(foot) === 0) return nearerEnd;
  const onCircle = scaled(foot, 1 / length(foot));
  const isBetween = dot(cross(a, onCircle), upright) > 0 && dot(cross(onCircle, b), upright) > 0;
  // At an end itself, where all digits are noise, the end is the nearest.
  return isBetween && metresBetween(onCircle, p) < metresBetween(nearerEnd, p) ? onCircle : nearerEnd;
}

/** Hours from the start to each point: the given ones, others between their known neighbours by length. */
export function offsetsOf({ points, duration }: Pick<Route, 'points' | 'duration'>): readonly number[] {
  const known: (number | null)[] = points.map((point) => point.duration);
  const last = known.length - 1;
  known[0] ??= 0;
  known[last] ??= Math.max(duration, ...known.filter((offset) => offset !== null));
  return known.map((offset, index) => {
    if (offset !== null) return offset;
    const before = known.findLastIndex((other, place) => place < index && other !== null);
    const after = known.findIndex((other, place) => place > index && other !== null);
    const [begin, end] = [known[before] ?? 0, known[after] ?? 0];
    const whole = lengthAlong(points, before, after);
    return whole === 0 ? begin : begin + (end - begin) * (lengthAlong(points, before, index) / whole);
  });
}

function lengthAlong(points: readonly RoutePoint[], from: number, to: number): number {
  const vectors = points.slice(from, to + 1).map(({ location }) => vectorOf(location));
  return vectors
    .slice(1)
    .reduce((metres, vector, index) => metres + metresBetween(at(vectors, index), vector), 0);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}
