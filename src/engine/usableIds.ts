import type { Catalog, CatalogLines } from '../catalog/catalog.js';
import type { DiagnosticCode, DiagnosticEntity } from '../catalog/diagnostic.js';
import { RecordLines, idOf } from '../catalog/recordLines.js';
import type { Network } from '../network/network.js';
import type { GuardedList, GuardedNetwork } from './catalogGuard.js';

/** The ids of a catalog's records that its network uses. */
export function usableIds(catalog: Catalog | CatalogLines, { diagnostics }: Network): GuardedNetwork['ids'] {
  const unusable = new Set(
    diagnostics
      .filter(
        ({ severity, code }) => code === DOES_NOT_COUNT || (severity === 'error' && !RECORD_STAYS.has(code)),
      )
      .map(({ entity, id }) => `${entity} ${id}`),
  );
  const idsOf = (list: GuardedList): ReadonlySet<string> => {
    const entity = ENTITIES[list];
    const records = catalog[list];
    const ids = records instanceof RecordLines ? records.ids : records.map(idOf);
    const usable = new Set<string>();
    for (const id of ids) if (id !== undefined && !unusable.has(`${entity} ${id}`)) usable.add(id);
    return usable;
  };
  return {
    cities: idsOf('cities'),
    warehouses: idsOf('warehouses'),
    tariffs: idsOf('tariffs'),
    routes: idsOf('routes'),
  };
}

/** Errors of a part of a record, or of a later record with the same id. */
const RECORD_STAYS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(['BAD_TIME', 'DUPLICATE_ID']);

/** A warning that is told of the tariff row which another one puts out of use. */
const DOES_NOT_COUNT: DiagnosticCode = 'CONFLICTING_TARIFF';

const ENTITIES: Readonly<Record<GuardedList, DiagnosticEntity>> = {
  cities: 'city',
  warehouses: 'warehouse',
  tariffs: 'tariff',
  routes: 'route',
};
