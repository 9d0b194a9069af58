import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { quote } from '../src/index.js';
import { sink } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Allocation, Variant } from './report.js';
import { makeSetting } from './setting.js';

const WARM_UP = 8;
const MOST_PASSES = 10;

/**
 * What a quote and the floor's answer allocate, when all that can be compiled is compiled. The process must
 * have so large a nursery that nothing is collected meanwhile (tasks.ts).
 */
export async function allocationBytes(
  size: NetworkSize,
  variant: Variant,
  requestCount: number,
): Promise<{ readonly quoteBytes: number; readonly floorBytes: number }> {
  const { network, floor, sanctioned, requests } = makeSetting(size, variant, requestCount);
  const ours = (request: (typeof requests)[number]) => quote(network, request);
  const theirs = (request: (typeof requests)[number]) => floor.quote(request, sanctioned);
  for (let i = 0; i < WARM_UP; i++) {
    for (const request of requests) {
      sink(ours(request));
      sink(theirs(request));
    }
  }
  return { quoteBytes: await bytesEach(requests, ours), floorBytes: await bytesEach(requests, theirs) };
}

/** Few requests at a time, so that what they allocate fits into the nursery. */
const CHUNK = 200;

async function bytesEach<Request>(
  requests: readonly Request[],
  answer: (request: Request) => object,
): Promise<number> {
  // Buffers that were given up are freed behind the collection that found them.
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await wait(100);
  }
  let bytes = 0;
  for (let from = 0; from < requests.length; from += CHUNK) {
    bytes += await bytesOfAll(requests.slice(from, from + CHUNK), answer);
  }
  return bytes / requests.length;
}

/** A pass into which a collection fell says nothing, so it is made again. */
async function bytesOfAll<Request>(
  requests: readonly Request[],
  answer: (request: Request) => object,
): Promise<number> {
  for (let attempt = 0; attempt < MOST_PASSES; attempt++) {
    globalThis.gc?.();
    const collections = new Collections();
    const before = process.memoryUsage();
    for (const request of requests) sink(answer(request));
    const after = process.memoryUsage();
    const pauses = await collections.end();
    if (pauses.length === 0) return after.heapUsed - before.heapUsed + after.external - before.external;
  }
  throw new Error(`collections fell into each of ${MOST_PASSES} passes`);
}

/** The collections from its making to its end: milliseconds each. */
class Collections {
  readonly #pauses: number[] = [];
  readonly #observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) this.#pauses.push(duration);
  });

  constructor() {
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  async end(): Promise<readonly number[]> {
    // What was observed is told at a later turn of the event loop.
    await setImmediate();
    await setImmediate();
    this.#observer.disconnect();
    return this.#pauses;
  }
}

/** The pauses that collections make in a long run of quotes, under the flags that Node starts with. */
export async function collectionPauses(
  size: NetworkSize,
  variant: Variant,
  requestCount: number,
): Promise<Allocation['gc']> {
  const { network, requests } = makeSetting(size, variant, requestCount);
  for (const request of requests) sink(quote(network, request));
  globalThis.gc?.();
  const collections = new Collections();
  const rounds = Math.max(1, Math.round(20_000 / requests.length));
  const before = performance.now();
  for (let i = 0; i < rounds; i++) for (const request of requests) sink(quote(network, request));
  const runMs = performance.now() - before;
  const pauses = await collections.end();
  return {
    quotes: rounds * requests.length,
    pauses: pauses.length,
    longestMs: Math.max(0, ...pauses),
    totalMs: pauses.reduce((sum, pause) => sum + pause, 0),
    runMs,
  };
}
