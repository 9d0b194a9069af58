import type { Catalog } from '../catalog/catalog.js';
import { readCatalog } from '../catalog/readCatalog.js';
import type { CatalogRecords, WarehouseRecord } from '../catalog/records.js';
import { CompiledNetwork, type NetworkParts } from '../network/compiledNetwork.js';
import type { Network } from '../network/network.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { sheetOn } from '../pricing/tariffLine.js';
import { dayOfText } from '../time/localDate.js';
import { cityFinder, namedCities, warehouseTexts, type City, type WarehouseText } from './places.js';

export interface MapOptions {
  /** Local date (YYYY-MM-DD) whose tariffs the reach areas show; single routes before it are past. */
  readonly date: string;
  /** Names of vehicles by transport type id; the 1C API has none. */
  readonly vehicleNames?: ReadonlyMap<string, string>;
}

/** What every part of the map is drawn from. */
export interface MapSource {
  readonly records: CatalogRecords;
  readonly warehouses: ReadonlyMap<string, WarehouseRecord>;
  readonly cities: readonly City[];
  readonly parts: NetworkParts;
  readonly date: string;
  vehicleName(id: string): string;
  /** What 1C says of it for people. */
  warehouseText(id: string): WarehouseText;
  /** The town of a place; null where none is near. */
  townAt: ReturnType<typeof cityFinder>;
  /** What a vehicle's tariff in effect on the date reaches; null without one. */
  reachOf(type: DeliveryType, vehicleId: string): Reach | null;
}

/** How far a tariff goes. */
export interface Reach {
  /** The longest chargeable road distance, kilometres. */
  readonly reachKm: number;
  /** The same in great-circle kilometres … */
  readonly radiusKm: number;
  /** … and below this no band begins yet. */
  readonly fromKm: number;
}

export function readMapSource(
  catalog: Catalog,
  network: Network,
  { date, vehicleNames }: MapOptions,
): MapSource {
  const { records } = readCatalog(catalog);
  const parts = CompiledNetwork.partsOf(network);
  const cities = namedCities(catalog.cities);
  const texts = warehouseTexts(catalog.warehouses);
  const numbers = new Map(parts.vehicles.map(({ id }, number) => [id, number]));
  const day = dayOfText(date);
  const { circuity } = network.policy.distance;
  return {
    records,
    warehouses: new Map(records.warehouses.map((warehouse) => [warehouse.id, warehouse])),
    cities,
    parts,
    date,
    townAt: cityFinder(cities),
    warehouseText: (id) => texts.get(id) ?? { title: id, address: null, town: null },
    vehicleName: (id) => {
      const vehicle = parts.vehicles[numbers.get(id) ?? -1];
      return vehicleNames?.get(id) ?? (vehicle ? `${vehicle.loadCapacity} kg, ${vehicle.volume} m³` : id);
    },
    reachOf: (type, vehicleId) => {
      const line = parts.tariffs[type].lines[numbers.get(vehicleId) ?? -1];
      const sheet = line ? sheetOn(line, day) : undefined;
      if (sheet === undefined || sheet.highs.length === 0) return null;
      const { low, reachKm } = sheet;
      return { reachKm, fromKm: low / 1000 / circuity, radiusKm: reachKm / circuity };
    },
  };
}
