import type { RecordShelf } from '../catalog/recordShelf.js';
import { wait } from './abortScope.js';
import type { ApiOperation } from './apiOperation.js';
import { ApiProtocolError } from './errors.js';
import { agree, confirmRepeated, repeatedPositions } from './listAgreement.js';
import type { Confirm, ListBounds } from './listBounds.js';
import {
  readListOnce,
  UnreadableList,
  type AskPage,
  type IdKey,
  type ListReading,
  type ListTraces,
  type ReadingFlaw,
} from './listReading.js';
import { MAX_PAGE_LIMIT } from './oneCClient.js';

/** How a list comes along. */
export interface ListProgress {
  readonly operation: ApiOperation;
  /** Records read in this reading, and how many there are; null where the API does not say. */
  readonly loaded: number;
  readonly total: number | null;
  /** `CONFIRMING`: the list has been read once, and is read again to see that it is the same. */
  readonly phase: 'READING' | 'CONFIRMING';
}

export interface WholeListOptions<Shelf extends RecordShelf> extends Required<ListBounds> {
  /** A new shelf for each reading: one of them comes back with the list. */
  readonly newShelf: () => Shelf;
  readonly operation: ApiOperation;
  readonly idKey: IdKey;
  /**
   * `always`: what is read must be read a second time and be the same. `whenInDoubt`: only if something
   * was odd. In doubt one more reading must agree in either case, and of a list without records several more.
   */
  readonly confirm: Confirm;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: ListProgress) => void) | undefined;
}

const LONGEST_PAUSE_MS = 1_000;

/**
 * So many readings in a row must find no record before a list is taken for empty: each is but one request,
 * and a server that has lost its data for a moment, or another one in its place, says so too.
 */
const EMPTY_IN_A_ROW = 5;

/**
 * Reads a list of which the server gives a hundred records at a time and no snapshot, so that pages may
 * come short, twice, out of order or from before and after a change. It is taken for whole when readings
 * in a row agree, each of `total` records and with nothing after them, and when records that seem to be
 * there twice are there on a look at each. Each of those readings cuts the list into pages elsewhere: what
 * spoils the same place of every answer, or answers from a cache of pages, spoils other records each time.
 * @throws {ApiProtocolError} LIST_INCONSISTENT when that does not happen, LIST_TOO_LONG.
 * @throws what `ask` throws.
 */
export async function readWholeList<Shelf extends RecordShelf>(
  ask: AskPage,
  options: WholeListOptions<Shelf>,
): Promise<Shelf> {
  try {
    return await readUntilAgreed(ask, options);
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error;
    const { operation } = options;
    throw new ApiProtocolError(error.code, { operation, page: null, status: 200, reason: error.message });
  }
}

async function readUntilAgreed<Shelf extends RecordShelf>(
  ask: AskPage,
  options: WholeListOptions<Shelf>,
): Promise<Shelf> {
  const { newShelf, operation, idKey, confirm, signal, onProgress } = options;
  const { maxReadings, pauseMs, maxRecords, maxPages } = options;
  let doubt = false;
  let agreed: ListReading<Shelf> | null = null;
  let inARow = 0;
  let flaws = 0;
  let lastFlaw: ReadingFlaw = { flaw: 'no two readings agree', offset: 0, limit: MAX_PAGE_LIMIT };

  for (let readings = 0; readings < maxReadings; readings += 1) {
    if (flaws > 0) await wait(Math.random() * Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** (flaws - 1)), signal);
    const phase = agreed === null ? 'READING' : 'CONFIRMING';
    const limit = limitOf(agreed, inARow, flaws);
    const reading: ListReading<Shelf> | ReadingFlaw = await readListOnce(ask, newShelf(), {
      operation,
      idKey,
      limit,
      probeEnd: doubt || confirm === 'always',
      maxRecords,
      maxPages,
      onPage: (loaded, total) => onProgress?.({ operation, loaded, total, phase }),
    });
    if ('flaw' in reading) {
      [doubt, agreed, inARow, flaws, lastFlaw] = [true, null, 0, flaws + 1, reading];
      continue;
    }
    if (agreed !== null && agree(agreed, reading)) {
      inARow += 1;
    } else {
      if (agreed !== null)
        [doubt, flaws, lastFlaw] = [true, flaws + 1, { flaw: 'two readings differ', offset: 0, limit }];
      [agreed, inARow] = [reading, 1];
    }
    const repeated = repeatedPositions(reading);
    doubt ||= !reading.regular || repeated.length > 0;
    const always = confirm === 'always';
    if (inARow < readingsNeeded(reading, always, doubt, maxReadings)) continue;
    const flaw = await confirmRepeated(ask, reading, repeated);
    if (flaw === null) return agreed.shelf;
    [agreed, inARow, flaws, lastFlaw] = [null, 0, flaws + 1, flaw];
  }
  throw new ApiProtocolError('LIST_INCONSISTENT', {
    operation,
    page: { offset: lastFlaw.offset, limit: lastFlaw.limit },
    status: 200,
    reason: `the list is not the same from page to page (read ${maxReadings} times; at last: ${lastFlaw.flaw})`,
    retryable: true,
  });
}

/** How many readings in a row must agree before a list is believed. */
function readingsNeeded(
  { prints }: ListTraces,
  always: boolean,
  doubt: boolean,
  maxReadings: number,
): number {
  if (prints.length === 0 && (always || doubt)) return Math.min(EMPTY_IN_A_ROW, maxReadings);
  return (always ? 2 : 1) + (doubt ? 1 : 0);
}

/**
 * Records to a page: as many as may be, and then so many fewer that the list that was read takes as many
 * pages more as readings agree. `limitOf({ 230 records }, 1) => 58` (four pages, where three would do); where
 * that cannot be, one fewer each time, so that a cache of pages is not asked for the same one. A new start
 * after a flaw cuts elsewhere too: what was odd about that page may be no more than where it began.
 */
function limitOf(agreed: ListTraces | null, inARow: number, flaws: number): number {
  if (agreed === null || agreed.prints.length < 2)
    return Math.max(SMALLEST_CUT, MAX_PAGE_LIMIT - inARow - flaws);
  const { length } = agreed.prints;
  return Math.max(1, Math.ceil(length / (Math.ceil(length / MAX_PAGE_LIMIT) + inARow)));
}

/** Many new starts are no reason for many requests. */
const SMALLEST_CUT = 50;
