import { defineConfig } from 'vitest/config';

/**
 * The tests that mutation testing runs again and again: fast ones without files, sockets or threads.
 * `MUTATION_TESTS=pricing,geo` takes those of these folders alone: quicker, and stricter.
 */
const all = 'geo,time,pricing,routing,catalog,policy,network,quote,scenarios';
const folders = (process.env['MUTATION_TESTS'] ?? all).split(',');

export default defineConfig({
  test: {
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    isolate: false,
    testTimeout: 60_000,
  },
});
