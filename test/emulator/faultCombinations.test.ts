import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { NO_SLIPS, type Fault } from '../../src/emulator.js';
import { post, served, warehouses } from './served.js';

const FAULTS: readonly Fault[] = [
  { kind: 'latency', ms: 1, jitterMs: 2 },
  { kind: 'reset', when: 'beforeAnswer' },
  { kind: 'reset', when: 'midBody' },
  { kind: 'status', status: 429, retryAfterSeconds: 0, burst: 3 },
  { kind: 'status', status: 502, body: 'html' },
  { kind: 'status', status: 503, body: 'empty' },
  { kind: 'shortPage', keep: 1 },
  { kind: 'repeatedPage' },
  { kind: 'shuffledPage', scope: 'page' },
  { kind: 'shuffledPage', scope: 'list' },
  { kind: 'wrongTotal', by: -3 },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 500 },
  { kind: 'truncatedJson' },
  { kind: 'encoding', encoding: 'bom' },
  { kind: 'encoding', encoding: 'windows-1251' },
  { kind: 'encoding', encoding: 'invalidUtf8' },
  { kind: 'encoding', encoding: 'utf-16le' },
  { kind: 'contentType' },
  { kind: 'slowBody', bytes: 64, ms: 0 },
  { kind: 'hugeBody', bytes: 10_000 },
];

const anyFault: fc.Arbitrary<Fault> = fc
  .tuple(
    fc.constantFrom(...FAULTS),
    fc.record({
      probability: fc.constantFrom(0.3, 0.7, 1),
      skip: fc.integer({ min: 0, max: 2 }),
      count: fc.integer({ min: 1, max: 5 }),
    }),
  )
  .map(([fault, bounds]) => ({ ...fault, ...bounds }));

it('under any faults at once every request ends, with a meant status or none, and afterwards all is well', async () => {
  const records = warehouses(10);
  const emulator = await served({ data: { warehouses: records }, slips: NO_SLIPS });
  const page = { limit: 4, offset: 4 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFault, { minLength: 1, maxLength: 6 }),
      fc.integer(),
      async (faults, seed) => {
        emulator.faults.set(faults, seed);
        const meant = faults.flatMap((fault) => ('status' in fault ? (fault.status ?? []) : []));
        for (let request = 0; request < 4; request += 1) {
          const ended = await post(emulator, '/warehouses', page).then(
            ({ status }) => status,
            () => 'dropped' as const,
          );
          expect([
            200,
            ...meant,
            ...(faults.some(({ kind }) => kind === 'reset') ? ['dropped'] : []),
          ]).toContain(ended);
        }
        emulator.faults.clear();
        expect((await post(emulator, '/warehouses', page)).json).toEqual({
          data: records.slice(4, 8),
          ...page,
          total: 10,
        });
      },
    ),
  );
});
