import type { CatalogClient } from '../api/loadCatalog.js';
import type { Catalog, CatalogLines } from '../catalog/catalog.js';
import type { PartialPolicy } from '../policy/policy.js';
import type { CatalogStore } from '../store/catalogStore.js';
import type { GuardOptions } from './catalogGuard.js';
import type { EngineListener } from './engineEvents.js';

/** Gives a whole catalog or fails, as `loadCatalogLines` does, or `loadCatalog`. */
export type LoadWholeCatalog = (options: { readonly signal: AbortSignal }) => Promise<Catalog | CatalogLines>;

export interface EngineOptions {
  /**
   * The API, a `OneCClient`; or a function of your own, where the catalog comes from elsewhere or loading is to
   * have options: `({ signal }) => loadCatalogLines(client, { signal, confirm: 'whenInDoubt' })`.
   */
  readonly client: CatalogClient | LoadWholeCatalog;
  /** Keeps the last good catalog for a start without the API. */
  readonly store?: CatalogStore;
  readonly policy?: PartialPolicy;
  /** Milliseconds from the end of one refresh to the next, spread by a tenth; none unless given. */
  readonly refreshEvery?: number;
  /** Milliseconds until the next refresh after one that failed; the lesser of `refreshEvery` and a minute. */
  readonly retryEvery?: number;
  /** Milliseconds after which a network is stale, counted from its catalog's `fetchedAt`; never unless given. */
  readonly maxAge?: number;
  /** What `quote` does with a stale network: `serve` (unless given), or `refuse` with a `StaleNetworkError`. */
  readonly whenStale?: 'serve' | 'refuse';
  /**
   * `fresh` (unless given): `createEngine` waits for the first refresh, be it a failure. `stored`: it is
   * ready as soon as the store's catalog is, and refreshes then.
   */
  readonly start?: 'fresh' | 'stored';
  /** What makes a new catalog suspicious; `off`: nothing does. */
  readonly guard?: GuardOptions | 'off';
  /** Closes the engine. */
  readonly signal?: AbortSignal;
  /** The present in epoch milliseconds; `Date.now` unless given. */
  readonly clock?: () => number;
  /**
   * Where networks are compiled: on a thread of their own (`worker`, unless given), or on the calling one
   * (`inline`, which holds up everything else). A bundler moves files: then `{ worker }` says where
   * `engine/compileWorker.js` of this package has got to.
   */
  readonly compile?: 'worker' | 'inline' | { readonly worker: URL };
  /** Hears every event from the start on; `engine.subscribe` comes too late for the first. */
  readonly onEvent?: EngineListener;
}
