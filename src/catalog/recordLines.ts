import type { RecordShelf } from './recordShelf.js';

/** Bytes of one slice, which nobody else holds, so that they can be handed to another thread. */
export type TextSlice = Uint8Array<ArrayBuffer>;

/** Characters of a slice: about a millisecond of work, and few enough slices that pauses between them cost little. */
export const SLICE_CHARS = 128 * 1024;

/**
 * Records of one list as text: JSON in UTF-8, each record on a line of its own, a comma between two lines.
 * A million route points as objects would have the garbage collector go through them for tens of
 * milliseconds at a time; as bytes they are out of its way.
 */
export class RecordLines implements RecordShelf {
  readonly #sliceChars: number;
  readonly #encoder = new TextEncoder();
  readonly #ids = new Set<string>();
  #slices: TextSlice[] = [];
  #open = '';
  #separator = '\n';
  #taken = false;

  constructor(sliceChars: number = SLICE_CHARS) {
    this.#sliceChars = sliceChars;
  }

  /** The records' ids, of those that have one that is text. */
  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** `json` is the record's, on one line, as `JSON.stringify` gives it. */
  add(record: unknown, json: string): void {
    const id = idOf(record);
    if (id !== undefined) this.#ids.add(id);
    this.#open += this.#separator + json;
    this.#separator = ',\n';
    if (this.#open.length >= this.#sliceChars) this.#close();
  }

  /** The slices that are full; they are the taker's from then on, and not given again. */
  *takeFull(): Generator<TextSlice> {
    const slices = this.#slices;
    this.#slices = [];
    yield* slices;
  }

  /**
   * All that was added and not taken yet, once.
   * @throws {Error} the second time: an empty list would be taken for the catalog's.
   */
  *take(): Generator<TextSlice> {
    if (this.#taken) throw new Error('these lines were handed over before: load the catalog again');
    this.#taken = true;
    if (this.#open !== '') this.#close();
    yield* this.takeFull();
  }

  #close(): void {
    this.#slices.push(this.#encoder.encode(this.#open));
    this.#open = '';
  }
}

/** The id of a record as the API gave it; undefined where it has none that is text. */
export function idOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('id' in record)) return undefined;
  return typeof record.id === 'string' ? record.id : undefined;
}
