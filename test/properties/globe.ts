import fc from 'fast-check';
import type { LatLng } from '../../src/geo/point.js';
import { writeUnitVector } from '../../src/geo/sphere.js';
import { anyPlace, movedBy, stepArbitrary } from '../support/arbitraries/places.js';

/** The sphere by the book, in vectors and plain trigonometry: slow, and right to some micrometres. */

const RADIUS_M = 6371008.8;

export type Vector = readonly [x: number, y: number, z: number];

/** Where the engine puts a location. */
export function vectorOf(location: LatLng): Vector {
  const xyz = new Float64Array(3);
  writeUnitVector(location, xyz, 0);
  return [xyz[0] ?? Number.NaN, xyz[1] ?? Number.NaN, xyz[2] ?? Number.NaN];
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function size([x, y, z]: Vector): number {
  return Math.hypot(x, y, z);
}

/** Great-circle metres, by half the chord. */
export function metresBetween(a: Vector, b: Vector): number {
  return 2 * RADIUS_M * Math.asin(Math.min(1, size(minus(a, b)) / 2));
}

/** The place at a share of the great-circle segment from `a` to `b`. */
export function placeAlong(a: Vector, b: Vector, share: number): Vector {
  const angle = 2 * Math.asin(Math.min(1, size(minus(a, b)) / 2));
  const at = (t: number) => (angle < 1e-9 ? t : Math.sin(t * angle) / Math.sin(angle));
  const place: Vector = [
    a[0] * at(1 - share) + b[0] * at(share),
    a[1] * at(1 - share) + b[1] * at(share),
    a[2] * at(1 - share) + b[2] * at(share),
  ];
  const length = size(place);
  return [place[0] / length, place[1] / length, place[2] / length];
}

/** Lines of several points: on short and long steps, some of none, anywhere and over the meridian. */
export const lineArbitrary: fc.Arbitrary<readonly LatLng[]> = fc
  .record({
    first: fc.oneof(anyPlace, fc.constantFrom({ lat: 66.3, lng: 180 }, { lat: 56.84, lng: 60.61 })),
    degrees: fc.constantFrom(0.0005, 0.1, 0.1, 3, 40),
    steps: fc.array(stepArbitrary(1), { minLength: 1, maxLength: 7 }),
  })
  .map(({ first, degrees, steps }) => {
    const line = [first];
    for (const { north, east } of steps) {
      line.push(movedBy(line[line.length - 1] ?? first, north * degrees, east * degrees));
    }
    return line;
  });

/** A line, and a place on it, near it, or anywhere. */
export const lineAndPlaceArbitrary: fc.Arbitrary<{
  readonly line: readonly LatLng[];
  readonly place: LatLng;
}> = fc
  .record({
    line: lineArbitrary,
    point: fc.nat(7),
    aside: fc.tuple(fc.constantFrom(0, 0.00001, 0.05, 2), stepArbitrary(1)),
    anywhere: fc.option(anyPlace, { freq: 8 }),
  })
  .map(({ line, point, aside: [degrees, { north, east }], anywhere }) => {
    const from = line[point % line.length] ?? { lat: 1, lng: 1 };
    return {
      line,
      place: anywhere ?? (degrees === 0 ? from : movedBy(from, north * degrees, east * degrees)),
    };
  });
