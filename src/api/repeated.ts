import {
  ConstantBackoff,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
  retry,
  type IBackoff,
} from 'cockatiel';
import { AbortScope, untilAborted, wait } from './abortScope.js';
import type { ApiSubject } from './apiOperation.js';
import type { ClientTiming, RetryEvent, RetryLimits } from './clientOptions.js';
import { ApiError, ApiRefusalError, ApiTransportError, type ApiErrorCode } from './errors.js';

export interface RepeatSettings {
  readonly limits: RetryLimits;
  readonly timing: Required<ClientTiming>;
  readonly onRetry: ((event: RetryEvent) => void) | undefined;
}

export const DEFAULT_TIMING: Required<ClientTiming> = {
  now: () => performance.now(),
  wait,
  random: () => Math.random(),
};

/**
 * Does a thing that is safe to do twice until it succeeds, by cockatiel's retry policy: again after
 * network errors, time-outs, 408, 429 and 5xx, after a wait of exponential back-off with full jitter, or
 * what `Retry-After` asks and jitter; never beyond the attempts and the total time. A wait that does not
 * fit into the total time is not begun: the last error is the outcome at once.
 *
 * `admit` may hold the whole up for its turn; the total time runs meanwhile.
 * @throws {ApiError} the last one.
 * @throws {ApiTransportError} TIMEOUT when the total time is up.
 * @throws the signal's reason.
 */
export async function repeated<T>(
  subject: ApiSubject,
  { limits, timing, onRetry }: RepeatSettings,
  signal: AbortSignal | undefined,
  once: (signal: AbortSignal) => Promise<T>,
  admit: (work: () => Promise<T>, signal: AbortSignal) => Promise<T> = (work) => work(),
): Promise<T> {
  signal?.throwIfAborted();
  const startedAt = timing.now();
  let backoff: IBackoff<unknown> | undefined;
  let attempt = 0;
  let planned: { readonly error: ApiError; readonly waitMs: number } | undefined;

  const plan = (error: unknown): typeof planned => {
    if (!(error instanceof ApiError) || !isRepeatable(error) || attempt >= limits.attempts) return undefined;
    backoff = backoff === undefined ? fullJitter(limits, timing.random).next() : backoff.next({});
    const asked = error instanceof ApiRefusalError ? (error.retryAfterMs ?? 0) : 0;
    const left = limits.totalMs - (timing.now() - startedAt);
    if (asked >= left || (asked === 0 && backoff.duration >= left)) return undefined;
    const waitMs = Math.min(asked + backoff.duration, Math.max(asked, left - 1));
    onRetry?.({ ...subject, attempt, waitMs, error });
    return { error, waitMs };
  };

  // Cockatiel's own pause cannot be aborted, so it is none and the wait stands before the next attempt.
  const policy = retry(
    handleWhen((error) => error === planned?.error),
    { maxAttempts: limits.attempts - 1, backoff: new ConstantBackoff(0) },
  );
  const scope = new AbortScope(signal, { afterMs: limits.totalMs, timeUp: () => new Error('time is up') });
  const work = (): Promise<T> =>
    policy.execute(async () => {
      if (planned !== undefined) await timing.wait(planned.waitMs, scope.signal);
      attempt += 1;
      try {
        return await once(scope.signal);
      } catch (error) {
        planned = scope.signal.aborted ? undefined : plan(error);
        throw error;
      }
    });
  try {
    return await untilAborted(admit(work, scope.signal), scope.signal);
  } catch (error) {
    if (signal?.aborted === true) throw signal.reason;
    if (!scope.signal.aborted) throw error;
    const last = planned === undefined ? '' : `; the attempt before failed: ${planned.error.message}`;
    const reason = `no answer within ${limits.totalMs} ms in all, at attempt ${Math.max(1, attempt)}${last}`;
    throw new ApiTransportError('TIMEOUT', { ...subject, reason, cause: planned?.error });
  } finally {
    scope.close();
  }
}

function isRepeatable(error: ApiError): boolean {
  return error.retryable && REPEATABLE.has(error.code);
}

const REPEATABLE: ReadonlySet<ApiErrorCode> = new Set<ApiErrorCode>([
  'NETWORK',
  'TIMEOUT',
  'REQUEST_TIMEOUT',
  'TOO_MANY_REQUESTS',
  'SERVER_ERROR',
]);

/** Waits of chance from 0 to an exponentially growing bound, so that callers do not come back in step. */
function fullJitter({ baseMs, maxMs }: RetryLimits, random: () => number): ExponentialBackoff<number> {
  return new ExponentialBackoff<number>({
    initialDelay: baseMs,
    maxDelay: maxMs,
    generator: (state, options) => {
      const [longest, next] = noJitterGenerator(state, options);
      return [random() * longest, next];
    },
  });
}
