import type { Diagnostic } from './diagnostic.js';
import type { RouteRecord, TariffRecord, TransportTypeRecord, WarehouseRecord } from './records.js';

/**
 * Of rows for the same delivery type, vehicle, distance and period, the one with the greater id (by code
 * units) counts; one diagnostic for each that does not.
 */
export function settleTariffs(tariffs: readonly TariffRecord[], diagnostics: Diagnostic[]): TariffRecord[] {
  const kept = new Map<string, TariffRecord>();
  const lost: { readonly id: string; readonly key: string }[] = [];
  for (const tariff of tariffs) {
    const { deliveryType, transportTypeId, distance, period } = tariff;
    const key = JSON.stringify([deliveryType, transportTypeId, distance, period]);
    const other = kept.get(key);
    const [winner, loser] = other === undefined || tariff.id > other.id ? [tariff, other] : [other, tariff];
    kept.set(key, winner);
    if (loser !== undefined) lost.push({ id: loser.id, key });
  }
  for (const { id, key } of lost) {
    const counts = JSON.stringify(kept.get(key)?.id);
    diagnostics.push({
      severity: 'warning',
      code: 'CONFLICTING_TARIFF',
      entity: 'tariff',
      id,
      path: '',
      message: `same delivery type, vehicle, distance and period as tariff ${counts}, which counts`,
    });
  }
  return [...kept.values()];
}

/** Of one vehicle's capacities the smaller load and the smaller volume count; one diagnostic a vehicle. */
export function settleCapacities(
  described: readonly TransportTypeRecord[],
  diagnostics: Diagnostic[],
): Map<string, TransportTypeRecord> {
  const settled = new Map<string, TransportTypeRecord>();
  const conflicting = new Set<string>();
  for (const vehicle of described) {
    const other = settled.get(vehicle.id) ?? vehicle;
    if (other.loadCapacity !== vehicle.loadCapacity || other.volume !== vehicle.volume)
      conflicting.add(vehicle.id);
    settled.set(vehicle.id, {
      id: vehicle.id,
      loadCapacity: Math.min(other.loadCapacity, vehicle.loadCapacity),
      volume: Math.min(other.volume, vehicle.volume),
    });
  }
  for (const id of conflicting) {
    const { loadCapacity, volume } = settled.get(id)!;
    diagnostics.push({
      severity: 'warning',
      code: 'CONFLICTING_CAPACITY',
      entity: 'transportType',
      id,
      path: '',
      message: `different capacities in different records: ${loadCapacity} kg and ${volume} m³, the smaller ones, count`,
    });
  }
  return settled;
}

/** Route points that name a warehouse which is not usable: they are kept as plain ones. */
export function noteUnknownWarehouses(
  routes: readonly RouteRecord[],
  warehouses: readonly WarehouseRecord[],
  diagnostics: Diagnostic[],
): void {
  const known = new Set(warehouses.map((warehouse) => warehouse.id));
  for (const route of routes) {
    for (const i of route.warehousePoints) {
      const id = route.points[i]!.warehouseId!;
      if (known.has(id)) continue;
      diagnostics.push({
        severity: 'warning',
        code: 'UNKNOWN_WAREHOUSE',
        entity: 'route',
        id: route.id,
        path: `points.${i}.warehouseId`,
        message: `no usable warehouse has the id ${JSON.stringify(id)}: the point is kept as a plain one`,
      });
    }
  }
}
