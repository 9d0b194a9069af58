import { bboxPolygon, buffer, circle, difference, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf, runningOn, turned, turnsOf } from './antimeridian.js';

/** Areas in the running plane (antimeridian.ts); null where there is none. */
export type Area = Polygon | MultiPolygon;

/** Corners of a quarter circle: areas lie inside the true ones by a four-hundredth of the radius at most. */
const QUARTER = 12;

/** turf.buffer works on a flat map around the line's middle, which is true to a thousandth so far out. */
const STRETCH = 25;

/** All within so many great-circle kilometres of a place. */
export function disc([lng = 0, lat = 0]: Position, km: number): Area | null {
  if (km <= 0) return null;
  const { coordinates } = circle([lng, lat], km, { steps: 4 * QUARTER }).geometry;
  return { type: 'Polygon', coordinates: coordinates.map((ring) => runningOn(ring, lng)) };
}

/** All within so many great-circle kilometres of a line of pieces of about 20 km. */
export function strip(line: readonly Position[], km: number): Area | null {
  if (km <= 0) return null;
  const stretches: Area[] = [];
  for (let from = 0; from === 0 || from < line.length - 1; from += STRETCH) {
    const stretch = line.slice(from, from + STRETCH + 1);
    const area = isPlace(stretch) ? disc(stretch[0] ?? [], km) : bufferOf(stretch, km);
    if (area !== null) stretches.push(area);
  }
  return joined(stretches);
}

export function joined(areas: readonly (Area | null)[]): Area | null {
  const found = areas.filter((area) => area !== null);
  const [only] = found;
  if (only === undefined || found.length === 1) return only ?? null;
  return union(collection(found))?.geometry ?? null;
}

export function common(a: Area | null, b: Area | null): Area | null {
  return a === null || b === null ? null : (intersect(collection([a, b]))?.geometry ?? null);
}

export function without(area: Area | null, hole: Area | null): Area | null {
  return area === null || hole === null ? area : (difference(collection([area, hole]))?.geometry ?? null);
}

/** The area as GeoJSON wants it: cut at the 180th meridian, longitudes between -180 and 180. */
export function cutArea(area: Area): Area {
  const parts = partsOf(area);
  const turns = turnsOf(parts.flatMap(([outer = []]) => outer));
  if (turns.length === 1 && turns[0] === 0) return area;
  const pieces = turns.flatMap((turn) => {
    const within = common(area, bboxPolygon(boundsOf(turn)).geometry);
    if (within === null) return [];
    return partsOf(within).map((rings) => rings.map((ring) => turned(ring, turn)));
  });
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: pieces };
}

function partsOf(area: Area): Position[][][] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

function bufferOf(line: readonly Position[], km: number): Area | null {
  const shape: LineString = { type: 'LineString', coordinates: [...line] };
  const found: Feature<Area> | undefined = buffer(shape, km, { steps: QUARTER });
  if (found === undefined) return null;
  const lng = line[0]?.[0] ?? 0;
  const ring = (positions: Position[]) => runningOn(positions, lng);
  return found.geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: found.geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: found.geometry.coordinates.map((part) => part.map(ring)) };
}

/** A line without length, which has no direction to be widened from. */
function isPlace(line: readonly Position[]): boolean {
  return line.every(([lng, lat]) => lng === line[0]?.[0] && lat === line[0]?.[1]);
}

function collection(areas: readonly Area[]) {
  return featureCollection(
    areas.map((geometry): Feature<Area> => ({ type: 'Feature', properties: {}, geometry })),
  );
}
