import type { ApiSubject } from './apiOperation.js';
import { readBodyText, UnreadableText } from './bodyText.js';
import { ApiProtocolError } from './errors.js';
import { excerptOf, looksLikeMarkup } from './excerpt.js';

export interface ReceivedBody {
  readonly bytes: Uint8Array;
  /** The `Content-Type` header. */
  readonly contentType: string | null;
  readonly status: number;
}

/**
 * Reads a body as JSON. What it holds counts, not what it is called: 1C services and the web servers
 * before them send JSON as `text/plain`, as `text/html` or under no type at all. So every textual type is
 * tried, and only a type that cannot be JSON (`image/png`, `application/pdf`) is refused unseen.
 * `redact` takes credentials out of what an error shows of the body.
 * @throws {ApiProtocolError} EMPTY_BODY, UNEXPECTED_CONTENT_TYPE, UNKNOWN_CHARSET, INVALID_ENCODING,
 * HTML_BODY, NOT_JSON.
 */
export function readBodyJson(
  { bytes, contentType, status }: ReceivedBody,
  subject: ApiSubject,
  redact: (text: string) => string,
): unknown {
  if (bytes.length === 0) {
    throw new ApiProtocolError('EMPTY_BODY', {
      ...subject,
      status,
      reason: `status ${status} without a body`,
    });
  }
  if (!mayBeJson(contentType)) {
    const reason = `JSON was expected, and ${redact(contentType ?? '')} came`;
    throw new ApiProtocolError('UNEXPECTED_CONTENT_TYPE', { ...subject, status, reason });
  }
  const text = textOf({ bytes, contentType, status }, subject, redact);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const excerpt = excerptOf(redact(text));
    if (text.trim() === '') {
      throw new ApiProtocolError('EMPTY_BODY', { ...subject, status, reason: 'the body is blank' });
    }
    // The parser's own message quotes the body, so it goes no further than this.
    throw looksLikeMarkup(text)
      ? new ApiProtocolError('HTML_BODY', { ...subject, status, reason: 'a web page came for JSON', excerpt })
      : new ApiProtocolError('NOT_JSON', {
          ...subject,
          status,
          reason: `the body is not JSON (${text.length} characters, ${whereItBreaks(cause, text)})`,
          excerpt,
        });
  }
}

function textOf(
  { bytes, contentType, status }: ReceivedBody,
  subject: ApiSubject,
  redact: (text: string) => string,
): string {
  try {
    return readBodyText(bytes, contentType);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    throw new ApiProtocolError(error.code, { ...subject, status, reason: redact(error.message) });
  }
}

function mayBeJson(contentType: string | null): boolean {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return (
    type === '' ||
    type.startsWith('text/') ||
    type.endsWith('+json') ||
    type.endsWith('+xml') ||
    TEXTUAL_APPLICATIONS.has(type)
  );
}

/** `octet-stream` is what a server says that does not know; XML and scripts give a better error when seen. */
const TEXTUAL_APPLICATIONS: ReadonlySet<string> = new Set([
  'application/json',
  'application/javascript',
  'application/octet-stream',
  'application/x-javascript',
  'application/x-json',
  'application/xml',
]);

/** As far as the parser's message tells: it gives no position of a wrong character. */
function whereItBreaks(cause: unknown, text: string): string {
  const message = cause instanceof Error ? cause.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (/end of JSON|Unterminated/.test(message) || Number(position) >= text.length)
    return 'it ends in the middle';
  return position === undefined ? 'wrong somewhere in them' : `wrong at character ${position}`;
}
