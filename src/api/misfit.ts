import type * as z from 'zod';
import { expectationOf } from '../catalog/expectation.js';
import { shown } from '../catalog/recordReader.js';

/** Takes out of a text what must not be shown. */
export type Redact = (text: string) => string;

/** Where a value does not fit, and why. */
export interface Misfit {
  /** Dotted; empty for the whole value. */
  readonly path: string;
  /** `expected a whole number of at least 0, got -1` */
  readonly message: string;
}

/** Of an issue that has its input. Without `redact` no text is shown: it may be or hold a credential. */
export function misfitOf(issue: z.core.$ZodIssue, redact: Redact | null): Misfit {
  return {
    path: issue.path.join('.'),
    message: `${expectationOf(issue)}, got ${gotOf(issue.input, redact)}`,
  };
}

/** In one line: `data: expected a list of records or one record, got nothing`. */
export function misfitText({ path, message }: Misfit): string {
  return path === '' ? message : `${path}: ${message}`;
}

function gotOf(input: unknown, redact: Redact | null): string {
  // Before it is shortened, since half a secret is not found any more.
  if (typeof input === 'string') return redact === null ? 'a text' : shown(redact(input));
  const got = shown(input);
  return redact === null ? got : redact(got);
}
