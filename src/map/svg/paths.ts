import type { Position } from 'geojson';
import type { MapGeometry } from '../features.js';
import type { Projection, Spot } from './projection.js';

/** A geometry as the `d` of an SVG path; a point is a line without length, which a round cap makes a dot. */
export function pathOf(geometry: MapGeometry, project: Projection): string {
  switch (geometry.type) {
    case 'Point':
      return `M${pair(geometry.coordinates, project)}h0`;
    case 'LineString':
      return openPath(geometry.coordinates, project);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => openPath(line, project)).join('');
    case 'Polygon':
      return closedPath(geometry.coordinates, project);
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => closedPath(rings, project)).join('');
  }
}

/** A line, broken where the globe is cut: where it would jump farther than `most` across the drawing. */
export function brokenPath(line: readonly Position[], project: Projection, most: number): string {
  let before: Spot | undefined;
  return line
    .map((position) => {
      const spot = project(position);
      const isBreak = before === undefined || Math.hypot(spot[0] - before[0], spot[1] - before[1]) > most;
      before = spot;
      return `${isBreak ? 'M' : 'L'}${rounded(spot[0])} ${rounded(spot[1])}`;
    })
    .join('');
}

function openPath(line: readonly Position[], project: Projection): string {
  return `M${line.map((position) => pair(position, project)).join('L')}`;
}

function closedPath(rings: readonly Position[][], project: Projection): string {
  return rings.map((ring) => `${openPath(ring.slice(0, -1), project)}Z`).join('');
}

function pair(position: Position, project: Projection): string {
  const [x, y] = project(position);
  return `${rounded(x)} ${rounded(y)}`;
}

/** Fine enough for the greatest zoom of the page. */
export function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}
