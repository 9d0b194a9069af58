import { describe, expect, it } from 'vitest';
import { Decimal, plainDecimal } from '../../src/pricing/decimal.js';

describe('a plain decimal', () => {
  it.each([
    [0, '0'],
    [15, '15'],
    [0.1, '0.1'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    ['2.50', '2.5'],
    ['1e3', '1000'],
    ['100', '100'],
  ])('%s is %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });
});

describe('the decimal', () => {
  it('adds and multiplies any two numbers of JSON exactly', () => {
    const sum = new Decimal(1.5e308).plus('1e-300').toFixed();
    expect(sum).toBe(`15${'0'.repeat(307)}.${'0'.repeat(299)}1`);
    const least = new Decimal(Number.MIN_VALUE).times(Number.MIN_VALUE);
    expect(least.eq('2.5e-647')).toBe(true);
    expect(new Decimal(0.1).plus(0.2).eq(0.3)).toBe(true);
  });
});
