import type { Policy } from '../../src/policy/policy.js';
import { clockSeconds, endSeconds } from './clock.js';
import { isList, isMissing, isObject, isText, isWeekday, member } from './json.js';
import type { JsonObject } from './json.js';
import type { City, ScheduleRow, Warehouse } from './network.js';
import { readLocation } from './readLocation.js';
import { join, withLatinKeys } from './recordReader.js';
import type { Findings } from './recordReader.js';
import { zoneOf } from './zones.js';

export const CITY_KEYS = ['id', 'isSanction'];

export function readCity(record: JsonObject, findings: Findings): City | undefined {
  const id = member(record, 'id');
  const isSanction = readFlag(record, 'isSanction', findings);
  return isText(id) ? { id, isSanction } : undefined;
}

export const WAREHOUSE_KEYS = [
  'id',
  'location',
  'isExpressDeliveryAvailable',
  'isDeliveryAvailable',
  'isSelfPickupAvailable',
  'schedule',
];

export function readWarehouse(record: JsonObject, findings: Findings, policy: Policy): Warehouse | undefined {
  const id = member(record, 'id');
  const location = readLocation(member(record, 'location'), 'location', findings);
  const flags = {
    isExpressDeliveryAvailable: readFlag(record, 'isExpressDeliveryAvailable', findings),
    isDeliveryAvailable: readFlag(record, 'isDeliveryAvailable', findings),
    isSelfPickupAvailable: readFlag(record, 'isSelfPickupAvailable', findings),
  };
  const schedule = readSchedule(member(record, 'schedule'), findings);
  if (!isText(id) || location === undefined) return undefined;
  const zone = Object.hasOwn(policy.timeZones, id) ? policy.timeZones[id] : undefined;
  return { id, location, zone: zone ?? zoneOf(location), ...flags, schedule };
}

function readFlag(record: JsonObject, key: string, findings: Findings): boolean {
  const value = member(record, key);
  if (typeof value === 'boolean') return value;
  findings.fault('INVALID_RECORD', key);
  return false;
}

function readSchedule(value: unknown, findings: Findings): readonly ScheduleRow[] | null {
  if (!isMissing(value) && !isList(value)) {
    findings.fault('INVALID_RECORD', 'schedule');
    return null;
  }
  if (isMissing(value) || value.length === 0) {
    findings.warn('EMPTY_SCHEDULE', 'schedule');
    return null;
  }
  return value.flatMap((row, index) => readRow(row, join('schedule', index), findings) ?? []);
}

/** A row that works; otherwise the first of its fields that does not is noted. */
function readRow(value: unknown, path: string, findings: Findings): ScheduleRow | undefined {
  if (!isObject(value)) {
    findings.rows.push({ code: 'BAD_TIME', path });
    return undefined;
  }
  const row = withLatinKeys(value, path, ['dayOfWeek', 'begin', 'end'], findings);
  const dayOfWeek = member(row, 'dayOfWeek');
  const begin = clockSeconds(member(row, 'begin'));
  const end = endSeconds(member(row, 'end'));
  if (isWeekday(dayOfWeek) && begin !== undefined && end !== undefined) return { dayOfWeek, begin, end };
  const field = !isWeekday(dayOfWeek) ? 'dayOfWeek' : begin === undefined ? 'begin' : 'end';
  findings.rows.push({ code: 'BAD_TIME', path: join(path, field) });
  return undefined;
}
