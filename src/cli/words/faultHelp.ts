import type { FaultKind } from '../../emulator.js';

interface FaultHelp {
  /** The fault with all that it must have, as `--fault` takes it. */
  readonly example: string;
  /** What it may have besides. */
  readonly more?: string;
}

/** Every kind of fault; written down here because help must not load the schemas. */
export const FAULT_HELP: Readonly<Record<FaultKind, FaultHelp>> = {
  latency: { example: 'latency:ms=300', more: 'jitterMs' },
  reset: { example: 'reset', more: 'when (beforeAnswer, midBody)' },
  hang: { example: 'hang' },
  status: {
    example: 'status:status=503',
    more: 'retryAfterSeconds, retryAfterDate, body (json, html, empty), burst',
  },
  shortPage: { example: 'shortPage', more: 'keep' },
  repeatedPage: { example: 'repeatedPage' },
  shuffledPage: { example: 'shuffledPage', more: 'scope (page, list)' },
  recordsAdded: { example: 'recordsAdded', more: 'records, where (start, end)' },
  recordsRemoved: { example: 'recordsRemoved', more: 'records, where (start, end)' },
  wrongTotal: { example: 'wrongTotal', more: 'by' },
  html: { example: 'html', more: 'status' },
  truncatedJson: { example: 'truncatedJson' },
  encoding: {
    example: 'encoding:encoding=bom',
    more: 'or windows-1251, windows-1251-undeclared, invalidUtf8, utf-16le',
  },
  contentType: { example: 'contentType', more: 'value' },
  slowBody: { example: 'slowBody', more: 'bytes, ms' },
  hugeBody: { example: 'hugeBody', more: 'bytes' },
};

const WIDTH = Math.max(...Object.values(FAULT_HELP).map(({ example }) => example.length));

/** A line a kind. */
export function faultHelpLines(): readonly string[] {
  return Object.values(FAULT_HELP).map(({ example, more = '' }) =>
    `${example.padEnd(WIDTH)}  ${more}`.trimEnd(),
  );
}
