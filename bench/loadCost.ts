import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { loadNetwork } from '../src/cli/input/network.js';
import { createEngine } from '../src/engine/createEngine.js';
import { CatalogStore } from '../src/store/catalogStore.js';
import type { LoadCost, LoadedFrom } from './report.js';

/**
 * What a process that has just begun takes to have a network from a file: read, parsed, checked and compiled,
 * nothing warm. `path` is the catalog file, as `dovoz quote --catalog` reads it; or the folder of an engine's
 * store, which is read and compiled behind the event loop.
 */
export async function loadCost(from: LoadedFrom, path: string): Promise<LoadCost> {
  const before = process.resourceUsage().maxRSS;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  const network = from === 'file' ? (await loadNetwork({ catalog: path })).network : await fromStore(path);
  const ms = performance.now() - begun;
  // A pause is told at the next turn of the event loop that is measured.
  await wait(20);
  delay.disable();
  if (network.counts.routes === 0) throw new Error('the network is empty');
  return { ms, peakBytes: (process.resourceUsage().maxRSS - before) * 1024, heldMs: delay.max / 1e6 };
}

/** An engine as a server starts it that need not wait for the API, whose answer never comes here. */
async function fromStore(directory: string) {
  const engine = await createEngine({
    client: untilAborted,
    store: new CatalogStore(directory),
    start: 'stored',
  });
  await engine.close();
  return engine.network;
}

function untilAborted({ signal }: { readonly signal: AbortSignal }): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
