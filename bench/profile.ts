import { quote } from '../src/index.js';
import { medianOf, sink, timeEach } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Profile } from './report.js';
import { type Frame, sampledTimes } from './sampling.js';
import { makeSetting } from './setting.js';

/**
 * The parts of a quote, each by the files it begins in: what runs belongs to the innermost caller that is named
 * here, so geometry, prices and times count where they are asked for.
 */
const PARTS: readonly { readonly name: string; readonly files: readonly string[] }[] = [
  { name: 'request read and checked', files: ['quote/readRequest'] },
  {
    name: 'zone, eligible warehouses, trips',
    files: ['quote/inquiry', 'quote/eligibility', 'quote/quoteMemory'],
  },
  { name: 'ROUTE: nodes and segments of the index', files: ['quote/routeSearch'] },
  { name: 'ROUTE: routes measured', files: ['routing/nearestPlace'] },
  { name: 'ROUTE: routes priced and timed', files: ['quote/routeCandidates', 'quote/routeDeparture'] },
  { name: 'warehouses, nearest first', files: ['quote/warehouseSweep'] },
  { name: 'EXPRESS, TOMORROW: priced and timed', files: ['quote/warehouseDelivery', 'quote/warehouseTimes'] },
  { name: 'offers compared, limits drawn', files: ['quote/offers', 'quote/sheetsInEffect', 'quote/ranking'] },
  { name: 'pick-ups', files: ['quote/pickups'] },
  { name: 'options written, with their cut-offs', files: ['quote/option', 'quote/orderBy'] },
  { name: 'reasons', files: ['quote/unavailable'] },
  { name: 'the rest', files: ['quote/quote'] },
];

const TIMED_ROUNDS = 5;
/** How often a request is asked before it counts, where it is asked again. */
const BEFORE = 3;

/**
 * Where the time of a median quote goes: V8's profiler over the fifth of the requests around the median, in the
 * stream of all of them, and once more each asked again at once.
 */
export async function profile(size: NetworkSize, requestCount: number, passes: number): Promise<Profile> {
  const { network, requests } = makeSetting(size, 'cheapest', requestCount);
  const answer = (request: (typeof requests)[number]) => quote(network, request);
  const times: Float64Array[] = [];
  for (let round = 0; round < TIMED_ROUNDS; round++) {
    times.push(await timeEach({ name: 'quote', answer }, requests));
  }
  const medians = requests.map((_, i) => medianOf(times.map((samples) => samples[i]!)));
  const ascending = Float64Array.from(medians).sort();
  const from = ascending[Math.floor(requests.length * 0.4)]!;
  const to = ascending[Math.floor(requests.length * 0.6)]!;
  const isMiddle = medians.map((median) => median >= from && median <= to);
  // By these names the samples are told apart.
  const middleQuote = (request: (typeof requests)[number]) => sink(answer(request));
  const otherQuote = (request: (typeof requests)[number]) => sink(answer(request));
  const inStream = () => requests.forEach((request, i) => (isMiddle[i] ? middleQuote : otherQuote)(request));
  const again = () =>
    requests.forEach((request, i) => {
      if (!isMiddle[i]) return;
      for (let time = 0; time < BEFORE; time++) otherQuote(request);
      middleQuote(request);
    });
  const quotes = passes * isMiddle.filter(Boolean).length;
  const stream = await sampled(inStream, passes);
  const repeated = await sampled(again, passes);
  return {
    quotes,
    parts: PARTS.map(({ name }) => ({
      name,
      stream: (stream.get(name) ?? 0) / quotes,
      again: (repeated.get(name) ?? 0) / quotes,
    })),
  };
}

/** Microseconds of each part, over all passes. */
function sampled(pass: () => void, passes: number): Promise<ReadonlyMap<string, number>> {
  pass();
  return sampledTimes(() => {
    for (let i = 0; i < passes; i++) pass();
  }, partOf);
}

/** The part of a median quote that was running; undefined for what belongs to none. */
function partOf(stack: readonly Frame[]): string | undefined {
  let part: string | undefined;
  for (const { functionName, url } of stack) {
    if (functionName === 'middleQuote') return part ?? 'the rest';
    part ??= PARTS.find(({ files }) => files.some((file) => url.endsWith(`/src/${file}.js`)))?.name;
  }
  return undefined;
}
