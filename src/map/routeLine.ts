import { greatCircle } from '@turf/turf';
import type { Position } from 'geojson';
import type { LatLng } from '../geo/point.js';
import { EARTH_RADIUS_M, greatCircleMetres } from '../geo/sphere.js';
import { runningOn } from './antimeridian.js';

/** A line along great circles through the points of a route, in the running plane (antimeridian.ts). */
export interface RouteLine {
  readonly positions: readonly Position[];
  /** Great-circle metres from the start, a position each. */
  readonly along: readonly number[];
  /** The position at which each of the route's points lies. */
  readonly pointAt: readonly number[];
}

/** Great circles are drawn by straight pieces of about this length. */
const PIECE_M = 20_000;

export function drawRoute(points: readonly LatLng[]): RouteLine {
  const positions: Position[] = [];
  const along: number[] = [];
  const pointAt: number[] = [];
  let metres = 0;
  let before: LatLng | undefined;
  for (const point of points) {
    const length = before === undefined ? 0 : greatCircleMetres(before, point);
    const between = before === undefined || length < PIECE_M ? [] : arcBetween(before, point, length);
    between.forEach((position, i) => {
      positions.push(position);
      along.push(metres + (length * (i + 1)) / (between.length + 1));
    });
    metres += length;
    pointAt.push(positions.length);
    positions.push([point.lng, point.lat]);
    along.push(metres);
    before = point;
  }
  return { positions: runningOn(positions, points[0]?.lng ?? 0), along, pointAt };
}

/** The positions strictly between two points, at equal distances; none between antipodes, which no arc joins. */
function arcBetween(from: LatLng, to: LatLng, metres: number): Position[] {
  if (metres > Math.PI * EARTH_RADIUS_M - 1) return [];
  const npoints = Math.ceil(metres / PIECE_M) + 1;
  const { geometry } = greatCircle([from.lng, from.lat], [to.lng, to.lat], { npoints, offset: 0 });
  const positions = geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
  return positions.slice(1, -1);
}
