import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import { isAmount, isDate, isObject, isText, member } from './json.js';
import type { JsonObject } from './json.js';
import type { Tariff, TransportType } from './network.js';
import { join, withLatinKeys } from './recordReader.js';
import type { Findings } from './recordReader.js';

export const TARIFF_KEYS = ['id', 'deliveryType', 'transportType', 'period', 'distance', 'price'];

export const DELIVERY_TYPES: readonly DeliveryType[] = ['ROUTE', 'EXPRESS', 'TOMORROW'];

/** A tariff as it was given, with the capacities that it gives its vehicle. */
export interface GivenTariff extends Tariff {
  readonly transportType: TransportType;
}

export function readTariff(record: JsonObject, findings: Findings): GivenTariff | undefined {
  const id = member(record, 'id');
  const given = member(record, 'deliveryType');
  const deliveryType = DELIVERY_TYPES.find((type) => type === given);
  if (deliveryType === undefined) findings.fault('INVALID_RECORD', 'deliveryType');
  const transportType = readTransportType(member(record, 'transportType'), findings);
  const period = member(record, 'period');
  if (!isDate(period)) findings.fault('INVALID_RECORD', 'period');
  const distance = readAmount(record, 'distance', '', findings);
  const price = readAmount(record, 'price', '', findings);
  if (!isText(id) || deliveryType === undefined || transportType === undefined || !isDate(period)) {
    return undefined;
  }
  return { id, deliveryType, transportType, transportTypeId: transportType.id, period, distance, price };
}

export function readTransportType(value: unknown, findings: Findings): TransportType | undefined {
  const path = 'transportType';
  if (!isObject(value)) {
    findings.fault('INVALID_RECORD', path);
    return undefined;
  }
  const object = withLatinKeys(value, path, ['id', 'loadCapacity', 'volume'], findings);
  const id = member(object, 'id');
  if (!isText(id)) findings.fault('INVALID_RECORD', join(path, 'id'));
  const loadCapacity = readAmount(object, 'loadCapacity', path, findings);
  const volume = readAmount(object, 'volume', path, findings);
  return isText(id) ? { id, loadCapacity, volume } : undefined;
}

/** A required finite number that is not negative. */
export function readAmount(object: JsonObject, key: string, path: string, findings: Findings): number {
  const value = member(object, key);
  if (isAmount(value)) return value;
  findings.fault('INVALID_RECORD', join(path, key));
  return 0;
}
