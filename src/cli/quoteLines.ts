import { InvalidRequestError, quote, type Network, type QuoteRequest, type RequestIssue } from '../index.js';
import { findJsonFault } from './input/jsonFault.js';
import type { Line } from './input/lines.js';

export interface AnsweredLines {
  readonly answered: number;
  /** Lines that were no valid requests; they have an error in their place. */
  readonly bad: number;
}

/**
 * Answers requests, one a line, in order: a quote a line, or an error in its place. Blank lines are skipped.
 * Each batch is written before the next one is read, so that input of any length takes little memory.
 * Ends early once `write` gives false: nobody reads any more.
 */
export async function answerLines(
  network: Network,
  batches: AsyncIterable<readonly Line[]>,
  write: (text: string) => Promise<boolean>,
): Promise<AnsweredLines> {
  let number = 0;
  let answered = 0;
  let bad = 0;
  for await (const lines of batches) {
    let text = '';
    for (const line of lines) {
      number += 1;
      if (line?.trim() === '') continue;
      const answer = answerLine(line, (request) => quote(network, request));
      answered += 1;
      if ('error' in answer) bad += 1;
      text += `${JSON.stringify('error' in answer ? numbered(answer, number) : answer)}\n`;
    }
    if (text !== '' && !(await write(text))) break;
  }
  return { answered, bad };
}

/** The answer to a line that is no valid request (DESIGN.md, "JSON in and out"). */
export interface LineError {
  /** The request's id; null where it cannot be read. */
  readonly id: string | null;
  readonly error: { readonly code: 'INVALID_REQUEST'; readonly issues: readonly RequestIssue[] };
}

/** What `answer` makes of the request in a line; it throws InvalidRequestError where there is none. */
export function answerLine<T>(line: Line, answer: (request: QuoteRequest) => T): T | LineError {
  if (line === null) return lineError(null, [{ path: '', message: 'not UTF-8' }]);
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return lineError(null, [{ path: '', message: notJson(line) }]);
  }
  try {
    // `quote` checks what it is given.
    return answer(request as QuoteRequest);
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return lineError(idOf(request), error.issues);
  }
}

/** The error with the line's number in every message: from 1 and with blank ones counted, as editors show it. */
export function numbered({ id, error }: LineError, number: number): LineError {
  return lineError(
    id,
    error.issues.map(({ path, message }) => ({ path, message: `line ${number}: ${message}` })),
  );
}

function lineError(id: string | null, issues: readonly RequestIssue[]): LineError {
  return { id, error: { code: 'INVALID_REQUEST', issues } };
}

function notJson(line: string): string {
  const fault = findJsonFault(line);
  const where = fault === undefined ? '' : `: column ${fault.column}, ${fault.message}`;
  const encoding = line.includes('\u0000') ? ' (is the input UTF-8?)' : '';
  return `not JSON${where}${encoding}`;
}

function idOf(request: unknown): string | null {
  if (typeof request !== 'object' || request === null || !('id' in request)) return null;
  return typeof request.id === 'string' ? request.id : null;
}
