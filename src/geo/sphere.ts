import type { LatLng } from './point.js';

/** The radius of DESIGN.md, "Distance": the mean Earth radius, in metres. */
export const EARTH_RADIUS_M = 6371008.8;

const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * Writes the unit vector of a location to `xyz[at]`, `xyz[at + 1]`, `xyz[at + 2]`.
 *
 * The engine measures with vectors, not with degrees: there the 180th meridian and the poles are
 * places like any other, and equal locations give equal numbers (so -180 is read as 180, and a pole is
 * the same place at any longitude).
 */
export function writeUnitVector(location: LatLng, xyz: Float64Array, at: number): void {
  const lat = location.lat * RADIANS_PER_DEGREE;
  const lng = (location.lng === -180 ? 180 : location.lng) * RADIANS_PER_DEGREE;
  const cosLat = Math.abs(location.lat) === 90 ? 0 : Math.cos(lat);
  xyz[at] = cosLat * Math.cos(lng);
  xyz[at + 1] = cosLat * Math.sin(lng);
  xyz[at + 2] = Math.sin(lat);
}

/**
 * Great-circle metres of a squared chord, the squared straight-line distance of two unit vectors
 * (0 at the same place, 4 at the antipode). Exact near 0, where an arc cosine would not be.
 */
export function metresOfSquaredChord(squaredChord: number): number {
  const halfChord = Math.sqrt(squaredChord) / 2;
  return halfChord < 1 ? 2 * EARTH_RADIUS_M * Math.asin(halfChord) : Math.PI * EARTH_RADIUS_M;
}

/** From here on (some 60 km short of the antipode) a squared chord has too few digits left for metres. */
export const NEAR_ANTIPODE = 3.9999;

/** Great-circle metres between the unit vectors at `a[i]` and `b[j]`, by their squared chord. */
export function metresTo(
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  squaredChord: number,
): number {
  if (squaredChord < NEAR_ANTIPODE) return metresOfSquaredChord(squaredChord);
  // What is short of half the globe's girth is measured from the antipode, exactly.
  const sx = a[i]! + b[j]!;
  const sy = a[i + 1]! + b[j + 1]!;
  const sz = a[i + 2]! + b[j + 2]!;
  return Math.PI * EARTH_RADIUS_M - metresOfSquaredChord(sx * sx + sy * sy + sz * sz);
}

/** The squared chord that great-circle metres span; beyond any (a rounded one may pass 4) from half way round on. */
export function squaredChordOfMetres(metres: number): number {
  const angle = metres / EARTH_RADIUS_M;
  if (angle >= Math.PI) return Infinity;
  const chord = 2 * Math.sin(angle / 2);
  return chord * chord;
}

/** Great-circle metres between two locations. */
export function greatCircleMetres(a: LatLng, b: LatLng): number {
  const xyz = new Float64Array(6);
  writeUnitVector(a, xyz, 0);
  writeUnitVector(b, xyz, 3);
  return metresBetween(xyz, 0, 3);
}

/** Great-circle metres between the unit vectors at `xyz[a]` and `xyz[b]`. */
export function metresBetween(xyz: Float64Array, a: number, b: number): number {
  return metresTo(xyz, a, xyz, b, squaredChordBetween(xyz, a, xyz, b));
}

/** Squared chord between the unit vectors at `a[i]` and `b[j]`. */
export function squaredChordBetween(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[i]! - b[j]!;
  const dy = a[i + 1]! - b[j + 1]!;
  const dz = a[i + 2]! - b[j + 2]!;
  return dx * dx + dy * dy + dz * dz;
}
