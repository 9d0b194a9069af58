import { setImmediate as othersFirst } from 'node:timers/promises';
import * as z from 'zod';
import { AbortScope, untilAborted } from './abortScope.js';
import type { ApiSubject } from './apiOperation.js';
import { BodyTooLong, readBodyBytes } from './bodyBytes.js';
import { readBodyJson } from './bodyJson.js';
import { guessText } from './bodyText.js';
import type { Credentials } from './credentials.js';
import {
  ApiError,
  ApiProtocolError,
  ApiRefusalError,
  ApiTransportError,
  type ApiErrorBody,
} from './errors.js';
import { excerptOf } from './excerpt.js';
import { retryAfterMs } from './retryAfter.js';

/** One request of the API. */
export interface ApiRequest extends ApiSubject {
  /** Relative to the base URL, without a leading slash, already percent-encoded. */
  readonly path: string;
  /** Sent as JSON by POST; null asks by GET. */
  readonly body: object | null;
}

export interface ExchangeSettings {
  /** Ends in a slash. */
  readonly baseUrl: URL;
  readonly credentials: Credentials;
  readonly fetch: typeof globalThis.fetch;
  readonly maxBodyBytes: number;
  /** Milliseconds, from the request to the last byte of the body. */
  readonly timeoutMs: number;
}

/**
 * Sends a request once and gives the JSON of a 2xx answer.
 * @throws {ApiTransportError} NETWORK or TIMEOUT. @throws {ApiProtocolError} @throws {ApiRefusalError}
 * @throws the signal's reason.
 */
export async function exchange(
  request: ApiRequest,
  settings: ExchangeSettings,
  signal: AbortSignal,
): Promise<unknown> {
  const { timeoutMs } = settings;
  const scope = new AbortScope(signal, { afterMs: timeoutMs, timeUp: () => new Error('time is up') });
  try {
    // Raced as well, for a `fetch` of the caller's that does not heed its signal.
    return await untilAborted(sendAndRead(request, settings, scope.signal), scope.signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (scope.signal.aborted) {
      throw new ApiTransportError('TIMEOUT', {
        ...subjectOf(request),
        reason: `no whole answer within ${timeoutMs} ms`,
      });
    }
    throw error instanceof ApiError ? error : networkError(error, subjectOf(request));
  } finally {
    scope.close();
  }
}

function subjectOf({ operation, page }: ApiRequest): ApiSubject {
  return { operation, page };
}

async function sendAndRead(
  request: ApiRequest,
  { baseUrl, credentials, fetch, maxBodyBytes }: ExchangeSettings,
  signal: AbortSignal,
): Promise<unknown> {
  const subject = subjectOf(request);
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== null) headers.set('content-type', 'application/json; charset=utf-8');
  credentials.addTo(headers);
  const response = await fetch(new URL(request.path, baseUrl), {
    method: request.body === null ? 'GET' : 'POST',
    headers,
    body: request.body === null ? null : JSON.stringify(request.body),
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const redact = (text: string): string => credentials.redact(text);
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => undefined);
    throw new ApiProtocolError('REDIRECTED', { ...subject, status, reason: redact(redirection(response)) });
  }
  if (!response.ok) throw await refusal(response, subject, redact, signal);
  const contentType = response.headers.get('content-type');
  try {
    const bytes = await readBodyBytes(response, maxBodyBytes);
    if (bytes.length > LONG_BODY_BYTES) await othersFirst();
    return readBodyJson({ bytes, contentType, status }, subject, redact);
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new ApiProtocolError('BODY_TOO_LARGE', { ...subject, status, reason: error.message });
  }
}

/** A longer body is parsed in a turn of its own: several that arrive at once must not hold the loop up together. */
const LONG_BODY_BYTES = 64 * 1024;

/** Enough of an error's body to say what it is. */
const MAX_REFUSAL_BYTES = 64 * 1024;

/** An error status keeps its meaning, however its body fares. */
async function refusal(
  response: Response,
  subject: ApiSubject,
  redact: (text: string) => string,
  signal: AbortSignal,
): Promise<ApiRefusalError> {
  const { status, headers } = response;
  let bytes: Uint8Array = new Uint8Array();
  try {
    bytes = await readBodyBytes(response, MAX_REFUSAL_BYTES);
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof BodyTooLong) bytes = error.beginning;
  }
  const text = guessText(bytes);
  const api = apiErrorBody(text, redact);
  return new ApiRefusalError({
    ...subject,
    status,
    api,
    excerpt: api === null ? excerptOf(redact(text)) : null,
    retryAfterMs: retryAfterMs(headers, Date.now()),
  });
}

/** `code` is `ERROR` unless said, as the API page has it. */
const apiErrorSchema = z.looseObject({
  code: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .transform((code) => code ?? 'ERROR'),
  message: z.string(),
});

function apiErrorBody(text: string, redact: (text: string) => string): ApiErrorBody | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  const read = apiErrorSchema.safeParse(body);
  if (!read.success) return null;
  const { code, message } = read.data;
  return { code: excerptOf(redact(code)) ?? '', message: excerptOf(redact(message)) ?? '' };
}

function redirection(response: Response): string {
  const to = response.headers.get('location');
  const said = `status ${response.status}`;
  if (to === null || !URL.canParse(to, 'http://relative'))
    return `${said}: redirected, and that is not followed`;
  const { origin, pathname } = new URL(to, 'http://relative');
  const where = origin === 'http://relative' ? pathname : origin + pathname;
  return `${said}: redirected to ${where}, and that is not followed; set the base URL to where it leads`;
}

function networkError(error: unknown, subject: ApiSubject): ApiTransportError {
  const reason = reasonOf(error);
  return new ApiTransportError('NETWORK', {
    ...subject,
    reason: `the connection failed (${reason})`,
    retryable: !/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(reason),
    cause: error,
  });
}

/** What lies deepest says most: `fetch failed` <- `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: unknown): string {
  let deepest = error;
  for (let depth = 0; depth < 5 && deepest instanceof Error && deepest.cause !== undefined; depth += 1) {
    deepest = deepest.cause;
  }
  if (!(deepest instanceof Error)) return 'unknown';
  const code = 'code' in deepest && typeof deepest.code === 'string' ? deepest.code : '';
  return deepest.message.includes(code) ? deepest.message || deepest.name : `${code}: ${deepest.message}`;
}
