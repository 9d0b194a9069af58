/**
 * The offset of every point of a route, in hours from its start (DESIGN.md, "Distance").
 *
 * `own` are the points' own durations, NaN where missing; a missing first one is 0, a missing last one
 * the greater of the route's duration and the last known one; the others are interpolated between their
 * known neighbours by `along`, the great-circle metres from the route's first point (neighbours at zero
 * length: the earlier one's). Written in place.
 */
export function fillOffsets(
  own: Float64Array,
  along: Float64Array,
  first: number,
  last: number,
  durationHours: number,
): void {
  if (Number.isNaN(own[first]!)) own[first] = 0;
  if (Number.isNaN(own[last]!)) {
    let known = last - 1;
    while (Number.isNaN(own[known]!)) known--;
    own[last] = Math.max(durationHours, own[known]!);
  }
  for (let i = first + 1; i < last; i++) {
    if (!Number.isNaN(own[i]!)) continue;
    let next = i + 1;
    while (Number.isNaN(own[next]!)) next++;
    const before = i - 1;
    const length = along[next]! - along[before]!;
    const hours = own[next]! - own[before]!;
    const metresBefore = along[before]!;
    const hoursBefore = own[before]!;
    for (; i < next; i++) {
      own[i] = length > 0 ? hoursBefore + hours * ((along[i]! - metresBefore) / length) : hoursBefore;
    }
  }
}
