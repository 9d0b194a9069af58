import { hash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';

import type { ApiOperation, PageWindow } from './apiOperation.js';
import { ApiRefusalError } from './errors.js';
import { isForeign } from './foreignRecord.js';
import type { Page } from './page.js';

/** Asks for one page of the list, repeating as the client does. */
export type AskPage = (page: PageWindow) => Promise<Page>;

/** A list read once from its beginning to its end. */
export interface ListReading {
  readonly records: readonly unknown[];
  /** A record's print is equal for records that are equal in every byte of their JSON. */
  readonly prints: readonly string[];
  /** What every answer said; null where none said anything. */
  readonly total: number | null;
  /** Nothing odd was seen: no empty page in the middle, no pages of uneven length. */
  readonly regular: boolean;
}

/** Why a reading is none: what was seen, and where. */
export interface ReadingFlaw extends PageWindow {
  readonly flaw: string;
}

export interface ReadingRules {
  readonly operation: ApiOperation;
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
  override readonly name = 'UnreadableList';
  readonly code: 'LIST_TOO_LONG' | 'UNEXPECTED_SHAPE';

  constructor(code: UnreadableList['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads a list page by page, each from where the last one really ended, until `total` records are there
 * and, with `probeEnd`, nothing follows them; without a `total`, until nothing follows. The `offset` that a
 * page echoes is not believed: it may count pages. A total that changes is a flaw: records came or went,
 * and what was read before and after do not belong together.
 * @throws UnreadableList, and what `ask` throws.
 */
export const readListOnce = async (ask: AskPage, rules: ReadingRules): Promise<ListReading | ReadingFlaw> => {
  const { limit, maxRecords, maxPages } = rules;
  const records: unknown[] = [];
  const prints: string[] = [];
  let total: number | null | undefined;
  let firstLength = 0;
  let lastLength = 0;
  let emptyInARow = 0;
  let regular = true;

  for (let pages = 0; pages < maxPages; pages += 1) {
    const offset = records.length;
    const atEnd = total !== undefined && (total === null ? offset > 0 : offset === total);
    if (atEnd && total !== null && !rules.probeEnd && regular)
      return { records, prints, total: total ?? null, regular };

    const page = await askOrEnd(ask, { offset, limit }, atEnd);
    if (page === 'end') return { records, prints, total: total ?? null, regular };
    if (total !== undefined && page.total !== total) {
      return { flaw: `total changed from ${total} to ${page.total}`, offset, limit };
    }
    total = page.total;
    if (Math.max(total ?? 0, offset + page.records.length) > maxRecords) {
      throw new UnreadableList('LIST_TOO_LONG', `the list has more than ${maxRecords} records`);
    }
    if (page.records.length === 0) {
      if (total === null || offset === total) return { records, prints, total, regular };
      regular = false;
      emptyInARow += 1;
      if (emptyInARow < EMPTY_PAGE_ATTEMPTS) continue;
      return { flaw: `no records from ${offset} on, though total is ${total}`, offset, limit };
    }
    emptyInARow = 0;
    if (page.records.some((record) => isForeign(record, rules.operation))) {
      return { flaw: 'records of another list', offset, limit };
    }
    const newPrints = await printsOf(page.records);
    if (total !== null && offset + newPrints.length > total) {
      // A server that ignores offset gives its only page again; it shows that there is no other one.
      const onlyPage = offset === firstLength && firstLength !== limit && samePrints(newPrints, prints);
      if (onlyPage && atEnd) return { records, prints, total, regular };
      return {
        flaw: `${newPrints.length} records from ${offset} on, though total is ${total}`,
        offset,
        limit,
      };
    }
    // All pages but the last are equally long, unless pages come short.
    if (pages === 0) firstLength = newPrints.length;
    else if (lastLength !== firstLength || newPrints.length > firstLength) regular = false;
    lastLength = newPrints.length;
    records.push(...page.records);
    prints.push(...newPrints);
    rules.onPage(records.length, total);
  }
  throw new UnreadableList('LIST_TOO_LONG', `the list has more than ${maxPages} pages`);
};

/** What follows the end may be an empty page, or an error: the API page has 404 for "nothing found". */
const askOrEnd = async (ask: AskPage, window: PageWindow, atEnd: boolean): Promise<Page | 'end'> => {
  try {
    return await ask(window);
  } catch (error) {
    if (atEnd && window.offset > 0 && error instanceof ApiRefusalError && PAST_THE_END.has(error.status)) {
      return 'end';
    }
    throw error;
  }
};

const PAST_THE_END: ReadonlySet<number> = new Set([400, 404, 416, 422]);

const samePrints = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((print, index) => print === others[index]);

/** Characters of JSON after which other work is let in between: about a millisecond's. */
const SLICE_LENGTH = 64 * 1024;

/** @throws UnreadableList for a record that no program could write out again. */
export const printOf = (record: unknown): string => hash('sha256', jsonOf(record), 'base64');

const printsOf = async (records: readonly unknown[]): Promise<readonly string[]> => {
  const prints: string[] = [];
  // The page has just been parsed: that was work enough for one turn.
  let length = SLICE_LENGTH;
  for (const record of records) {
    if (length >= SLICE_LENGTH) {
      length = 0;
      await othersFirst();
    }
    const json = jsonOf(record);
    prints.push(hash('sha256', json, 'base64'));
    length += json.length;
  }
  return prints;
};

/** `JSON.parse` goes to any depth, `JSON.stringify` until the stack ends. */
const jsonOf = (record: unknown): string => {
  try {
    return JSON.stringify(record);
  } catch {
    throw new UnreadableList('UNEXPECTED_SHAPE', 'a record is nested too deeply');
  }
};
