import type { NothingStored } from '../store/storeOutcome.js';
import type { Suspicion } from './catalogGuard.js';

/** The engine could not start: neither the API nor the store gave a network. */
export class EngineStartError extends Error {
  readonly code = 'NO_NETWORK';
  /** What the store said; null where the engine has none. */
  readonly stored: NothingStored | null;
  /** Why the API's catalog was not believed; empty where it could not be loaded. */
  readonly suspicions: readonly Suspicion[];

  constructor(why: {
    readonly cause: unknown;
    readonly stored: NothingStored | null;
    readonly suspicions: readonly Suspicion[];
  }) {
    const api =
      why.suspicions.length === 0
        ? `the API gave no catalog (${messageOf(why.cause)})`
        : `the API's catalog is not believed (${why.suspicions.map(describeSuspicion).join(', ')})`;
    const store = why.stored === null ? 'there is no store' : `the store has none (${why.stored.detail})`;
    super(`no network to quote with: ${api}, and ${store}`, { cause: why.cause });
    this.name = 'EngineStartError';
    this.stored = why.stored;
    this.suspicions = why.suspicions;
  }
}

/** The network is older than `maxAge`, and the engine was told to refuse quotes then. */
export class StaleNetworkError extends Error {
  readonly code = 'NETWORK_TOO_OLD';
  /** Milliseconds; null where nobody knows. */
  readonly ageMs: number | null;
  readonly maxAgeMs: number;

  constructor(ageMs: number | null, maxAgeMs: number) {
    super(
      `the network is ${ageMs === null ? 'of unknown age' : `${ageMs} ms old`}, at most ${maxAgeMs} ms are allowed`,
    );
    this.name = 'StaleNetworkError';
    this.ageMs = ageMs;
    this.maxAgeMs = maxAgeMs;
  }
}

/** The compile thread died: out of memory, or its file is not where it was looked for. */
export class CompileThreadError extends Error {
  readonly code = 'COMPILE_THREAD';

  constructor(message: string, cause?: unknown) {
    super(`the compile thread failed: ${message}`, { cause });
    this.name = 'CompileThreadError';
  }
}

export class EngineClosedError extends Error {
  readonly code = 'ENGINE_CLOSED';

  constructor() {
    super('the engine is closed');
    this.name = 'EngineClosedError';
  }
}

export function describeSuspicion({ list, reason, before, gone }: Suspicion): string {
  return reason === 'EMPTY' ? `no ${list}` : `${gone} of ${before} ${list} gone`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
