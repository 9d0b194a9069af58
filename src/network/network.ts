import type { Diagnostic } from '../catalog/diagnostic.js';
import type { Policy } from '../policy/policy.js';

/** The catalog validated, compiled and frozen with its policy: all that a quote reads. */
export interface Network {
  /** A hash of catalog and policy: equal versions give equal answers. */
  readonly version: string;
  readonly policy: Policy;
  readonly diagnostics: readonly Diagnostic[];
  /** How many usable records the network holds. */
  readonly counts: NetworkCounts;
}

export interface NetworkCounts {
  readonly cities: number;
  readonly warehouses: number;
  readonly tariffs: number;
  readonly routes: number;
  readonly routePoints: number;
  readonly transportTypes: number;
}
