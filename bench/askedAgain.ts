import type { QuoteRequest } from '../src/index.js';
import { makeContenders } from './contenders.js';
import { type Contender, medianOf, percentile, sink, timeEach } from './latency.js';
import type { NetworkSize } from './networks.js';
import { type AskedAgain, BETWEEN } from './report.js';

/** How often a request is asked before the time that counts: by then the processor knows its way. */
const BEFORE = 3;
const WARM_UP = 4;
/** Each request waits for all the memory that is read before it, so not all of them are asked. */
const AMONG = 10;
const MIB = 2 ** 20;
/** Bytes that a processor reads from memory at once. */
const CACHE_LINE = 64;

/**
 * What of a quote is waiting: the medians of requests that were asked just before, so that all they read is in the
 * caches and every branch is foreseen; and of the same after other memory was read in between, so much that what a
 * quote reads is in the nearest caches no more, or in none. (A server that does other work between two quotes is there.)
 */
export async function askedAgain(
  size: NetworkSize,
  requestCount: number,
  rounds: number,
): Promise<AskedAgain> {
  const { ours, theirs, requests } = makeContenders(size, 'cheapest', requestCount);
  const some = requests.filter((_, i) => i % AMONG === 0);
  const mediansOf = async (contender: Contender<QuoteRequest>) => {
    for (let i = 0; i < WARM_UP; i++) await timeEach(contender, requests, { before: BEFORE });
    const medians: number[] = [];
    for (const mib of BETWEEN) {
      const other = new Float64Array((mib * MIB) / Float64Array.BYTES_PER_ELEMENT).fill(1);
      const between = () => sink(readThrough(other));
      const rows: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const samples = await timeEach(contender, some, { before: BEFORE, between });
        rows.push(percentile(samples.sort(), 0.5));
      }
      medians.push(medianOf(rows));
    }
    return medians;
  };
  return { quote: await mediansOf(ours), floor: await mediansOf(theirs) };
}

function readThrough(memory: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < memory.length; i += CACHE_LINE / Float64Array.BYTES_PER_ELEMENT) sum += memory[i]!;
  return sum;
}
