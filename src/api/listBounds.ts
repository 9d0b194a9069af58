import * as z from 'zod';
import { boundOf, readOptions, waitingTime, wholeNumber } from './optionReading.js';

/** How far a list is read before it is given up. */
export interface ListBounds {
  /** Readings from the beginning, two at least where each list must be read twice; 8 unless given. */
  readonly maxReadings?: number;
  /** Milliseconds: the wait before the n-th new start is chance from 0 to this × 2^(n-1), 1 s at most; 50 unless given. */
  readonly pauseMs?: number;
  /** Records of one list; 1,000,000 unless given. */
  readonly maxRecords?: number;
  /** Pages of one reading; 100,000 unless given. */
  readonly maxPages?: number;
}

/** How often a list is read that showed nothing odd. */
export type Confirm = 'always' | 'whenInDoubt';

const bounds = {
  pauseMs: waitingTime.default(50),
  maxRecords: boundOf(1).default(1_000_000),
  maxPages: boundOf(1).default(100_000),
};

const TWICE = " (each list is read twice, unless confirm is 'whenInDoubt')";

const schemas = {
  always: z.object({ ...bounds, maxReadings: wholeNumber(2, { why: TWICE }).default(8) }),
  whenInDoubt: z.object({ ...bounds, maxReadings: wholeNumber(1).default(8) }),
};

const confirmSchema = z.object({ confirm: z.enum(['always', 'whenInDoubt']) });

/** @throws {InvalidClientOptionsError} also where no reading could ever be enough. */
export function readListBounds(given: ListBounds, asked: Confirm): Required<ListBounds> {
  const { confirm } = readOptions(confirmSchema, { confirm: asked });
  return readOptions(schemas[confirm], given);
}
