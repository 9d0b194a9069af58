/** So far (radians, a metre and a quarter) ends kept as floats of 32 bits may lie from where they are: 6e-8, and room. */
const ROUNDING = 2e-7;

/**
 * A lower bound of the squared chord from P to a great-circle segment, for a short one some metres below it. The
 * segment goes from the unit vector at `ends[at]` to the one behind it, three floats of 32 bits each.
 *
 * To find what to measure first, that is enough, and it takes half the memory and no branch: which of the ends is
 * nearer, and whether P lies beside the segment, cannot be foreseen. It is computed from the straight chord of the
 * segment. A place of the arc lies s above the chord, at most 1 - cos(half its angle), which is at most a quarter of
 * the chord's square, vv/4; and c away from P when the point of the chord below it is d away, where dd = cc(1 - s) +
 * ss. So cc is at least dd - ss.
 */
export function squaredChordToSegmentAtLeast(
  px: number,
  py: number,
  pz: number,
  ends: Float32Array,
  at: number,
): number {
  const ux = px - ends[at]!;
  const uy = py - ends[at + 1]!;
  const uz = pz - ends[at + 2]!;
  const vx = ends[at + 3]! - ends[at]!;
  const vy = ends[at + 4]! - ends[at + 1]!;
  const vz = ends[at + 5]! - ends[at + 2]!;
  const vv = vx * vx + vy * vy + vz * vz;
  // Of a segment without length any share will do, but not the NaN of 0 by 0.
  const share = clamped((ux * vx + uy * vy + uz * vz) / (vv + Number.MIN_VALUE));
  const dx = ux - share * vx;
  const dy = uy - share * vy;
  const dz = uz - share * vz;
  const away = positive(Math.sqrt(positive(dx * dx + dy * dy + dz * dz - (vv * vv) / 16)) - ROUNDING);
  return away * away;
}

// Math.min and Math.max branch (they mind NaN and -0). These are off by what doubles round away, which is far below a
// millimetre where it matters.

function positive(x: number): number {
  return (x + Math.abs(x)) / 2;
}

/** To 0 ... 1. */
function clamped(x: number): number {
  return (1 + Math.abs(x) - Math.abs(x - 1)) / 2;
}
