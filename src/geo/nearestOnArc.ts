/**
 * The nearest place on one great-circle segment (DESIGN.md, "Distance").
 *
 * The segment runs from the unit vector A at `xyz[a]` to B at `xyz[a + 3]`; P is the place asked for.
 * All is built from the differences u = P - A and v = B - A, which keep their digits when the points
 * are near each other; the textbook dot products would lose them (half the digits at a kilometre).
 * With chords, cos AP = 1 - uu/2 and cos AB = 1 - vv/2.
 */

/** Below this squared chord the ends of a segment are the same place: it has no direction. */
const SAME_PLACE = 1e-26;
/** From this one on they are antipodes, as far as doubles tell (some 20 m): no one direction is meant. */
const ANTIPODES = 4 - 1e-11;

/**
 * Squared chords from P to the nearest place on each segment of the line through the points `first` to
 * `last`: that of the segment after point i is written to `to[i - first]`. A segment without length (or between
 * antipodes, where no one great circle is meant) is its ends alone.
 *
 * P is a vector: the function is too large to be inlined, and each fraction passed to it would be boxed.
 */
export function squaredChordsToLine(
  p: Float64Array,
  xyz: Float64Array,
  first: number,
  last: number,
  to: Float64Array,
): void {
  const px = p[0]!;
  const py = p[1]!;
  const pz = p[2]!;
  let ux = px - xyz[3 * first]!;
  let uy = py - xyz[3 * first + 1]!;
  let uz = pz - xyz[3 * first + 2]!;
  let uu = ux * ux + uy * uy + uz * uz;
  for (let i = first; i < last; i++) {
    const b = 3 * i + 3;
    // w = P - B, for which the next segment is P - A.
    const wx = px - xyz[b]!;
    const wy = py - xyz[b + 1]!;
    const wz = pz - xyz[b + 2]!;
    const ww = wx * wx + wy * wy + wz * wz;
    const vx = ux - wx;
    const vy = uy - wy;
    const vz = uz - wz;
    const vv = vx * vx + vy * vy + vz * vz;
    const uv = ux * vx + uy * vy + uz * vz;
    let squaredChord = uu < ww ? uu : ww;
    // P lies beside the arc when it is ahead of A and behind B, seen along the great circle.
    if (uv > (uu * vv) / 4 && vv - uv > (ww * vv) / 4) {
      if (vv >= SAME_PLACE && vv < ANTIPODES) {
        // B x v . u: how far P is from the plane of the great circle, times |A x B|.
        const det =
          xyz[b]! * (vy * uz - vz * uy) +
          xyz[b + 1]! * (vz * ux - vx * uz) +
          xyz[b + 2]! * (vx * uy - vy * ux);
        // The squared chord is 2 - 2 cos, without the cancellation. Written out here: V8 does not inline it.
        const squaredSine = (det * det) / squaredSineOf(vv);
        squaredChord = squaredSine < 1 ? (2 * squaredSine) / (1 + Math.sqrt(1 - squaredSine)) : 2;
      }
    }
    to[i - first] = squaredChord;
    ux = wx;
    uy = wy;
    uz = wz;
    uu = ww;
  }
}

/** The squared sine of an angle by its squared chord. */
function squaredSineOf(squaredChord: number): number {
  return squaredChord * (1 - squaredChord / 4);
}

/** How far along the segment its place nearest to P lies, as a share of its length: 0 at A, 1 at B. */
export function shareAlongArc(p: Float64Array, xyz: Float64Array, a: number): number {
  const ux = p[0]! - xyz[a]!;
  const uy = p[1]! - xyz[a + 1]!;
  const uz = p[2]! - xyz[a + 2]!;
  const vx = xyz[a + 3]! - xyz[a]!;
  const vy = xyz[a + 4]! - xyz[a + 1]!;
  const vz = xyz[a + 5]! - xyz[a + 2]!;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const toB = squared(ux - vx) + squared(uy - vy) + squared(uz - vz);
  const aheadOfA = uv - (uu * vv) / 4;
  const behindB = vv - uv - (toB * vv) / 4;
  // Which of two ends at the same place is nearer would be noise: as of all equal places it is the earlier.
  if (vv < SAME_PLACE) return 0;
  if (vv >= ANTIPODES || aheadOfA <= 0 || behindB <= 0) return toB < uu ? 1 : 0;
  const along = Math.atan2(aheadOfA / Math.sqrt(squaredSineOf(vv)), 1 - uu / 2);
  const whole = 2 * Math.asin(Math.min(1, Math.sqrt(vv) / 2));
  return Math.min(1, Math.max(0, along / whole));
}

function squared(x: number): number {
  return x * x;
}
