import { describe, expect, it } from 'vitest';
import { ApiError, ApiProtocolError, ApiRefusalError, ApiTransportError } from '../../src/client.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const idsOf = (records: readonly unknown[]): readonly unknown[] =>
  records.map((record) =>
    typeof record === 'object' && record !== null ? Reflect.get(record, 'id') : record,
  );

describe('a list', () => {
  it('is asked for from a record on, so many of them', async () => {
    const client = quickClient((await served({ data: tinyCatalog })).url);
    const page = await client.deliveryTariffs({ offset: 200, limit: 3 });
    expect(idsOf(page.records)).toEqual(['200', '201', '202']);
    expect(page).toMatchObject({ limit: 3, offset: 200, total: 205 });
    expect((await client.deliveryTariffs()).records).toHaveLength(100);
    expect((await client.deliveryRoutes({ offset: 1 })).records).toHaveLength(2);
    expect((await client.warehouses({ offset: 50 })).records).toEqual([]);
    expect((await client.cities({ limit: 0 })).records).toEqual([]);
  });

  it('is asked for by POST with JSON', async () => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, { data: [] }));
    });
    const client = quickClient(server.url);
    await client.cities({ offset: 7, limit: 9 });
    await client.productWarehouses(['p1', 'p2', 'p1']);
    expect(server.requests).toMatchObject([
      { method: 'POST', path: '/cities', body: '{"limit":9,"offset":7}' },
      { path: '/products/warehouses', body: '{"productIds":["p1","p2"],"limit":100,"offset":0}' },
    ]);
    expect(server.requests[0]?.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(server.requests[0]?.headers.get('accept')).toBe('application/json');
  });

  it.each([{ offset: -1 }, { offset: 0.5 }, { limit: 101 }, { limit: -1 }, { limit: 1.5 }])(
    'with %j is a wrong call',
    async (page) => {
      const server = await rawServer(() => undefined);
      expect(await failureOf(quickClient(server.url).cities(page))).toBeInstanceOf(RangeError);
      expect(server.requests).toHaveLength(0);
    },
  );
});

describe('one warehouse', () => {
  it('is asked for by GET', async () => {
    const emulator = await served({ data: tinyCatalog });
    expect(await quickClient(emulator.url).warehouse('w3')).toEqual(tinyCatalog.warehouses[3]);
  });

  it('that 1C does not know is not found', async () => {
    const emulator = await served({ data: tinyCatalog });
    const error = await failureOf(quickClient(emulator.url).warehouse('w99'));
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
      page: null,
      api: { code: 'NOT_FOUND', message: 'Склад w99 не найден' },
      message: 'GET /warehouses/{id}: status 404, NOT_FOUND «Склад w99 не найден»',
    });
  });

  it.each([
    ['a b/c?d#e', '/warehouses/a%20b%2Fc%3Fd%23e'],
    ['Склад', '/warehouses/%D0%A1%D0%BA%D0%BB%D0%B0%D0%B4'],
    ['..%2f', '/warehouses/..%252f'],
  ])('with the id %j goes to %s', async (id, path) => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, { id }));
    });
    await quickClient(server.url).warehouse(id);
    expect(server.requests).toMatchObject([{ method: 'GET', path, body: '' }]);
  });

  it.each(['', '.', '..'])('with the id %j is a wrong call', async (id) => {
    const server = await rawServer(() => undefined);
    expect(await failureOf(quickClient(server.url).warehouse(id))).toBeInstanceOf(RangeError);
    expect(server.requests).toHaveLength(0);
  });

  it('may come under `data`, and with other letters in its GUID', async () => {
    const record = { id: '528F7C9F-1A48', title: 'Склад' };
    const server = await rawServer((socket) => {
      socket.write(answer(200, { data: record }));
    });
    expect(await quickClient(server.url).warehouse('528f7c9f-1a48')).toEqual(record);
  });

  it.each([
    [{ id: 'w2' }, 'id: expected the warehouse that was asked for, "w1", got "w2"'],
    [{ title: 'Склад' }, 'id: expected a text or a number, got nothing'],
    [[{ id: 'w1' }], 'expected an object, got a list'],
    [null, 'expected an object, got null'],
  ])('is not %j', async (body, misfit) => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, body));
    });
    expect(await failureOf(quickClient(server.url).warehouse('w1'))).toMatchObject({
      code: 'UNEXPECTED_SHAPE',
      operation: '/warehouses/{id}',
      message: `GET /warehouses/{id}: the answer has another shape than the API page's: ${misfit}`,
    });
  });
});

describe('an error', () => {
  const refused = async (status: number, body: unknown, type = 'application/json'): Promise<unknown> => {
    const server = await rawServer((socket) => {
      socket.write(answer(status, body, { 'content-type': type }));
    });
    return failureOf(quickClient(server.url, { retry: { attempts: 1 } }).cities());
  };

  it.each([
    [400, 'BAD_REQUEST', false],
    [401, 'UNAUTHORIZED', false],
    [403, 'FORBIDDEN', false],
    [404, 'NOT_FOUND', false],
    [408, 'REQUEST_TIMEOUT', true],
    [409, 'HTTP_ERROR', false],
    [422, 'BAD_REQUEST', false],
    [429, 'TOO_MANY_REQUESTS', true],
    [500, 'SERVER_ERROR', true],
    [599, 'SERVER_ERROR', true],
  ])('of status %i has the code %s', async (status, code, retryable) => {
    const error = await refused(status, { code: 'OUT_OF_STOCK', message: 'Недостаточно\nтоваров' });
    expect(error).toBeInstanceOf(ApiRefusalError);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: 'ApiRefusalError',
      kind: 'refusal',
      status,
      code,
      retryable,
      api: { code: 'OUT_OF_STOCK', message: 'Недостаточно товаров' },
      excerpt: null,
      retryAfterMs: null,
      message: `POST /cities, offset 0, limit 100: status ${status}, OUT_OF_STOCK «Недостаточно товаров»`,
    });
  });

  it.each<[string, unknown, string, object]>([
    [
      'the API’s, without a code',
      { message: 'Нет' },
      'application/json',
      { api: { code: 'ERROR', message: 'Нет' } },
    ],
    [
      'the API’s, with a number',
      { code: 7, message: '' },
      'application/json',
      { api: { code: '7', message: '' } },
    ],
    ['a web page', '<h1>Ошибка</h1>', 'text/html', { api: null, excerpt: 'Ошибка' }],
    ['nothing', '', 'text/html', { api: null, excerpt: null }],
    ['JSON of another kind', [1], 'application/json', { api: null, excerpt: '[1]' }],
    [
      'a page in windows-1251',
      Buffer.from([0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0]),
      'text/html',
      { api: null, excerpt: 'Ошибка' },
    ],
  ])('whose body is %s', async (_, body, type, expected) => {
    expect(await refused(400, body, type)).toMatchObject(expected);
  });

  it('whose body is endless keeps its status', async () => {
    expect(await refused(503, 'я'.repeat(500_000), 'text/plain')).toMatchObject({
      status: 503,
      excerpt: expect.stringMatching(/^я{199}…$/),
    });
  });

  it('of the network has its cause', async () => {
    const server = await rawServer(() => undefined);
    await server.close();
    const error = await failureOf(quickClient(server.url).cities());
    expect(error).toBeInstanceOf(ApiTransportError);
    expect(error).toMatchObject({ code: 'NETWORK', status: null, cause: expect.any(Error) });
    expect(String(error)).toContain('ECONNREFUSED');
  });

  it('of the address check says what is wrong with the answer', async () => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, { deliveryEnabled: 'yes' }));
    });
    const error = await failureOf(quickClient(server.url).checkAddress('7700000000000'));
    expect(error).toBeInstanceOf(ApiProtocolError);
    expect(String(error)).toContain('POST /delivery/address/check: the answer has another shape');
    expect(String(error)).toContain('deliveryEnabled: expected true or false, got "yes"');
  });
});
