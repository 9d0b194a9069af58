import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/client.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer, type RawRequest } from './rawServer.js';

const quick = { pauseMs: 1 };

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
