import type * as z from 'zod';
import { expectationOf } from '../catalog/expectation.js';
import { shown } from '../catalog/recordReader.js';

/** Takes out of a text what must not be shown. */
export type Redact = (text: string) => string;

/**
 * What was expected and what was got, of an issue with its input: `total: expected a whole number of at
 * least 0, got -1`. Without `redact` no text is shown: a server may echo credentials anywhere.
 * @param root where the value with the issue stands.
 */
export function misfitOf(
  { path, ...issue }: z.core.$ZodIssue,
  redact: Redact | null,
  root: readonly PropertyKey[] = [],
): string {
  const where = [...root, ...path].join('.');
  const expected = expectationOf({ path, ...issue });
  return `${where === '' ? '' : `${where}: `}${expected}, got ${gotOf(issue.input, redact)}`;
}

function gotOf(input: unknown, redact: Redact | null): string {
  // Before it is shortened, since half a secret is not found any more.
  if (typeof input === 'string') return redact === null ? 'a text' : shown(redact(input));
  const got = shown(input);
  return redact === null ? got : redact(got);
}
