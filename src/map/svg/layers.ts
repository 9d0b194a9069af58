import type { MapProperties, Unserved } from '../features.js';

/** A layer of the page: what is switched on and off together. */
export interface Layer {
  readonly name: string;
  readonly title: string;
  /** Whether it is shown at first. */
  readonly shown: boolean;
}

/** From the bottom up. */
export const LAYERS: readonly Layer[] = [
  { name: 'reach-tomorrow', title: 'Reach of TOMORROW', shown: false },
  { name: 'reach-express', title: 'Reach of EXPRESS', shown: false },
  { name: 'reach-route', title: 'Reach of ROUTE', shown: true },
  { name: 'past', title: 'Past single routes', shown: false },
  { name: 'service', title: 'Service routes', shown: false },
  { name: 'once', title: 'Single routes', shown: true },
  { name: 'weekly', title: 'Weekly routes', shown: true },
  { name: 'stop', title: 'Stops', shown: true },
  { name: 'warehouse', title: 'Warehouses', shown: true },
  { name: 'closed', title: 'Closed to deliveries', shown: true },
  { name: 'names', title: 'Names', shown: true },
];

/**
 * The layer of a thing; null for towns that are only passed. `unserved`: the routes at whose stops nobody is
 * served, with which their stops are shown and hidden.
 */
export function layerOf(one: MapProperties, unserved: ReadonlyMap<string, Unserved>): string | null {
  switch (one.kind) {
    case 'reach':
      return `reach-${one.type.toLowerCase()}`;
    case 'route':
      return unserved.get(one.id) ?? (one.weekDays === null ? 'once' : 'weekly');
    case 'stop':
      return unserved.get(one.routeId) ?? 'stop';
    case 'warehouse':
      return 'warehouse';
    case 'city':
      return one.isSanction ? 'closed' : null;
  }
}
