import { type Option, quote } from '../src/index.js';
import type { Candidate } from '../src/quote/candidate.js';
import { DELIVERY_TYPES } from '../src/pricing/deliveryType.js';
import type { NetworkParts } from '../src/network/compiledNetwork.js';
import { type Contender, latencyOf, timeEach } from './latency.js';
import type { NetworkSize } from './networks.js';
import { randomFrom } from './random.js';
import type { RivalAsked, RivalResult } from './report.js';
import { boxesAndTurf } from './rivals/boxesAndTurf.js';
import { postgis } from './rivals/postgis.js';
import { postgisIsAbsent } from './rivals/postgisServer.js';
import type { Bests, Rival } from './rivals/rival.js';
import {
  type TariffAnswer,
  type TariffQuestion,
  compiledTariffs,
  rulesEngine,
} from './rivals/rulesEngine.js';
import { partsFor } from './rivals/settling.js';
import { turfLoop } from './rivals/turfLoop.js';
import { type Setting, makeSetting } from './setting.js';

/** So few requests even the slowest rival is asked, for a percentile to mean something. */
const LEAST_REQUESTS = 7;
const WARM_UP = 4;
const TOO_MANY_FOR_A_LOOP = 5000;

/** Puts the rivals of one network, all in one process, to the requests that `quote` answers. */
export async function measureRivals(
  size: NetworkSize,
  requestCount: number,
  rounds: number,
  seconds: number,
  wanted: string,
): Promise<readonly RivalResult[]> {
  const setting = makeSetting(size, 'cheapest', requestCount);
  const { network } = setting;
  const makers: Readonly<Record<string, () => Rival | Promise<Rival> | string>> = {
    'rbush + turf': () => boxesAndTurf(network, 'rbush'),
    'flatbush + turf': () => boxesAndTurf(network, 'flatbush'),
    'plain turf': () =>
      size.routes > TOO_MANY_FOR_A_LOOP
        ? `a request takes seconds with ${size.routes} routes`
        : turfLoop(network),
    PostGIS: () => postgisIsAbsent() ?? postgis(network),
  };
  const results: RivalResult[] = [];
  for (const [name, make] of Object.entries(makers)) {
    if (!name.includes(wanted)) continue;
    const rival = await make();
    results.push(
      typeof rival === 'string' ? { name, leftOut: rival } : await measure(rival, setting, rounds, seconds),
    );
  }
  const rules = 'json-rules-engine, the tariff alone';
  if (rules.includes(wanted)) results.push(await measureRules(rules, setting, rounds, seconds));
  return results;
}

async function measure(
  rival: Rival,
  setting: Setting,
  rounds: number,
  seconds: number,
): Promise<RivalResult> {
  const { network, sanctioned } = setting;
  const { parts } = partsFor(network);
  // A restricted destination asks nothing of the geometry.
  const open = setting.requests.filter(({ destination }) => !sanctioned.has(destination.cityId ?? ''));
  const theirs = { name: rival.name, answer: (request: (typeof open)[number]) => rival.bests(request) };
  const ours = { name: 'quote', answer: (request: (typeof open)[number]) => quote(network, request) };
  const asked = await compared(theirs, ours, open, rounds, seconds, (request, bests) =>
    agrees(quote(network, request).options, bests, parts),
  );
  const profile = await rival.profile(open.slice(-asked.requests));
  await rival.close?.();
  return { ...asked, profile };
}

/**
 * Asks the rival as many of the requests as its seconds allow, from the last one backwards, and ours all of
 * them in every round: so the ones that count are answered by an engine as busy as a server's, not by one
 * that has just slept for a second.
 */
async function compared<Request, Answer extends object>(
  theirs: Contender<Request, Answer>,
  ours: Contender<Request>,
  requests: readonly Request[],
  rounds: number,
  seconds: number,
  agree: (request: Request, answer: Answer) => boolean,
): Promise<RivalAsked> {
  let asked = 0;
  let disagreements = 0;
  const started = Date.now();
  while (asked < requests.length && (asked < LEAST_REQUESTS || Date.now() - started < seconds * 1000)) {
    const request = requests[requests.length - 1 - asked]!;
    if (!agree(request, await theirs.answer(request))) disagreements++;
    asked++;
  }
  const last = requests.slice(requests.length - asked);
  const slow: Float64Array[] = [];
  const quick: Float64Array[] = [];
  for (let i = 0; i < WARM_UP; i++) await timeEach(ours, requests);
  for (let round = 0; round < rounds; round++) {
    slow.push(await timeEach(theirs, last));
    quick.push((await timeEach(ours, requests)).subarray(requests.length - asked));
  }
  const rival = latencyOf(slow);
  const own = latencyOf(quick);
  return {
    name: theirs.name,
    requests: asked,
    disagreements,
    p50: rival.p50,
    p99: rival.p99,
    mean: rival.mean,
    ourP50: own.p50,
    ourP99: own.p99,
    ourMean: own.mean,
  };
}

/**
 * Whether a rival's bests are the options of the answer. Its distances may be some millimetres off ours, and
 * so a metre in the rounded ones and a minute in the times.
 */
function agrees(options: readonly Option[], bests: Bests, parts: NetworkParts): boolean {
  return DELIVERY_TYPES.every((type) => {
    const option = options.find((one) => one.type === type);
    const best = bests[type];
    if (option === undefined || best === undefined) return option === undefined && best === undefined;
    return isThatOption(option, best, parts);
  });
}

function isThatOption(
  option: Option,
  best: Candidate,
  { routes, vehicles, warehouses }: NetworkParts,
): boolean {
  return (
    option.warehouseId === warehouses.ids[best.warehouse] &&
    option.routeId === (best.route < 0 ? null : routes.ids[best.route]) &&
    option.transportTypeId === vehicles[best.vehicle]?.id &&
    Math.abs(Number(option.chargeableKm) * 1000 - best.metres) < 1.5 &&
    Date.parse(option.departsAt) === best.departsAt &&
    Math.abs(Date.parse(option.arrivesAt) - best.arrivesAt) <= 60_000
  );
}

/** The rules engine answers tariff questions alone, beside the compiled tariffs on the same questions. */
async function measureRules(
  name: string,
  { catalog, network }: Setting,
  rounds: number,
  seconds: number,
): Promise<RivalResult> {
  const random = randomFrom(7);
  const rules = rulesEngine(catalog);
  const compiled = compiledTariffs(network);
  const questions = Array.from({ length: 2000 }, (): TariffQuestion => {
    const { deliveryType, transportType } = random.pick(catalog.tariffs);
    return {
      type: deliveryType,
      transportTypeId: transportType.id,
      date: `2025-0${1 + random.below(4)}-${10 + random.below(15)}`,
      metres: random.below(110_000),
    };
  });
  const agree = (question: TariffQuestion, answer: TariffAnswer) =>
    JSON.stringify(answer) === JSON.stringify(compiled(question));
  return compared(
    { name, answer: rules },
    { name: 'quote', answer: compiled },
    questions,
    rounds,
    seconds,
    agree,
  );
}
