import type { Candidate } from '../../src/quote/candidate.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { QuoteRequest } from '../../src/index.js';
import type { RivalProfile } from '../report.js';

/** The best candidate of each type; missing where there is none. */
export type Bests = Partial<Record<DeliveryType, Candidate>>;

/**
 * Another way to find the best ROUTE, EXPRESS and TOMORROW. All rivals share the engine's tariffs and times
 * (settling.ts) and differ in how they find what lies near, so that each is as quick as its geometry lets it
 * be; none writes reasons, pick-ups or strings.
 */
export interface Rival {
  readonly name: string;
  bests(request: QuoteRequest): Bests | Promise<Bests>;
  /** What it does for these requests, asked once more. */
  profile(requests: readonly QuoteRequest[]): Promise<RivalProfile>;
  close?(): Promise<void>;
}
