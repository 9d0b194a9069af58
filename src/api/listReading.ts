import { hash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { RecordShelf } from '../catalog/recordShelf.js';
import type { ApiOperation, PageWindow } from './apiOperation.js';
import { ApiRefusalError } from './errors.js';
import { isForeignPage } from './foreignRecord.js';
import type { Page } from './page.js';
import { StalePages } from './stalePages.js';

/** Asks for one page of the list, repeating as the client does. */
export type AskPage = (page: PageWindow) => Promise<Page>;

/** The property by which the API names a record of the list. */
export type IdKey = 'id' | 'productId';

/** What tells readings of a list apart: one entry a record each. */
export interface ListTraces {
  /** A record's print is equal for records that are equal in every byte of their JSON. */
  readonly prints: readonly string[];
  /** The record's id; null where it has none. */
  readonly names: readonly (string | null)[];
  /** What every answer said; null where none said anything. */
  readonly total: number | null;
}

/** A list read once from its beginning to its end. */
export interface ListReading<Shelf extends RecordShelf> extends ListTraces {
  readonly shelf: Shelf;
  /** Nothing odd was seen: no empty page in the middle, no pages of uneven length. */
  readonly regular: boolean;
}

/** Why a reading is none: what was seen, and where. */
export interface ReadingFlaw extends PageWindow {
  readonly flaw: string;
}

export interface ReadingRules {
  readonly operation: ApiOperation;
  readonly idKey: IdKey;
  readonly limit: number;
  /** Ask for what follows the last record too: it must be nothing. */
  readonly probeEnd: boolean;
  readonly maxRecords: number;
  readonly maxPages: number;
  /** After each page with records. */
  readonly onPage: (loaded: number, total: number | null) => void;
}

/** A page without records, while more must follow, is asked for so many times in a row. */
const EMPTY_PAGE_ATTEMPTS = 3;

/** The list cannot be read, however often one tries. */
export class UnreadableList extends Error {
  readonly code: 'LIST_TOO_LONG' | 'UNEXPECTED_SHAPE';

  constructor(code: UnreadableList['code'], message: string) {
    super(message);
    this.name = 'UnreadableList';
    this.code = code;
  }
}

/**
 * Reads a list page by page, each from where the last one really ended, until `total` records are there
 * and, with `probeEnd`, nothing follows them; without a `total`, until nothing follows. The `offset` that a
 * page echoes is not believed: it may count pages. A total that changes is a flaw: records came or went,
 * and what was read before and after do not belong together. A server that ignores `offset` gives its only
 * page again, which shows that there is no other one.
 * @throws {UnreadableList}
 * @throws what `ask` throws.
 */
export async function readListOnce<Shelf extends RecordShelf>(
  ask: AskPage,
  shelf: Shelf,
  rules: ReadingRules,
): Promise<ListReading<Shelf> | ReadingFlaw> {
  const { idKey, limit, maxRecords, maxPages } = rules;
  const prints: string[] = [];
  const names: (string | null)[] = [];
  const stale = new StalePages();
  let total: number | null | undefined;
  let firstLength = 0;
  let lastLength = 0;
  let emptyInARow = 0;
  let regular = true;
  const whole = (): ListReading<Shelf> => ({ shelf, prints, names, total: total ?? null, regular });

  for (let pages = 0; pages < maxPages; pages += 1) {
    const offset = prints.length;
    const atEnd = total !== undefined && (total === null ? offset > 0 : offset === total);
    if (atEnd && total !== null && !rules.probeEnd && regular) return whole();

    const page = await askOrEnd(ask, { offset, limit }, atEnd);
    if (page === 'end') return whole();
    if (total !== undefined && page.total !== total) {
      return { flaw: `total changed from ${total} to ${page.total}`, offset, limit };
    }
    total = page.total;
    if (Math.max(total ?? 0, offset + page.records.length) > maxRecords) {
      throw new UnreadableList('LIST_TOO_LONG', `the list has more than ${maxRecords} records`);
    }
    if (page.records.length === 0) {
      if (total === null || offset === total) return whole();
      regular = false;
      emptyInARow += 1;
      if (emptyInARow < EMPTY_PAGE_ATTEMPTS) continue;
      return { flaw: `no records from ${offset} on, though total is ${total}`, offset, limit };
    }
    emptyInARow = 0;
    if (isForeignPage(page.records, rules.operation)) {
      return { flaw: 'records of another list', offset, limit };
    }
    const { records } = page;
    const texts = await textsOf(records);
    const onlyPage = offset === firstLength && firstLength !== limit && samePrints(texts, prints);
    if (total !== null && offset + records.length > total) {
      if (onlyPage && atEnd) return whole();
      return {
        flaw: `${records.length} records from ${offset} on, though total is ${total}`,
        offset,
        limit,
      };
    }
    if (total === null) {
      if (onlyPage) {
        // No total says that this is all: another reading must find the same.
        regular = false;
        return whole();
      }
      const from = stale.after(
        offset,
        texts.map(({ print }) => print),
      );
      if (from !== null) {
        return { flaw: `the records from ${from} on were read before`, offset: from, limit };
      }
    }
    // All pages but the last are equally long, unless pages come short.
    if (pages === 0) firstLength = records.length;
    else if (lastLength !== firstLength || records.length > firstLength) regular = false;
    lastLength = records.length;
    texts.forEach(({ json, print }, index) => {
      prints.push(print);
      names.push(nameOf(records[index], idKey));
      shelf.add(records[index], json);
    });
    rules.onPage(prints.length, total);
  }
  throw new UnreadableList('LIST_TOO_LONG', `the list has more than ${maxPages} pages`);
}

/** What follows the end may be an empty page, or an error: the API page has 404 for "nothing found". */
async function askOrEnd(ask: AskPage, window: PageWindow, atEnd: boolean): Promise<Page | 'end'> {
  try {
    return await ask(window);
  } catch (error) {
    if (atEnd && window.offset > 0 && error instanceof ApiRefusalError && PAST_THE_END.has(error.status)) {
      return 'end';
    }
    throw error;
  }
}

const PAST_THE_END: ReadonlySet<number> = new Set([400, 404, 416, 422]);

function nameOf(record: unknown, idKey: IdKey): string | null {
  if (typeof record !== 'object' || record === null) return null;
  const id: unknown = Reflect.get(record, idKey);
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : null;
}

function samePrints(texts: readonly RecordText[], prints: readonly string[]): boolean {
  return texts.length === prints.length && texts.every(({ print }, index) => print === prints[index]);
}

/** Characters of JSON after which other work is let in between: about a millisecond's. */
const SLICE_LENGTH = 64 * 1024;

/** @throws {UnreadableList} for a record that no program could write out again. */
export function printOf(record: unknown): string {
  return textOf(record).print;
}

interface RecordText {
  readonly json: string;
  readonly print: string;
}

function textOf(record: unknown): RecordText {
  const json = jsonOf(record);
  return { json, print: hash('sha256', json, 'base64') };
}

async function textsOf(records: readonly unknown[]): Promise<readonly RecordText[]> {
  const texts: RecordText[] = [];
  // The page has just been parsed: that was work enough for one turn.
  let length = SLICE_LENGTH;
  for (const record of records) {
    if (length >= SLICE_LENGTH) {
      length = 0;
      await othersFirst();
    }
    const text = textOf(record);
    texts.push(text);
    length += text.json.length;
  }
  return texts;
}

/** `JSON.parse` goes to any depth, `JSON.stringify` until the stack ends. */
function jsonOf(record: unknown): string {
  try {
    return JSON.stringify(record);
  } catch {
    throw new UnreadableList('UNEXPECTED_SHAPE', 'a record is nested too deeply');
  }
}
