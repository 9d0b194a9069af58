import { describe, expect, it } from 'vitest';
import { eligibleWarehouses } from '../../src/quote/eligibility.js';
import { readRequest } from '../../src/quote/readRequest.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { requestOf } from './town.js';

const NUMBERS = new Map([
  ['w0', 0],
  ['w1', 1],
  ['w2', 2],
]);

/** The numbers of the eligible warehouses; `all`. */
function eligible(over: Partial<QuoteRequest>): number[] | 'all' {
  const found = eligibleWarehouses(readRequest(requestOf({ over })), NUMBERS);
  return found === null ? 'all' : found.toSorted((a, b) => a - b);
}

const line = (productId: string | null, quantity: number) => ({
  productId,
  quantity,
  weightKg: 1,
  volumeM3: 0,
});
const cart = (...items: ReturnType<typeof line>[]) => ({ load: null, items });
/** `w0:2 w1:1` the stock of a product. */
const stock = (productId: string, text: string) => ({
  productId,
  stock: text.split(' ').map((one) => {
    const [warehouseId = '', quantity] = one.split(':');
    return { warehouseId, quantity: Number(quantity) };
  }),
});

describe('the eligible warehouses', () => {
  it('are all when nothing is said', () => {
    expect(eligible({})).toBe('all');
    expect(eligible(cart(line('p', 1)))).toBe('all');
    expect(eligible({ stocks: [stock('p', 'w0:1')] })).toBe('all');
  });

  it('are those of warehouseIds; unknown ids are ignored, and none is none', () => {
    expect(eligible({ warehouseIds: ['w2', 'gone', 'w0', 'w2'] })).toEqual([0, 2]);
    expect(eligible({ warehouseIds: ['gone'] })).toEqual([]);
    expect(eligible({ warehouseIds: [] })).toEqual([]);
  });

  it('hold every product in full', () => {
    const stocks = [stock('p', 'w0:2 w1:1 w2:3'), stock('q', 'w0:1 w2:0.5')];
    expect(eligible({ ...cart(line('p', 2)), stocks })).toEqual([0, 2]);
    expect(eligible({ ...cart(line('p', 2), line('q', 1)), stocks })).toEqual([0]);
    expect(eligible({ ...cart(line('p', 4)), stocks })).toEqual([]);
  });

  it('hold the sum of a product’s lines, exactly', () => {
    const stocks = [stock('p', 'w0:0.3 w1:0.29')];
    expect(eligible({ ...cart(line('p', 0.1), line('p', 0.2)), stocks })).toEqual([0]);
  });

  it('hold it in the sum of their own rows', () => {
    const stocks = [stock('p', 'w0:1 w1:1 w0:1'), stock('p', 'w0:1 w1:1')];
    expect(eligible({ ...cart(line('p', 3)), stocks })).toEqual([0]);
    expect(eligible({ ...cart(line('p', 2)), stocks })).toEqual([0, 1]);
    expect(eligible({ ...cart(line('p', 2)), stocks: [stock('p', 'w0:3 w0:-1 w1:3 w1:-2')] })).toEqual([0]);
  });

  it('do not hold a product that stocks lack', () => {
    expect(eligible({ ...cart(line('p', 1), line('q', 1)), stocks: [stock('p', 'w0:9')] })).toEqual([]);
    expect(eligible({ ...cart(line('p', 1)), stocks: [] })).toEqual([]);
  });

  it('are not asked for lines without a product', () => {
    const stocks = [stock('p', 'w0:1')];
    expect(eligible({ ...cart(line(null, 5)), stocks })).toBe('all');
    expect(eligible({ ...cart(line(null, 5), line('p', 1)), stocks })).toEqual([0]);
  });

  it('may be unknown to the network: their stock counts for nobody', () => {
    expect(eligible({ ...cart(line('p', 1)), stocks: [stock('p', 'gone:9 w1:1')] })).toEqual([1]);
  });

  it('are those of both where both are given', () => {
    const stocks = [stock('p', 'w0:1 w1:1')];
    expect(eligible({ ...cart(line('p', 1)), stocks, warehouseIds: ['w1', 'w2'] })).toEqual([1]);
  });
});
