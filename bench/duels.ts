import { performance } from 'node:perf_hooks';
import { quote } from '../src/index.js';
import { type Contender, inTurns, latencyOf, medianOf, percentile, sink, timeEach } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Duel, Variant } from './report.js';
import { makeSetting } from './setting.js';

/** So many rounds of all requests before the first that counts: the compiler has seen every path by then. */
const WARM_UP = 4;
const COLD = 100;
/** How often a request is asked before the time that is its own alone: by then the processor knows its way. */
const BEFORE = 3;

/** Holds `quote` against the floor on one network, in a process of its own. */
export async function duel(
  size: NetworkSize,
  variant: Variant,
  requestCount: number,
  rounds: number,
): Promise<Duel> {
  const { ours, theirs, requests } = contenders(size, variant, requestCount);
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
    again: await mediansAgain(ours, theirs, requests, rounds),
  };
}

/** Microseconds each for the first requests of this process, nothing warmed up. */
export function firstAnswers(size: NetworkSize, who: 'quote' | 'floor'): number {
  const { ours, theirs, requests } = contenders(size, 'cheapest', COLD);
  const { answer } = who === 'quote' ? ours : theirs;
  const before = performance.now();
  for (const request of requests) sink(answer(request));
  return ((performance.now() - before) * 1000) / requests.length;
}

function contenders(size: NetworkSize, variant: Variant, requestCount: number) {
  const { network, floor, sanctioned, requests } = makeSetting(size, variant, requestCount);
  const ours = { name: 'quote', answer: (request: (typeof requests)[number]) => quote(network, request) };
  const theirs = {
    name: 'floor',
    answer: (request: (typeof requests)[number]) => floor.quote(request, sanctioned),
  };
  return { ours, theirs, requests };
}

/** The medians of requests that were asked just before: all they read is in the cache, every branch foreseen. */
async function mediansAgain<Request>(
  ours: Contender<Request>,
  theirs: Contender<Request>,
  requests: readonly Request[],
  rounds: number,
): Promise<Duel['again']> {
  const medians = { quote: [] as number[], floor: [] as number[] };
  const again = async (contender: Contender<Request>) =>
    percentile((await timeEach(contender, requests, BEFORE)).sort(), 0.5);
  for (let round = 0; round < rounds; round++) {
    medians.quote.push(await again(ours));
    medians.floor.push(await again(theirs));
  }
  return { quote: medianOf(medians.quote), floor: medianOf(medians.floor) };
}
