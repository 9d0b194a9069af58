import { unservedRoutes, type NetworkMap } from '../features.js';
import type { Label } from './labels.js';
import type { Projection } from './projection.js';

export interface Name extends Label {
  /** Whether the town is closed to deliveries. */
  readonly isClosed: boolean;
}

/** Whatever has a warehouse comes before what is only passed. */
const WITH_WAREHOUSE = 1_000_000;
/** What is closed comes after what is served, and before what is for orientation only. */
const CLOSED = 0.5;

/**
 * The names of the towns, those with warehouses first, then those at which many trucks stop, then those that
 * are closed to deliveries; and the titles of warehouses in towns that the catalog does not name.
 */
export function namesOf(map: NetworkMap, project: Projection): readonly Name[] {
  const stops = new Map<string, number>();
  const towns = new Set<string>();
  const named = new Set<string>();
  const unserved = unservedRoutes(map);
  for (const { properties } of map.features) {
    if (properties.kind === 'stop' && properties.town !== null && !unserved.has(properties.routeId)) {
      stops.set(properties.town, (stops.get(properties.town) ?? 0) + 1);
    }
    if (properties.kind === 'warehouse' && properties.town !== null) towns.add(properties.town);
    if (properties.kind === 'city') named.add(properties.title);
  }
  return map.features.flatMap(({ geometry, properties }): readonly Name[] => {
    if (geometry.type !== 'Point') return [];
    const spot = project(geometry.coordinates);
    if (properties.kind === 'city') {
      const { title, isSanction } = properties;
      const rank = (towns.has(title) ? WITH_WAREHOUSE : 0) + (isSanction ? CLOSED : 0);
      return [{ text: title, spot, weight: (stops.get(title) ?? 0) + rank, isClosed: isSanction }];
    }
    if (properties.kind !== 'warehouse' || named.has(properties.town ?? '')) return [];
    return [{ text: properties.town ?? properties.title, spot, weight: WITH_WAREHOUSE, isClosed: false }];
  });
}
