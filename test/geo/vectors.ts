import type { LatLng } from '../../src/geo/point.js';
import { writeUnitVector } from '../../src/geo/sphere.js';

export const at = (lat: number, lng: number): LatLng => ({ lat, lng });

/** The unit vectors of some places, three numbers each. */
export function vectorsOf(...places: readonly LatLng[]): Float64Array {
  const xyz = new Float64Array(3 * places.length);
  places.forEach((place, i) => writeUnitVector(place, xyz, 3 * i));
  return xyz;
}

/** The unit vector of one place, to be spread into the arguments px, py, pz. */
export function vectorOf(place: LatLng): [number, number, number] {
  const xyz = vectorsOf(place);
  return [xyz[0]!, xyz[1]!, xyz[2]!];
}

/** Metres of so many degrees of a great circle of DESIGN.md's sphere, from first principles. */
export const metresOfDegrees = (degrees: number): number => (degrees / 360) * 2 * Math.PI * 6371008.8;
