import { performance } from 'node:perf_hooks';
import type { Latency } from './report.js';

/** One that answers requests; what it answers is looked at, so that none of the work can be left out. */
export interface Contender<Request, Answer extends object = object> {
  readonly name: string;
  answer(request: Request): Answer | Promise<Answer>;
}

/** The samples of one contender: microseconds, a list a round. */
export type Rounds = readonly Float64Array[];

/**
 * Lets contenders answer the same requests in turns, round after round, each time in another order, so that
 * whatever else the machine does falls on all of them. The first `warmUp` rounds are thrown away.
 */
export async function inTurns<Request>(
  contenders: readonly Contender<Request>[],
  requests: readonly Request[],
  rounds: number,
  warmUp: number,
): Promise<Rounds[]> {
  const taken: Float64Array[][] = contenders.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (let i = 0; i < contenders.length; i++) {
      const turn = (i + Math.abs(round)) % contenders.length;
      const samples = await timeEach(contenders[turn]!, requests);
      if (round >= 0) taken[turn]!.push(samples);
    }
  }
  return taken;
}

/** What happens to each request just before its time counts. */
export interface Prelude {
  /** How often it is asked. */
  readonly before?: number;
  /** What is done after that. */
  readonly between?: () => void;
}

/** Microseconds of each request. */
export async function timeEach<Request>(
  contender: Contender<Request>,
  requests: readonly Request[],
  { before = 0, between }: Prelude = {},
): Promise<Float64Array> {
  const samples = new Float64Array(requests.length);
  for (let i = 0; i < requests.length; i++) {
    for (let time = 0; time < before; time++) sink(await contender.answer(requests[i]!));
    between?.();
    const begun = performance.now();
    let answer = contender.answer(requests[i]!);
    // Only who must wait is waited for: an `await` costs others more than a small answer does.
    if (answer instanceof Promise) answer = await answer;
    samples[i] = (performance.now() - begun) * 1000;
    sink(answer);
  }
  return samples;
}

let swallowed = 0;

/** Looks at an answer, so that no compiler may think it idle. */
export function sink(answer: unknown): void {
  if (answer === undefined) swallowed++;
}

/** How much was idle after all; to be printed, so that the sink is none that can be left out itself. */
export function swallowedAnswers(): number {
  return swallowed;
}

/** Each percentile as the median of the rounds' own; the rare ones over all samples together. */
export function latencyOf(rounds: Rounds): Latency {
  const sorted = rounds.map((samples) => samples.slice().sort());
  const all = Float64Array.from(sorted.flatMap((samples) => [...samples])).sort();
  const median = (share: number) => medianOf(sorted.map((samples) => percentile(samples, share)));
  return {
    p50: median(0.5),
    p90: median(0.9),
    p99: median(0.99),
    p999: percentile(all, 0.999),
    max: percentile(all, 1),
    mean: medianOf(
      sorted.map((samples) => samples.reduce((sum, sample) => sum + sample, 0) / samples.length),
    ),
  };
}

/** The sample below which a share of the ascending samples lies. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function medianOf(figures: readonly number[]): number {
  return percentile(Float64Array.from(figures).sort(), 0.5);
}
