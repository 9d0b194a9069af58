import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/compareQuotes.js';
import { ComparisonTally } from '../../src/compare/comparisonTally.js';
import { comparison } from './comparisons.js';

function summed(comparisons: readonly Comparison[]) {
  const tally = new ComparisonTally();
  for (const one of comparisons) tally.add(one);
  return tally.summary();
}

const NOTHING = {
  offeredBefore: 0,
  offeredAfter: 0,
  gained: 0,
  lost: 0,
  dearer: 0,
  cheaper: 0,
  equal: 0,
  sumBefore: '0',
  sumAfter: '0',
  sumDifference: '0',
  medianDifference: null,
  later: 0,
  earlier: 0,
};

describe('summing comparisons up', () => {
  it('of no request is nothing', () => {
    expect(summed([])).toEqual({
      requests: 0,
      types: { ROUTE: NOTHING, EXPRESS: NOTHING, TOMORROW: NOTHING },
      cheapest: NOTHING,
      rises: [],
      falls: [],
    });
  });

  it('counts what is gained, lost, dearer, cheaper, equal, later and earlier, type by type', () => {
    const summary = summed([
      comparison('a', 'ROUTE', ['10.00', 600], ['12.50', 600]),
      comparison('b', 'ROUTE', ['10.00', 600], ['9.90', 660]),
      comparison('c', 'ROUTE', ['10.00', 600], ['10', 540]),
      comparison('d', 'ROUTE', ['7.00', 600], null),
      comparison('e', 'EXPRESS', null, ['700', 600]),
      comparison('f', 'EXPRESS', null, null),
    ]);
    const route = {
      offeredBefore: 4,
      offeredAfter: 3,
      gained: 0,
      lost: 1,
      dearer: 1,
      cheaper: 1,
      equal: 1,
      // What is lost has no price after, so its price before is in no sum.
      sumBefore: '30',
      sumAfter: '32.4',
      sumDifference: '2.4',
      medianDifference: '0',
      later: 1,
      earlier: 1,
    };
    expect(summary).toMatchObject({
      requests: 6,
      types: {
        ROUTE: route,
        EXPRESS: { ...NOTHING, offeredAfter: 1, gained: 1 },
        TOMORROW: NOTHING,
      },
      cheapest: { ...route, offeredAfter: 4, gained: 1 },
    });
  });

  it('takes the exact mean of two for a median between them, even a negative one', () => {
    const medianOf = (...after: readonly string[]) =>
      summed(after.map((price, i) => comparison(String(i), 'ROUTE', ['10', 0], [price, 0]))).types.ROUTE
        .medianDifference;
    expect(medianOf('10.1')).toBe('0.1');
    expect(medianOf('10.01', '10.02')).toBe('0.015');
    expect(medianOf('9.99', '9.98')).toBe('-0.015');
    expect(medianOf('9', '11')).toBe('0');
    expect(medianOf('110', '20', '12')).toBe('10');
  });

  it('sums what no double holds', () => {
    const { ROUTE } = summed([
      comparison('a', 'ROUTE', ['9007199254740993.01', 0], ['9007199254740993.02', 0]),
      comparison('b', 'ROUTE', ['0.10', 0], ['0.30', 0]),
    ]).types;
    expect(ROUTE).toMatchObject({
      sumBefore: '9007199254740993.11',
      sumAfter: '9007199254740993.32',
      sumDifference: '0.21',
      medianDifference: '0.105',
    });
  });

  it('reads arrivals as instants, whatever their offset', () => {
    const one = comparison('a', 'ROUTE', ['1', 600], ['1', 600]);
    const { before, after } = one.types.ROUTE;
    const elsewhere = { ...after, arrivesAt: '2025-01-21T05:00:00Z' };
    const types = { ...one.types, ROUTE: { before, after: elsewhere, difference: '0' } };
    expect(summed([{ ...one, types }]).types.ROUTE).toMatchObject({ later: 0, earlier: 0 });
  });
});

describe('the largest moves', () => {
  const rise = (id: string, by: number) => comparison(id, 'ROUTE', ['100', 0], [String(100 + by), 0]);

  it('are ten rises and ten falls, the largest first', () => {
    const order = [7, -3, 12, 1, 0, -11, 5, 9, -2, 3, 11, 2, 10, 4, 8, 6, -1];
    const { rises, falls } = summed(order.map((by) => rise(`by ${by}`, by)));
    expect(rises.map(({ difference }) => Number(difference))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(falls).toEqual([
      { id: 'by -11', type: 'ROUTE', before: '100', after: '89', difference: '-11' },
      { id: 'by -3', type: 'ROUTE', before: '100', after: '97', difference: '-3' },
      { id: 'by -2', type: 'ROUTE', before: '100', after: '98', difference: '-2' },
      { id: 'by -1', type: 'ROUTE', before: '100', after: '99', difference: '-1' },
    ]);
  });

  it('of one size are in the order of ids, types and old prices, in whatever order they come', () => {
    const equal = [
      comparison('b', 'ROUTE', ['1', 0], ['2', 0]),
      comparison('a', 'TOMORROW', ['1', 0], ['2', 0]),
      comparison('a', 'EXPRESS', ['9', 0], ['10', 0]),
      comparison('a', 'EXPRESS', ['10', 0], ['11', 0]),
      comparison('Я', 'ROUTE', ['1', 0], ['2', 0]),
      comparison('B', 'ROUTE', ['1', 0], ['2', 0]),
    ];
    const told = (list: readonly Comparison[]) =>
      summed(list).rises.map(({ id, type, before }) => `${id} ${type} ${before}`);
    const expected = ['B ROUTE 1', 'a EXPRESS 9', 'a EXPRESS 10', 'a TOMORROW 1', 'b ROUTE 1', 'Я ROUTE 1'];
    expect(told(equal)).toEqual(expected);
    expect(told(equal.toReversed())).toEqual(expected);
  });
});
