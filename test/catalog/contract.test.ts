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

  it.each([
    ['130', 130],
    ['0', 0],
    ['007', 7],
    [0, 0],
    [null, null],
    [undefined, undefined],
  ])('may have its total as a number or as its digits: %j', (total, read) => {
    expect(pageSchema.parse({ data: [1], total }).total).toBe(read);
  });

  it.each([[{ data: null, total: 0 }], [{ total: 0 }], [{ data: null, total: '0' }]])(
    'of no records may have nothing in place of the list: %j',
    (value) => {
      expect(pageSchema.parse(value)).toMatchObject({ data: [], total: 0 });
    },
  );

  it.each([
    [null],
    [[]],
    ['none'],
    [{}],
    [{ data: null }],
    [{ data: null, total: null }],
    [{ data: null, total: 1 }],
    [{ total: '5' }],
    [{ data: 'none' }],
    [{ data: 'none', total: 0 }],
    [{ data: false, total: 0 }],
    [{ data: [], total: -1 }],
    [{ data: [], total: 1.5 }],
    [{ data: [], total: '' }],
    [{ data: [], total: ' 7 ' }],
    [{ data: [], total: '-7' }],
    [{ data: [], total: '1e2' }],
    [{ data: [], total: '99999999999999999999' }],
  ])('is not %o', (value) => {
    expect(fits(pageSchema, value)).toBe(false);
  });
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
