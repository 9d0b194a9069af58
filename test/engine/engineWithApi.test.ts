import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OneCClient } from '../../src/api/oneCClient.js';
import { startEmulator, type Emulator, type Fault } from '../../src/emulator.js';
import { createEngine } from '../../src/engine/createEngine.js';
import type { Engine } from '../../src/engine/engine.js';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { wideCatalog, wideRequests } from '../support/wideCatalog.js';

let emulator: Emulator;
let directory: string;
let engine: Engine | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dovoz-api-'));
  emulator = await startEmulator({ data: wideCatalog({ routes: 130, pointsPerRoute: 5 }) });
});

afterEach(async () => {
  await engine?.close();
  await emulator.close();
  await rm(directory, { recursive: true, force: true });
});

async function started(): Promise<Engine> {
  engine = await createEngine({
    client: new OneCClient({
      baseUrl: emulator.url,
      timeoutMs: 500,
      retry: { attempts: 2, baseMs: 1, maxMs: 5, totalMs: 2000 },
    }),
    store: new CatalogStore(directory),
    compile: 'inline',
  });
  return engine;
}

const offers = (from: Engine) => wideRequests(40).flatMap((request) => from.quote(request).options);

describe('an engine on the embedded 1C', () => {
  it('quotes from what it loaded page by page, and takes a change over', async () => {
    const running = await started();
    expect(running.status().counts).toMatchObject({
      warehouses: 60,
      routes: 130,
      tariffs: 36,
      routePoints: 650,
    });
    expect(offers(running)).not.toEqual([]);
    expect(await running.refresh()).toMatchObject({ type: 'unchanged' });
    emulator.faults.set([
      { kind: 'recordsRemoved', records: 3, count: 1, where: 'start', operations: ['/delivery-routes'] },
    ]);
    // Pages that come while the list changes are no catalog; the load that follows is.
    await running.refresh();
    emulator.faults.clear();
    await running.refresh();
    expect(running.status().counts.routes).toBe(127);
  });

  it.each<[string, Fault]>([
    ['is broken', { kind: 'status', status: 500 }],
    ['hangs', { kind: 'hang' }],
    ['shows a web page', { kind: 'html' }],
    ['cuts its answers short', { kind: 'truncatedJson' }],
    ['drops connections', { kind: 'reset' }],
  ])('keeps quoting when it %s, and recovers', async (_, fault) => {
    const running = await started();
    const { network } = running;
    emulator.faults.set([fault]);
    const outcome = await running.refresh();
    expect(outcome).toMatchObject({ type: 'failed', stage: 'load', error: { code: expect.any(String) } });
    expect(running.network).toBe(network);
    expect(running.status()).toMatchObject({
      consecutiveFailures: 1,
      lastError: { code: expect.any(String) },
    });
    expect(offers(running)).not.toEqual([]);
    emulator.faults.clear();
    expect(await running.refresh()).toMatchObject({ type: 'unchanged' });
  });

  it('refuses a list that came back empty', async () => {
    const running = await started();
    emulator.faults.set([
      { kind: 'recordsRemoved', records: 36, count: 1, operations: ['/delivery-tariffs'] },
    ]);
    await running.refresh();
    expect(await running.refresh()).toMatchObject({
      type: 'refused',
      suspicions: [{ list: 'tariffs', reason: 'EMPTY', before: 36, after: 0, gone: 36 }],
    });
    expect(offers(running)).not.toEqual([]);
  });

  it('starts from the store once the 1C is gone', async () => {
    const first = await started();
    const before = offers(first);
    await first.close();
    await emulator.close();
    const second = await started();
    expect(second.status()).toMatchObject({ source: 'store', version: first.network.version, failures: 1 });
    expect(offers(second)).toEqual(before);
  });
});
