import type { NetworkCounts } from '../network/network.js';
import type { Suspicion } from './catalogGuard.js';
import { messageOf } from './engineErrors.js';
import type { EngineEvent, EngineStage, NetworkSource, RefreshDurations } from './engineEvents.js';

/** How an engine fares: plain data, numbers ready for metrics. Counts are since its start. */
export interface EngineStatus {
  readonly phase: 'idle' | 'refreshing' | 'closed';
  readonly version: string;
  /** Where the network in use came from. */
  readonly source: NetworkSource;
  /** ISO instant, as its catalog says. */
  readonly fetchedAt: string;
  /** Milliseconds since `fetchedAt`; null where that is no instant. */
  readonly ageMs: number | null;
  readonly stale: boolean;
  /** Usable records of the network in use. */
  readonly counts: NetworkCounts;
  /** Quotes asked for, those that threw included. */
  readonly quotes: number;
  /** Networks put into use, the first included. */
  readonly swaps: number;
  /** Refreshes begun, whatever came of them. */
  readonly refreshes: number;
  readonly unchanged: number;
  readonly refusals: number;
  /** Everything that did not work, the store included. */
  readonly failures: number;
  /** Refreshes in a row that brought no catalog. */
  readonly consecutiveFailures: number;
  readonly lastError: EngineFault | null;
  /** ISO instant of the last refresh that brought a catalog which was taken; null: none yet. */
  readonly lastRefreshAt: string | null;
  /** Of that refresh. */
  readonly durations: RefreshDurations | null;
  /** The catalog that waits for `acceptRefused`. */
  readonly refused: RefusedCatalog | null;
}

export interface EngineFault {
  /** ISO instant. */
  readonly at: string;
  readonly stage: EngineStage;
  /** The error's own code; null where it has none. */
  readonly code: string | null;
  readonly message: string;
}

export interface RefusedCatalog {
  readonly version: string;
  readonly suspicions: readonly Suspicion[];
}

/** What the events add up to. */
export class EngineTally {
  quotes = 0;
  refreshes = 0;
  swaps = 0;
  unchanged = 0;
  refusals = 0;
  failures = 0;
  consecutiveFailures = 0;
  lastError: EngineFault | null = null;
  lastRefreshAt: string | null = null;
  durations: RefreshDurations | null = null;

  count(event: EngineEvent): void {
    switch (event.type) {
      case 'swapped':
        this.swaps++;
        break;
      case 'unchanged':
        this.unchanged++;
        this.#succeeded(event.at, event.durations);
        break;
      case 'refreshed':
        this.#succeeded(event.at, event.durations);
        break;
      case 'refused':
        this.refusals++;
        this.consecutiveFailures = 0;
        break;
      case 'failed':
        this.failures++;
        if (event.stage === 'load' || event.stage === 'compile') this.consecutiveFailures++;
        this.lastError = {
          at: new Date(event.at).toISOString(),
          stage: event.stage,
          code: codeOf(event.error),
          message: messageOf(event.error),
        };
        break;
      case 'loaded':
      case 'stale':
        break;
    }
  }

  #succeeded(at: number, durations: RefreshDurations): void {
    this.consecutiveFailures = 0;
    this.lastRefreshAt = new Date(at).toISOString();
    this.durations = durations;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
