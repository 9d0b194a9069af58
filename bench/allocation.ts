import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { quote } from '../src/index.js';
import { sink } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Allocation, Variant } from './report.js';
import { makeSetting } from './setting.js';

const WARM_UP = 8;

/**
 * What a quote and the floor's answer allocate, when all that can be compiled is compiled. The process must
 * have so large a nursery that nothing is collected meanwhile (tasks.ts).
 */
export function allocationBytes(
  size: NetworkSize,
  variant: Variant,
  requestCount: number,
): { readonly quoteBytes: number; readonly floorBytes: number } {
  const { network, floor, sanctioned, requests } = makeSetting(size, variant, requestCount);
  const ours = (request: (typeof requests)[number]) => quote(network, request);
  const theirs = (request: (typeof requests)[number]) => floor.quote(request, sanctioned);
  for (let i = 0; i < WARM_UP; i++) {
    for (const request of requests) {
      sink(ours(request));
      sink(theirs(request));
    }
  }
  return { quoteBytes: bytesEach(requests, ours), floorBytes: bytesEach(requests, theirs) };
}

function bytesEach<Request>(requests: readonly Request[], answer: (request: Request) => object): number {
  globalThis.gc?.();
  const before = process.memoryUsage();
  for (const request of requests) sink(answer(request));
  const after = process.memoryUsage();
  const heap = after.heapUsed - before.heapUsed;
  if (heap < 0) throw new Error('a collection fell into the measurement');
  return (heap + after.external - before.external) / requests.length;
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
  const pauses: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) pauses.push(duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  const rounds = Math.max(1, Math.round(20_000 / requests.length));
  const before = performance.now();
  for (let i = 0; i < rounds; i++) for (const request of requests) sink(quote(network, request));
  const runMs = performance.now() - before;
  // What was observed is told at a later turn of the event loop.
  await setImmediate();
  await setImmediate();
  observer.disconnect();
  return {
    quotes: rounds * requests.length,
    pauses: pauses.length,
    longestMs: Math.max(0, ...pauses),
    totalMs: pauses.reduce((sum, pause) => sum + pause, 0),
    runMs,
  };
}
