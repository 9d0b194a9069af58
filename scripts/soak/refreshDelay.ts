import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHistogram, monitorEventLoopDelay, type Histogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { loadCatalogLines } from '../../src/api/loadCatalog.js';
import { OneCClient } from '../../src/api/oneCClient.js';
import { createEngine } from '../../src/engine/createEngine.js';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { startApi } from './apiProcess.js';
import { readSoakOptions } from './soakOptions.js';

/** Refreshes measured. */
const REFRESHES = 10;

/**
 * How long a refresh holds up the thread that quotes: while nothing happens, while the catalog comes over
 * HTTP, and while it is compiled, saved and swapped in. Collections of garbage are part of it.
 */
async function measure(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'dovoz-delay-'));
  const { url, api } = await startApi();
  const client = new OneCClient({ baseUrl: url });
  let loaded = loadCatalogLines(client);
  const engine = await createEngine({
    client: () => loaded,
    store: new CatalogStore(directory),
  });
  try {
    console.log(`${engine.network.counts.routePoints} route points, node ${process.version}, milliseconds`);
    console.log('              the loop was late by         |  the thread worked between turns');
    console.log('               p50    p99  p99.9    max    |    p50    p99  p99.9    max');
    await print('nothing', () => pause(3000));
    for (let refresh = 0; refresh < REFRESHES; refresh++) {
      await print('loading', () => (loaded = loadCatalogLines(client)));
      await print('compiling', () => engine.refresh());
    }
  } finally {
    await engine.close();
    api.kill();
    await rm(directory, { recursive: true, force: true });
  }
}

async function print(name: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const figures = await delayDuring(work);
  console.log(`${name.padEnd(10)} ${figures} | ${Math.round(performance.now() - began)} ms in all`);
  await pause(500);
}

async function delayDuring(work: () => Promise<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const busy = createHistogram();
  let before = cpuMicros();
  const turn = setInterval(() => {
    const now = cpuMicros();
    busy.record(Math.max(1, Math.round(now - before)));
    before = now;
  }, 1);
  delay.enable();
  await work();
  delay.disable();
  clearInterval(turn);
  const columns = (of: Pick<Histogram, 'percentile' | 'max'>, perMs: number): string =>
    [of.percentile(50), of.percentile(99), of.percentile(99.9), of.max]
      .map((value) => (value / perMs).toFixed(1).padStart(6))
      .join(' ');
  return `${columns(delay, 1e6)} | ${columns(busy, 1e3)}`;
}

/**
 * Microseconds for which this thread was at work so far, without what it waited for a processor: on a busy
 * machine the loop's delay says more of the machine than of us. Linux tells it; elsewhere it is 0.
 */
function cpuMicros(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[0]) / 1000;
  } catch {
    return 0;
  }
}

// Nothing is measured after the help was printed; the sizes are the API's to read.
if (readSoakOptions(process.argv.slice(2)) !== undefined) await measure();
