import type { Position } from 'geojson';
import { EARTH_RADIUS_M } from '../../geo/sphere.js';
import type { Projection } from './projection.js';

/** Degrees that are little enough to be a straight line anywhere. */
const STEP = 0.01;
const STEP_KM = (STEP * Math.PI * EARTH_RADIUS_M) / 180_000;

/** Kilometres of a unit of the drawing around a place: the same in every direction, as angles are true. */
export function kmPerUnit([lng = 0, lat = 0]: Position, project: Projection): number {
  const [x, y] = project([lng, lat]);
  // Away from the poles, near which nothing is drawn farther on.
  const [nextX, nextY] = project([lng, lat > 0 ? lat - STEP : lat + STEP]);
  return STEP_KM / Math.hypot(nextX - x, nextY - y);
}
