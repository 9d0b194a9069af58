import type { RecordShelf } from './listReading.js';

/** Keeps a list's records as they came. */
export class RecordArray implements RecordShelf {
  readonly #records: unknown[] = [];

  get records(): readonly unknown[] {
    return this.#records;
  }

  add(record: unknown): void {
    this.#records.push(record);
  }
}
