import { describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/index.js';
import { loadCatalog, loadCatalogLines, loadStocks, type ListProgress } from '../../src/client.js';
import { NO_SLIPS, type EmulatorOptions, type Fault } from '../../src/emulator.js';
import { catalogTextSlices } from '../../src/store/catalogText.js';
import { smallTown } from '../support/smallTown.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer, type RawRequest } from './rawServer.js';
import { listsOf, tinyCatalog } from './tinyCatalog.js';

const quick = { pauseMs: 1 };

const loaded = async (options: Partial<EmulatorOptions>): Promise<string> => {
  const emulator = await served({ data: tinyCatalog, slips: NO_SLIPS, ...options });
  return listsOf(await loadCatalog(quickClient(emulator.url), quick));
};

describe('a catalog', () => {
  it('is every record of the four lists, with its source and the instant at which loading began', async () => {
    const emulator = await served({ data: tinyCatalog, slips: NO_SLIPS });
    let now = Date.parse('2025-01-21T10:00:00Z');
    const catalog = await loadCatalog(quickClient(emulator.url), {
      now: () => now,
      onProgress: () => (now += 1000),
    });
    const { cities, warehouses, tariffs, routes } = tinyCatalog;
    expect(catalog).toEqual({
      format: 'dovoz-catalog/1',
      fetchedAt: '2025-01-21T10:00:00.000Z',
      source: `${emulator.url}/`,
      cities,
      warehouses,
      tariffs,
      routes,
    });
  });

  it('may be quoted from, with the slips of the API page', async () => {
    const emulator = await served({ data: smallTown });
    const network = compileNetwork(await loadCatalog(quickClient(emulator.url)));
    expect(network.counts).toEqual(compileNetwork(smallTown).counts);
  });

  it('is the same as text', async () => {
    const emulator = await served({ data: smallTown });
    const options = { now: () => Date.parse('2025-01-21T10:00:00Z') };
    const objects = await loadCatalog(quickClient(emulator.url), options);
    const lines = await loadCatalogLines(quickClient(emulator.url), options);
    expect(JSON.parse(Buffer.concat([...catalogTextSlices(lines)]).toString())).toEqual(objects);
  });

  it('may be empty', async () => {
    expect(await loaded({ data: {} })).toBe('[[],[],[],[]]');
  });

  it.each([0, 1, 2, 99, 100, 101, 200, 201])('is whole with lists of %i records', async (count) => {
    const cities = Array.from({ length: count }, (_, index) => ({ id: `c${index}` }));
    for (const slips of [{}, NO_SLIPS, { offsetCountsPages: true }]) {
      const emulator = await served({ data: { cities }, slips });
      expect((await loadCatalog(quickClient(emulator.url))).cities).toEqual(cities);
    }
  });

  it('may have records twice, and ids twice: they are carried for the reader to report', async () => {
    const record = { id: 'c1', name: 'Тагил' };
    for (const cities of [
      [record, record],
      [record, { id: 'c1', name: 'Серов' }, { id: 'c2' }],
      Array.from({ length: 150 }, () => record),
      [null, null, 1, 'x', [], record],
    ]) {
      const emulator = await served({ data: { cities }, slips: NO_SLIPS });
      expect((await loadCatalog(quickClient(emulator.url), quick)).cities).toEqual(cities);
    }
  });
});

describe('pages', () => {
  const complete: readonly (readonly [string, Fault])[] = [
    ['that come short', { kind: 'shortPage', keep: 40 }],
    ['of one record', { kind: 'shortPage', keep: 1 }],
    ['that come short now and then', { kind: 'shortPage', probability: 0.2 }],
    ['that are empty now and then', { kind: 'shortPage', keep: 0, probability: 0.1 }],
    ['that come shuffled', { kind: 'shuffledPage' }],
    ['that come twice at first', { kind: 'repeatedPage', count: 2, skip: 1 }],
    ['of a list that is shuffled at first', { kind: 'shuffledPage', scope: 'list', count: 2 }],
    ['to which records are added', { kind: 'recordsAdded', records: 7, count: 2, skip: 1 }],
    ['before which records come in', { kind: 'recordsAdded', records: 3, where: 'start', count: 1, skip: 1 }],
    ['from which records go', { kind: 'recordsRemoved', records: 120, count: 1, skip: 2 }],
    ['before which records go', { kind: 'recordsRemoved', where: 'start', count: 3, skip: 1 }],
    ['with a wrong total at first', { kind: 'wrongTotal', by: -5, count: 1 }],
    ['that fail now and then', { kind: 'status', status: 500, probability: 0.1 }],
    ['in other encodings', { kind: 'encoding', encoding: 'windows-1251', probability: 0.5 }],
    ['with a byte order mark', { kind: 'encoding', encoding: 'bom' }],
    ['under a wrong type', { kind: 'contentType', value: 'text/html' }],
  ];

  it.each(complete)('%s give the whole list', async (_, fault) => {
    const emulator = await served({
      data: tinyCatalog,
      slips: NO_SLIPS,
      faults: [{ ...fault, operations: ['/delivery-tariffs'] }],
    });
    const catalog = await loadCatalog(
      quickClient(emulator.url, { retry: { attempts: 6, baseMs: 1 } }),
      quick,
    );
    expect(listsOf(catalog)).toBe(listsOf(emulator.data()));
  });

  const refused: readonly (readonly [string, Fault, object])[] = [
    ['that fail', { kind: 'status', status: 500, skip: 2 }, { code: 'SERVER_ERROR', page: { offset: 200 } }],
    ['that are web pages', { kind: 'html', skip: 1, count: 1 }, { code: 'HTML_BODY', page: { offset: 100 } }],
    ['that break off', { kind: 'truncatedJson', skip: 1 }, { code: 'NOT_JSON', page: { offset: 100 } }],
    [
      'in no encoding at all',
      { kind: 'encoding', encoding: 'invalidUtf8', skip: 2 },
      { code: 'INVALID_ENCODING', page: { offset: 200 } },
    ],
    ['that are always empty', { kind: 'shortPage', keep: 0 }, { code: 'LIST_INCONSISTENT' }],
    ['that always come twice', { kind: 'repeatedPage' }, { code: 'LIST_INCONSISTENT' }],
    [
      'of a list in another order each',
      { kind: 'shuffledPage', scope: 'list' },
      { code: 'LIST_INCONSISTENT' },
    ],
    ['that always grow', { kind: 'recordsAdded' }, { code: 'LIST_INCONSISTENT' }],
    ['with too great a total', { kind: 'wrongTotal', by: 3 }, { code: 'LIST_INCONSISTENT' }],
    ['with too small a total', { kind: 'wrongTotal', by: -5 }, { code: 'LIST_INCONSISTENT' }],
    ['too large', { kind: 'hugeBody', bytes: 200_000, skip: 1 }, { code: 'BODY_TOO_LARGE' }],
  ];

  it.each(refused)('%s give one error that says where', async (_, fault, expected) => {
    const emulator = await served({
      data: tinyCatalog,
      faults: [{ ...fault, operations: ['/delivery-tariffs'] }],
    });
    const client = quickClient(emulator.url, { maxBodyBytes: 100_000 });
    const error = await failureOf(loadCatalog(client, { ...quick, maxReadings: 5 }));
    expect(error).toMatchObject({ operation: '/delivery-tariffs', ...expected });
    expect(String(error)).toMatch(/POST \/delivery-tariffs, offset \d+, limit \d+: /);
  });

  it('that do not end are given up', async () => {
    const emulator = await served({ data: tinyCatalog });
    const client = quickClient(emulator.url);
    expect(await failureOf(loadCatalog(client, { maxRecords: 200 }))).toMatchObject({
      code: 'LIST_TOO_LONG',
      message: 'POST /delivery-tariffs: the list has more than 200 records',
    });
    expect(await failureOf(loadCatalog(client, { maxPages: 2 }))).toMatchObject({ code: 'LIST_TOO_LONG' });
  });
});

const windowOf = ({ body }: RawRequest): { readonly offset: number; readonly limit: number } =>
  JSON.parse(body);

/** A list, answered in a way of the server's own, and three empty ones. */
const cityServer = async (cities: (request: RawRequest) => unknown) => {
  const server = await rawServer((socket, request) => {
    const nothing = { data: [], limit: 100, offset: 0, total: 0 };
    socket.write(answer(200, request.path === '/cities' ? cities(request) : nothing));
  });
  return loadCatalog(quickClient(server.url), { ...quick, maxReadings: 5 });
};

describe('servers', () => {
  const cities = Array.from({ length: 130 }, (_, index) => ({ id: `c${index}` }));
  const sliced = (request: RawRequest, most = 100) => {
    const { offset, limit } = windowOf(request);
    return cities.slice(offset, offset + Math.min(limit, most));
  };

  it('may not say the total', async () => {
    expect((await cityServer((request) => ({ data: sliced(request) }))).cities).toEqual(cities);
  });

  it('may have records twice, too, without a total', async () => {
    const record = { id: 'c1' };
    for (const list of [
      [record, record],
      [...cities.slice(0, 100), cities[5]],
      Array.from({ length: 90 }, () => record),
    ]) {
      const loading = cityServer((request) => {
        const { offset, limit } = windowOf(request);
        return { data: list.slice(offset, offset + limit), total: null };
      });
      expect((await loading).cities).toEqual(list);
    }
  });

  it.each([{}, { total: null }])('may give everything at once, and no total: %j', async (envelope) => {
    for (const count of [1, 2, 70, 99, 100, 130]) {
      let asked = 0;
      const loading = cityServer(() => {
        asked += 1;
        return { data: count === 1 ? cities[0] : cities.slice(0, count), ...envelope };
      });
      expect((await loading).cities).toEqual(cities.slice(0, count));
      expect(asked).toBeLessThanOrEqual(10);
    }
  });

  it.each([
    ['the first page', (limit: number) => cities.slice(0, limit)],
    ['one record', (limit: number, offset: number) => (offset === 0 ? cities.slice(0, limit) : cities[7])],
  ])('that give %s again and again, and no total, are found out soon', async (_, data) => {
    let asked = 0;
    const loading = cityServer((request) => {
      asked += 1;
      const { offset, limit } = windowOf(request);
      return { data: data(limit, offset) };
    });
    expect(await failureOf(loading)).toMatchObject({
      code: 'LIST_INCONSISTENT',
      operation: '/cities',
      message: expect.stringMatching(/the records from \d+ on were read before/),
    });
    expect(asked).toBeLessThanOrEqual(20);
  });

  it('that give a page again once, and no total, are asked again', async () => {
    let asked = 0;
    const loading = cityServer((request) => {
      asked += 1;
      // Pages shorter than asked for: the second one, which is the first again, looks like the end.
      const { offset } = windowOf(request);
      return { data: cities.slice(asked === 2 ? 0 : offset).slice(0, 40) };
    });
    expect((await loading).cities).toEqual(cities);
  });

  it('may give fewer records than they are asked for', async () => {
    const loading = cityServer((request) => ({ data: sliced(request, 20), total: 130 }));
    expect((await loading).cities).toEqual(cities);
  });

  it('may give everything at once, whatever they are asked for', async () => {
    const { cities: some } = await cityServer(() => ({ data: cities.slice(0, 70), total: 70 }));
    expect(some).toHaveLength(70);
    expect((await cityServer(() => ({ data: cities, total: 130 }))).cities).toEqual(cities);
  });

  it('may say twice that they have nothing, and then what they have', async () => {
    const limits: number[] = [];
    const { cities: found } = await cityServer((request) => {
      limits.push(windowOf(request).limit);
      return limits.length <= 2 ? { data: [], total: 0 } : { data: sliced(request), total: 130 };
    });
    expect(found).toEqual(cities);
    expect(limits.slice(0, 3)).toEqual([100, 99, 98]);
  });

  it('may refuse what lies behind the end', async () => {
    const server = await rawServer((socket, request) => {
      const { offset } = windowOf(request);
      const list = request.path === '/cities' ? cities : [];
      socket.write(
        offset > 0 && offset >= list.length
          ? answer(404, { code: 'NOT_FOUND', message: 'Ничего не найдено' })
          : answer(200, { data: request.path === '/cities' ? sliced(request) : [], total: list.length }),
      );
    });
    expect((await loadCatalog(quickClient(server.url), quick)).cities).toEqual(cities);
  });

  it('that leave a record out and put another in, with the same total, are found out', async () => {
    let changed = false;
    const loading = cityServer((request) => {
      const data = sliced(request).map((city) => (changed && city.id === 'c5' ? { id: 'new' } : city));
      // Between the first two pages c5 goes and another comes.
      if (windowOf(request).offset > 0) changed = true;
      return { data, total: 130 };
    });
    expect((await loading).cities).toEqual(cities.map((city) => (city.id === 'c5' ? { id: 'new' } : city)));
  });

  it('that answer from a cache of pages are found out', async () => {
    let version = 0;
    const cache = new Map<string, unknown>();
    const loading = cityServer((request) => {
      // The list changes once, and pages that were asked for before stay as they were.
      if (windowOf(request).offset >= 100) version = 1;
      const page = cache.get(request.body) ?? {
        data: sliced(request).map(({ id }) => ({ id, version })),
        total: 130,
      };
      cache.set(request.body, page);
      return page;
    });
    const outcome = await loading.then(
      (catalog) => new Set(catalog.cities.map((city) => JSON.stringify(city).slice(-2))).size,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
    expect(['LIST_INCONSISTENT', 1]).toContain(outcome);
  });

  it('that spoil the same byte of every answer are found out', async () => {
    const loading = cityServer((request) =>
      JSON.stringify({ data: sliced(request), total: 130 }).replace('"c', '"x'),
    );
    expect(await failureOf(loading)).toMatchObject({ code: 'LIST_INCONSISTENT', operation: '/cities' });
  });

  it('may have a record with a key of another list: it is carried for the reader to judge', async () => {
    const odd = { id: 'x', name: 'q', schedule: null };
    const good = { id: 'c1', name: 'Тагил', isSanction: false };
    for (const list of [
      [odd, good],
      [good, odd],
      [good, odd, null, 'x'],
    ]) {
      expect((await cityServer(() => ({ data: list, total: list.length }))).cities).toEqual(list);
    }
  });

  it.each([
    ['a record', [{ id: 'r1', points: [], weekDays: [] }]],
    ['a page', [{ id: 'w1', schedule: null }, { id: 'w2', isDeliveryAvailable: true }, { id: 'w3' }, null]],
  ])('that give %s of another list are found out', async (_, data) => {
    const loading = cityServer(() => ({ data, total: data.length }));
    expect(await failureOf(loading)).toMatchObject({
      code: 'LIST_INCONSISTENT',
      operation: '/cities',
      message: expect.stringContaining('records of another list'),
    });
  });

  it('that nest without end are refused', async () => {
    const deep = `{"data":[${'['.repeat(100_000)}${']'.repeat(100_000)}],"total":1}`;
    expect(await failureOf(cityServer(() => deep))).toMatchObject({
      code: 'UNEXPECTED_SHAPE',
      message: 'POST /cities: a record is nested too deeply',
    });
  });
});

describe('how often', () => {
  it('each list is read: twice and its end looked at, or once where that is enough', async () => {
    const emulator = await served({ data: tinyCatalog });
    await loadCatalog(quickClient(emulator.url));
    expect(emulator.requests().byOperation).toEqual({
      '/cities': 4,
      '/warehouses': 5,
      '/delivery-tariffs': 9,
      '/delivery-routes': 5,
    });
    const again = await served({ data: tinyCatalog });
    await loadCatalog(quickClient(again.url), { confirm: 'whenInDoubt' });
    expect(again.requests().byOperation).toEqual({
      '/cities': 1,
      '/warehouses': 1,
      '/delivery-tariffs': 3,
      '/delivery-routes': 1,
    });
  });

  it('a list without a record is read: five times, each in another cut, or as often as may be', async () => {
    const emulator = await served({ data: {} });
    await loadCatalog(quickClient(emulator.url));
    expect(emulator.requests().byOperation).toMatchObject({ '/cities': 5, '/delivery-routes': 5 });
    const again = await served({ data: {} });
    await loadCatalog(quickClient(again.url), { maxReadings: 3 });
    expect(again.requests().byOperation).toMatchObject({ '/cities': 3 });
    const once = await served({ data: {} });
    await loadCatalog(quickClient(once.url), { confirm: 'whenInDoubt' });
    expect(once.requests().byOperation).toMatchObject({ '/cities': 1 });
  });

  it('one hears of it: every page, first reading and then confirming', async () => {
    const emulator = await served({ data: tinyCatalog });
    const heard: ListProgress[] = [];
    await loadCatalog(quickClient(emulator.url), { onProgress: (progress) => heard.push(progress) });
    const tariffs = heard.filter(({ operation }) => operation === '/delivery-tariffs');
    expect(tariffs.map(({ phase, loaded: count, total }) => `${phase} ${count}/${total}`)).toEqual([
      'READING 100/205',
      'READING 200/205',
      'READING 205/205',
      'CONFIRMING 52/205',
      'CONFIRMING 104/205',
      'CONFIRMING 156/205',
      'CONFIRMING 205/205',
    ]);
    expect(new Set(heard.map(({ operation }) => operation)).size).toBe(4);
  });
});

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
