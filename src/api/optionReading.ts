import * as z from 'zod';
import { misfitOf, misfitText, type Misfit } from './misfit.js';

/** Wrong options; `issues` says which and why, never with a credential. */
export class InvalidClientOptionsError extends Error {
  readonly code = 'INVALID_CLIENT_OPTIONS';
  readonly issues: readonly Misfit[];

  constructor(issues: readonly Misfit[]) {
    super(`wrong client options: ${issues.map(misfitText).join('; ')}`);
    this.name = 'InvalidClientOptionsError';
    this.issues = issues;
  }
}

/**
 * Options that fit, the defaults filled in.
 * @throws {InvalidClientOptionsError} naming every wrong field.
 */
export function readOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  const read = schema.safeParse(options, { reportInput: true });
  if (read.success) return read.data;
  throw new InvalidClientOptionsError(read.error.issues.map((issue) => misfitOf(issue, null)));
}

/** `why`: the reason for a bound that is not plain. */
export function wholeNumber(least: number, { most = Number.MAX_SAFE_INTEGER, why = '' } = {}) {
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  return z.custom<number>(
    (given) => Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most,
    `expected a whole number ${range}${why}`,
  );
}

/** A bound that a caller may do without. */
export function boundOf(least: number) {
  return z.custom<number>(
    (given) => given === Infinity || (Number.isSafeInteger(given) && Number(given) >= least),
    `expected a whole number of at least ${least}, or Infinity`,
  );
}

/** Longer timers than this fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const waitingTime = z.custom<number>(
  (given) => typeof given === 'number' && given >= 0 && given <= LONGEST_TIMER_MS,
  `expected milliseconds, from 0 to ${LONGEST_TIMER_MS}`,
);

export const timeLimit = wholeNumber(1, { most: LONGEST_TIMER_MS, why: ' (milliseconds)' });
