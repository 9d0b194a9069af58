import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.js';
import { createEngine } from '../../src/engine/createEngine.js';
import type { Engine } from '../../src/engine/engine.js';
import { EngineStartError, StaleNetworkError } from '../../src/engine/engineErrors.js';
import { ENGINE_CHANNEL, type EngineEvent } from '../../src/engine/engineEvents.js';
import type { EngineOptions } from '../../src/engine/engineOptions.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { generationName } from '../../src/store/storeFile.js';
import { request, smallTown } from '../support/smallTown.js';

/** A source of catalogs that gives what it is told to, when it is told to. */
class Source {
  next: Catalog | Error;
  loads = 0;
  gate: Promise<void> = Promise.resolve();

  constructor(next: Catalog | Error) {
    this.next = next;
  }

  readonly load = async (): Promise<Catalog> => {
    this.loads++;
    await this.gate;
    if (this.next instanceof Error) throw this.next;
    return this.next;
  };
}

const engines: Engine[] = [];
let directory: string;
let events: EngineEvent[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dovoz-engine-'));
  events = [];
});

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
  await rm(directory, { recursive: true, force: true });
});

async function started(source: Source, options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await createEngine({
    client: source.load,
    compile: 'inline',
    onEvent: (event) => events.push(event),
    ...options,
  });
  engines.push(engine);
  return engine;
}

const told = () => events.map(({ type }) => type);

const dearer: Catalog = {
  ...smallTown,
  tariffs: smallTown.tariffs.map((row) => Object.assign({}, row, { price: 99 })),
};
const withoutRoutes: Catalog = { ...smallTown, routes: [] };
const down = new Error('1C is down');
const nextMorning = () => Date.parse('2025-01-21T01:00:00Z');

const versionOf = (catalog: Catalog) => compileNetwork(catalog).version;

describe('starting', () => {
  it('quotes with the API’s catalog and saves it', async () => {
    const store = new CatalogStore(directory);
    const engine = await started(new Source(smallTown), { store });
    expect(engine.quote(request)).toEqual(quote(compileNetwork(smallTown), request));
    expect(told()).toEqual(['swapped', 'loaded', 'refreshed']);
    expect(events[1]).toMatchObject({
      source: 'api',
      version: engine.network.version,
      fetchedAt: smallTown.fetchedAt,
    });
    expect(await store.load()).toMatchObject({ ok: true, catalog: smallTown });
  });

  it('quotes with the store’s last good catalog where the API is down, and says how old it is', async () => {
    const store = new CatalogStore(directory, { clock: nextMorning });
    await store.save(smallTown);
    const engine = await started(new Source(down), { store, clock: nextMorning });
    expect(engine.quote(request).options).not.toEqual([]);
    expect(told()).toEqual(['swapped', 'loaded', 'failed']);
    expect(events[1]).toMatchObject({ type: 'loaded', source: 'store', ageMs: 25 * 3_600_000, damaged: [] });
    expect(engine.status()).toMatchObject({
      source: 'store',
      ageMs: 25 * 3_600_000,
      failures: 1,
      consecutiveFailures: 1,
      lastError: { stage: 'load', message: '1C is down' },
      lastRefreshAt: null,
    });
  });

  it('tells which files of the store were damaged', async () => {
    const store = new CatalogStore(directory);
    await store.save(smallTown);
    await store.save(dearer);
    await writeFile(join(directory, generationName(2)), 'half a');
    const engine = await started(new Source(down), { store });
    expect(engine.network.version).toBe(versionOf(smallTown));
    expect(events[1]).toMatchObject({ type: 'loaded', damaged: [{ generation: 2, reason: 'TRUNCATED' }] });
  });

  it('fails with both reasons where there is neither', async () => {
    const failed = started(new Source(down), { store: new CatalogStore(directory) });
    await expect(failed).rejects.toBeInstanceOf(EngineStartError);
    await expect(failed).rejects.toMatchObject({
      code: 'NO_NETWORK',
      cause: down,
      stored: { reason: 'EMPTY' },
      message: expect.stringContaining('1C is down'),
    });
    await expect(started(new Source(down))).rejects.toMatchObject({ stored: null });
  });

  it('fails where the very first catalog cannot offer anything', async () => {
    await expect(started(new Source({ ...smallTown, tariffs: [] }))).rejects.toMatchObject({
      code: 'NO_NETWORK',
      suspicions: [{ list: 'tariffs', reason: 'EMPTY', before: null, after: 0, gone: 0 }],
    });
    const engine = await started(new Source({ ...smallTown, tariffs: [] }), { guard: 'off' });
    expect(engine.quote(request).options).toEqual([]);
  });

  it('compares the API’s first catalog with the store’s last', async () => {
    const store = new CatalogStore(directory);
    await store.save(smallTown);
    const engine = await started(new Source(withoutRoutes), { store });
    expect(told()).toEqual(['swapped', 'loaded', 'refused']);
    expect(engine.network.version).toBe(versionOf(smallTown));
  });

  it('waits for no API where it is told to begin with the store', async () => {
    const store = new CatalogStore(directory);
    await store.save(smallTown);
    const source = new Source(dearer);
    const gate = new EventEmitter();
    source.gate = once(gate, 'open').then(() => undefined);
    const engine = await started(source, { store, start: 'stored' });
    expect(engine.status()).toMatchObject({ source: 'store', phase: 'refreshing' });
    gate.emit('open');
    expect(await engine.refresh()).toMatchObject({ type: 'refreshed', previous: versionOf(smallTown) });
    expect(engine.status()).toMatchObject({ source: 'api', phase: 'idle', version: versionOf(dearer) });
  });

  it.each([[undefined], [{}], [{ client: null }], [{ client: 'http://1c.local' }]])(
    'refuses %j, which names no API',
    async (options) => {
      const start = createEngine(options as unknown as EngineOptions);
      await expect(start).rejects.toThrow(new TypeError(CLIENT_MISSING));
    },
  );

  const CLIENT_MISSING =
    'client is missing: expected a OneCClient, or a function that gives the whole catalog';

  it.each([
    [{ policy: { maxTrips: 0 } }, 'maxTrips'],
    [{ refreshEvery: 0 }, 'refreshEvery must be above 0'],
    [{ retryEvery: Number.NaN }, 'retryEvery'],
    [{ maxAge: -1 }, 'maxAge'],
    [{ guard: { maxGoneShare: 2 } }, 'maxGoneShare'],
  ])('refuses %j before it loads anything', async (options, message) => {
    const source = new Source(smallTown);
    await expect(started(source, options)).rejects.toThrow(message);
    expect(source.loads).toBe(0);
  });
});

describe('refreshing', () => {
  it('swaps in a new network and saves its catalog', async () => {
    const store = new CatalogStore(directory);
    const source = new Source(smallTown);
    const engine = await started(source, { store });
    events.length = 0;
    source.next = dearer;
    const before = engine.network.version;
    expect(await engine.refresh()).toEqual({
      type: 'refreshed',
      version: versionOf(dearer),
      previous: before,
    });
    expect(told()).toEqual(['swapped', 'refreshed']);
    expect(events[0]).toMatchObject({ from: before, to: versionOf(dearer) });
    expect(engine.quote(request).network).toBe(versionOf(dearer));
    expect(await store.load()).toMatchObject({ catalog: dearer });
    expect(engine.status()).toMatchObject({ swaps: 2, refreshes: 2, unchanged: 0, failures: 0 });
  });

  it('keeps the network and renews its age where nothing changed', async () => {
    const store = new CatalogStore(directory);
    const source = new Source(smallTown);
    const engine = await started(source, { store });
    const { network } = engine;
    source.next = {
      ...smallTown,
      fetchedAt: '2025-01-20T06:00:00Z',
      tariffs: smallTown.tariffs.toReversed(),
    };
    expect(await engine.refresh()).toEqual({ type: 'unchanged', version: network.version });
    expect(engine.network).toBe(network);
    expect(engine.status()).toMatchObject({ swaps: 1, unchanged: 1, fetchedAt: '2025-01-20T06:00:00Z' });
    expect(await store.load()).toMatchObject({ catalog: { fetchedAt: '2025-01-20T06:00:00Z' } });
  });

  it('keeps the network where loading fails, and counts', async () => {
    const source = new Source(smallTown);
    const engine = await started(source);
    const { network } = engine;
    source.next = down;
    expect(await engine.refresh()).toEqual({ type: 'failed', stage: 'load', error: down });
    await engine.refresh();
    expect(engine.network).toBe(network);
    expect(engine.status()).toMatchObject({ failures: 2, consecutiveFailures: 2 });
    source.next = smallTown;
    await engine.refresh();
    expect(engine.status()).toMatchObject({ failures: 2, consecutiveFailures: 0 });
  });

  it('is shared by those who ask at once', async () => {
    const source = new Source(smallTown);
    const engine = await started(source);
    const outcomes = await Promise.all([engine.refresh(), engine.refresh(), engine.refresh()]);
    expect(new Set(outcomes).size).toBe(1);
    expect(source.loads).toBe(2);
    await engine.refresh();
    expect(source.loads).toBe(3);
  });

  it('comes by itself, and sooner after a failure', async () => {
    const source = new Source(smallTown);
    const engine = await started(source, { refreshEvery: 60_000, retryEvery: 5 });
    source.next = down;
    await engine.refresh();
    source.next = dearer;
    await until(() => engine.network.version === versionOf(dearer));
    const { loads } = source;
    await pause(40);
    expect(source.loads).toBe(loads);
    const often = await started(source, { refreshEvery: 5 });
    await until(() => often.status().refreshes > 3);
  });

  it('goes on quoting and saves nothing where the store fails', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const source = new Source(smallTown);
    const engine = await started(source, { store: new CatalogStore(join(file, 'store')) });
    expect(engine.quote(request).options).not.toEqual([]);
    expect(told()).toEqual(['failed', 'failed', 'swapped', 'loaded', 'refreshed']);
    expect(engine.status().lastError).toMatchObject({ stage: 'store', code: 'STORE_UNWRITABLE' });
    expect(engine.status().consecutiveFailures).toBe(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(2);
}

describe('a suspicious catalog', () => {
  it('is refused, not saved, and the network in use stays', async () => {
    const store = new CatalogStore(directory);
    const source = new Source(smallTown);
    const engine = await started(source, { store });
    events.length = 0;
    source.next = withoutRoutes;
    const suspicions = [{ list: 'routes', reason: 'EMPTY', before: 1, after: 0, gone: 1 }];
    const version = versionOf(withoutRoutes);
    expect(await engine.refresh()).toEqual({ type: 'refused', version, suspicions });
    expect(events).toMatchObject([{ type: 'refused', version, suspicions }]);
    expect(engine.network.version).toBe(versionOf(smallTown));
    expect(engine.status()).toMatchObject({ refusals: 1, refused: { version, suspicions } });
    expect(await store.load()).toMatchObject({ catalog: smallTown });
  });

  it('with as many records, of which too few are usable, is one', async () => {
    const source = new Source(smallTown);
    const engine = await started(source);
    source.next = {
      ...smallTown,
      tariffs: smallTown.tariffs.map((row, index) => (index < 4 ? row : { id: index })),
    };
    expect(await engine.refresh()).toMatchObject({
      type: 'refused',
      suspicions: [{ list: 'tariffs', reason: 'TOO_MANY_GONE', before: 6, after: 4, gone: 2 }],
    });
  });

  it('ends a row of failures: the source gave one', async () => {
    const source = new Source(smallTown);
    const engine = await started(source);
    const counted = async (next: Catalog | Error) => {
      source.next = next;
      await engine.refresh();
      return engine.status().consecutiveFailures;
    };
    expect(await counted(down)).toBe(1);
    expect(await counted(withoutRoutes)).toBe(0);
    expect(await counted(down)).toBe(1);
  });

  it('is none where only rows are gone that did not count', async () => {
    const twice = smallTown.tariffs.map((row) => ({
      ...(row as object),
      id: `${(row as { id: string }).id}-`,
      price: 7,
    }));
    const source = new Source({ ...smallTown, tariffs: [...smallTown.tariffs, ...twice] });
    const engine = await started(source);
    expect(engine.status().counts.tariffs).toBe(6);
    source.next = { ...smallTown, tariffs: twice };
    expect(await engine.refresh()).toMatchObject({ type: 'unchanged' });
    source.next = { ...smallTown, tariffs: twice.map((row) => ({ ...row, price: 8 })) };
    expect(await engine.refresh()).toMatchObject({ type: 'refreshed' });
  });

  it('is taken and saved once an operator accepts that very one', async () => {
    const store = new CatalogStore(directory);
    const source = new Source(smallTown);
    const engine = await started(source, { store });
    source.next = withoutRoutes;
    await engine.refresh();
    expect(await engine.acceptRefused('another')).toBe(false);
    expect(await engine.acceptRefused(versionOf(withoutRoutes))).toBe(true);
    expect(engine.network.version).toBe(versionOf(withoutRoutes));
    expect(engine.status().refused).toBeNull();
    expect(await store.load()).toMatchObject({ catalog: withoutRoutes });
    expect(await engine.refresh()).toMatchObject({ type: 'unchanged' });
    expect(await engine.acceptRefused(versionOf(withoutRoutes))).toBe(false);
  });

  it('is forgotten, on the disk too, when a good one comes', async () => {
    const store = new CatalogStore(directory);
    const source = new Source(smallTown);
    const engine = await started(source, { store });
    source.next = withoutRoutes;
    await engine.refresh();
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
    source.next = dearer;
    await engine.refresh();
    expect(engine.status().refused).toBeNull();
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('age', () => {
  it('is told once when it passes the bound, and again after a renewal', async () => {
    const source = new Source({ ...smallTown, fetchedAt: new Date().toISOString() });
    const engine = await started(source, { maxAge: 60 });
    expect(engine.status().stale).toBe(false);
    await until(() => told().includes('stale'));
    expect(engine.status().stale).toBe(true);
    expect(engine.quote(request).options).not.toEqual([]);
    await pause(80);
    expect(told().filter((type) => type === 'stale')).toHaveLength(1);
    source.next = { ...smallTown, fetchedAt: new Date().toISOString() };
    await engine.refresh();
    expect(engine.status().stale).toBe(false);
    await until(() => told().filter((type) => type === 'stale').length === 2);
  });

  it('is told at once where the store’s catalog is too old already', async () => {
    const store = new CatalogStore(directory);
    await store.save(smallTown);
    await started(new Source(down), { store, maxAge: 1000 });
    expect(told()).toEqual(['swapped', 'loaded', 'stale', 'failed']);
  });

  it('stops quotes where it is told to', async () => {
    let now = Date.parse(smallTown.fetchedAt);
    const engine = await started(new Source(smallTown), {
      maxAge: 1000,
      whenStale: 'refuse',
      clock: () => now,
    });
    now += 1000;
    expect(engine.quote(request).options).not.toEqual([]);
    now += 1;
    expect(() => engine.quote(request)).toThrow(StaleNetworkError);
    expect(() => engine.quote(request)).toThrow('1001 ms old, at most 1000 ms');
    expect(engine.status()).toMatchObject({ quotes: 3, stale: true, ageMs: 1001 });
  });

  it('that nobody knows counts as too old', async () => {
    const engine = await started(new Source({ ...smallTown, fetchedAt: 'once' }), {
      maxAge: 1000,
      whenStale: 'refuse',
    });
    expect(engine.status()).toMatchObject({ ageMs: null, stale: true });
    expect(() => engine.quote(request)).toThrow('of unknown age');
  });
});

describe('events', () => {
  it('go to every subscriber until it ends, and to the diagnostics channel', async () => {
    const source = new Source(smallTown);
    const engine = await started(source);
    const heard: string[] = [];
    const end = engine.subscribe(({ type }) => heard.push(type));
    const published: unknown[] = [];
    const onMessage = (message: unknown) => published.push(message);
    subscribe(ENGINE_CHANNEL, onMessage);
    await engine.refresh();
    unsubscribe(ENGINE_CHANNEL, onMessage);
    end();
    await engine.refresh();
    expect(heard).toEqual(['unchanged']);
    expect(published).toEqual([{ engine, event: expect.objectContaining({ type: 'unchanged' }) }]);
    expect(told().filter((type) => type === 'unchanged')).toHaveLength(2);
  });
});

describe('closing', () => {
  it('stops a load under way, even one that does not listen', async () => {
    const source = new Source(smallTown);
    const engine = await started(source, { refreshEvery: 5 });
    source.gate = new Promise(() => undefined);
    const refreshing = engine.refresh();
    await engine.close();
    expect(await refreshing).toMatchObject({ type: 'failed', error: { code: 'ENGINE_CLOSED' } });
    const { loads } = source;
    expect(await engine.refresh()).toMatchObject({ error: { code: 'ENGINE_CLOSED' } });
    await pause(30);
    expect(source.loads).toBe(loads);
    expect(engine.status()).toMatchObject({ phase: 'closed', failures: 0 });
    expect(engine.quote(request).options).not.toEqual([]);
  });

  it('comes with the signal, during the start too', async () => {
    const source = new Source(smallTown);
    const running = new AbortController();
    const engine = await started(source, { signal: running.signal });
    running.abort();
    expect(engine.status().phase).toBe('closed');

    const starting = new AbortController();
    source.gate = new Promise(() => undefined);
    const start = started(source, { signal: starting.signal });
    setImmediate(() => starting.abort(new Error('enough')));
    await expect(start).rejects.toThrow('enough');
    await expect(started(source, { signal: starting.signal })).rejects.toThrow('enough');
  });

  it('leaves no temporary file behind', async () => {
    const source = new Source(smallTown);
    const engine = await started(source, { store: new CatalogStore(directory) });
    source.next = withoutRoutes;
    await engine.refresh();
    await engine.close();
    await engine.close();
    expect((await readdir(directory)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
