import type { Position } from 'geojson';

/** A place on the drawing: x to the right, y down. */
export type Spot = readonly [x: number, y: number];

export type Projection = (position: Position) => Spot;

const RADIANS = Math.PI / 180;
/** Nearer to the equator than this a cone is so flat that Mercator's cylinder does as well. */
const LEAST_CONE = 0.05;
/** Near the poles both run off to infinity. */
const GREATEST_LAT = 89;

/**
 * Lambert's conformal conic projection around these positions, or Mercator's near the equator: true in
 * angles, so that circles stay circles; the way in which maps of Russia are drawn. The globe is cut opposite
 * to the middle of the positions, so Chukotka stays whole. Units are arbitrary.
 */
export function projectionAround(positions: readonly Position[]): Projection {
  const lats = positions.map(([, lat = 0]) => lat);
  const south = least(lats) * RADIANS;
  const north = -least(lats.map((lat) => -lat)) * RADIANS;
  const middle = middleLng(positions.map(([lng = 0]) => lng));
  // A sixth in from both ends, as cartographers take them, the errors are least.
  const first = south + (north - south) / 6;
  const second = north - (north - south) / 6;
  const cone =
    second - first < 1e-6
      ? Math.sin(first)
      : Math.log(Math.cos(first) / Math.cos(second)) / (isometric(second) - isometric(first));
  const turn = ([lng = 0]: Position) => (((lng - middle + 540) % 360) - 180) * RADIANS;
  const latOf = ([, lat = 0]: Position) => Math.min(GREATEST_LAT, Math.max(-GREATEST_LAT, lat)) * RADIANS;
  if (Math.abs(cone) < LEAST_CONE) return (position) => [turn(position), -isometric(latOf(position))];
  return (position) => {
    const radius = Math.exp(-cone * isometric(latOf(position))) / cone;
    const angle = cone * turn(position);
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  };
}

/** Mercator's ordinate. */
function isometric(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + lat / 2));
}

/** The longitude opposite to the middle of the widest gap between them. */
export function middleLng(lngs: readonly number[]): number {
  const sorted = [...new Set(lngs)].toSorted((a, b) => a - b);
  let [widest, opposite] = [-1, 0];
  sorted.forEach((lng, i) => {
    const next = sorted[i + 1] ?? (sorted[0] ?? 0) + 360;
    if (next - lng > widest) [widest, opposite] = [next - lng, (lng + next) / 2 + 180];
  });
  return opposite;
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((smallest, number) => Math.min(smallest, number), Infinity);
}

/** The projection moved and scaled so that the positions fill a drawing of this size but for a margin. */
export function fitted(
  projection: Projection,
  positions: readonly Position[],
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): Projection {
  const spots = positions.map(projection);
  const left = least(spots.map(([x]) => x));
  const top = least(spots.map(([, y]) => y));
  const across = Math.max(1e-6, -least(spots.map(([x]) => -x)) - left);
  const down = Math.max(1e-6, -least(spots.map(([, y]) => -y)) - top);
  const scale = Math.min((width - 2 * margin) / across, (height - 2 * margin) / down);
  const [dx, dy] = [(width - scale * across) / 2, (height - scale * down) / 2];
  return (position) => {
    const [x, y] = projection(position);
    return [dx + scale * (x - left), dy + scale * (y - top)];
  };
}
