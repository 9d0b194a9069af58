import { performance } from 'node:perf_hooks';
import { makeContenders } from './contenders.js';
import { inTurns, latencyOf, sink } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Duel, Variant } from './report.js';

/** So many rounds of all requests before the first that counts: the compiler has seen every path by then. */
const WARM_UP = 4;
const COLD = 100;

/** Holds `quote` against the floor on one network, in a process of its own. */
export async function duel(
  size: NetworkSize,
  variant: Variant,
  requestCount: number,
  rounds: number,
): Promise<Duel> {
  const { ours, theirs, requests } = makeContenders(size, variant, requestCount);
  const differences = requests.filter(
    (request) => JSON.stringify(ours.answer(request)) !== JSON.stringify(theirs.answer(request)),
  ).length;
  const [quoted = [], floored = []] = await inTurns([ours, theirs], requests, rounds, WARM_UP);
  return {
    requests: requests.length,
    rounds,
    quote: latencyOf(quoted),
    floor: latencyOf(floored),
    differences,
  };
}

/** Microseconds each for the first requests of this process, nothing warmed up. */
export function firstAnswers(size: NetworkSize, who: 'quote' | 'floor'): number {
  const { ours, theirs, requests } = makeContenders(size, 'cheapest', COLD);
  const contender = who === 'quote' ? ours : theirs;
  const before = performance.now();
  for (const request of requests) sink(contender.answer(request));
  return ((performance.now() - before) * 1000) / requests.length;
}
