/**
 * Bounding boxes bound distances from below without trigonometry. They are boxes of space around points of
 * the unit sphere, not boxes of degrees: six floats, least x, y, z and greatest x, y, z. What lies in a box
 * is at least as far from P, in squared chords, as the box itself.
 */
export const BOX = 6;

/** Widens every box by more than a float of 32 bits is off (6e-8), so that no bound exceeds a distance. */
const ROUNDING = 1e-7;

/**
 * Writes to `boxes[at]` the box of the great-circle segments between the points `first` to `last` (both
 * included) of `xyz`.
 */
export function boundLine(
  xyz: Float64Array,
  first: number,
  last: number,
  boxes: Float32Array,
  at: number,
): void {
  let longest = 0;
  for (let i = 3 * first; i < 3 * last; i += 3) {
    const dx = xyz[i + 3]! - xyz[i]!;
    const dy = xyz[i + 4]! - xyz[i + 1]!;
    const dz = xyz[i + 5]! - xyz[i + 2]!;
    longest = Math.max(longest, dx * dx + dy * dy + dz * dz);
  }
  const margin = marginOf(longest);
  for (let axis = 0; axis < 3; axis++) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = 3 * first + axis; i <= 3 * last + axis; i += 3) {
      const value = xyz[i]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    boxes[at + axis] = least - margin;
    boxes[at + axis + 3] = greatest + margin;
  }
}

/**
 * Writes to `boxes[at]` the box of the great-circle segments numbered `first` to `last` (both included), whose two ends
 * stand in `ends`, each segment `stride` words behind the one before.
 */
export function boundSegments(
  ends: Float32Array,
  stride: number,
  first: number,
  last: number,
  boxes: Float32Array,
  at: number,
): void {
  emptyBox(boxes, at);
  let longest = 0;
  for (let i = stride * first; i <= stride * last; i += stride) {
    let squared = 0;
    for (let axis = 0; axis < 3; axis++) {
      const from = ends[i + axis]!;
      const to = ends[i + axis + 3]!;
      squared += (to - from) * (to - from);
      if (Math.min(from, to) < boxes[at + axis]!) boxes[at + axis] = Math.min(from, to);
      if (Math.max(from, to) > boxes[at + axis + 3]!) boxes[at + axis + 3] = Math.max(from, to);
    }
    longest = Math.max(longest, squared);
  }
  const margin = marginOf(longest);
  for (let axis = 0; axis < 3; axis++) {
    boxes[at + axis]! -= margin;
    boxes[at + axis + 3]! += margin;
  }
}

/** How far arcs may lie outside the box of their ends, by the longest squared chord of them. */
function marginOf(longest: number): number {
  // An arc bulges from its chord by 1 - cos(half its angle), at most a quarter of its squared chord.
  return longest / 4 + ROUNDING;
}

/** Writes to `boxes[at]` the box of the boxes numbered `first` to `last` (both included) of `inner`. */
export function boundBoxes(
  inner: Float32Array,
  first: number,
  last: number,
  boxes: Float32Array,
  at: number,
): void {
  emptyBox(boxes, at);
  for (let i = first; i <= last; i++) includeBox(inner, BOX * i, boxes, at);
}

/** Makes a box of nothing, to which others are added. */
export function emptyBox(boxes: Float32Array, at: number): void {
  boxes.fill(Infinity, at, at + 3);
  boxes.fill(-Infinity, at + 3, at + BOX);
}

/** Widens the box at `boxes[at]` by the one at `inner[from]`. */
export function includeBox(inner: Float32Array, from: number, boxes: Float32Array, at: number): void {
  for (let axis = 0; axis < 3; axis++) {
    if (inner[from + axis]! < boxes[at + axis]!) boxes[at + axis] = inner[from + axis]!;
    if (inner[from + axis + 3]! > boxes[at + axis + 3]!) boxes[at + axis + 3] = inner[from + axis + 3]!;
  }
}

/**
 * The least squared chord from a unit vector to anything in the box at `boxes[at]`; 0 inside it.
 *
 * Which side of a box a place lies on cannot be foreseen, and a wrongly guessed branch costs more than all of this
 * arithmetic; so there is none.
 */
export function squaredChordToBox(
  px: number,
  py: number,
  pz: number,
  boxes: Float32Array,
  at: number,
): number {
  const dx = twiceOutside(boxes[at]!, px, boxes[at + 3]!);
  const dy = twiceOutside(boxes[at + 1]!, py, boxes[at + 4]!);
  const dz = twiceOutside(boxes[at + 2]!, pz, boxes[at + 5]!);
  return (dx * dx + dy * dy + dz * dz) / 4;
}

/** Twice how far a coordinate lies outside an interval. */
function twiceOutside(least: number, value: number, greatest: number): number {
  const below = least - value;
  const above = value - greatest;
  // At most one of them is above 0; with its size added, the other one is gone.
  return below + Math.abs(below) + (above + Math.abs(above));
}
