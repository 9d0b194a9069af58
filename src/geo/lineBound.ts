/** So far (radians, a metre and a quarter) points kept as floats of 32 bits may lie from where they are: 6e-8, and room. */
const ROUNDING = 2e-7;

/**
 * A lower bound of the squared chord from P to a line, for short segments some metres below it. The line goes
 * through the unit vectors from `line[at]` to before `line[end]`, three floats of 32 bits each.
 *
 * To find what to measure first, that is enough, and it takes half the memory and no branch: which of a segment's
 * ends is nearer, and whether P lies beside it, cannot be foreseen. It is computed from the straight chords of the
 * segments. A place of an arc lies s above its chord, at most 1 - cos(half its angle), which is at most a quarter of
 * the chord's square, vv/4; and c away from P when the point of the chord below it is d away, where dd = cc(1 - s) +
 * ss. So cc is at least dd - ss.
 */
export function squaredChordToLineAtLeast(
  px: number,
  py: number,
  pz: number,
  line: Float32Array,
  at: number,
  end: number,
): number {
  let ux = px - line[at]!;
  let uy = py - line[at + 1]!;
  let uz = pz - line[at + 2]!;
  let least = 4;
  for (let b = at + 3; b < end; b += 3) {
    const wx = px - line[b]!;
    const wy = py - line[b + 1]!;
    const wz = pz - line[b + 2]!;
    const vx = ux - wx;
    const vy = uy - wy;
    const vz = uz - wz;
    const vv = vx * vx + vy * vy + vz * vz;
    // Of a segment without length any share will do, but not the NaN of 0 by 0.
    const share = clamped((ux * vx + uy * vy + uz * vz) / (vv + Number.MIN_VALUE));
    const dx = ux - share * vx;
    const dy = uy - share * vy;
    const dz = uz - share * vz;
    least = lesser(least, dx * dx + dy * dy + dz * dz - (vv * vv) / 16);
    ux = wx;
    uy = wy;
    uz = wz;
  }
  const away = positive(Math.sqrt(positive(least)) - ROUNDING);
  return away * away;
}

// Math.min and Math.max branch (they mind NaN and -0). These are off by what doubles round away, which is far below a
// millimetre where it matters.

function lesser(a: number, b: number): number {
  return (a + b - Math.abs(a - b)) / 2;
}

function positive(x: number): number {
  return (x + Math.abs(x)) / 2;
}

/** To 0 ... 1. */
function clamped(x: number): number {
  return (1 + Math.abs(x) - Math.abs(x - 1)) / 2;
}
