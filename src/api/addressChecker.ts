import * as z from 'zod';
import type { AddressAnswer, AddressConfirmation, UnavailableCause } from './addressConfirmation.js';
import { ApiError, ApiRefusalError } from './errors.js';
import { kladrFaults } from '../order/kladrCode.js';
import type { OneCClient } from './oneCClient.js';
import { boundOf, readOptions } from './optionReading.js';
import { SharedChecks } from './sharedChecks.js';

/** What an address check needs of a client. */
export type AddressClient = Pick<OneCClient, 'checkAddress'>;

export interface ConfirmAddressOptions {
  /** Whoever aborts hears `CHECK_UNAVAILABLE`; others who wait for the same check go on waiting. */
  readonly signal?: AbortSignal;
  /** Whether an order may go on without a check: `block` unless given. */
  readonly whenUnavailable?: 'block' | 'allow';
  /** Milliseconds for which a confirmation counts; 3,600,000 (an hour) unless given, 0: never kept. */
  readonly confirmedTtlMs?: number;
  /** Milliseconds for which a refusal counts; 60,000 unless given. */
  readonly refusedTtlMs?: number;
  /** The present in epoch milliseconds; `Date.now` unless given. */
  readonly now?: () => number;
}

export interface AddressCheckerOptions extends Omit<ConfirmAddressOptions, 'signal'> {
  /** Answers kept at most, those asked for last; 10,000 unless given, 0: none. */
  readonly maxEntries?: number;
}

const keepingTime = z
  .custom<number>(
    (given) => typeof given === 'number' && given >= 0,
    'expected milliseconds, a number of at least 0',
  )
  .nullish();

const optionsSchema = z.object({
  whenUnavailable: z.enum(['block', 'allow']).nullish(),
  confirmedTtlMs: keepingTime,
  refusedTtlMs: keepingTime,
  maxEntries: boundOf(0).nullish(),
});

/**
 * Confirms addresses through one client, with a memory. `confirmAddress` keeps one for each client; make
 * your own to set how much it remembers.
 * @example
 * const checker = new AddressChecker(client, { whenUnavailable: 'allow', maxEntries: 1_000 });
 * const { status, blocksOrder } = await checker.confirm('7700000000028360004');
 */
export class AddressChecker {
  readonly #client: AddressClient;
  readonly #options: AddressCheckerOptions;
  readonly #maxEntries: number;
  readonly #shared = new SharedChecks<AddressAnswer>();
  /** In the order of their last use, so that the first one is the one to go. */
  readonly #answers = new Map<string, AddressAnswer>();

  /** @throws {InvalidClientOptionsError} naming every wrong option. */
  constructor(client: AddressClient, options: AddressCheckerOptions = {}) {
    this.#client = client;
    this.#options = options;
    this.#maxEntries = readOptions(optionsSchema, options).maxEntries ?? 10_000;
  }

  /** How many answers are kept, fresh or not. */
  get size(): number {
    return this.#answers.size;
  }

  /** Whether orders may go to the address. Never rejects: every outcome is data. */
  async confirm(kladrCode: string, options: ConfirmAddressOptions = {}): Promise<AddressConfirmation> {
    const settings = settingsOf(options, this.#options);
    const faults = kladrFaults(kladrCode);
    if (faults.length > 0) {
      const given = typeof kladrCode === 'string' ? kladrCode : '';
      return { status: 'INVALID_KLADR', kladrCode: given, blocksOrder: true, faults };
    }
    const kept = this.#answers.get(kladrCode);
    if (kept !== undefined && isFresh(kept, settings)) {
      this.#keep(kladrCode, kept);
      return confirmation(kladrCode, kept, true);
    }
    try {
      const answer = await this.#shared.join(
        kladrCode,
        (signal) => this.#ask(kladrCode, settings.now, signal),
        options.signal,
      );
      return confirmation(kladrCode, answer, false);
    } catch (error) {
      return {
        status: 'CHECK_UNAVAILABLE',
        kladrCode,
        blocksOrder: settings.whenUnavailable !== 'allow',
        cause: causeOf(error, options.signal),
      };
    }
  }

  async #ask(kladrCode: string, now: () => number, signal: AbortSignal): Promise<AddressAnswer> {
    const answer: AddressAnswer = { outcome: await this.#outcome(kladrCode, signal), at: now() };
    this.#keep(kladrCode, answer);
    return answer;
  }

  async #outcome(kladrCode: string, signal: AbortSignal): Promise<AddressAnswer['outcome']> {
    try {
      const { deliveryEnabled } = await this.#client.checkAddress(kladrCode, { signal });
      return deliveryEnabled
        ? { status: 'CONFIRMED' }
        : { status: 'REFUSED', reason: 'DELIVERY_DISABLED', api: null };
    } catch (error) {
      // Said by 1C itself in its error body, this is about the address; anything else is an outage.
      if (error instanceof ApiRefusalError && error.code === 'BAD_REQUEST' && error.api !== null) {
        return { status: 'REFUSED', reason: 'BAD_REQUEST', api: error.api };
      }
      throw error;
    }
  }

  #keep(kladrCode: string, answer: AddressAnswer): void {
    this.#answers.delete(kladrCode);
    this.#answers.set(kladrCode, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#maxEntries) break;
      this.#answers.delete(oldest);
    }
  }
}

function settingsOf(call: ConfirmAddressOptions, checker: AddressCheckerOptions) {
  return {
    whenUnavailable: call.whenUnavailable ?? checker.whenUnavailable ?? 'block',
    confirmedTtlMs: call.confirmedTtlMs ?? checker.confirmedTtlMs ?? 3_600_000,
    refusedTtlMs: call.refusedTtlMs ?? checker.refusedTtlMs ?? 60_000,
    now: call.now ?? checker.now ?? Date.now,
  };
}

/** An answer from the future is not fresh: the clock went back. */
function isFresh({ outcome, at }: AddressAnswer, settings: ReturnType<typeof settingsOf>): boolean {
  const age = settings.now() - at;
  const ttl = outcome.status === 'CONFIRMED' ? settings.confirmedTtlMs : settings.refusedTtlMs;
  return age >= 0 && age < ttl;
}

function confirmation(
  kladrCode: string,
  { outcome, at }: AddressAnswer,
  fromCache: boolean,
): AddressConfirmation {
  const checkedAt = new Date(at).toISOString();
  return outcome.status === 'CONFIRMED'
    ? { status: 'CONFIRMED', kladrCode, blocksOrder: false, checkedAt, fromCache }
    : { ...outcome, kladrCode, blocksOrder: true, checkedAt, fromCache };
}

function causeOf(error: unknown, signal: AbortSignal | undefined): UnavailableCause {
  if (error instanceof ApiError) {
    const { code, message, retryable, status } = error;
    return { code, message, retryable, status };
  }
  const message = error instanceof Error ? error.message : String(error);
  return signal?.aborted === true
    ? { code: 'ABORTED', message, retryable: true, status: null }
    : { code: 'UNEXPECTED', message, retryable: false, status: null };
}
