import { warehouseSchema } from './contract.js';
import { isFields, withLatinKeys } from './lookAlikes.js';
import { checkLocation, isLocation } from './readLocation.js';
import { readSchedule } from './readSchedule.js';
import type { WarehouseRecord } from './records.js';
import { type RecordNotes, contractOf } from './recordReader.js';

const contract = contractOf(warehouseSchema);
const KEYS = new Set([
  'id',
  'location',
  'isExpressDeliveryAvailable',
  'isDeliveryAvailable',
  'isSelfPickupAvailable',
  'schedule',
]);
const LOCATION_KEYS = new Set(['lat', 'lng']);

export function readWarehouse(raw: unknown, notes: RecordNotes): WarehouseRecord | undefined {
  let value = withLatinKeys(raw, KEYS, notes.spelled());
  if (isFields(value)) {
    const location = withLatinKeys(value['location'], LOCATION_KEYS, notes.spelled('location.'));
    if (location !== value['location']) value = { ...value, location };
  }
  const warehouse = contract.read(value, notes);
  // What the contract refuses may have other faults besides, and each of them is told.
  const fields = isFields(value) ? value : {};
  if (isLocation(fields['location'])) checkLocation(fields['location'], 'location', notes);
  const { schedule: rows } = fields;
  const schedule =
    rows === undefined || rows === null || Array.isArray(rows) ? readSchedule(rows, notes) : null;
  if (warehouse === undefined) return undefined;
  const { id, location, isExpressDeliveryAvailable, isDeliveryAvailable, isSelfPickupAvailable } = warehouse;
  return {
    id,
    location: { lat: location.lat, lng: location.lng },
    isExpressDeliveryAvailable,
    isDeliveryAvailable,
    isSelfPickupAvailable,
    schedule,
  };
}
