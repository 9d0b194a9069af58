import { loadCatalogLines } from '../api/loadCatalog.js';
import { resolvePolicy } from '../policy/resolvePolicy.js';
import type { CatalogStore } from '../store/catalogStore.js';
import { suspicionsAbout, type GuardedNetwork, type GuardOptions } from './catalogGuard.js';
import { InlineCompileRun, type CompileRun } from './compileRun.js';
import { ThreadCompileRun } from './compileThread.js';
import type { EngineListener } from './engineEvents.js';
import type { EngineOptions, LoadWholeCatalog } from './engineOptions.js';

/** The options of an engine, checked and complete. */
export interface EngineSettings {
  readonly load: LoadWholeCatalog;
  readonly store: CatalogStore | null;
  readonly beginCompiling: () => CompileRun;
  /** null: no refresh but those asked for. */
  readonly refreshEvery: number | null;
  readonly retryEvery: number | null;
  /** Infinity: never stale. */
  readonly maxAge: number;
  readonly whenStale: 'serve' | 'refuse';
  readonly start: 'fresh' | 'stored';
  readonly guard: GuardOptions | 'off';
  readonly clock: () => number;
  readonly onEvent: EngineListener | undefined;
}

const MINUTE_MS = 60_000;

/**
 * @throws {TypeError} without a client.
 * @throws {InvalidPolicyError}
 * @throws {RangeError} for times that are not above 0, or a share outside 0 to 1.
 */
export function readEngineOptions(options: EngineOptions): EngineSettings {
  checkClient(options);
  const { client, policy, compile = 'worker', guard = {}, clock = Date.now } = options;
  // A wrong policy or guard is a wrong call, to be said now and not at every refresh.
  resolvePolicy(policy);
  if (guard !== 'off') suspicionsAbout(NOTHING, null, guard);
  const refreshEvery = above0('refreshEvery', options.refreshEvery);
  const retryEvery = above0('retryEvery', options.retryEvery);
  return {
    load:
      typeof client === 'function'
        ? client
        : ({ signal }) => loadCatalogLines(client, { signal, now: clock }),
    store: options.store ?? null,
    beginCompiling: () => {
      if (compile === 'inline') return new InlineCompileRun(policy);
      return compile === 'worker'
        ? new ThreadCompileRun(policy)
        : new ThreadCompileRun(policy, compile.worker);
    },
    refreshEvery,
    retryEvery: retryEvery ?? (refreshEvery === null ? null : Math.min(refreshEvery, MINUTE_MS)),
    maxAge: above0('maxAge', options.maxAge) ?? Infinity,
    whenStale: options.whenStale ?? 'serve',
    start: options.start ?? 'fresh',
    guard,
    clock,
    onEvent: options.onEvent,
  };
}

/** Callers without types may forget it, and nothing could be loaded. */
function checkClient(options: Partial<EngineOptions> | null | undefined): void {
  const client: unknown = options?.client;
  if (typeof client === 'function' || (typeof client === 'object' && client !== null)) return;
  throw new TypeError('client is missing: expected a OneCClient, or a function that gives the whole catalog');
}

const NOTHING: GuardedNetwork = {
  counts: { cities: 0, warehouses: 0, tariffs: 0, routes: 0, routePoints: 0, transportTypes: 0 },
  ids: { cities: new Set(), warehouses: new Set(), tariffs: new Set(), routes: new Set() },
};

function above0(name: string, value: number | undefined): number | null {
  if (value === undefined) return null;
  if (!(value > 0)) throw new RangeError(`${name} must be above 0, got ${value}`);
  return value;
}
