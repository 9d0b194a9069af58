import { compareQuotes } from '../compare/compareQuotes.js';
import { type ComparisonSummary, ComparisonTally } from '../compare/comparisonTally.js';
import { quote, type Network } from '../index.js';
import type { Line } from './input/lines.js';
import { answerLine, numbered, type LineError } from './quoteLines.js';
import { plain } from './words/names.js';

export interface ComparedLines {
  readonly summary: ComparisonSummary;
  /** Lines that are not blank. */
  readonly read: number;
  readonly bad: BadLines;
}

/** Lines that are no valid requests. */
interface BadLines {
  readonly count: number;
  /** What is wrong in the first of them, a text each. */
  readonly first: readonly string[];
}

export interface ComparingOptions {
  /** Takes a JSON line for each request, or an error in its place; null: only the summary is wanted. */
  readonly write: ((text: string) => Promise<boolean>) | null;
  /** Called now and then with the number of lines read. */
  readonly onProgress: (read: number) => void;
}

/** As many bad lines as are told of one by one. */
const TOLD_LINES = 3;
/** Lines between two calls of onProgress. */
const PROGRESS_LINES = 1_000;

/**
 * Compares two networks by the requests in lines. Blank lines are skipped. What it keeps of a request is
 * what the summary needs; ends early once `write` gives false: nobody reads any more.
 */
export async function compareLines(
  before: Network,
  after: Network,
  batches: AsyncIterable<readonly Line[]>,
  { write, onProgress }: ComparingOptions,
): Promise<ComparedLines> {
  const tally = new ComparisonTally();
  const first: string[] = [];
  let number = 0;
  let read = 0;
  let count = 0;
  for await (const lines of batches) {
    let text = '';
    for (const line of lines) {
      number += 1;
      if (line?.trim() === '') continue;
      read += 1;
      const compared = answerLine(line, (request) =>
        compareQuotes(quote(before, request), quote(after, request)),
      );
      if ('error' in compared) {
        count += 1;
        if (first.length < TOLD_LINES) first.push(badLineText(number, compared));
      } else tally.add(compared);
      if (write !== null)
        text += `${JSON.stringify('error' in compared ? numbered(compared, number) : compared)}\n`;
      if (read % PROGRESS_LINES === 0) onProgress(read);
    }
    if (write !== null && text !== '' && !(await write(text))) break;
  }
  return { summary: tally.summary(), read, bad: { count, first } };
}

/** What is told of bad lines; `inPlace`: each has an error in its place. */
export function badLinesText({ read, bad: { count, first } }: ComparedLines, inPlace: boolean): string {
  const counted = `${count} of ${read} lines are no valid requests`;
  if (inPlace) return `${counted}: see "error" in their place`;
  const shown = first.length < count ? `${counted}; the first of them` : counted;
  return [`${shown}:`, ...first.map((line) => `  ${line}`)].join('\n');
}

/** `line 3: placedAt: Expected …` */
function badLineText(number: number, { error: { issues } }: LineError): string {
  const faults = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return plain(`line ${number}: ${faults.join('; ')}`);
}
