import { medianOf } from './latency.js';
import type { Report, RivalResult, SizeReport } from './report.js';

/** One ratio that the engine is to keep within one run, and what it was. */
export interface Target {
  readonly what: string;
  readonly wanted: 'at most' | 'at least';
  readonly bound: number;
  readonly measured: number;
}

const KIB = 1024;
const MOST_GROWTH: ReadonlyMap<string, number> = new Map([
  ['M against S', 1.5],
  ['L against M', 2],
]);

/** What the engine should reach, as far as the run has measured it. */
export function targetsOf({ sizes, growth }: Report): readonly Target[] {
  const size = (name: string) => sizes.find((one) => one.name === name);
  const [s, m, l] = [size('S'), size('M'), size('L')];
  const targets: Target[] = [];
  const add = (what: string, bound: number, measured: number) => {
    targets.push({ what, wanted: 'at most', bound, measured });
  };
  const both = [s, m].filter((one) => one !== undefined);
  for (const one of both) {
    const { quote, floor } = one.duels.cheapest;
    add(`p50 of quote against the floor, ${one.name}`, 1.5, quote.p50 / floor.p50);
  }
  for (const one of both) {
    const { quote, floor } = one.duels.cheapest;
    add(`p99 of quote against the floor, ${one.name}`, 2, quote.p99 / floor.p99);
  }
  for (const { from, to, quote } of growth) {
    const bound = MOST_GROWTH.get(`${to} against ${from}`);
    if (bound !== undefined) add(`p50, ${to} against ${from}`, bound, medianOf(quote));
  }
  for (const one of [m, l]) {
    if (one) add(`bytes per route point, ${one.name}`, 120, one.compile.networkBytes / one.compile.points);
  }
  for (const one of [s, m, l]) {
    if (one) add(`KiB allocated a quote, ${one.name}`, 8, one.allocation.cheapest.quoteBytes / KIB);
  }
  for (const one of [s, m, l]) {
    if (!one) continue;
    const { alternatives, fastest } = one.duels;
    add(
      `p50 with alternatives against the floor, ${one.name}`,
      2,
      alternatives.quote.p50 / alternatives.floor.p50,
    );
    add(`p50 of the fastest against the floor, ${one.name}`, 2, fastest.quote.p50 / fastest.floor.p50);
  }
  if (l) add('compileNetwork against JSON.parse, L', 1.5, l.compile.compileMs / l.compile.parseMs);
  if (s && l) add('compileNetwork a point, L against S', 1.2, perPoint(l) / perPoint(s));
  for (const [rival, bound] of [
    ['PostGIS', 250],
    ['rbush + turf', 350],
    ['plain turf', 15_000],
  ] as const) {
    const measured = m && timesAsLong(m.rivals, rival);
    if (measured !== undefined)
      targets.push({
        what: `${rival} at M, times as long as quote, p50`,
        wanted: 'at least',
        bound,
        measured,
      });
  }
  return targets;
}

/** Whether a ratio is what it should be. */
export function isReached({ wanted, bound, measured }: Target): boolean {
  return wanted === 'at most' ? measured <= bound : measured >= bound;
}

function perPoint({ compile }: SizeReport): number {
  return compile.compileMs / compile.points;
}

function timesAsLong(rivals: readonly RivalResult[], name: string): number | undefined {
  const rival = rivals.find((one) => one.name === name);
  return rival === undefined || 'leftOut' in rival ? undefined : rival.p50 / rival.ourP50;
}
