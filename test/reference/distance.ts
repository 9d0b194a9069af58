import type { LatLng } from '../../src/geo/point.js';
import type { Policy } from '../../src/policy/policy.js';
import { exact, toMultiple } from './exact.js';
import type { Exact } from './exact.js';

const EARTH_RADIUS_M = 6_371_008.8;

/** A place as a unit vector: no meridian is special. */
export type Vector = readonly [number, number, number];

// The sine of -180 to 180 degrees, without a binary trace at the half turns.
function sine(degrees: number): number {
  return Math.abs(degrees) === 180 ? 0 : Math.sin((degrees * Math.PI) / 180);
}

function cosine(degrees: number): number {
  return Math.abs(degrees) === 90 ? 0 : Math.cos((degrees * Math.PI) / 180);
}

export function vectorOf({ lat, lng }: LatLng): Vector {
  return [cosine(lat) * cosine(lng), cosine(lat) * sine(lng), sine(lat)];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function sum(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function scaled(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function length(a: Vector): number {
  return Math.hypot(...a);
}

/** Great-circle metres: by sine and cosine both, which keeps its digits at any distance. */
export function metresBetween(a: Vector, b: Vector): number {
  // (a - b) x (a + b) is 2 a x b, and exact where the two are close.
  const twiceSine = length(cross(sum(a, scaled(b, -1)), sum(a, b)));
  return EARTH_RADIUS_M * Math.atan2(twiceSine / 2, dot(a, b));
}

export function roadMetres(greatCircleMetres: number, policy: Policy): number {
  return greatCircleMetres * policy.distance.circuity;
}

/** Road metres rounded to a multiple of the step. */
export function chargeableMetres(road: number, { distance }: Policy): Exact {
  return toMultiple(exact(road), exact(distance.stepM), distance.mode);
}

/** Milliseconds on the road. */
export function travelTime(road: number, speedKmh: number): number {
  return Math.round((road / 1000 / speedKmh) * 3_600_000);
}
