import { describe, expect, it } from 'vitest';
import { pageSchema, productStockSchema } from '../../src/catalog/contract.js';

const fits = (schema: typeof pageSchema | typeof productStockSchema, value: unknown) =>
  schema.safeParse(value).success;

describe('a page', () => {
  it('has its records as a list or, where there is one, by itself', () => {
    expect(fits(pageSchema, { data: [], limit: 50, offset: 0, total: 0 })).toBe(true);
    expect(fits(pageSchema, { data: { id: '1' } })).toBe(true);
    expect(fits(pageSchema, { data: [1], limit: null, more: true })).toBe(true);
  });

  it.each([[{}], [{ data: null }], [{ data: 'none' }], [{ data: [], total: '7' }], [[]]])(
    'is not %o',
    (value) => {
      expect(fits(pageSchema, value)).toBe(false);
    },
  );
});

describe('a product’s stock', () => {
  it('arrives as `stock` or `stocks`, or not at all', () => {
    const rows = [{ warehouseId: 'w1', quantity: 1 }];
    expect(fits(productStockSchema, { productId: 'p', stock: rows })).toBe(true);
    expect(fits(productStockSchema, { productId: 'p', stocks: rows })).toBe(true);
    expect(fits(productStockSchema, { productId: 'p', stock: null })).toBe(true);
    expect(fits(productStockSchema, { productId: 'p' })).toBe(true);
  });

  it.each([
    [{ stock: [] }],
    [{ productId: 'p', stock: [{ warehouseId: 'w1' }] }],
    [{ productId: 'p', stocks: {} }],
  ])('is not %o', (value) => {
    expect(fits(productStockSchema, value)).toBe(false);
  });
});
