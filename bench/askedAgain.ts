import type { QuoteRequest } from '../src/index.js';
import { makeContenders } from './contenders.js';
import { type Prelude, medianOf, percentile, sink, timeEach } from './latency.js';
import type { NetworkSize } from './networks.js';
import { type AskedAgain, HOW_ASKED, MIB_BETWEEN } from './report.js';

/** How often a request is asked before the time that counts: by then the processor knows its way. */
const BEFORE = 3;
const WARM_UP = 3;
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
  const others = MIB_BETWEEN.map((mib) =>
    new Float64Array((mib * MIB) / Float64Array.BYTES_PER_ELEMENT).fill(1),
  );
  const some = requests.filter((_, i) => i % AMONG === 0);
  const contenders = { quote: ours, floor: theirs };
  const medians = { quote: [] as number[][], floor: [] as number[][] };
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const who of ['quote', 'floor'] as const) {
      const p50 = async (asked: readonly QuoteRequest[], prelude?: Prelude) =>
        percentile((await timeEach(contenders[who], asked, prelude)).sort(), 0.5);
      const row = [await p50(requests), await p50(requests, { before: BEFORE })];
      for (const memory of others) {
        row.push(await p50(some, { before: BEFORE, between: () => sink(readThrough(memory)) }));
      }
      if (round >= 0) medians[who].push(row);
    }
  }
  const columns = (rows: readonly (readonly number[])[]) =>
    HOW_ASKED.map((_, i) => medianOf(rows.map((row) => row[i]!)));
  return { quote: columns(medians.quote), floor: columns(medians.floor) };
}

function readThrough(memory: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < memory.length; i += CACHE_LINE / Float64Array.BYTES_PER_ELEMENT) sum += memory[i]!;
  return sum;
}
