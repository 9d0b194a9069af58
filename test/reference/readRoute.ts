import type { LatLng } from '../../src/geo/point.js';
import { isAmount, isDate, isList, isMissing, isObject, isText, isWeekday, member } from './json.js';
import type { JsonObject } from './json.js';
import type { Route, RoutePoint, TransportType, Warehouse } from './network.js';
import { readLocation } from './readLocation.js';
import { readAmount, readTransportType } from './readTariff.js';
import { join, withLatinKeys } from './recordReader.js';
import type { Findings } from './recordReader.js';

export const ROUTE_KEYS = [
  'id',
  'type',
  'transportType',
  'weekDays',
  'date',
  'duration',
  'isService',
  'points',
];

/** A route as it was given, with the capacities that it gives its vehicle. */
export interface GivenRoute extends Route {
  readonly transportType: TransportType;
}

export function readRoute(
  record: JsonObject,
  findings: Findings,
  warehouses: readonly Warehouse[],
): GivenRoute | undefined {
  const id = member(record, 'id');
  const transportType = readTransportType(member(record, 'transportType'), findings);
  const runs = readRuns(record, findings);
  const duration = readAmount(record, 'duration', '', findings);
  const isService = readIsService(record, findings);
  const points = readPoints(member(record, 'points'), findings, warehouses);
  offsetsGoDown(points, findings);
  points.forEach((point, index) => {
    if (point.duration !== null && point.duration > duration) {
      findings.warn('OFFSET_AFTER_END', `points.${index}.duration`);
    }
  });
  if (!isText(id) || transportType === undefined || runs === undefined) return undefined;
  return { id, transportType, transportTypeId: transportType.id, runs, duration, isService, points };
}

function readRuns(record: JsonObject, findings: Findings): Route['runs'] | undefined {
  const type = member(record, 'type');
  const weekDays = member(record, 'weekDays');
  const date = member(record, 'date');
  if (!isMissing(type) && type !== 'WEEKLY' && type !== 'ONCE') {
    findings.fault('INVALID_RECORD', 'type');
    return undefined;
  }
  const hasDays = isList(weekDays) ? weekDays.length > 0 : !isMissing(weekDays);
  if (type === 'WEEKLY' || (isMissing(type) && hasDays)) {
    if (isList(weekDays) && hasDays && weekDays.every((day) => isWeekday(day))) return { weekDays };
    findings.fault('ROUTE_NEVER_RUNS', 'weekDays');
    return undefined;
  }
  if (isDate(date)) return { date };
  findings.fault('ROUTE_NEVER_RUNS', type === 'ONCE' || !isMissing(date) ? 'date' : 'weekDays');
  return undefined;
}

function readIsService(record: JsonObject, findings: Findings): boolean {
  const value = member(record, 'isService');
  if (typeof value === 'boolean') return value;
  findings.warn('MISSING_FLAG', 'isService');
  return false;
}

function readPoints(
  value: unknown,
  findings: Findings,
  warehouses: readonly Warehouse[],
): readonly RoutePoint[] {
  if (!isList(value) || value.length === 0) {
    findings.fault('INVALID_RECORD', 'points');
    return [];
  }
  // A route with a bad point is set aside; its other points are still looked at.
  const nowhere: LatLng = { lat: 0, lng: 0 };
  return value.map((item, index) => {
    const path = join('points', index);
    if (!isObject(item)) {
      findings.fault('INVALID_RECORD', path);
      return { location: nowhere, warehouse: null, duration: null };
    }
    const point = withLatinKeys(item, path, ['location', 'warehouseId', 'duration'], findings);
    const location = readLocation(member(point, 'location'), join(path, 'location'), findings);
    const duration = readOffset(point, path, findings);
    const warehouse = readWarehouseId(point, path, findings, warehouses);
    return { location: location ?? nowhere, warehouse, duration };
  });
}

function readOffset(point: JsonObject, path: string, findings: Findings): number | null {
  const value = member(point, 'duration');
  if (isAmount(value)) return value;
  if (!isMissing(value)) findings.fault('INVALID_RECORD', join(path, 'duration'));
  return null;
}

function readWarehouseId(
  point: JsonObject,
  path: string,
  findings: Findings,
  warehouses: readonly Warehouse[],
): Warehouse | null {
  const value = member(point, 'warehouseId');
  if (isMissing(value)) return null;
  const warehouse = warehouses.find(({ id }) => id === value);
  if (warehouse === undefined) findings.warn('UNKNOWN_WAREHOUSE', join(path, 'warehouseId'));
  return warehouse ?? null;
}

/** A truck cannot be at a later point earlier; said once, where it happens first. */
function offsetsGoDown(points: readonly RoutePoint[], findings: Findings): void {
  let before = 0;
  for (const [index, { duration }] of points.entries()) {
    if (duration === null) continue;
    if (duration < before) {
      findings.fault('OFFSETS_DECREASE', `points.${index}.duration`);
      return;
    }
    before = duration;
  }
}
