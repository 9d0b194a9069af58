import type { Network } from '../network/network.js';
import type { Quote } from '../quote/answer.js';
import type { QuoteRequest } from '../quote/request.js';
import type { Suspicion } from './catalogGuard.js';
import type { EngineListener } from './engineEvents.js';
import type { EngineStatus } from './engineStatus.js';

/** A network that keeps itself fresh: every quote is answered by one whole network, refreshed behind it. */
export interface Engine {
  /** The network in use, for `sealOption` and the like. It is never changed, only replaced. */
  readonly network: Network;
  /**
   * @throws {InvalidRequestError}
   * @throws {StaleNetworkError} with `whenStale: 'refuse'` only.
   */
  quote(request: QuoteRequest): Quote;
  /** Refreshes now, or joins the refresh under way. Never rejects: what came of it is data. */
  refresh(): Promise<RefreshOutcome>;
  /** Takes the refused catalog of that version after all; false where none of that version waits. */
  acceptRefused(version: string): Promise<boolean>;
  status(): EngineStatus;
  /** Hears every event from now on; the function returned ends it. */
  subscribe(listener: EngineListener): () => void;
  /**
   * Ends timers, requests and threads, and resolves when nothing is left of them. Quotes go on with the
   * network in use, so that a server may finish what it has begun.
   */
  close(): Promise<void>;
}

export type RefreshOutcome =
  | { readonly type: 'refreshed'; readonly version: string; readonly previous: string | null }
  | { readonly type: 'unchanged'; readonly version: string }
  | { readonly type: 'refused'; readonly version: string; readonly suspicions: readonly Suspicion[] }
  | { readonly type: 'failed'; readonly stage: 'load' | 'compile'; readonly error: unknown };
