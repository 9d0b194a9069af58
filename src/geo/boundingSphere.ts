import { squaredChordBetween } from './sphere.js';

/**
 * Bounding spheres bound distances from below without trigonometry: what lies in a sphere of centre C
 * and radius r is at least |P - C| - r from P, in chords (straight lines of the unit sphere). They are
 * kept as four numbers: x, y, z of the centre, and r.
 */

/** Widens every radius, so that no rounding of the last digits lets a bound exceed a distance. */
const ROUNDING = 1e-14;

/**
 * Writes to `spheres[at]` a sphere that holds the great-circle segments between the points `first` to
 * `last` (both included) of `xyz`.
 */
export function boundLine(
  xyz: Float64Array,
  first: number,
  last: number,
  spheres: Float64Array,
  at: number,
): void {
  centreOfBox(xyz, 3, first, last, 0, spheres, at);
  let radius = 0;
  let longest = 0;
  for (let i = first; i <= last; i++) {
    radius = Math.max(radius, squaredChordBetween(xyz, 3 * i, spheres, at));
    if (i < last) longest = Math.max(longest, squaredChordBetween(xyz, 3 * i, xyz, 3 * i + 3));
  }
  // An arc bulges from its chord by 1 - cos(half its angle), at most a quarter of its squared chord.
  spheres[at + 3] = Math.sqrt(radius) + longest / 4 + ROUNDING;
}

/** Writes to `spheres[at]` a sphere that holds the spheres numbered `first` to `last` of `inner`. */
export function boundSpheres(
  inner: Float64Array,
  first: number,
  last: number,
  spheres: Float64Array,
  at: number,
): void {
  centreOfBox(inner, 4, first, last, 1, spheres, at);
  let radius = 0;
  for (let i = first; i <= last; i++) {
    radius = Math.max(radius, Math.sqrt(squaredChordBetween(inner, 4 * i, spheres, at)) + inner[4 * i + 3]!);
  }
  spheres[at + 3] = radius + ROUNDING;
}

/** The middle of the axis-parallel box around points (or spheres, whose radius follows their centre). */
function centreOfBox(
  from: Float64Array,
  stride: 3 | 4,
  first: number,
  last: number,
  withRadius: 0 | 1,
  to: Float64Array,
  at: number,
): void {
  for (let axis = 0; axis < 3; axis++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = first; i <= last; i++) {
      const middle = from[stride * i + axis]!;
      const radius = withRadius === 1 ? from[stride * i + 3]! : 0;
      if (middle - radius < low) low = middle - radius;
      if (middle + radius > high) high = middle + radius;
    }
    to[at + axis] = (low + high) / 2;
  }
}

/** The least chord from a unit vector to anything in the sphere at `spheres[at]`; below 0 inside it. */
export function chordToSphere(px: number, py: number, pz: number, spheres: Float64Array, at: number): number {
  const dx = px - spheres[at]!;
  const dy = py - spheres[at + 1]!;
  const dz = pz - spheres[at + 2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - spheres[at + 3]!;
}
