import type { Catalog, CatalogHead, CatalogLines, ShelvedCatalog } from '../catalog/catalog.js';
import { RecordLines, type TextSlice } from '../catalog/recordLines.js';
import type { RecordShelf } from '../catalog/recordShelf.js';

/**
 * A catalog as text that can be written and read a little at a time: the JSON of `dovoz-catalog/1`
 * with every record on a line of its own. Eighty megabytes never stand in one string, and neither
 * writing nor reading holds the event loop for longer than one slice.
 */
const LISTS = ['cities', 'warehouses', 'tariffs', 'routes'] as const;

type ListName = (typeof LISTS)[number];

/**
 * The catalog's text in slices of whole records, in UTF-8; joined they are one JSON value (records that JSON
 * cannot say are null). Slices are the taker's; those of a `CatalogLines` are given once.
 */
export function* catalogTextSlices(
  catalog: Catalog | CatalogLines,
  sliceChars?: number,
): Generator<TextSlice> {
  const encoder = new TextEncoder();
  const { format, fetchedAt, source } = catalog;
  let frame = `${JSON.stringify({ format, fetchedAt, source }).slice(0, -1)},\n`;
  for (const name of LISTS) {
    yield encoder.encode(`${frame}"${name}":[`);
    const records = catalog[name];
    yield* records instanceof RecordLines ? records.take() : linesOf(records, sliceChars);
    frame = name === 'routes' ? '\n]\n}\n' : '\n],\n';
  }
  yield encoder.encode(frame);
}

/** One slice's worth of records is turned into text when that slice is asked for. */
function* linesOf(records: readonly unknown[], sliceChars: number | undefined): Generator<TextSlice> {
  const lines = new RecordLines(sliceChars);
  for (const record of records) {
    lines.add(record, jsonLine(record));
    yield* lines.takeFull();
  }
  yield* lines.take();
}

function jsonLine(record: unknown): string {
  const text: string | undefined = JSON.stringify(record);
  return text ?? 'null';
}

/** The text is not one that `catalogTextSlices` writes; the message says where it differs. */
export class CatalogTextError extends Error {
  readonly code = 'CATALOG_TEXT';

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'CatalogTextError';
  }
}

/** Takes the text of `catalogTextSlices` in pieces of any size and gives the catalog back. */
export class CatalogTextReader<Shelf extends RecordShelf> {
  #rest = '';
  #line = 0;
  #head: CatalogHead | undefined;
  #open: ListName | undefined;
  #ended = false;
  readonly #lists: Readonly<Record<ListName, Shelf>>;
  readonly #seen = new Set<ListName>();

  /** Each list has a shelf of its own. */
  constructor(newShelf: () => Shelf) {
    this.#lists = { cities: newShelf(), warehouses: newShelf(), tariffs: newShelf(), routes: newShelf() };
  }

  /** @throws {CatalogTextError} when a line that this piece completes is not as written. */
  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#line++;
      this.#readLine(line);
    }
  }

  /** @throws {CatalogTextError} when the text ended before the catalog did. */
  end(): ShelvedCatalog<Shelf> {
    if (this.#rest !== '' || !this.#ended || this.#head === undefined) {
      throw new CatalogTextError(this.#line, 'the text ends before the catalog does');
    }
    return { ...this.#head, ...this.#lists };
  }

  #readLine(line: string): void {
    if (this.#ended) throw new CatalogTextError(this.#line, 'text after the end of the catalog');
    if (this.#head === undefined) {
      this.#head = readHead(this.#parse(`${line.replace(/,$/, '')}}`), this.#line);
    } else if (this.#open === undefined) {
      this.#openList(line);
    } else if (line === ']' || line === '],') {
      this.#open = undefined;
    } else {
      const json = line.endsWith(',') ? line.slice(0, -1) : line;
      this.#lists[this.#open].add(this.#parse(json), json);
    }
  }

  #openList(line: string): void {
    if (line === '}' && this.#seen.size === LISTS.length) {
      this.#ended = true;
      return;
    }
    const name = LISTS.find((list) => line === `"${list}":[`);
    if (name === undefined || this.#seen.has(name)) {
      throw new CatalogTextError(
        this.#line,
        `a list was to begin here, got ${JSON.stringify(line.slice(0, 40))}`,
      );
    }
    this.#seen.add(name);
    this.#open = name;
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new CatalogTextError(this.#line, error instanceof Error ? error.message : String(error));
    }
  }
}

function readHead(head: unknown, line: number): CatalogHead {
  if (typeof head === 'object' && head !== null && 'format' in head && head.format === 'dovoz-catalog/1') {
    if ('fetchedAt' in head && typeof head.fetchedAt === 'string') {
      if ('source' in head && typeof head.source === 'string') {
        return { format: head.format, fetchedAt: head.fetchedAt, source: head.source };
      }
    }
  }
  throw new CatalogTextError(line, 'not the head of a dovoz-catalog/1');
}
