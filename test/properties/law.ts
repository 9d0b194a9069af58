import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type Case, caseArbitrary } from '../support/arbitraries/cases.js';
import { MODES, type Mode } from '../support/arbitraries/modes.js';

/** DOVOZ_RUNS: so many times the usual runs; DOVOZ_SEED: the seed that a failure printed. */
const factor = Number(process.env['DOVOZ_RUNS'] ?? 1);
const seed = process.env['DOVOZ_SEED'];
/** Milliseconds, so many that a slow machine says what is wrong and not that it is slow. */
const timeout = 180_000 * Math.max(1, factor);

/** Throws where a value breaks the law; may return how many things it has looked at. */
type Check<T> = (value: T) => number | void;

/** Tries a law; how many things its check looked at, where it counts them. */
function tryOut<T>(arbitrary: fc.Arbitrary<T>, check: Check<T>, runs: number): number | undefined {
  let met: number | undefined;
  fc.assert(
    fc.property(arbitrary, (value) => {
      const looked = check(value);
      if (typeof looked === 'number') met = (met ?? 0) + looked;
    }),
    {
      numRuns: Math.max(1, Math.round(runs * factor)),
      ...(seed !== undefined && { seed: Number(seed) }),
    },
  );
  return met;
}

/** A law that never met anything has proved nothing. Fewer runs than usual may well meet nothing. */
function expectMet(met: number | undefined): void {
  if (met === undefined || factor < 1) return;
  expect(met, 'the law looked at nothing: its generator is too thin').toBeGreaterThan(0);
}

/** A law as a test: its title says what always holds. */
export function law<T>(title: string, arbitrary: fc.Arbitrary<T>, check: Check<T>, runs = 100): void {
  it(title, () => expectMet(tryOut(arbitrary, check, runs)), timeout);
}

/** A law about worlds of every mode. */
export function lawOfWorlds(
  title: string,
  check: Check<Case>,
  runs: Readonly<Record<Mode, number>> = { small: 20, national: 4, adversarial: 25 },
): void {
  let met: number | undefined;
  for (const mode of MODES) {
    it(
      `${title} (${mode})`,
      () => {
        const looked = tryOut(caseArbitrary(mode), check, runs[mode]);
        if (looked !== undefined) met = (met ?? 0) + looked;
      },
      timeout,
    );
  }
  // Of few worlds one mode may show nothing, but not all of them together.
  afterAll(() => expectMet(met));
}
