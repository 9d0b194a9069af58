import { citySchema } from './contract.js';
import { withLatinKeys } from './lookAlikes.js';
import type { CityRecord } from './records.js';
import { type RecordNotes, contractOf } from './recordReader.js';

const contract = contractOf(citySchema);
const KEYS = new Set(['id', 'isSanction']);

/** A city's id and whether it is a sanctioned one; its location is not read. */
export function readCity(raw: unknown, notes: RecordNotes): CityRecord | undefined {
  const value = withLatinKeys(raw, KEYS, notes.spelled());
  const city = contract.read(value, notes);
  return city && { id: city.id, isSanction: city.isSanction };
}
