import type { Position } from 'geojson';
import { serviceRoutes, type MapFeature, type MapProperties, type NetworkMap } from '../features.js';
import { graticule } from './graticule.js';
import { placeLabels } from './labels.js';
import { labelsOf } from './names.js';
import { brokenPath, pathOf, rounded } from './paths.js';
import { fitted, projectionAround, type Projection } from './projection.js';

/** The size of a drawing at zoom 1. */
export const DRAWING = { width: 1600, height: 900, margin: 40 } as const;

/** A layer of the page: what is switched on and off together. */
export interface Layer {
  readonly name: string;
  readonly title: string;
  /** Whether it is shown at first. */
  readonly shown: boolean;
  readonly count: number;
}

export interface Drawing {
  readonly layers: readonly Layer[];
  /** The groups of the layers, from the bottom up. */
  readonly svg: string;
  /** What `data-i` of a shape points to. */
  readonly properties: readonly MapProperties[];
}

/** From the bottom up. */
const LAYERS: readonly { readonly name: string; readonly title: string; readonly shown: boolean }[] = [
  { name: 'reach-tomorrow', title: 'Reach of TOMORROW', shown: false },
  { name: 'reach-express', title: 'Reach of EXPRESS', shown: false },
  { name: 'reach-route', title: 'Reach of ROUTE', shown: true },
  { name: 'service', title: 'Service routes', shown: false },
  { name: 'once', title: 'Single routes', shown: true },
  { name: 'weekly', title: 'Weekly routes', shown: true },
  { name: 'stop', title: 'Stops', shown: true },
  { name: 'warehouse', title: 'Warehouses', shown: true },
  { name: 'names', title: 'Names', shown: true },
];

/** The map as the inside of an SVG, with an outline of the land beneath if one is given. */
export function drawMap(map: NetworkMap, outline: readonly Position[][] = []): Drawing {
  const positions = map.features.filter(isOfNetwork).flatMap(({ geometry }) => positionsOf(geometry));
  const project = fitted(projectionAround(positions), positions, DRAWING);
  const groups = new Map<string, string[]>(LAYERS.map(({ name }) => [name, []]));
  const counts = new Map<string, number>();
  const properties: MapProperties[] = [];
  const service = serviceRoutes(map);
  for (const feature of map.features) {
    const layer = layerOf(feature.properties, service);
    if (layer === null) continue;
    groups.get(layer)?.push(shapeOf(feature, properties.length, project));
    properties.push(feature.properties);
    // The stops of service routes lie in their layer and are none of its routes.
    const isPart = feature.properties.kind === 'stop' && layer !== 'stop';
    if (!isPart) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  }
  const names = placeLabels(labelsOf(map, project)).map(
    ({ text, spot: [x, y], fromZoom, weight }) =>
      `<text${weight === 0 ? ' class="passed"' : ''} x="${rounded(x)}" y="${rounded(y)}" data-z="${rounded(fromZoom)}">${escaped(text)}</text>`,
  );
  groups.get('names')?.push(...names);
  counts.set('names', names.length);
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

/** `service`: the ids of the service routes, with which their stops are shown and hidden. */
function layerOf(properties: MapProperties, service: ReadonlySet<string>): string | null {
  switch (properties.kind) {
    case 'reach':
      return `reach-${properties.type.toLowerCase()}`;
    case 'route':
      return properties.isService ? 'service' : properties.weekDays === null ? 'once' : 'weekly';
    case 'stop':
      return service.has(properties.routeId) ? 'service' : 'stop';
    case 'warehouse':
      return 'warehouse';
    case 'city':
      return null;
  }
}

function shapeOf({ geometry, properties }: MapFeature, index: number, project: Projection): string {
  const route =
    'routeId' in properties ? properties.routeId : properties.kind === 'route' ? properties.id : null;
  const belongs = route === null ? '' : ` data-route="${escaped(route)}"`;
  const title = escaped(shortTitle(properties));
  const dot = geometry.type === 'Point' ? ' class="dot"' : '';
  return `<path${dot} data-i="${index}"${belongs} d="${pathOf(geometry, project)}"><title>${title}</title></path>`;
}

/** What a pointer resting on a shape shows. */
function shortTitle(properties: MapProperties): string {
  switch (properties.kind) {
    case 'reach':
      return `${properties.type} reaches ${properties.reachKm} km by road from ${properties.title}: ${properties.vehicles.join(', ')}`;
    case 'stop':
      return `${properties.title ?? 'a place without a name'}, ${properties.offsetHours} h from the start`;
    case 'route':
    case 'warehouse':
    case 'city':
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
