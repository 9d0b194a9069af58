/**
 * The nearest place on one great-circle segment (DESIGN.md, "Distance").
 *
 * The segment runs from the unit vector A at `xyz[a]` to B at `xyz[a + 3]`; P is the place asked for.
 * All is built from the differences u = P - A and v = B - A, which keep their digits when the points
 * are near each other; the textbook dot products would lose them (half the digits at a kilometre).
 * With chords, cos AP = 1 - uu/2 and cos AB = 1 - vv/2.
 */

/** Below this squared sine a segment has no direction: its ends are the same place, or antipodes. */
const NO_DIRECTION = 1e-26;

/**
 * Squared chord from P to the nearest place on the segment.
 * A segment without length (or between antipodes, where no one great circle is meant) is its ends alone.
 */
export function squaredChordToArc(px: number, py: number, pz: number, xyz: Float64Array, a: number): number {
  const ax = xyz[a]!;
  const ay = xyz[a + 1]!;
  const az = xyz[a + 2]!;
  const ux = px - ax;
  const uy = py - ay;
  const uz = pz - az;
  const vx = xyz[a + 3]! - ax;
  const vy = xyz[a + 4]! - ay;
  const vz = xyz[a + 5]! - az;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const toB = squared(ux - vx) + squared(uy - vy) + squared(uz - vz);
  // P lies beside the arc when it is ahead of A and behind B, seen along the great circle.
  const aheadOfA = uv - (uu * vv) / 4;
  const behindB = vv - uv - (toB * vv) / 4;
  const squaredSineAB = vv * (1 - vv / 4);
  if (aheadOfA <= 0 || behindB <= 0 || squaredSineAB < NO_DIRECTION) return uu < toB ? uu : toB;
  const det = ax * (vy * uz - vz * uy) + ay * (vz * ux - vx * uz) + az * (vx * uy - vy * ux);
  const squaredSine = (det * det) / squaredSineAB;
  if (squaredSine >= 1) return 2;
  // The chord of the angle whose sine is known: 2 - 2 cos, without the cancellation.
  return (2 * squaredSine) / (1 + Math.sqrt(1 - squaredSine));
}

/** How far along the segment its place nearest to P lies, as a share of its length: 0 at A, 1 at B. */
export function shareAlongArc(px: number, py: number, pz: number, xyz: Float64Array, a: number): number {
  const ux = px - xyz[a]!;
  const uy = py - xyz[a + 1]!;
  const uz = pz - xyz[a + 2]!;
  const vx = xyz[a + 3]! - xyz[a]!;
  const vy = xyz[a + 4]! - xyz[a + 1]!;
  const vz = xyz[a + 5]! - xyz[a + 2]!;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const toB = squared(ux - vx) + squared(uy - vy) + squared(uz - vz);
  const aheadOfA = uv - (uu * vv) / 4;
  const behindB = vv - uv - (toB * vv) / 4;
  const squaredSineAB = vv * (1 - vv / 4);
  if (squaredSineAB < NO_DIRECTION) return toB < uu ? 1 : 0;
  if (aheadOfA <= 0 || behindB <= 0) return toB < uu ? 1 : 0;
  const along = Math.atan2(aheadOfA / Math.sqrt(squaredSineAB), 1 - uu / 2);
  const whole = 2 * Math.asin(Math.min(1, Math.sqrt(vv) / 2));
  return Math.min(1, Math.max(0, along / whole));
}

function squared(x: number): number {
  return x * x;
}
