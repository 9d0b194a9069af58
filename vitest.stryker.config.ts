import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests that mutation testing runs again and again: fast ones without files, sockets or threads.
 * `MUTATION_TESTS=pricing,geo` takes those of these folders alone: quicker, and stricter.
 */
const all = 'geo,time,pricing,routing,catalog,policy,network,quote,scenarios';
const folders = (process.env['MUTATION_TESTS'] ?? all).split(',');

/** A mutant is killed by the first test that fails, so those that take long come last. */
const SLOW = /(?:orderBy|routeSearch|price|exact)\.test\.ts$/;

class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => (SLOW.test(moduleId) ? 1 : 0);
    return Promise.resolve(files.toSorted((a, b) => isSlow(a) - isSlow(b)));
  }
}

export default defineConfig({
  test: {
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 60_000,
  },
});
