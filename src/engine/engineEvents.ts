import { channel } from 'node:diagnostics_channel';
import type { NetworkCounts } from '../network/network.js';
import type { DamagedFile } from '../store/storeOutcome.js';
import type { Suspicion } from './catalogGuard.js';

/** What befalls an engine. Every event says when, in epoch milliseconds. */
export type EngineEvent = { readonly at: number } & (
  | {
      /** The first network is there. */
      readonly type: 'loaded';
      readonly source: NetworkSource;
      readonly version: string;
      readonly fetchedAt: string;
      /** Milliseconds since the catalog was fetched; null where nobody knows. */
      readonly ageMs: number | null;
      readonly counts: NetworkCounts;
      /** Files of the store that could not be used, newest first. */
      readonly damaged: readonly DamagedFile[];
    }
  /** Quotes are answered by another network from now on. */
  | { readonly type: 'swapped'; readonly from: string | null; readonly to: string }
  /** A refresh brought a new network. */
  | {
      readonly type: 'refreshed';
      readonly version: string;
      readonly counts: NetworkCounts;
      readonly durations: RefreshDurations;
    }
  /** A refresh brought the network that was there: it is as fresh as its catalog. */
  | { readonly type: 'unchanged'; readonly version: string; readonly durations: RefreshDurations }
  /** A new catalog is suspicious, and the network in use stays; `acceptRefused` would take it. */
  | { readonly type: 'refused'; readonly version: string; readonly suspicions: readonly Suspicion[] }
  /** Something did not work, and the network in use stays. */
  | { readonly type: 'failed'; readonly stage: EngineStage; readonly error: unknown }
  /** The network in use has become older than `maxAge`. */
  | { readonly type: 'stale'; readonly version: string; readonly ageMs: number | null }
);

export type NetworkSource = 'api' | 'store';

/** `restore`: the store's last good catalog; `load`: the API's; `store`: saving it. */
export type EngineStage = 'restore' | 'load' | 'compile' | 'store';

/** Milliseconds of one refresh. */
export interface RefreshDurations {
  /** Loading the catalog. */
  readonly loadMs: number;
  /** From its text's first piece until the network was there. */
  readonly compileMs: number;
  /** The whole refresh but for saving. */
  readonly totalMs: number;
}

export type EngineListener = (event: EngineEvent) => void;

/** Every engine's events, `{ engine, event }`, for monitoring that knows no engine by name. */
export const ENGINE_CHANNEL = 'dovoz:engine';

const engineChannel = channel(ENGINE_CHANNEL);

/** Who listens to one engine. A listener's fault is its own: the engine and the other listeners go on. */
export class EngineListeners {
  readonly #listeners = new Set<EngineListener>();

  /** Returns the function that ends it. */
  add(listener: EngineListener): () => void {
    // A function of its own each time, so that one listener may listen twice and end once.
    const own: EngineListener = (event) => listener(event);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  tell(engine: object, event: EngineEvent): void {
    if (engineChannel.hasSubscribers) engineChannel.publish({ engine, event });
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // As a thrown timer callback would be: seen by the process, not by the engine.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
