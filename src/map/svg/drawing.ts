import type { Position } from 'geojson';
import { unservedRoutes, type MapFeature, type MapProperties, type NetworkMap } from '../features.js';
import { graticule } from './graticule.js';
import { CLOSE, placeLabels, type Placed } from './labels.js';
import { LAYERS, layerOf, type Layer } from './layers.js';
import { namesOf, type Name } from './names.js';
import { brokenPath, pathOf, rounded } from './paths.js';
import { fitted, projectionAround, type Projection } from './projection.js';
import { kmPerUnit } from './scale.js';

/** The size of a drawing at zoom 1, and the zoom from which on names are shown for orientation. */
export const DRAWING = { width: 1600, height: 900, margin: 40, close: CLOSE } as const;

export interface Drawing {
  readonly layers: readonly (Layer & { readonly count: number })[];
  /** The groups of the layers, from the bottom up. */
  readonly svg: string;
  /** What `data-i` of a shape points to. */
  readonly properties: readonly MapProperties[];
}

/** The map as the inside of an SVG, with an outline of the land beneath if one is given. */
export function drawMap(map: NetworkMap, outline: readonly Position[][] = []): Drawing {
  const positions = map.features.filter(isOfNetwork).flatMap(({ geometry }) => positionsOf(geometry));
  const project = fitted(projectionAround(positions), positions, DRAWING);
  const groups = new Map<string, string[]>(LAYERS.map(({ name }) => [name, []]));
  const counts = new Map<string, number>();
  const properties: MapProperties[] = [];
  const unserved = unservedRoutes(map);
  for (const feature of map.features) {
    const layer = layerOf(feature.properties, unserved);
    if (layer === null) continue;
    groups.get(layer)?.push(shapeOf(feature, properties.length, project));
    properties.push(feature.properties);
    // The stops of service and past routes lie in the layers of these and are none of the routes.
    const isPart = feature.properties.kind === 'stop' && layer !== 'stop';
    if (!isPart) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  }
  const names = placeLabels(namesOf(map, project), DRAWING.width);
  groups.get('names')?.push(...names.map(textOf));
  counts.set('names', names.filter(({ weight }) => weight > 0).length);
  const land = outline.map((line) => brokenPath(line, project, DRAWING.width / 2)).join('');
  return {
    layers: LAYERS.map((layer) => ({ ...layer, count: counts.get(layer.name) ?? 0 })),
    svg: [
      `<path class="grid" d="${graticule(positions, project, DRAWING.width / 2)}"/>`,
      `<path class="land" d="${land}"/>`,
      ...LAYERS.map(
        ({ name, shown }) =>
          `<g id="layer-${name}" class="${name}"${shown ? '' : ' style="display:none"'}>${(groups.get(name) ?? []).join('\n')}</g>`,
      ),
    ].join('\n'),
    properties,
  };
}

/** What the drawing must hold: towns elsewhere in the country are not what it is about. */
function isOfNetwork({ properties }: MapFeature): boolean {
  return properties.kind !== 'city';
}

function shapeOf({ geometry, properties }: MapFeature, index: number, project: Projection): string {
  const route =
    'routeId' in properties ? properties.routeId : properties.kind === 'route' ? properties.id : null;
  const belongs = route === null ? '' : ` data-route="${escaped(route)}"`;
  const title = escaped(shortTitle(properties));
  const dot =
    geometry.type === 'Point'
      ? ` class="dot" data-km="${Number(kmPerUnit(geometry.coordinates, project).toPrecision(4))}"`
      : '';
  return `<path${dot} data-i="${index}"${belongs} d="${pathOf(geometry, project)}"><title>${title}</title></path>`;
}

function textOf({ text, spot: [x, y], fromZoom, weight, isClosed, isTurned }: Name & Placed): string {
  const classes = [weight === 0 && 'passed', isClosed && 'closed-town', isTurned && 'turned'].filter(Boolean);
  const named = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  return `<text${named} x="${rounded(x)}" y="${rounded(y)}" data-z="${rounded(fromZoom)}">${escaped(text)}</text>`;
}

/** What a pointer resting on a shape shows. */
function shortTitle(properties: MapProperties): string {
  switch (properties.kind) {
    case 'reach':
      return `${properties.type} reaches ${properties.reachKm} km by road from ${properties.title}: ${properties.vehicles.join(', ')}`;
    case 'stop':
      return `${properties.title ?? 'a place without a name'}, ${properties.offsetHours} h from the start`;
    case 'city':
      return `${properties.title}: closed to deliveries`;
    case 'route':
    case 'warehouse':
      return properties.title;
  }
}

function positionsOf(geometry: MapFeature['geometry']): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
