import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { EXTREME_POLICIES } from '../../scripts/fuzz/extremePolicies.js';
import { noCounts, runFuzzCase } from '../../scripts/fuzz/fuzzCase.js';
import { readPayloads } from '../../scripts/fuzz/payloads.js';
import { pollutedKeys } from '../../scripts/fuzz/prototypes.js';

/** The first cases of `npm run fuzz -- --seed …`, which runs them for as long as it is told. */
const CASES = 150;

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`wild and mutated inputs get an answer or an error that says why (FUZZ_SEED=${seed})`, async () => {
  const demo = fileURLToPath(new URL('../../demo', import.meta.url));
  const payloads = readPayloads(demo, Object.values(EXTREME_POLICIES));
  const counts = noCounts();
  for (let number = 0; number < CASES; number++) {
    await runFuzzCase(payloads, seed, number, counts).catch((error: unknown) => {
      throw new Error(`FUZZ_SEED=${seed}, case ${number}`, { cause: error });
    });
  }
  expect(pollutedKeys()).toEqual([]);
  // The cases reach both what is good and what is not.
  expect(counts.networks).toBe(CASES);
  for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(20);
});

it('a polluted prototype is noticed', () => {
  const polluted: object = Object.prototype;
  Object.assign(polluted, { polluted: true });
  try {
    expect(pollutedKeys()).toEqual(['Object.polluted']);
  } finally {
    Reflect.deleteProperty(polluted, 'polluted');
  }
  expect(pollutedKeys()).toEqual([]);
});
