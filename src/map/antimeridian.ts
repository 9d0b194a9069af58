import { bboxClip } from '@turf/turf';
import type { LineString, MultiLineString, Position } from 'geojson';

/**
 * Shapes that cross the 180th meridian are made in a plane in which longitudes run on beyond ±180, and cut
 * there at the end, as GeoJSON wants it (RFC 7946, 3.1.9).
 */

/** The longitude that is the same place, within 180 degrees of another one. */
export function lngNear(lng: number, reference: number): number {
  return lng - 360 * Math.round((lng - reference) / 360);
}

/** The positions with longitudes that run on without jumps, from near `reference` on. */
export function runningOn(positions: readonly Position[], reference: number): Position[] {
  let before = reference;
  return positions.map(([lng = 0, lat = 0]) => {
    before = lngNear(lng, before);
    return [before, lat];
  });
}

/** A line of the running plane, cut at the meridian into lines between -180 and 180. */
export function cutLine(line: readonly Position[]): LineString | MultiLineString {
  const shape: LineString = { type: 'LineString', coordinates: [...line] };
  const lines = turnsOf(line).flatMap((turn) =>
    linesIn(bboxClip(shape, boundsOf(turn)).geometry).map((piece) => turned(piece, turn)),
  );
  const [only] = lines;
  return lines.length === 1 && only !== undefined
    ? { type: 'LineString', coordinates: only }
    : { type: 'MultiLineString', coordinates: lines };
}

function linesIn(clipped: ReturnType<typeof bboxClip>['geometry']): Position[][] {
  if (clipped.type === 'LineString') return [clipped.coordinates];
  return clipped.type === 'MultiLineString' ? clipped.coordinates : [];
}

/** Which turns of the globe positions touch: 0 is -180 to 180, 1 is 180 to 540, and so on. */
export function turnsOf(positions: readonly Position[]): readonly number[] {
  let [west, east] = [Infinity, -Infinity];
  for (const [lng = 0] of positions) [west, east] = [Math.min(west, lng), Math.max(east, lng)];
  const first = Math.floor((west + 180) / 360);
  // What ends on the meridian itself has no part beyond it.
  const last = Math.max(first, Math.ceil((east + 180) / 360) - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** West, south, east and north of a turn. */
export function boundsOf(turn: number): [number, number, number, number] {
  return [360 * turn - 180, -90, 360 * turn + 180, 90];
}

/** The positions of a turn between -180 and 180. */
export function turned(positions: readonly Position[], turn: number): Position[] {
  return positions.map(([lng = 0, lat = 0]) => [lng - 360 * turn, lat]);
}
