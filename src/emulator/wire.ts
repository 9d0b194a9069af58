import iconv from 'iconv-lite';
import type { Answer } from './answer.js';
import type { Fault } from './fault.js';
import { firedOf, type FiredFault } from './faultPlan.js';
import { htmlPage } from './htmlPage.js';

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

const JSON_UTF8 = 'application/json; charset=utf-8';

/** The bytes and headers of an answer, spoilt as the fired faults say. */
export function toWire(answer: Answer, fired: readonly FiredFault[]): WireAnswer {
  const html = firedOf(fired, 'html')?.fault;
  if (html !== undefined) return htmlWire(html.status ?? 200);
  const status = firedOf(fired, 'status')?.fault;
  if (status?.body === 'html') return htmlWire(status.status, answer.headers);
  if (status?.body === 'empty')
    return { status: answer.status, headers: { ...answer.headers }, bytes: Buffer.alloc(0) };

  const { bytes, charset } = encoded(jsonText(answer.body, fired), fired);
  const wrongType = firedOf(fired, 'contentType')?.fault;
  return {
    status: answer.status,
    headers: {
      ...answer.headers,
      'content-type': wrongType === undefined ? charset : (wrongType.value ?? 'text/plain; charset=utf-8'),
    },
    bytes,
  };
}

function htmlWire(status: number, headers: Readonly<Record<string, string>> = {}): WireAnswer {
  return {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    bytes: Buffer.from(htmlPage(status)),
  };
}

function jsonText(body: unknown, fired: readonly FiredFault[]): string {
  const padding = firedOf(fired, 'hugeBody');
  const json = JSON.stringify(body);
  const text = padding === undefined ? json : ' '.repeat(padding.fault.bytes ?? 2 ** 26) + json;
  const truncated = firedOf(fired, 'truncatedJson');
  if (truncated === undefined) return text;
  // At least one character stays and at least one goes: the rest of an object is never JSON.
  return text.slice(0, 1 + Math.floor(truncated.draw(0) * (text.length - 1)));
}

function encoded(text: string, fired: readonly FiredFault[]): { bytes: Buffer; charset: string } {
  const encoding = firedOf(fired, 'encoding')?.fault.encoding;
  return encoding === undefined
    ? { bytes: Buffer.from(text), charset: JSON_UTF8 }
    : { bytes: ENCODED[encoding](text), charset: CHARSETS[encoding] ?? JSON_UTF8 };
}

type Encoding = Extract<Fault, { kind: 'encoding' }>['encoding'];

const ENCODED: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  bom: (text) => Buffer.from(`\uFEFF${text}`),
  'windows-1251': (text) => iconv.encode(text, 'win1251'),
  'windows-1251-undeclared': (text) => iconv.encode(text, 'win1251'),
  invalidUtf8: (text) => withInvalidByte(text),
  'utf-16le': (text) => iconv.encode(text, 'utf16le'),
};

const CHARSETS: Partial<Record<Encoding, string>> = {
  'windows-1251': 'application/json; charset=windows-1251',
  'utf-16le': 'application/json; charset=utf-16le',
};

/** 0xFF inside the first text of the JSON that is a value, or the first key where there is none. */
function withInvalidByte(text: string): Buffer {
  const value = /:\s*"/.exec(text) ?? /"/.exec(text);
  const at = value === null ? text.length : value.index + value[0].length;
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from([0xff]), Buffer.from(text.slice(at))]);
}
