import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { OneCClient } from '../../src/api/oneCClient.js';
import { createEngine } from '../../src/engine/createEngine.js';
import type { Engine } from '../../src/engine/engine.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { wideRequests } from '../../test/support/wideCatalog.js';
import { startApi } from './apiProcess.js';
import { Judge } from './judge.js';
import { Figures } from './figures.js';
import { readSoakOptions, type SoakOptions } from './soakOptions.js';

const TURN_MS = 10;

/**
 * The soak: quotes at a steady rate, refreshes every few seconds, an API that changes and misbehaves.
 * 1. the embedded 1C starts in a process of its own, the engine against it with a store, and then it misbehaves;
 * 2. every quote is judged, every sample printed;
 * 3. the engine closes, and what was seen is judged as a whole: exit code 1 where something was wrong.
 */
async function soak(options: SoakOptions): Promise<void> {
  console.log(`soak of ${options.minutes} minutes, seed ${options.seed}, node ${process.version}`);
  const directory = await mkdtemp(join(tmpdir(), 'dovoz-soak-'));
  const { url, api } = await startApi();
  const judge = new Judge();
  const store = new CatalogStore(directory);
  const engine = await createEngine({
    client: new OneCClient({
      baseUrl: url,
      timeoutMs: 3000,
      retry: { attempts: 4, baseMs: 50, maxMs: 500, totalMs: 10_000 },
    }),
    store,
    refreshEvery: options.refreshSeconds * 1000,
    retryEvery: options.refreshSeconds * 1000,
    maxAge: 30_000,
    onEvent: (event) => judge.hear(event),
  });
  try {
    api.send('misbehave');
    await quoteFor(options, engine, judge);
  } finally {
    await engine.close();
    api.kill();
  }
  const stored = await store.load();
  const saved = stored.ok ? compileNetwork(stored.catalog).version : stored.reason;
  judge.judgeEnd(saved === engine.network.version, `saved ${saved}, in use ${engine.network.version}`);
  await rm(directory, { recursive: true, force: true });
  process.exitCode = judge.report();
}

async function quoteFor(options: SoakOptions, engine: Engine, judge: Judge): Promise<void> {
  const requests = wideRequests(500, options.seed);
  const figures = new Figures(engine, judge);
  const endAt = performance.now() + options.minutes * 60_000;
  const sampleEvery = (options.minutes * 60_000) / 20;
  let sampleAt = performance.now() + sampleEvery;
  let owed = 0;
  let turn = performance.now();
  let next = 0;
  for (;;) {
    await pause(TURN_MS);
    const now = performance.now();
    if (now >= endAt) break;
    // What a pause made late is asked for afterwards, as waiting buyers would; but not more than a second's.
    owed = Math.min(owed + ((now - turn) / 1000) * options.quotesPerSecond, options.quotesPerSecond);
    turn = now;
    for (; owed >= 1; owed--) {
      const index = next++ % requests.length;
      const request = requests[index];
      if (request === undefined) continue;
      const began = performance.now();
      const answer = engine.quote(request);
      figures.quoteTook(performance.now() - began);
      judge.judge(index, answer, engine.network.version);
    }
    if (now >= sampleAt) {
      sampleAt += sampleEvery;
      figures.sample();
    }
  }
  figures.finish();
}

const options = readSoakOptions(process.argv.slice(2));
if (options !== undefined) await soak(options);
