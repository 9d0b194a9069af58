/** Where one who reads a list puts its records, one after another, each with its JSON on one line. */
export interface RecordShelf {
  add(record: unknown, json: string): void;
}

/** Keeps a list's records as they came (where their text is wanted, `RecordLines` keeps that). */
export class RecordArray implements RecordShelf {
  readonly #records: unknown[] = [];

  get records(): readonly unknown[] {
    return this.#records;
  }

  add(record: unknown): void {
    this.#records.push(record);
  }
}
