import { describe, expect, it } from 'vitest';
import { HOSTILE_SIZES } from '../../scripts/fuzz/hostileSizes.js';
import { InvalidPolicyError } from '../../src/policy/resolvePolicy.js';
import { compileBands } from '../../src/pricing/band.js';
import { InvalidRequestError } from '../../src/quote/request.js';

/**
 * A hundredth of what `npm run fuzz -- --hostile 1` asks: enough for a search that is quadratic, or
 * for a spread of a list into a call, to show as a test that does not end.
 */
const SIZE = 0.01;

describe('hostile sizes get an answer or a clear error', () => {
  it.each(HOSTILE_SIZES)('$name', ({ run }) => {
    try {
      expect(run(SIZE)).toBeDefined();
    } catch (error) {
      expect(error instanceof InvalidRequestError || error instanceof InvalidPolicyError, String(error)).toBe(
        true,
      );
    }
  });
});

it('a sheet may have more bands than a call may have arguments', () => {
  const count = 130_000;
  const rows = Array.from({ length: count }, (_, i) => ({ tariffId: `t${i}`, distance: i, price: 1 }));
  const price = { step: '1', mode: 'UP', minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' } } as const;
  const table = compileBands(rows, { band: 'upTo', accumulate: 'whole', maxKm: 300 }, price, 1);
  expect(table.highs[count - 1]).toBe(1000 * (count - 1));
});
