import type { Position } from 'geojson';
import { lngNear } from '../antimeridian.js';
import { brokenPath } from './paths.js';
import { middleLng, type Projection } from './projection.js';

/** Degrees between parallels; meridians are twice as far apart. */
const STEPS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const MOST_LINES = 8;
/** Pieces by which a curved line is drawn between two crossings. */
const PIECES = 4;

/** Meridians and parallels around the positions, as the `d` of an SVG path; see brokenPath for `most`. */
export function graticule(positions: readonly Position[], project: Projection, most: number): string {
  if (positions.length === 0) return '';
  const middle = middleLng(positions.map(([lng = 0]) => lng));
  const lats = rangeOf(positions.map(([, lat = 0]) => lat));
  const lngs = rangeOf(positions.map(([lng = 0]) => lngNear(lng, middle)));
  const step = STEPS.find((one) => (lats.to - lats.from) / one <= MOST_LINES) ?? 20;
  const rows = multiples(lats, step).filter((lat) => Math.abs(lat) < 90);
  const columns = multiples(lngs, 2 * step);
  const lines = [
    ...rows.map((lat) => fine(columns).map((lng) => [lng, lat])),
    ...columns.map((lng) => fine(rows).map((lat) => [lng, lat])),
  ];
  return lines.map((line) => brokenPath(line, project, most)).join('');
}

/** The multiples of a step in a range and one more on either side. */
function multiples(
  { from, to }: { readonly from: number; readonly to: number },
  step: number,
): readonly number[] {
  const first = Math.floor(from / step) - 1;
  const last = Math.ceil(to / step) + 1;
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

function fine(crossings: readonly number[]): readonly number[] {
  return crossings.flatMap((at, i) => {
    const next = crossings[i + 1];
    if (next === undefined) return [at];
    return Array.from({ length: PIECES }, (_, piece) => at + ((next - at) * piece) / PIECES);
  });
}

function rangeOf(numbers: readonly number[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const number of numbers) [from, to] = [Math.min(from, number), Math.max(to, number)];
  return { from, to };
}
