import { tariffSchema } from './contract.js';
import { isFields, withLatinKeys } from './lookAlikes.js';
import type { TariffRecord, TransportTypeRecord } from './records.js';
import { type RecordNotes, contractOf } from './recordReader.js';

const contract = contractOf(tariffSchema);
const KEYS = new Set(['id', 'deliveryType', 'transportType', 'period', 'distance', 'price']);
const TRANSPORT_KEYS = new Set(['id', 'loadCapacity', 'volume']);

/** A record with the look-alike keys of itself and its transport type in Latin. */
export function withLatinTransport(raw: unknown, keys: ReadonlySet<string>, notes: RecordNotes): unknown {
  const value = withLatinKeys(raw, keys, notes.spelled());
  if (!isFields(value)) return value;
  const transportType = withLatinKeys(
    value['transportType'],
    TRANSPORT_KEYS,
    notes.spelled('transportType.'),
  );
  return transportType === value['transportType'] ? value : { ...value, transportType };
}

/** A tariff row, and its vehicle as this row describes it. */
export function readTariff(
  raw: unknown,
  notes: RecordNotes,
): { readonly tariff: TariffRecord; readonly transportType: TransportTypeRecord } | undefined {
  const row = contract.read(withLatinTransport(raw, KEYS, notes), notes);
  if (row === undefined) return undefined;
  const { id, deliveryType, transportType, period, distance, price } = row;
  return {
    tariff: { id, deliveryType, transportTypeId: transportType.id, period, distance, price },
    transportType: {
      id: transportType.id,
      loadCapacity: transportType.loadCapacity,
      volume: transportType.volume,
    },
  };
}
