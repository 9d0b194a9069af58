import type * as z from 'zod';

/** What a schema wanted where a value does not fit, in words: `expected a number of at least 0`. */
export function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') {
    return `expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return `expected a number of at least ${issue.minimum}`;
  }
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'expected a date YYYY-MM-DD';
  return issue.message;
}

const KINDS: Readonly<Partial<Record<string, string>>> = {
  string: 'text',
  number: 'a finite number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
