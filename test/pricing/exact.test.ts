import { Decimal as BaseDecimal } from 'decimal.js';
import { describe, expect, it, vi } from 'vitest';
import {
  type Exact,
  exactAtMost,
  exactProduct,
  exactSum,
  exactTimesToReach,
} from '../../src/pricing/exact.js';
import { randomFrom } from '../support/wideCatalog.js';

const Precise = BaseDecimal.clone({ precision: 1000 });
const text = (value: Exact) => new Precise(value.toString()).toFixed();

/** Numbers of many sizes: whole, millionths, more digits than those, and extremes. */
function numbers(count: number): readonly number[] {
  const random = randomFrom(7);
  const made = Array.from({ length: count }, () => {
    const places = Math.floor(random() * 10);
    return Number((random() * 10 ** Math.floor(random() * 12)).toFixed(places));
  });
  return [
    0,
    0.1,
    0.2,
    0.3,
    1e9,
    1e9 + 1e-6,
    1e15,
    1e-6,
    1e-7,
    5e-7,
    123_456_789.123_456_79,
    1e300,
    5e-324,
    ...made,
  ];
}

describe('exact sums', () => {
  it('are those of the decimals that the numbers are written with', () => {
    expect(exactSum(0.1, 0.2)).toBe(0.3);
    expect(exactSum(exactSum(0.7, 0.1), 0.1)).toBe(0.9);
    expect(exactSum(0, 0)).toBe(0);
  });

  it('agree with decimal.js', () => {
    const list = numbers(20);
    for (const a of list) {
      for (const b of list) expect(text(exactSum(a, b))).toBe(new Precise(a).plus(b).toFixed());
    }
  });

  it('stay exact where no double has the text', () => {
    const sum = exactSum(9_007_199_254_740_992, 0.5);
    expect(typeof sum).not.toBe('number');
    expect(text(sum)).toBe('9007199254740992.5');
    expect(exactSum(sum, 1.5)).toBe(9_007_199_254_740_994);
  });
});

describe('exact products', () => {
  it('take a weight so many times', () => {
    expect(exactProduct(0.1, 3)).toBe(0.3);
    expect(exactProduct(1.005, 1000)).toBe(1005);
    expect(exactProduct(0.1, 0.1)).toBe(0.01);
    expect(exactProduct(7, 0)).toBe(0);
  });

  it('agree with decimal.js', () => {
    const list = numbers(20);
    for (const a of list) {
      for (const count of [1, 2, 3, 7, 1000, 1_000_000_007, 0.5, 1.1, 1e300]) {
        expect(text(exactProduct(a, count))).toBe(new Precise(a).times(count).toFixed());
      }
    }
  });
});

describe('exact order', () => {
  const beyond = exactSum(9_007_199_254_740_992, 0.5);

  it('is at most when equal or less', () => {
    expect(exactAtMost(0.3, exactSum(0.1, 0.2))).toBe(true);
    expect(exactAtMost(exactSum(0.1, 0.2), 0.3)).toBe(true);
    expect(exactAtMost(2, 1)).toBe(false);
    expect(exactAtMost(1, 2)).toBe(true);
  });

  it('compares decimals with doubles both ways', () => {
    expect(exactAtMost(9_007_199_254_740_992, beyond)).toBe(true);
    expect(exactAtMost(beyond, 9_007_199_254_740_992)).toBe(false);
    expect(exactAtMost(beyond, beyond)).toBe(true);
    expect(exactAtMost(beyond, 9_007_199_254_740_994)).toBe(true);
  });
});

describe('times to reach', () => {
  it.each([
    ['nothing', 0, 500, 0],
    ['less than one', 120, 500, 1],
    ['exactly one', 500, 500, 1],
    ['a gram more', 500.001, 500, 2],
    ['exactly two', 1000, 500, 2],
    ['a gram more than two', 1000.001, 500, 3],
    ['three tenths of tenths', 0.3, 0.1, 3],
    ['seven tenths of tenths', 0.7, 0.1, 7],
    ['a fraction', 1, 0.3, 4],
    ['exactly as many as may be', 5000, 500, 10],
    ['one more than may be', 5000.1, 500, Infinity],
    ['nothing of nothing', 0, 0, 0],
    ['something of nothing', 1, 0, Infinity],
  ])('%s: %d of %d is %d', (_, whole, part, times) => {
    expect(exactTimesToReach(whole, part, 10)).toBe(times);
  });

  it('are one at most where one is the most', () => {
    expect(exactTimesToReach(500, 500, 1)).toBe(1);
    expect(exactTimesToReach(501, 500, 1)).toBe(Infinity);
    expect(exactTimesToReach(0, 500, 1)).toBe(0);
  });

  it('are counted for decimals too', () => {
    const whole = exactSum(9_007_199_254_740_992, 0.5);
    expect(exactTimesToReach(whole, 4_503_599_627_370_496, 10)).toBe(3);
    expect(exactTimesToReach(whole, 9_007_199_254_740_992, 10)).toBe(2);
    expect(exactTimesToReach(exactProduct(1e-300, 3), 1e-300, 10)).toBe(3);
  });
});

describe('everyday figures', () => {
  /** Whether a computation works with decimals; a quote must not make one for each parcel of each cart. */
  function takesDecimals(compute: () => unknown): boolean {
    const spies = (['plus', 'times', 'lte', 'divToInt'] as const).map((name) =>
      vi.spyOn(BaseDecimal.prototype, name),
    );
    compute();
    const taken = spies.some((spy) => spy.mock.calls.length > 0);
    for (const spy of spies) spy.mockRestore();
    return taken;
  }

  it('are added, multiplied and compared as numbers', () => {
    expect(takesDecimals(() => [exactSum(0.1, 0.2), exactSum(-5, 2.5), exactSum(1e8, 1e-6)])).toBe(false);
    expect(takesDecimals(() => [exactProduct(2.35, 12), exactProduct(0.000001, 7), exactProduct(0, 3)])).toBe(
      false,
    );
    expect(takesDecimals(() => [exactAtMost(0.1, 0.2), exactAtMost(3, 2)])).toBe(false);
    expect(takesDecimals(() => [exactTimesToReach(1, 2, 9), exactTimesToReach(3, 2, 1)])).toBe(false);
    expect(takesDecimals(() => exactTimesToReach(3, 0, 9))).toBe(false);
  });

  it('end at a thousand million', () => {
    expect(takesDecimals(() => [exactSum(5e8, 5e8), exactProduct(1e8, 10), exactSum(-1e9, 0)])).toBe(false);
    expect(takesDecimals(() => exactSum(1e9, 0.5))).toBe(true);
    expect(takesDecimals(() => exactSum(2e9, -1.5e9))).toBe(true);
    expect(takesDecimals(() => exactProduct(1e8, 11))).toBe(true);
  });

  it('have no more than six decimals, and are taken a whole number of times', () => {
    expect(takesDecimals(() => exactSum(1e-7, 1))).toBe(true);
    expect(takesDecimals(() => exactProduct(2, 0.5))).toBe(true);
  });

  it('are decimals where one of two is', () => {
    const beyond = exactSum(9_007_199_254_740_992, 0.5);
    expect(takesDecimals(() => exactSum(beyond, 1))).toBe(true);
    expect(takesDecimals(() => exactAtMost(beyond, 1))).toBe(true);
    expect(takesDecimals(() => exactAtMost(1, beyond))).toBe(true);
  });
});
