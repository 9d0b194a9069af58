import { describe, expect, it } from 'vitest';

import { NO_SLIPS } from '../../src/emulator.js';
import { post, served, warehouses } from './served.js';

const route = { id: 'r1', transportType: { id: 't1', loadCapacity: 500, volume: 1 }, points: [] };
const stock = [{ productId: 'p1', stock: [{ warehouseId: 'w1', quantity: 1 }] }];

describe("the API page's slips", () => {
  it('are made by default, as in the examples of the page', async () => {
    const emulator = await served({ data: { routes: [route, route], stock } });
    const routes = await post(emulator, '/delivery-routes');
    expect(routes.text).toContain('"load\u0421apacity":500');
    expect(routes.text).not.toContain('loadCapacity');
    expect((await post(emulator, '/products/warehouses', { productIds: ['p1'] })).json).toMatchObject({
      data: { productId: 'p1', stocks: [{ warehouseId: 'w1', quantity: 1 }] },
    });
  });

  it('are switched off one by one', async () => {
    const emulator = await served({ data: { routes: [route], stock }, slips: NO_SLIPS });
    expect((await post(emulator, '/delivery-routes')).json).toMatchObject({ data: [route] });
    expect((await post(emulator, '/products/warehouses', { productIds: ['p1'] })).json).toMatchObject({
      data: stock,
    });
  });

  it('the Cyrillic key is in routes alone', async () => {
    const emulator = await served({ data: { tariffs: [route, route] } });
    expect((await post(emulator, '/delivery-tariffs')).json).toMatchObject({ data: [route, route] });
  });

  it('a page of one record is the record itself, of none an empty list', async () => {
    const emulator = await served({ data: { warehouses: warehouses(2) } });
    expect((await post(emulator, '/warehouses', { offset: 1 })).json).toMatchObject({ data: { id: 'w1' } });
    expect((await post(emulator, '/warehouses', { offset: 2 })).json).toMatchObject({ data: [] });
  });

  it('the echoed offset may count pages from one', async () => {
    const emulator = await served({
      data: { warehouses: warehouses(9) },
      slips: { offsetCountsPages: true },
    });
    const echoed = async (body: object): Promise<unknown> => (await post(emulator, '/warehouses', body)).json;
    expect(await echoed({ limit: 4 })).toMatchObject({ offset: 1 });
    expect(await echoed({ limit: 4, offset: 4 })).toMatchObject({ offset: 2 });
    expect(await echoed({ limit: 0 })).toMatchObject({ offset: 1 });
  });

  it('leave records alone that are no records', async () => {
    const routes = [null, 'route', { id: 'r', transportType: null }, { id: 's', transportType: ['t'] }];
    const emulator = await served({ data: { routes } });
    expect((await post(emulator, '/delivery-routes')).json).toMatchObject({ data: routes });
  });
});
