import { describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/index.js';
import { loadCatalog, loadCatalogLines, type ListProgress } from '../../src/client.js';
import { NO_SLIPS, type EmulatorOptions, type Fault } from '../../src/emulator.js';
import { catalogTextSlices } from '../../src/store/catalogText.js';
import { smallTown } from '../support/smallTown.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
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
