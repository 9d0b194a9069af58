import type { Diagnostic } from '../../src/catalog/diagnostic.js';
import type { Policy } from '../../src/policy/policy.js';
import { isObject, member } from './json.js';
import type { ReferenceNetwork, Tariff, TransportType } from './network.js';
import { readRoute, ROUTE_KEYS } from './readRoute.js';
import { readTariff, TARIFF_KEYS } from './readTariff.js';
import { CITY_KEYS, readCity, readWarehouse, WAREHOUSE_KEYS } from './readWarehouse.js';
import { diagnostic, readList } from './recordReader.js';

/** The usable records of a catalog with what was wrong or doubtful in the others. */
export function readCatalog(catalog: unknown, policy: Policy): ReferenceNetwork {
  const lists = isObject(catalog)
    ? catalog
    : { cities: catalog, warehouses: catalog, tariffs: catalog, routes: catalog };
  const cities = readList(member(lists, 'cities'), 'city', CITY_KEYS, readCity);
  const warehouses = readList(member(lists, 'warehouses'), 'warehouse', WAREHOUSE_KEYS, (record, findings) =>
    readWarehouse(record, findings, policy),
  );
  const tariffs = readList(member(lists, 'tariffs'), 'tariff', TARIFF_KEYS, readTariff);
  const routes = readList(member(lists, 'routes'), 'route', ROUTE_KEYS, (record, findings) =>
    readRoute(record, findings, warehouses.records),
  );
  const overruled = tariffs.records.filter((tariff) =>
    tariffs.records.some((other) => sameRow(tariff, other) && other.id > tariff.id),
  );
  const given = [...tariffs.records, ...routes.records].map(({ transportType }) => transportType);
  const vehicles = [...new Set(given.map(({ id }) => id))].map((id) => vehicleOf(id, given));
  return {
    policy,
    diagnostics: [
      ...cities.diagnostics,
      ...warehouses.diagnostics,
      ...tariffs.diagnostics,
      ...routes.diagnostics,
      ...overruled.map(({ id }): Diagnostic => diagnostic('CONFLICTING_TARIFF', 'tariff', id, '')),
      ...vehicles
        .filter(({ conflicting }) => conflicting)
        .map(({ vehicle }) => diagnostic('CONFLICTING_CAPACITY', 'transportType', vehicle.id, '')),
    ],
    cities: cities.records,
    warehouses: warehouses.records,
    tariffs: tariffs.records.filter((tariff) => !overruled.includes(tariff)),
    routes: routes.records,
    transportTypes: vehicles.map(({ vehicle }) => vehicle),
  };
}

function sameRow(one: Tariff, other: Tariff): boolean {
  return (
    one.deliveryType === other.deliveryType &&
    one.transportTypeId === other.transportTypeId &&
    one.distance === other.distance &&
    one.period === other.period
  );
}

/** One transport type as its records give it: where they differ, the smaller load and the smaller volume. */
function vehicleOf(
  id: string,
  given: readonly TransportType[],
): { readonly vehicle: TransportType; readonly conflicting: boolean } {
  const same = given.filter((other) => other.id === id);
  const loads = same.map(({ loadCapacity }) => loadCapacity);
  const volumes = same.map(({ volume }) => volume);
  return {
    vehicle: { id, loadCapacity: Math.min(...loads), volume: Math.min(...volumes) },
    conflicting: new Set(loads).size > 1 || new Set(volumes).size > 1,
  };
}
