import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Case, caseArbitrary } from '../support/arbitraries/cases.js';
import { MODES, type Mode } from '../support/arbitraries/modes.js';

/** DOVOZ_RUNS: so many times the usual runs; DOVOZ_SEED: the seed that a failure printed. */
const factor = Number(process.env['DOVOZ_RUNS'] ?? 1);
const seed = process.env['DOVOZ_SEED'];
/** Milliseconds, so many that a slow machine says what is wrong and not that it is slow. */
const timeout = 180_000 * Math.max(1, factor);

/**
 * A law as a test: its title says what always holds, `check` throws where it does not. A check may return
 * how many things it has looked at: a law that never met one has proved nothing, and fails.
 */
export function law<T>(
  title: string,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => number | void,
  runs = 100,
): void {
  it(
    title,
    () => {
      let counts = false;
      let met = 0;
      fc.assert(
        fc.property(arbitrary, (value) => {
          const looked = check(value);
          if (typeof looked !== 'number') return;
          counts = true;
          met += looked;
        }),
        {
          numRuns: Math.max(1, Math.round(runs * factor)),
          ...(seed !== undefined && { seed: Number(seed) }),
        },
      );
      if (counts) expect(met, 'the law looked at nothing: its generator is too thin').toBeGreaterThan(0);
    },
    timeout,
  );
}

/** A law about worlds of every mode. */
export function lawOfWorlds(
  title: string,
  check: (world: Case) => number | void,
  runs: Readonly<Record<Mode, number>> = { small: 20, national: 4, adversarial: 25 },
): void {
  for (const mode of MODES) law(`${title} (${mode})`, caseArbitrary(mode), check, runs[mode]);
}
