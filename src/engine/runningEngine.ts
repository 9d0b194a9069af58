import type { Catalog, CatalogLines } from '../catalog/catalog.js';
import type { Network } from '../network/network.js';
import type { Quote } from '../quote/answer.js';
import { quote } from '../quote/quote.js';
import type { QuoteRequest } from '../quote/request.js';
import type { DamagedFile, StoreLinesLoad } from '../store/storeOutcome.js';
import type { StagedCatalog } from '../store/stagedCatalog.js';
import { suspicionsAbout, type Suspicion } from './catalogGuard.js';
import type { Engine, RefreshOutcome } from './engine.js';
import { EngineClosedError, EngineStartError, StaleNetworkError } from './engineErrors.js';
import {
  EngineListeners,
  type EngineEvent,
  type EngineListener,
  type NetworkSource,
  type RefreshDurations,
} from './engineEvents.js';
import type { EngineSettings } from './engineSettings.js';
import { EngineTally, type EngineStatus } from './engineStatus.js';
import { NetworkAge } from './networkAge.js';
import { prepareNetwork, type PreparedNetwork } from './prepareNetwork.js';
import { UnrefTimer } from './unrefTimer.js';

/** The network that answers quotes, and what is known of it. One field, so that a swap is one assignment. */
interface InUse {
  readonly network: Network;
  readonly ids: PreparedNetwork['ids'];
  readonly source: NetworkSource;
  readonly fetchedAt: string;
}

interface Refused {
  readonly prepared: PreparedNetwork;
  readonly suspicions: readonly Suspicion[];
}

/**
 * The engine at work. A refresh loads a catalog, prepares its network beside the one in use, and judges:
 * the same one, a suspicious one, or one to swap in. Whatever fails leaves the network in use.
 */
export class RunningEngine implements Engine {
  readonly #settings: EngineSettings;
  readonly #listeners = new EngineListeners();
  readonly #tally = new EngineTally();
  readonly #age: NetworkAge;
  readonly #timer = new UnrefTimer();
  readonly #closing = new AbortController();
  #inUse: InUse | null = null;
  #refused: Refused | null = null;
  #refreshing: Promise<RefreshOutcome> | null = null;
  #closed: Promise<void> | null = null;

  constructor(settings: EngineSettings) {
    this.#settings = settings;
    this.#age = new NetworkAge(settings.clock, settings.maxAge, (ageMs) => {
      this.#tell({ type: 'stale', version: this.network.version, ageMs });
    });
    if (settings.onEvent !== undefined) this.#listeners.add(settings.onEvent);
  }

  /**
   * The store's last good catalog, then the API's.
   * @throws {EngineStartError} when neither gave a network.
   */
  async start(): Promise<void> {
    const stored = await this.#restore();
    this.#closing.signal.throwIfAborted();
    const first = this.refresh();
    if (this.#inUse !== null && this.#settings.start === 'stored') return;
    const outcome = await first;
    this.#closing.signal.throwIfAborted();
    if (this.#inUse !== null) return;
    throw new EngineStartError({
      cause: outcome.type === 'failed' ? outcome.error : undefined,
      stored: stored?.ok === false ? stored : null,
      suspicions: outcome.type === 'refused' ? outcome.suspicions : [],
    });
  }

  /** Aborted once the engine is being closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  get network(): Network {
    return this.#getInUse().network;
  }

  quote(request: QuoteRequest): Quote {
    this.#tally.quotes++;
    if (this.#settings.whenStale === 'refuse' && this.#age.isStale) {
      throw new StaleNetworkError(this.#age.ageMs, this.#settings.maxAge);
    }
    return quote(this.network, request);
  }

  refresh(): Promise<RefreshOutcome> {
    if (this.#closing.signal.aborted) return Promise.resolve(closedOutcome());
    this.#refreshing ??= this.#refreshOnce();
    return this.#refreshing;
  }

  async acceptRefused(version: string): Promise<boolean> {
    const refused = this.#refused;
    if (refused === null || refused.prepared.network.version !== version) return false;
    this.#refused = null;
    this.#swap(refused.prepared, 'api');
    await this.#keep(refused.prepared.staged);
    return true;
  }

  status(): EngineStatus {
    const { network, source, fetchedAt } = this.#getInUse();
    const tally = this.#tally;
    const refused = this.#refused;
    return {
      phase: this.#closing.signal.aborted ? 'closed' : this.#refreshing === null ? 'idle' : 'refreshing',
      version: network.version,
      source,
      fetchedAt,
      ageMs: this.#age.ageMs,
      stale: this.#age.isStale,
      counts: network.counts,
      quotes: tally.quotes,
      swaps: tally.swaps,
      refreshes: tally.refreshes,
      unchanged: tally.unchanged,
      refusals: tally.refusals,
      failures: tally.failures,
      consecutiveFailures: tally.consecutiveFailures,
      lastError: tally.lastError,
      lastRefreshAt: tally.lastRefreshAt,
      durations: tally.durations,
      refused:
        refused === null
          ? null
          : { version: refused.prepared.network.version, suspicions: refused.suspicions },
    };
  }

  subscribe(listener: EngineListener): () => void {
    return this.#listeners.add(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort(new EngineClosedError());
    this.#timer.clear();
    this.#age.stop();
    await this.#refreshing;
    await this.#dropRefused();
  }

  async #restore(): Promise<StoreLinesLoad | null> {
    const { store } = this.#settings;
    if (store === null) return null;
    const stored = await store.loadLines();
    if (!stored.ok) {
      if (stored.reason !== 'EMPTY')
        this.#tell({ type: 'failed', stage: 'restore', error: new Error(stored.detail) });
      return stored;
    }
    try {
      const prepared = await this.#prepare(stored.catalog, null);
      this.#swap(prepared, 'store', stored.damaged);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#tell({ type: 'failed', stage: 'restore', error });
    }
    return stored;
  }

  async #refreshOnce(): Promise<RefreshOutcome> {
    this.#timer.clear();
    this.#tally.refreshes++;
    let outcome: RefreshOutcome;
    try {
      outcome = await this.#loadAndJudge();
    } finally {
      this.#refreshing = null;
    }
    this.#schedule(outcome);
    return outcome;
  }

  async #loadAndJudge(): Promise<RefreshOutcome> {
    const began = performance.now();
    let stage: 'load' | 'compile' = 'load';
    try {
      const catalog = await this.#load();
      const loaded = performance.now();
      stage = 'compile';
      const prepared = await this.#prepare(catalog, this.#settings.store);
      const done = performance.now();
      return await this.#judge(prepared, {
        loadMs: loaded - began,
        compileMs: done - loaded,
        totalMs: done - began,
      });
    } catch (error) {
      if (this.#closing.signal.aborted) return closedOutcome();
      this.#tell({ type: 'failed', stage, error });
      return { type: 'failed', stage, error };
    }
  }

  /** Ends with the engine, even where the catalog's source does not listen to the signal. */
  #load(): Promise<Catalog | CatalogLines> {
    const { signal } = this.#closing;
    return new Promise((resolve, reject) => {
      const stop = () => reject(new EngineClosedError());
      signal.addEventListener('abort', stop, { once: true });
      this.#settings
        .load({ signal })
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop));
    });
  }

  #prepare(catalog: Catalog | CatalogLines, store: EngineSettings['store']): Promise<PreparedNetwork> {
    return prepareNetwork(catalog, {
      beginCompiling: this.#settings.beginCompiling,
      store,
      onStoreFailure: (error) => this.#tell({ type: 'failed', stage: 'store', error }),
      signal: this.#closing.signal,
    });
  }

  async #judge(prepared: PreparedNetwork, durations: RefreshDurations): Promise<RefreshOutcome> {
    await this.#dropRefused();
    const { version, counts } = prepared.network;
    const current = this.#inUse;
    if (current?.network.version === version) {
      this.#inUse = { ...current, ids: prepared.ids, source: 'api', fetchedAt: prepared.fetchedAt };
      this.#age.renew(prepared.fetchedAt);
      this.#tell({ type: 'unchanged', version, durations });
      this.#age.watch();
      await this.#keep(prepared.staged);
      return { type: 'unchanged', version };
    }
    const { guard } = this.#settings;
    const before = current === null ? null : { counts: current.network.counts, ids: current.ids };
    const suspicions = guard === 'off' ? [] : suspicionsAbout({ counts, ids: prepared.ids }, before, guard);
    if (suspicions.length > 0) {
      this.#refused = { prepared, suspicions };
      this.#tell({ type: 'refused', version, suspicions });
      return { type: 'refused', version, suspicions };
    }
    this.#swap(prepared, 'api');
    this.#tell({ type: 'refreshed', version, counts, durations });
    await this.#keep(prepared.staged);
    return { type: 'refreshed', version, previous: current?.network.version ?? null };
  }

  #swap(
    { network, ids, fetchedAt }: PreparedNetwork,
    source: NetworkSource,
    damaged: readonly DamagedFile[] = [],
  ): void {
    const { version, counts } = network;
    const from = this.#inUse?.network.version ?? null;
    this.#inUse = { network, ids, source, fetchedAt };
    this.#age.renew(fetchedAt);
    this.#tell({ type: 'swapped', from, to: version });
    if (from === null) {
      const { ageMs } = this.#age;
      this.#tell({ type: 'loaded', source, version, fetchedAt, ageMs, counts, damaged });
    }
    this.#age.watch();
  }

  async #keep(staged: StagedCatalog | null): Promise<void> {
    if (staged === null) return;
    try {
      await this.#settings.store?.commit(staged);
    } catch (error) {
      this.#tell({ type: 'failed', stage: 'store', error });
    }
  }

  async #dropRefused(): Promise<void> {
    const refused = this.#refused;
    this.#refused = null;
    await refused?.prepared.staged?.discard();
  }

  #schedule(outcome: RefreshOutcome): void {
    const { refreshEvery, retryEvery } = this.#settings;
    const delayMs = outcome.type === 'failed' ? retryEvery : refreshEvery;
    if (delayMs === null || this.#closing.signal.aborted) return;
    // Spread, or all machines of a shop ask the API at the same moment.
    this.#timer.set(delayMs * (0.9 + 0.2 * Math.random()), () => void this.refresh());
  }

  #getInUse(): InUse {
    if (this.#inUse === null) throw new Error('the engine has no network yet');
    return this.#inUse;
  }

  #tell(event: WithoutTime<EngineEvent>): void {
    const timed = { ...event, at: this.#settings.clock() };
    this.#tally.count(timed);
    this.#listeners.tell(this, timed);
  }
}

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never;

function closedOutcome(): RefreshOutcome {
  return { type: 'failed', stage: 'load', error: new EngineClosedError() };
}
