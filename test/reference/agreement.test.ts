import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDisagreement } from './agreement.js';
import { KINDS, type Kind, worldArbitrary } from './worlds.js';

const seed = Number(process.env['DOVOZ_SEED'] ?? randomInt(2 ** 31));

/**
 * How many worlds of each kind, and how many requests they ask at least, together more than 2,000. A world
 * asks as many as chance has it, on average a third more than is wanted here.
 */
const RUNS: Readonly<Record<Kind, { readonly worlds: number; readonly requests: number }>> = {
  small: { worlds: 400, requests: 500 },
  national: { worlds: 90, requests: 120 },
  adversarial: { worlds: 700, requests: 900 },
  twins: { worlds: 220, requests: 220 },
  broken: { worlds: 260, requests: 300 },
};

process.stdout.write(`the engine is held against the reference engine: DOVOZ_SEED=${seed}\n`);

test.each(KINDS)(
  'in %s worlds the engine answers as the reference engine does',
  (kind) => {
    let asked = 0;
    fc.assert(
      fc.property(worldArbitrary(kind), ({ catalog, policy, requests }) => {
        asked += requests.length;
        expect(firstDisagreement(catalog, policy, requests)).toBeUndefined();
      }),
      { seed, numRuns: RUNS[kind].worlds },
    );
    expect(asked).toBeGreaterThanOrEqual(RUNS[kind].requests);
  },
  // Some seconds each; the limit is for a machine that has much else to do.
  300_000,
);
