import { stripVTControlCharacters } from 'node:util';
import type { Catalog } from '../../catalog/catalog.js';
import type { Network } from '../../index.js';
import { CompiledNetwork } from '../../network/compiledNetwork.js';

/** What people call the things that a quote names by id. */
export interface Names {
  /** The title that 1C gives; the id where it gives none. */
  warehouse(id: string): string;
  /** The name, if there is one; else what it carries: `1500 kg, 9 m³`. */
  vehicle(id: string): string;
  /** The title, where 1C gives one beyond what its API says; else the id. */
  route(id: string): string;
}

/** `vehicleNames`: by id; the 1C API has none. */
export function namesOf(
  catalog: Catalog,
  network: Network,
  vehicleNames: ReadonlyMap<string, string> = new Map(),
): Names {
  const warehouses = titlesOf(catalog.warehouses);
  const routes = titlesOf(catalog.routes);
  const vehicles = new Map(
    CompiledNetwork.partsOf(network).vehicles.map(({ id, loadCapacity, volume }) => [
      id,
      vehicleNames.get(id) ?? `${loadCapacity} kg, ${volume} m³`,
    ]),
  );
  return {
    warehouse: (id) => plain(warehouses.get(id) ?? id),
    vehicle: (id) => plain(vehicles.get(id) ?? id),
    route: (id) => plain(routes.get(id) ?? id),
  };
}

/** By id; of several records with one id, the first counts. */
function titlesOf(records: readonly unknown[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const record of records) {
    const id = textIn(record, 'id');
    const title = textIn(record, 'title');
    if (id !== undefined && title !== undefined && !titles.has(id)) titles.set(id, title);
  }
  return titles;
}

/** Text of somebody else's on one line, without what would steer a terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function textIn(record: unknown, key: string): string | undefined {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key)) return undefined;
  const value: unknown = Reflect.get(record, key);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
