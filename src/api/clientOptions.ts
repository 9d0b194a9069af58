import * as z from 'zod';
import type { ApiSubject } from './apiOperation.js';
import type { ClientAuth } from './credentials.js';
import type { ApiError } from './errors.js';
import {
  InvalidClientOptionsError,
  readOptions,
  timeLimit,
  waitingTime,
  wholeNumber,
} from './optionReading.js';

/** How often and how long a call that may be repeated is repeated. */
export interface RetryOptions {
  /** Exchanges of one call at most, the first included. */
  readonly attempts?: number;
  /** Milliseconds: the wait before the n-th repetition is chance from 0 to `baseMs` × 2^(n-1) (full jitter) … */
  readonly baseMs?: number;
  /** … and to this at most. */
  readonly maxMs?: number;
  /** Milliseconds that one call with all its repetitions and waits takes at most. */
  readonly totalMs?: number;
}

/** Limits of the address check, which stands between a buyer and the order and so gives up soon. */
export interface AddressCheckLimits {
  /** Milliseconds of one exchange; 5,000 unless given. */
  readonly timeoutMs?: number;
  /** `{ attempts: 3, baseMs: 100, maxMs: 1000, totalMs: 8000 }` unless given. */
  readonly retry?: RetryOptions;
  /** The circuit breaker. */
  readonly breaker?: {
    /** Failures in a row after which no check is sent; 5 unless given. */
    readonly failures?: number;
    /** Milliseconds until one is sent again to see; 10,000 unless given. */
    readonly openMs?: number;
  };
  /** The bulkhead. */
  readonly bulkhead?: {
    /** Checks under way at once; 8 unless given. */
    readonly concurrent?: number;
    /** Checks that may wait for a place besides; 64 unless given. */
    readonly queue?: number;
  };
}

/** A call is about to be repeated. */
export interface RetryEvent extends ApiSubject {
  /** The exchange that failed, from 1. */
  readonly attempt: number;
  /** Milliseconds until the next one. */
  readonly waitMs: number;
  readonly error: ApiError;
}

/** Time and chance, for tests and simulations. */
export interface ClientTiming {
  /** Milliseconds that never go back; `performance.now` unless given. Measures the total time of a call. */
  readonly now?: () => number;
  /** Rejects with the signal's reason when it is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 (included) to 1 (not included); `Math.random` unless given. */
  readonly random?: () => number;
}

export interface OneCClientOptions {
  /**
   * Where the API lies, `http:` or `https:`, with or without a path and a slash at its end. A user and
   * password inside it are taken as `auth: { kind: 'basic' }` and kept out of every message.
   */
  readonly baseUrl: string | URL;
  readonly auth?: ClientAuth;
  /** Milliseconds of one exchange, the whole body included; 30,000 unless given. */
  readonly timeoutMs?: number;
  /** Bytes of a body after decompression; 32 MiB unless given. */
  readonly maxBodyBytes?: number;
  /** `{ attempts: 4, baseMs: 200, maxMs: 10000, totalMs: 90000 }` unless given. */
  readonly retry?: RetryOptions;
  readonly addressCheck?: AddressCheckLimits;
  /** Used in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Hears of every repetition; what it throws is the call's outcome. */
  readonly onRetry?: (event: RetryEvent) => void;
  readonly timing?: ClientTiming;
}

function retryLimits(attempts: number, baseMs: number, maxMs: number, totalMs: number) {
  return z
    .object({
      attempts: wholeNumber(1, { most: 100 }).default(attempts),
      baseMs: waitingTime.default(baseMs),
      maxMs: waitingTime.default(maxMs),
      totalMs: timeLimit.default(totalMs),
    })
    .prefault({});
}

const limitsSchema = z.object({
  timeoutMs: timeLimit.default(30_000),
  maxBodyBytes: wholeNumber(1).default(32 * 1024 * 1024),
  retry: retryLimits(4, 200, 10_000, 90_000),
  addressCheck: z
    .object({
      timeoutMs: timeLimit.default(5_000),
      retry: retryLimits(3, 100, 1_000, 8_000),
      breaker: z
        .object({ failures: wholeNumber(1).default(5), openMs: waitingTime.default(10_000) })
        .prefault({}),
      bulkhead: z
        .object({
          concurrent: wholeNumber(1).default(8),
          queue: wholeNumber(0).default(64),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** Every limit of a client, the defaults filled in. */
export type ClientLimits = z.infer<typeof limitsSchema>;
export type RetryLimits = ClientLimits['retry'];

/** @throws {InvalidClientOptionsError} naming every wrong field. */
export function readClientLimits({
  timeoutMs,
  maxBodyBytes,
  retry,
  addressCheck,
}: OneCClientOptions): ClientLimits {
  return readOptions(limitsSchema, { timeoutMs, maxBodyBytes, retry, addressCheck });
}

/**
 * Whether there are options at all, with a base URL: callers without types may forget them.
 * @throws {InvalidClientOptionsError}
 */
export function checkGiven(options: Partial<OneCClientOptions> | null | undefined): void {
  const baseUrl: unknown = options?.baseUrl;
  if (baseUrl !== undefined && baseUrl !== null) return;
  throw wrongBaseUrl("missing: expected where the API lies, such as 'https://1c.example.ru/trade/hs/api'");
}

/**
 * The base URL, ending in a slash and without its user and password, and these as credentials.
 * `http://u:p@1c.local/base/hs/api` => `http://1c.local/base/hs/api/`
 * @throws {InvalidClientOptionsError} which does not quote the URL: it may hold a password.
 */
export function readBaseUrl(baseUrl: string | URL): { url: URL; auth: ClientAuth | undefined } {
  const text = String(baseUrl);
  if (!URL.canParse(text)) throw wrongBaseUrl('not an absolute URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw wrongBaseUrl('not an http: or https: URL');
  if (url.search !== '' || url.hash !== '') throw wrongBaseUrl('must have no query and no fragment');
  const auth = basicOf(url);
  url.username = '';
  url.password = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { url, auth };
}

function wrongBaseUrl(message: string): InvalidClientOptionsError {
  return new InvalidClientOptionsError([{ path: 'baseUrl', message }]);
}

function basicOf({ username, password }: URL): ClientAuth | undefined {
  if (username === '' && password === '') return undefined;
  return { kind: 'basic', user: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
