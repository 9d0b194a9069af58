import { describe, expect, it } from 'vitest';

import { NO_SLIPS } from '../../src/emulator.js';
import { get, post, served, warehouses } from './served.js';

const records = warehouses(7);

describe('lists', () => {
  it.each([
    ['/cities', 'cities'],
    ['/warehouses', 'warehouses'],
    ['/delivery-tariffs', 'tariffs'],
    ['/delivery-routes', 'routes'],
  ])('%s answers a page of its records with limit, offset and total beside them', async (path, name) => {
    const emulator = await served({ data: { [name]: records } });
    const answer = await post(emulator, path, { limit: 3, offset: 2 });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.json).toEqual({ data: records.slice(2, 5), limit: 3, offset: 2, total: 7 });
  });

  it.each([
    ['the last page is shorter', { limit: 3, offset: 5 }, records.slice(5)],
    ['the page past the end is empty', { limit: 3, offset: 7 }, []],
    ['limit 0 gives no record', { limit: 0 }, []],
    ['limit 100 is allowed', { limit: 100 }, records],
    ['null limit and offset mean their defaults', { limit: null, offset: null }, records.slice(0, 4)],
    ['an absent body means the defaults', '', records.slice(0, 4)],
  ])('%s', async (_title, body, expected) => {
    const emulator = await served({ data: { warehouses: records }, pageSize: 4 });
    const { status, json } = await post(emulator, '/warehouses', body);
    expect(status).toBe(200);
    expect(json).toMatchObject({ data: expected, total: 7 });
  });

  it.each([
    ['a limit over 100', { limit: 101 }],
    ['a negative limit', { limit: -1 }],
    ['a fractional limit', { limit: 1.5 }],
    ['a limit in text', { limit: '10' }],
    ['a negative offset', { offset: -1 }],
    ['a list', []],
    ['no JSON', '{"limit":'],
  ])('refuses %s with the error body of the API', async (_title, body) => {
    const emulator = await served({ data: { warehouses: records } });
    const answer = await post(emulator, '/warehouses', body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ code: 'ERROR', message: expect.stringMatching(/[а-я]/i) });
  });
});

describe('GET /warehouses/{id}', () => {
  it('answers the warehouse, whatever its id is written with', async () => {
    const emulator = await served({ data: { warehouses: [{ id: 'склад №1/а', title: 'Склад' }] } });
    const answer = await get(emulator, `/warehouses/${encodeURIComponent('склад №1/а')}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ id: 'склад №1/а', title: 'Склад' });
  });

  it('answers 404 for an unknown id', async () => {
    const emulator = await served({ data: { warehouses: records } });
    const answer = await get(emulator, '/warehouses/none');
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ code: 'NOT_FOUND', message: expect.stringContaining('none') });
  });
});

describe('POST /products/warehouses', () => {
  const stock = [
    { productId: 'p1', stock: [{ warehouseId: 'w1', quantity: 3 }] },
    { productId: 'p2', stock: [] },
    { productId: 'p3', stock: [] },
  ];

  it('answers the known ones of the products asked for, in their order, by pages', async () => {
    const emulator = await served({ data: { stock }, slips: NO_SLIPS });
    const answer = await post(emulator, '/products/warehouses', {
      productIds: ['p3', 'unknown', 'p1'],
      limit: 1,
      offset: 1,
    });
    expect(answer.json).toEqual({ data: [stock[0]], limit: 1, offset: 1, total: 2 });
  });

  it.each([
    ['no products', {}],
    ['an empty list', { productIds: [] }],
    ['a product twice', { productIds: ['p1', 'p1'] }],
    ['a number for an id', { productIds: [1] }],
    ['a limit over 100', { productIds: ['p1'], limit: 101 }],
  ])('refuses %s', async (_title, body) => {
    const emulator = await served({ data: { stock } });
    expect(await post(emulator, '/products/warehouses', body)).toMatchObject({
      status: 400,
      json: { code: 'ERROR' },
    });
  });
});

describe('POST /delivery/address/check', () => {
  const addresses = [
    { kladrCode: '6600000000000', deliveryEnabled: true },
    { kladrCode: '6600000400000', deliveryEnabled: false },
    { kladrCode: '66000004000001200', deliveryEnabled: true },
    { kladrCode: '6600000400000120003', deliveryEnabled: false },
  ];

  it.each([
    ['a region that is open', '6600000000000', true],
    ['a city without a rule of its own', '6600000100000', true],
    ['a street in such a city', '66000001000012300', true],
    ['a city that is closed', '6600000400000', false],
    ['a street in the closed city', '66000004000001100', false],
    ['a street that is open all the same', '66000004000001200', true],
    ['a building in the open street', '6600000400000120001', true],
    ['a building that is closed in the open street', '6600000400000120003', false],
    ['a region without a rule', '7700000000000', false],
  ])('%s: the closest rule decides', async (_title, kladrCode, deliveryEnabled) => {
    const emulator = await served({ data: { addresses } });
    const answer = await post(emulator, '/delivery/address/check', { kladrCode });
    expect(answer).toMatchObject({ status: 200, json: { deliveryEnabled } });
  });

  it.each([
    ['no code', {}],
    ['letters', { kladrCode: '66000001000AB' }],
    ['twelve digits', { kladrCode: '660000010000' }],
    ['a number', { kladrCode: 6600000100000 }],
  ])('refuses %s', async (_title, body) => {
    const emulator = await served({ data: { addresses } });
    expect(await post(emulator, '/delivery/address/check', body)).toMatchObject({
      status: 400,
      json: { code: 'ERROR' },
    });
  });
});

describe('POST /orders/create', () => {
  const order = {
    partnerId: 'partner',
    orderId: 101,
    priceTypeId: 'price',
    retailPriceTypeId: 'retail',
    paymentType: 'ONLINE',
    deliveryType: 'DELIVERY',
    deliveryTariffType: 'TOMORROW',
    recipientName: 'Дмитрий',
    recipientPhone: '+79876543210',
    email: 'email@example.com',
    deliveryDate: '2025-01-22',
    deliveryAddress: { address: 'г. Казань, ул. Советская, д. 100', kladrCode: '16000001000132900' },
    deliveryPrice: 450.2,
    createdAt: '2025-01-21T13:08:30.11Z',
    items: [{ productId: 'p1', quantity: 3, price: 0.1 }],
  };

  it('makes an order with sums to the kopeck and a number of its own', async () => {
    const emulator = await served({ data: {} });
    const first = await post(emulator, '/orders/create', order);
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({
      number: 'СС00-000001',
      status: 'CREATED',
      deliveryType: 'DELIVERY',
      deliveryWarehouseId: null,
      productPrice: 0.3,
      deliveryPrice: 450.2,
      total: 450.5,
    });
    expect((await post(emulator, '/orders/create', order)).json).toMatchObject({ number: 'СС00-000002' });
  });

  it.each([
    ['a delivery without an address', { deliveryAddress: null }, 'deliveryAddress'],
    ['a self pick-up without a warehouse', { deliveryType: 'SELF_PICKUP' }, 'deliveryWarehouseId'],
    ['an unknown tariff type', { deliveryTariffType: 'SOMEDAY' }, 'deliveryTariffType'],
    ['a date that is none', { deliveryDate: '2025-02-30' }, 'deliveryDate'],
    ['a negative price', { deliveryPrice: -1 }, 'deliveryPrice: не меньше 0'],
    ['a text for a number', { orderId: '101' }, 'orderId: ожидается число'],
    ['a fraction of a piece', { items: [{ productId: 'p', quantity: 0.5, price: 1 }] }, 'items.0.quantity'],
    ['an instant without an offset', { createdAt: '2025-01-21T13:08:30' }, 'createdAt: ожидается дата'],
    ['an empty id', { partnerId: '' }, 'partnerId: не должно быть пустым'],
    [
      'a region that is none',
      { deliveryAddress: { address: 'Казань', regionKladrCode: '16' } },
      'deliveryAddress.regionKladrCode: 13 цифр',
    ],
  ])('refuses %s and names the field', async (_title, change, field) => {
    const emulator = await served({ data: {} });
    const answer = await post(emulator, '/orders/create', { ...order, ...change });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ code: 'ERROR', message: expect.stringContaining(field) });
  });
});

it('says in Russian what an order lacks', async () => {
  const emulator = await served({ data: {} });
  const { status, text } = await post(emulator, '/orders/create', {});
  expect(status).toBe(400);
  expect(text).toContain('partnerId: обязательное поле; orderId: обязательное поле');
  expect(text).not.toMatch(/invalid|expected|received/i);
});

describe('a method that a path does not have', () => {
  it.each([
    ['GET', '/warehouses', 'POST'],
    ['POST', '/warehouses/w1', 'GET'],
    ['DELETE', '/orders/create', 'POST'],
    ['PUT', '/__faults', 'GET, POST, DELETE'],
    ['DELETE', '/__requests', 'GET'],
  ])('%s %s is 405, with the one it has in Allow', async (method, path, allowed) => {
    const emulator = await served({ data: {}, admin: true });
    const answer = await get(emulator, path, { method });
    expect(answer).toMatchObject({ status: 405, json: { code: 'METHOD_NOT_ALLOWED' } });
    expect(answer.headers.get('allow')).toBe(allowed);
  });
});

describe('everything else', () => {
  it('a body over a megabyte is refused', async () => {
    const emulator = await served({ data: {} });
    const answer = await post(emulator, '/cities', { padding: 'x'.repeat(2 ** 20) });
    expect(answer).toMatchObject({ status: 413, json: { code: 'ERROR' } });
  });

  it('is 404 with an error body', async () => {
    const emulator = await served({ data: {} });
    expect(await post(emulator, '/brands')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    expect(await get(emulator, '/brands')).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  });
});
