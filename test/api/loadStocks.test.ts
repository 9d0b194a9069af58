import { describe, expect, it } from 'vitest';
import { loadStocks } from '../../src/client.js';
import { type Fault } from '../../src/emulator.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const quick = { pauseMs: 1 };

describe('stocks', () => {
  const expected = tinyCatalog.stock;

  it.each([true, false])('are read from `stocks` and from `stock` (%s)', async (stocksKey) => {
    const emulator = await served({ data: tinyCatalog, slips: { stocksKey } });
    const ids = ['p3', 'p1', 'p3'];
    const stocks = await loadStocks(quickClient(emulator.url), ids);
    expect(stocks.toSorted((a, b) => (a.productId < b.productId ? -1 : 1))).toEqual([
      expected[1],
      expected[3],
    ]);
    expect(emulator.requests().total).toBe(1);
  });

  it('of many products are asked for a hundred at a time', async () => {
    const emulator = await served({ data: tinyCatalog });
    const ids = expected.map(({ productId }) => productId);
    const stocks = await loadStocks(quickClient(emulator.url), [...ids, 'unknown']);
    expect(stocks.toSorted((a, b) => Number(a.productId.slice(1)) - Number(b.productId.slice(1)))).toEqual(
      expected,
    );
    expect(emulator.requests().total).toBe(2);
  });

  it('of no product are no request', async () => {
    const emulator = await served({ data: tinyCatalog });
    expect(await loadStocks(quickClient(emulator.url), [])).toEqual([]);
    expect(emulator.requests().total).toBe(0);
  });

  it.each<[string, Fault]>([
    ['short', { kind: 'shortPage', keep: 7 }],
    ['twice at first', { kind: 'repeatedPage', count: 1, skip: 1 }],
    ['in another order', { kind: 'shuffledPage' }],
  ])('whose pages come %s are whole', async (_, fault) => {
    const emulator = await served({ data: tinyCatalog, faults: [fault] });
    const ids = expected.slice(0, 90).map(({ productId }) => productId);
    const stocks = await loadStocks(quickClient(emulator.url), ids, quick);
    expect(stocks.map(({ productId }) => productId).toSorted()).toEqual(ids.toSorted());
  });

  it('of a wrong shape, or of a product that was not asked for, are refused with the path', async () => {
    const refusedAs = async (record: unknown): Promise<string> => {
      const server = await rawServer((socket) => {
        socket.write(answer(200, { data: [record], total: 1 }));
      });
      return String(await failureOf(loadStocks(quickClient(server.url), ['p1'], quick)));
    };
    expect(await refusedAs({ productId: 'p1', stock: [{ warehouseId: 'w1', quantity: '5' }] })).toContain(
      'data.0.stock.0.quantity: expected a finite number, got a text',
    );
    expect(await refusedAs({ productId: 'p2', stock: [] })).toContain(
      'data.0.productId: a product that was not asked for',
    );
    expect(await refusedAs('p1')).toContain(
      "POST /products/warehouses: stock of another shape than the API page's: data.0: expected an object, got a text",
    );
  });

  it('may come without a total from a server that ignores paging', async () => {
    for (const data of [{ productId: 'p1', stock: [] }, [{ productId: 'p1', stock: [] }]]) {
      const server = await rawServer((socket) => {
        socket.write(answer(200, { data }));
      });
      expect(await loadStocks(quickClient(server.url), ['p1'])).toEqual([{ productId: 'p1', stock: [] }]);
      expect(server.requests).toHaveLength(4);
    }
  });

  it('that are missing are no stock', async () => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, { data: { productId: 'p1', stock: null }, total: 1 }));
    });
    expect(await loadStocks(quickClient(server.url), ['p1'])).toEqual([{ productId: 'p1', stock: [] }]);
  });
});
