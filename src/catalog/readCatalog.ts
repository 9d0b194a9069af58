import { noteUnknownWarehouses, settleCapacities, settleTariffs } from './conflicts.js';
import type { Diagnostic, DiagnosticEntity } from './diagnostic.js';
import { type Fields, isFields, withLatinKeys } from './lookAlikes.js';
import { readCity } from './readCity.js';
import { readRoute } from './readRoute.js';
import { readTariff } from './readTariff.js';
import { readWarehouse } from './readWarehouse.js';
import { RecordNotes, shown } from './recordReader.js';
import type { CatalogRecords } from './records.js';

/**
 * Reads a catalog (any JSON value): the usable records, and a diagnostic for each fault or doubt
 * (DESIGN.md, "What the API leaves out, and its slips"). Never throws, changes nothing.
 *
 * 1. each list record by record: what cannot be used is set aside, and a second record of an id as well;
 * 2. then what only the records together show: conflicting tariffs and capacities, unknown warehouses.
 */
export function readCatalog(raw: unknown): {
  readonly records: CatalogRecords;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const lists = isFields(raw) ? raw : { cities: raw, warehouses: raw, tariffs: raw, routes: raw };
  const cities = readList(lists, 'cities', 'city', readCity, diagnostics);
  const warehouses = readList(lists, 'warehouses', 'warehouse', readWarehouse, diagnostics);
  const tariffs = readList(lists, 'tariffs', 'tariff', readTariff, diagnostics);
  const routes = readList(lists, 'routes', 'route', readRoute, diagnostics);

  const settled = settleTariffs(
    tariffs.map(({ tariff }) => tariff),
    diagnostics,
  );
  const described = [...tariffs, ...routes].map(({ transportType }) => transportType);
  const transportTypes = settleCapacities(described, diagnostics);
  const usableRoutes = routes.map(({ route }) => route);
  noteUnknownWarehouses(usableRoutes, warehouses, diagnostics);
  return {
    records: { cities, warehouses, tariffs: settled, routes: usableRoutes, transportTypes },
    diagnostics,
  };
}

type ReadRecord<T> = (raw: unknown, notes: RecordNotes) => T | undefined;

function readList<T>(
  lists: Fields,
  name: string,
  entity: DiagnosticEntity,
  read: ReadRecord<T>,
  diagnostics: Diagnostic[],
): readonly T[] {
  const list = lists[name];
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    const notes = new RecordNotes(entity, null, name);
    notes.add('INVALID_RECORD', '', `expected a list of records, got ${shown(list)}`);
    diagnostics.push(...notes.diagnostics());
    return [];
  }
  const usable: T[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < list.length; i++) {
    const raw: unknown = list[i];
    const id = idOf(raw);
    const notes = new RecordNotes(entity, id, id === null ? `${name}.${i}` : '');
    if (id !== null && seen.has(id)) {
      notes.add(
        'DUPLICATE_ID',
        'id',
        `the id ${shown(id)} was seen before in this list: the first record counts`,
      );
    } else {
      if (id !== null) seen.add(id);
      const record = read(raw, notes);
      if (record !== undefined && notes.isUsable()) usable.push(record);
    }
    for (const diagnostic of notes.diagnostics()) diagnostics.push(diagnostic);
  }
  return usable;
}

const ID = new Set(['id']);

/** A record's id, in whatever letters its key is written; null where none can be read. */
function idOf(raw: unknown): string | null {
  const value = withLatinKeys(raw, ID, () => undefined);
  const id = isFields(value) && Object.hasOwn(value, 'id') ? value['id'] : null;
  return typeof id === 'string' ? id : null;
}
