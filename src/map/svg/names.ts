import { serviceRoutes, type NetworkMap } from '../features.js';
import type { Label } from './labels.js';
import type { Projection } from './projection.js';

/** Whatever has a warehouse comes before what is only passed. */
const WITH_WAREHOUSE = 1_000_000;

/**
 * The names of the towns, those with warehouses first, then those at which many trucks stop; and the titles
 * of warehouses in towns that the catalog does not name.
 */
export function labelsOf(map: NetworkMap, project: Projection): readonly Label[] {
  const stops = new Map<string, number>();
  const towns = new Set<string>();
  const named = new Set<string>();
  const service = serviceRoutes(map);
  for (const { properties } of map.features) {
    if (properties.kind === 'stop' && properties.title !== null && !service.has(properties.routeId)) {
      stops.set(properties.title, (stops.get(properties.title) ?? 0) + 1);
    }
    if (properties.kind === 'warehouse' && properties.town !== null) towns.add(properties.town);
    if (properties.kind === 'city') named.add(properties.title);
  }
  return map.features.flatMap(({ geometry, properties }): readonly Label[] => {
    if (geometry.type !== 'Point') return [];
    const spot = project(geometry.coordinates);
    const count = 'title' in properties ? (stops.get(properties.title ?? '') ?? 0) : 0;
    if (properties.kind === 'city') {
      const { title } = properties;
      return [{ text: title, spot, weight: count + (towns.has(title) ? WITH_WAREHOUSE : 0) }];
    }
    if (properties.kind !== 'warehouse' || named.has(properties.town ?? '')) return [];
    return [{ text: properties.town ?? properties.title, spot, weight: count + WITH_WAREHOUSE }];
  });
}
