import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Command } from 'commander';
import { EXTREME_POLICIES } from './extremePolicies.js';
import { type FuzzCounts, noCounts, runFuzzCase } from './fuzzCase.js';
import { HOSTILE_SIZES } from './hostileSizes.js';
import { type Payloads, readPayloads } from './payloads.js';
import { pollutedKeys } from './prototypes.js';

/**
 * Fuzzes the engine for a time: the cases run in a thread of their own, and this one watches that none
 * takes longer than it may. The same seed runs the same cases; `--case` runs one alone.
 */
interface FuzzOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Seconds that one case may take. */
  readonly bound: number;
  /** Runs this case alone. */
  readonly case: number | null;
  /** Runs the hostile sizes instead, so large: 1 is a million points. */
  readonly hostile: number | null;
  readonly demo: string;
}

type Message =
  | { readonly type: 'batch'; readonly cases: number; readonly heapMb: number; readonly slowestMs: number }
  | { readonly type: 'hostile'; readonly name: string; readonly cpuMs: number; readonly outcome: string }
  | { readonly type: 'failure'; readonly at: string; readonly stack: string }
  | { readonly type: 'done'; readonly counts: FuzzCounts | null };

const BATCH = 200;

if (isMainThread) await watch(readOptions());
else await work(workerData as { readonly options: FuzzOptions; readonly clock: SharedArrayBuffer });

function readOptions(): FuzzOptions {
  const number = (text: string) => Number(text);
  const command = new Command('fuzz')
    .option('--minutes <n>', 'how long', number, 1)
    .option('--seed <n>', 'the same seed runs the same cases', number, Math.floor(Math.random() * 2 ** 31))
    .option('--bound <seconds>', 'how long one case may take', number, 20)
    .option('--case <n>', 'run one case alone', number)
    .option('--hostile <size>', 'run the hostile sizes instead; 1 is a million points', number)
    .option('--demo <folder>', 'the records to mutate', 'demo');
  const given = command.parse().opts<Omit<FuzzOptions, 'case' | 'hostile'> & Partial<FuzzOptions>>();
  return { ...given, case: given.case ?? null, hostile: given.hostile ?? null };
}

/** The main thread: prints, and ends the work when it fails, hangs or is over. */
async function watch(options: FuzzOptions): Promise<void> {
  console.log(`seed ${options.seed}`);
  // [0] the number of the case that runs, [1] the second at which it began.
  const clock = new SharedArrayBuffer(8);
  const times = new Int32Array(clock);
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { options, clock } });
  const heap: number[] = [];
  const failures: string[] = [];
  const hung = setInterval(() => {
    const seconds = now() - Atomics.load(times, 1);
    if (Atomics.load(times, 1) === 0 || seconds <= options.bound) return;
    failures.push(`case ${Atomics.load(times, 0)} runs for ${seconds} s`);
    void worker.terminate();
  }, 1000);
  worker.on('message', (message: Message) => {
    if (message.type === 'batch') {
      heap.push(message.heapMb);
      if (heap.length % 10 === 1) {
        console.log(
          `${message.cases} cases, ${message.heapMb.toFixed(1)} MB, slowest ${message.slowestMs.toFixed(0)} ms`,
        );
      }
    } else if (message.type === 'hostile') {
      console.log(`${message.cpuMs.toFixed(0).padStart(7)} ms  ${message.name}: ${message.outcome}`);
    } else if (message.type === 'failure') {
      failures.push(`${message.at}: ${message.stack}`);
    } else if (message.counts !== null) {
      console.log(JSON.stringify(message.counts));
    }
  });
  await new Promise<void>((resolve) => {
    worker.once('error', (error) => failures.push(error.stack ?? error.message));
    worker.once('exit', () => resolve());
  });
  clearInterval(hung);
  const growth = growthOf(heap);
  if (growth > 20) failures.push(`the heap grew by ${growth.toFixed(1)} MB`);
  for (const failure of failures) console.error(`FAILED ${failure}`);
  console.log(failures.length === 0 ? 'no failure' : `seed ${options.seed}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** By how many megabytes the median heap of the last third is above that of the first; 0 of few. */
function growthOf(heap: readonly number[]): number {
  const third = Math.floor(heap.length / 3);
  if (third < 5) return 0;
  const median = (part: readonly number[]) =>
    part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  return median(heap.slice(-third)) - median(heap.slice(0, third));
}

/** The thread of the cases. */
async function work({
  options,
  clock,
}: {
  readonly options: FuzzOptions;
  readonly clock: SharedArrayBuffer;
}) {
  const times = new Int32Array(clock);
  const begin = (number: number) => {
    Atomics.store(times, 0, number);
    Atomics.store(times, 1, now());
  };
  if (options.hostile !== null) {
    runHostile(options.hostile, begin);
    return;
  }
  const payloads = readPayloads(options.demo, Object.values(EXTREME_POLICIES));
  const counts = noCounts();
  const end = performance.now() + options.minutes * 60_000;
  const first = options.case ?? 0;
  let slowestMs = 0;
  for (let number = first; options.case === null ? performance.now() < end : number === first; number++) {
    begin(number);
    const started = performance.now();
    if (!(await runOne(payloads, options.seed, number, counts))) return;
    slowestMs = Math.max(slowestMs, performance.now() - started);
    if (number % BATCH !== BATCH - 1) continue;
    const polluted = pollutedKeys();
    if (polluted.length > 0) {
      tell({
        type: 'failure',
        at: `case ${number - BATCH + 1} to ${number}`,
        stack: `polluted: ${polluted.join()}`,
      });
      return;
    }
    global.gc?.();
    tell({ type: 'batch', cases: number + 1, heapMb: process.memoryUsage().heapUsed / 2 ** 20, slowestMs });
  }
  tell({ type: 'done', counts });
}

async function runOne(
  payloads: Payloads,
  seed: number,
  number: number,
  counts: FuzzCounts,
): Promise<boolean> {
  try {
    await runFuzzCase(payloads, seed, number, counts);
    return true;
  } catch (error) {
    tell({
      type: 'failure',
      at: `case ${number}`,
      stack: error instanceof Error ? (error.stack ?? '') : String(error),
    });
    return false;
  }
}

function runHostile(size: number, begin: (number: number) => void): void {
  HOSTILE_SIZES.forEach(({ name, run }, i) => {
    begin(i);
    const cpu = process.cpuUsage();
    let outcome: string;
    try {
      run(size);
      outcome = 'answered';
    } catch (error) {
      outcome = error instanceof Error ? error.name : String(error);
      if (!/^Invalid(Request|Policy)Error$/.test(outcome)) {
        tell({ type: 'failure', at: name, stack: error instanceof Error ? (error.stack ?? '') : outcome });
      }
    }
    const { user, system } = process.cpuUsage(cpu);
    tell({ type: 'hostile', name, cpuMs: (user + system) / 1000, outcome });
  });
  tell({ type: 'done', counts: null });
}

function tell(message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

/** Whole seconds of a clock that only goes forward, never 0. */
function now(): number {
  return Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000) % 2 ** 30;
}
