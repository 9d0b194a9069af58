import type { LoadedNetwork } from '../input/network.js';

const LISTS = ['cities', 'warehouses', 'tariffs', 'routes'] as const;

/**
 * How many records of a catalog its network does not use because they are wrong. A tariff that loses to another
 * one is right, and of a warehouse with a bad time in its schedule only that row is left out.
 */
function countSetAside({ catalog, network }: LoadedNetwork): number {
  const unused = LISTS.reduce((sum, list) => sum + catalog[list].length - network.counts[list], 0);
  return unused - network.diagnostics.filter(({ code }) => code === 'CONFLICTING_TARIFF').length;
}

/** What a user should know of the catalog before relying on an answer; nothing where all of it is used. */
export function setAsideNotes(loaded: LoadedNetwork, source: string): readonly string[] {
  const { catalog, network } = loaded;
  const wrongLists = LISTS.filter(
    (list) =>
      catalog[list].length === 0 &&
      network.diagnostics.some(({ severity, entity }) => severity === 'error' && entity === ENTITIES[list]),
  );
  const count = countSetAside(loaded);
  const records = count === 1 ? '1 record of' : `${count} records of`;
  return [
    ...wrongLists.map((list) => `note: "${list}" of ${source} is no list (${WHY})`),
    ...(count === 0 ? [] : [`note: ${records} ${source} ${count === 1 ? 'is' : 'are'} set aside (${WHY})`]),
  ];
}

const WHY = 'dovoz check tells why';

const ENTITIES = { cities: 'city', warehouses: 'warehouse', tariffs: 'tariff', routes: 'route' } as const;
