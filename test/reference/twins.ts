import fc from 'fast-check';
import type { Catalog } from '../../src/catalog/catalog.js';
import { type Case, caseArbitrary } from '../support/arbitraries/cases.js';
import type { RawRoute } from '../support/arbitraries/routes.js';
import type { RawTariff } from '../support/arbitraries/tariffs.js';
import type { RawWarehouse } from '../support/arbitraries/warehouses.js';

/**
 * Which records have a twin: before the id of one goes `!`, by which it comes before the other, or `~`, by
 * which it comes after it. Empty: they have none.
 */
interface Twins {
  readonly warehouse: string;
  readonly vehicle: string;
  readonly route: string;
}

const prefix = fc.constantFrom('', '!', '~');

/** Worlds in which records come twice under two ids, so that candidates are equal in all but ids. */
export const twinCaseArbitrary: fc.Arbitrary<Case> = fc
  .record({
    world: caseArbitrary('small'),
    twins: fc.record<Twins>({ warehouse: prefix, vehicle: prefix, route: prefix }),
  })
  .map(({ world, twins }) => ({ ...world, catalog: withTwins(world.catalog, twins) }));

function withTwins(catalog: Catalog, twins: Twins): Catalog {
  const warehouses = catalog.warehouses as readonly RawWarehouse[];
  const tariffs = catalog.tariffs as readonly RawTariff[];
  const routes = catalog.routes as readonly RawRoute[];
  return {
    ...catalog,
    warehouses: twice(warehouses, twins.warehouse, (warehouse) => renamed(warehouse, twins.warehouse)),
    tariffs: twice(tariffs, twins.vehicle, (row) => ({
      ...renamed(row, twins.vehicle),
      transportType: renamed(row.transportType, twins.vehicle),
    })),
    routes: twice(routes, twins.route, (route) => ({
      ...renamed(route, twins.route),
      transportType: renamed(route.transportType, twins.vehicle),
      points: route.points.map((point) =>
        typeof point.warehouseId === 'string'
          ? { ...point, warehouseId: `${twins.warehouse}${point.warehouseId}` }
          : point,
      ),
    })),
  };
}

function twice<T>(records: readonly T[], before: string, twinOf: (record: T) => T): readonly T[] {
  return before === '' ? records : records.flatMap((record) => [record, twinOf(record)]);
}

function renamed<T extends { readonly id: string }>(record: T, before: string): T {
  return { ...record, id: `${before}${record.id}` };
}
