import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { untilAborted } from './abortScope.js';
import type { ApiSubject } from './apiOperation.js';
import type { ClientLimits } from './clientOptions.js';
import { ApiError, ApiRefusalError, ApiTransportError } from './errors.js';

/**
 * Keeps an ailing address check from taking the shop down with it, by cockatiel's bulkhead (so many checks
 * at once, so many in the queue) and circuit breaker (after so many failures in a row none is sent for a
 * while, then one to see).
 */
export class AddressGate {
  readonly #breaker: CircuitBreakerPolicy;
  readonly #bulkhead: BulkheadPolicy;
  readonly #limits: ClientLimits['addressCheck'];

  constructor(limits: ClientLimits['addressCheck']) {
    this.#limits = limits;
    this.#bulkhead = bulkhead(limits.bulkhead.concurrent, limits.bulkhead.queue);
    this.#breaker = circuitBreaker(
      handleWhen((error) => this.#isOutage(error)),
      {
        halfOpenAfter: limits.breaker.openMs,
        breaker: new ConsecutiveBreaker(limits.breaker.failures),
      },
    );
  }

  /** Lets a whole check, with its repetitions, in when its turn comes. @throws {ApiTransportError} BULKHEAD_FULL. */
  async admit<T>(subject: ApiSubject, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    // Cockatiel is not told of the signal: where one that waits is aborted, it forgets to let the next one in.
    const unlessAborted = async (): Promise<T> => {
      signal.throwIfAborted();
      return work();
    };
    try {
      return await untilAborted(this.#bulkhead.execute(unlessAborted), signal);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      const { concurrent, queue } = this.#limits.bulkhead;
      const reason = `${concurrent} checks are under way and ${queue} wait: no more are taken`;
      throw new ApiTransportError('BULKHEAD_FULL', { ...subject, reason });
    }
  }

  /** Sends one exchange unless the circuit is open. @throws {ApiTransportError} CIRCUIT_OPEN. */
  async send<T>(subject: ApiSubject, once: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await untilAborted(this.#breaker.execute(once, signal), signal);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      const { failures, openMs } = this.#limits.breaker;
      const reason = `not sent: ${failures} checks failed in a row, and none is sent for ${openMs} ms`;
      throw new ApiTransportError('CIRCUIT_OPEN', { ...subject, reason });
    }
  }

  /**
   * A refusal that is the server's considered answer shows that it lives. A check that its caller gave up
   * shows nothing, so it must not close the circuit that it was sent to test.
   */
  #isOutage(error: unknown): boolean {
    if (error instanceof ApiRefusalError) return error.retryable;
    return error instanceof ApiError || this.#breaker.state === CircuitState.HalfOpen;
  }
}
