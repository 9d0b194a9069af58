import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeText } from '../../src/pricing/digits.js';

it.each([0, 9, 10, 999, 1000, 1001, 10_010, 999_999, 1_000_000, 1_000_999_000, Number.MAX_SAFE_INTEGER])(
  'the whole number %d is written as JavaScript does',
  (whole) => {
    expect(wholeText(whole)).toBe(String(whole));
  },
);

it('so is any other', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (whole) => wholeText(whole) === String(whole)));
});
