import type { ApiOperation, ApiSubject, PageWindow } from './apiOperation.js';

/** No whole answer came: the network, or the client's own limits on waiting. */
export type TransportCode =
  /** No connection, a reset, or a body that ended before its announced length. */
  | 'NETWORK'
  /** One exchange took longer than `timeoutMs`, or the call with its retries longer than `retry.totalMs`. */
  | 'TIMEOUT'
  /** Too many address checks failed in a row; none is sent for a while. */
  | 'CIRCUIT_OPEN'
  /** As many address checks are under way, and as many wait, as may. */
  | 'BULKHEAD_FULL';

/** An answer came, and it is not what the API page promises. */
export type ProtocolCode =
  /** Status 3xx: it is never followed, since credentials would go where it points. */
  | 'REDIRECTED'
  | 'EMPTY_BODY'
  /** More than `maxBodyBytes`, after decompression. */
  | 'BODY_TOO_LARGE'
  /** A kind of body that cannot be JSON: an image, a PDF, a form. */
  | 'UNEXPECTED_CONTENT_TYPE'
  /** The header names a charset that nobody knows. */
  | 'UNKNOWN_CHARSET'
  /** Bytes that the declared encoding (UTF-8 unless declared) does not have. */
  | 'INVALID_ENCODING'
  /** A web page in place of JSON. */
  | 'HTML_BODY'
  /** Neither JSON nor a web page; JSON cut short is the usual case. */
  | 'NOT_JSON'
  /** JSON of another shape than the API page's. */
  | 'UNEXPECTED_SHAPE'
  /** No two readings of a list agreed: it kept changing, or pages were short, repeated or mixed up. */
  | 'LIST_INCONSISTENT'
  /** More records or pages than the client is willing to read. */
  | 'LIST_TOO_LONG';

/** The server answered with an error status. */
export type RefusalCode =
  /** 400, 422 */
  | 'BAD_REQUEST'
  /** 401 */
  | 'UNAUTHORIZED'
  /** 403 */
  | 'FORBIDDEN'
  /** 404 */
  | 'NOT_FOUND'
  /** 408 */
  | 'REQUEST_TIMEOUT'
  /** 429 */
  | 'TOO_MANY_REQUESTS'
  /** 5xx */
  | 'SERVER_ERROR'
  /** Any other status that is not a success. */
  | 'HTTP_ERROR';

export type ApiErrorCode = TransportCode | ProtocolCode | RefusalCode;

/** The API's own error body (`BadRequestError` and its kind on the API page). */
export interface ApiErrorBody {
  readonly code: string;
  readonly message: string;
}

interface ApiErrorDetails extends ApiSubject {
  /** Why, in a few words, without a full stop. */
  readonly reason: string;
  readonly retryable: boolean;
  readonly status?: number | null;
  readonly cause?: unknown;
}

/**
 * What every failed call of the API rejects with, in three kinds: `ApiTransportError`, `ApiProtocolError`
 * and `ApiRefusalError`. The message says which operation, which page and why, and holds no credentials.
 * Only an abort by the caller's own signal rejects with something else: the signal's reason.
 */
export abstract class ApiError extends Error {
  abstract readonly kind: 'transport' | 'protocol' | 'refusal';
  abstract readonly code: ApiErrorCode;
  readonly operation: ApiOperation;
  /** The page asked for; null where the operation has none. */
  readonly page: PageWindow | null;
  /** HTTP status; null where none came. */
  readonly status: number | null;
  /** Whether the same call may succeed later with nothing changed. */
  readonly retryable: boolean;

  protected constructor({ operation, page, reason, retryable, status = null, cause }: ApiErrorDetails) {
    super(`${describeSubject({ operation, page })}: ${reason}`, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.page = page;
    this.status = status;
    this.retryable = retryable;
  }
}

/** No whole answer came. `cause` is what the network layer said. */
export class ApiTransportError extends ApiError {
  override readonly kind = 'transport';
  override readonly code: TransportCode;

  constructor(code: TransportCode, details: Omit<ApiErrorDetails, 'retryable'> & { retryable?: boolean }) {
    super({ retryable: true, ...details });
    this.name = 'ApiTransportError';
    this.code = code;
  }
}

/** An answer came that is not what the API page promises. */
export class ApiProtocolError extends ApiError {
  override readonly kind = 'protocol';
  override readonly code: ProtocolCode;
  /** The beginning of the body as plain text, at most 200 characters; null where there is none to show. */
  readonly excerpt: string | null;

  constructor(
    code: ProtocolCode,
    details: Omit<ApiErrorDetails, 'retryable'> & { retryable?: boolean; excerpt?: string | null },
  ) {
    const { excerpt = null, reason, ...rest } = details;
    super({ retryable: false, ...rest, reason: excerpt === null ? reason : `${reason}: «${excerpt}»` });
    this.name = 'ApiProtocolError';
    this.code = code;
    this.excerpt = excerpt;
  }
}

/** The server answered with an error status. */
export class ApiRefusalError extends ApiError {
  override readonly kind = 'refusal';
  override readonly code: RefusalCode;
  override readonly status: number;
  /** Code and message of the API's error body; null where the body was none. */
  readonly api: ApiErrorBody | null;
  /** The beginning of a body that is not the API's, as plain text; null where there is none to show. */
  readonly excerpt: string | null;
  /** Milliseconds for which the server asks to be left alone (`Retry-After`); null where it does not. */
  readonly retryAfterMs: number | null;

  constructor(
    details: ApiSubject & {
      readonly status: number;
      readonly api: ApiErrorBody | null;
      readonly excerpt: string | null;
      readonly retryAfterMs: number | null;
    },
  ) {
    const { status, api, excerpt, retryAfterMs, operation, page } = details;
    const said = api === null ? excerpt && `«${excerpt}»` : `${api.code} «${api.message}»`;
    const reason = `status ${status}${said === null || said === '' ? '' : `, ${said}`}`;
    super({ operation, page, status, reason, retryable: isPassing(status) });
    this.name = 'ApiRefusalError';
    this.code = refusalCode(status);
    this.status = status;
    this.api = api;
    this.excerpt = excerpt;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Statuses after which the same request may do: 408, 429, 5xx. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function refusalCode(status: number): RefusalCode {
  if (status >= 500 && status <= 599) return 'SERVER_ERROR';
  return REFUSAL_CODES[status] ?? 'HTTP_ERROR';
}

const REFUSAL_CODES: Readonly<Partial<Record<number, RefusalCode>>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  422: 'BAD_REQUEST',
  429: 'TOO_MANY_REQUESTS',
};

/** `POST /delivery-routes, offset 100, limit 100`. */
function describeSubject({ operation, page }: ApiSubject): string {
  const method = operation === '/warehouses/{id}' ? 'GET' : 'POST';
  return page === null
    ? `${method} ${operation}`
    : `${method} ${operation}, offset ${page.offset}, limit ${page.limit}`;
}
