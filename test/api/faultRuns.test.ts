import { expect, it } from 'vitest';
import { FAULT_KINDS, startEmulator, type Fault } from '../../src/emulator.js';
import { randomFrom } from '../support/wideCatalog.js';
import { quickClient } from './clients.js';
import { loadAndJudge, Outcomes, seedOfRun } from './outcome.js';
import { tinyCatalog } from './tinyCatalog.js';

const SEED = seedOfRun();
const RUNS = Number(process.env['DOVOZ_FAULT_RUNS'] ?? 500);
/** Loads at once, each from an embedded 1C of its own. */
const LANES = 5;

/** A little shorter, so that so many runs take little time. */
const data = { ...tinyCatalog, tariffs: tinyCatalog.tariffs.slice(0, 104) };

/** Every kind of fault in every way it has. */
const FAULTS: readonly Fault[] = [
  { kind: 'latency', ms: 2, jitterMs: 10 },
  { kind: 'reset' },
  { kind: 'reset', when: 'midBody' },
  { kind: 'hang' },
  { kind: 'status', status: 400 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 408, body: 'empty' },
  { kind: 'status', status: 429, burst: 2, retryAfterSeconds: 0 },
  { kind: 'status', status: 429, retryAfterSeconds: 0, retryAfterDate: true },
  { kind: 'status', status: 429, retryAfterSeconds: 3600 },
  { kind: 'status', status: 500, burst: 3 },
  { kind: 'status', status: 502, body: 'html', burst: 2 },
  { kind: 'status', status: 503, body: 'empty' },
  { kind: 'shortPage' },
  { kind: 'shortPage', keep: 0 },
  { kind: 'shortPage', keep: 40 },
  { kind: 'repeatedPage' },
  { kind: 'shuffledPage', scope: 'page' },
  { kind: 'shuffledPage', scope: 'list' },
  { kind: 'recordsAdded', records: 3, where: 'start' },
  { kind: 'recordsAdded', where: 'end' },
  { kind: 'recordsRemoved', records: 2, where: 'start' },
  { kind: 'recordsRemoved', where: 'end' },
  { kind: 'wrongTotal', by: 4 },
  { kind: 'wrongTotal', by: -4 },
  { kind: 'html' },
  { kind: 'html', status: 504 },
  { kind: 'truncatedJson' },
  { kind: 'encoding', encoding: 'bom' },
  { kind: 'encoding', encoding: 'windows-1251' },
  { kind: 'encoding', encoding: 'windows-1251-undeclared' },
  { kind: 'encoding', encoding: 'invalidUtf8' },
  { kind: 'encoding', encoding: 'utf-16le' },
  { kind: 'contentType' },
  { kind: 'contentType', value: 'text/html' },
  { kind: 'contentType', value: 'application/pdf' },
  { kind: 'slowBody', bytes: 2_000, ms: 1 },
  { kind: 'slowBody', bytes: 1, ms: 50 },
  { kind: 'hugeBody', bytes: 50_000 },
  { kind: 'hugeBody', bytes: 200_000 },
];

/** Records as they are, so that they can be compared; a single one still comes without its list. */
const SLIPS = { cyrillicLoadCapacity: false, singleRecordAsObject: true };

interface Run {
  readonly faults: readonly Fault[];
  readonly seed: number;
}

/** First every fault alone: always, often, at first only; then any of them together. */
const runsOf = (count: number, seed: number): readonly Run[] => {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const alone = FAULTS.flatMap((fault) =>
    [{}, { probability: 0.4 }, { count: 1, skip: below(4) }].map((bounds) => [{ ...fault, ...bounds }]),
  );
  const together = Array.from({ length: Math.max(0, count - alone.length) }, () =>
    Array.from({ length: 1 + below(5) }, () => ({
      ...(FAULTS[below(FAULTS.length)] ?? { kind: 'hang' as const }),
      probability: random() ** 2,
      skip: below(5),
      ...(random() < 0.7 ? { count: 1 + below(5) } : {}),
    })),
  );
  return [...alone, ...together].map((faults) => ({ faults, seed: below(2 ** 31) }));
};

it('knows every kind of fault', () => {
  expect([...new Set(FAULTS.map(({ kind }) => kind))].toSorted()).toEqual(FAULT_KINDS.toSorted());
});

it(`gives the whole catalog or one typed error under any faults, ${RUNS} times (seed ${SEED})`, async () => {
  const waiting = [...runsOf(RUNS, SEED)];
  const outcomes = new Outcomes();
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
      const { faults, seed } = run;
      const emulator = await startEmulator({ data, faults, seed, slips: SLIPS });
      const client = quickClient(emulator.url, {
        timeoutMs: 300,
        maxBodyBytes: 100_000,
        retry: { attempts: 3, baseMs: 1, maxMs: 4, totalMs: 3_000 },
      });
      const outcome = await loadAndJudge(client, () => emulator.data(), { pauseMs: 1, maxReadings: 6 });
      outcomes.count(outcome, `seed ${seed}, ${JSON.stringify(faults)}`);
      await emulator.close();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`faults, seed ${SEED}, ${seconds} s: ${String(outcomes)}\n`);
  expect(outcomes.wrong).toEqual([]);
  expect(outcomes.complete + outcomes.typedErrors).toBe(Math.max(RUNS, 3 * FAULTS.length));
  expect(outcomes.complete).toBeGreaterThan(RUNS / 10);
  expect(outcomes.typedErrors).toBeGreaterThan(RUNS / 10);
}, 300_000);
