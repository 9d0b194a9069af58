import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import type { Option } from '../../src/quote/answer.js';
import { sealOption } from '../../src/seal/sealOption.js';
import { SealKeys, generateSealKey } from '../../src/seal/sealKeys.js';
import { request, smallTown } from '../support/smallTown.js';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

let keys: SealKeys;

beforeAll(async () => {
  keys = await SealKeys.of({ jwk: await generateSealKey('HS256', 'k1') });
});

/** Instants of half a year in which smallTown's tariffs change twice. */
const instants = fc
  .integer({ min: Date.parse('2025-01-20T00:00:00Z'), max: Date.parse('2025-06-10T00:00:00Z') })
  .map((ms) => Math.floor(ms / SECOND_MS) * SECOND_MS);

const isoOf = (ms: number): string => new Date(ms).toISOString();

describe.each(['order', 'departure'] as const)('where the tariff of the day of %s counts', (date) => {
  const network = compileNetwork(smallTown, { tariff: { date } });

  const optionsAt = (ms: number): readonly Option[] =>
    quote(network, { ...request, placedAt: isoOf(ms) }).options;

  it('an order at the last second of a seal still gets that price, departure and date', async () => {
    await fc.assert(
      fc.asyncProperty(instants, async (placed) => {
        const asked = { ...request, placedAt: isoOf(placed) };
        for (const option of optionsAt(placed)) {
          const sealed = await sealOption(network, asked, option, {
            keys,
            now: placed,
            maxLifetimeMs: 30 * DAY_MS,
          });
          if (!sealed.ok) continue;
          const expires = Date.parse(sealed.expiresAt);
          expect(expires).toBeLessThanOrEqual(Date.parse(option.orderBy));
          const late = optionsAt(expires - SECOND_MS).find(({ type }) => type === option.type);
          expect(late).toMatchObject({ price: option.price, deliveryDate: option.deliveryDate });
          if (option.type === 'ROUTE') expect(late?.departsAt).toBe(option.departsAt);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('no option is sealed after its orderBy', async () => {
    await fc.assert(
      fc.asyncProperty(instants, fc.integer({ min: 0, max: 2 * DAY_MS }), async (placed, later) => {
        const asked = { ...request, placedAt: isoOf(placed) };
        for (const option of optionsAt(placed)) {
          const now = Date.parse(option.orderBy) + later;
          expect(await sealOption(network, asked, option, { keys, now })).toMatchObject({ ok: false });
        }
      }),
      { numRuns: 50 },
    );
  });
});
