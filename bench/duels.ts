import { performance } from 'node:perf_hooks';
import { quote } from '../src/index.js';
import { inTurns, latencyOf, sink } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Duel, Variant } from './report.js';
import { makeSetting } from './setting.js';

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
  const { network, floor, sanctioned, requests } = makeSetting(size, variant, requestCount);
  const ours = { name: 'quote', answer: (request: (typeof requests)[number]) => quote(network, request) };
  const theirs = {
    name: 'floor',
    answer: (request: (typeof requests)[number]) => floor.quote(request, sanctioned),
  };
  const first = requests.slice(0, COLD);
  const cold = { quote: meanOf(first, ours.answer), floor: meanOf(first, theirs.answer) };
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
    cold,
  };
}

/** Microseconds a request. */
function meanOf<Request>(requests: readonly Request[], answer: (request: Request) => object): number {
  const before = performance.now();
  for (const request of requests) sink(answer(request));
  return ((performance.now() - before) * 1000) / requests.length;
}
