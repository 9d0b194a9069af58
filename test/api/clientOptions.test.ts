import { describe, expect, it } from 'vitest';
import {
  AddressChecker,
  InvalidClientOptionsError,
  loadCatalog,
  loadStocks,
  OneCClient,
  type AddressCheckerOptions,
  type LoadCatalogOptions,
  type OneCClientOptions,
} from '../../src/client.js';
import { failureOf } from './clients.js';
import { answer, rawServer } from './rawServer.js';

const issuesOf = (options: Partial<OneCClientOptions>): readonly string[] => {
  try {
    return [new OneCClient({ baseUrl: 'http://1c.local', ...options }).baseUrl];
  } catch (error) {
    if (error instanceof InvalidClientOptionsError)
      return error.issues.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
};

describe('wrong options are refused before anything is sent', () => {
  it.each<[Partial<OneCClientOptions>, string]>([
    [{ baseUrl: '1c.local' }, 'baseUrl: not an absolute URL'],
    [{ baseUrl: '/api' }, 'baseUrl: not an absolute URL'],
    [{ baseUrl: 'ftp://1c.local' }, 'baseUrl: not an http: or https: URL'],
    [{ baseUrl: 'http://1c.local/api?key=1' }, 'baseUrl: must have no query and no fragment'],
    [{ timeoutMs: 0 }, 'timeoutMs: expected a whole number from 1 to 2147483647 (milliseconds), got 0'],
    [{ timeoutMs: 2 ** 31 }, 'timeoutMs: '],
    [{ timeoutMs: 1.5 }, 'timeoutMs: '],
    [{ maxBodyBytes: 0 }, 'maxBodyBytes: expected a whole number of at least 1, got 0'],
    [{ retry: { attempts: 0 } }, 'retry.attempts: expected a whole number from 1 to 100, got 0'],
    [{ retry: { attempts: Infinity } }, 'retry.attempts: '],
    [{ retry: { baseMs: -1 } }, 'retry.baseMs: '],
    [{ retry: { maxMs: Number.NaN } }, 'retry.maxMs: expected milliseconds, from 0 to 2147483647, got NaN'],
    [{ retry: { totalMs: 0 } }, 'retry.totalMs: '],
    [{ retry: 3 as never }, 'retry: expected an object, got 3'],
    [
      { timeoutMs: 'hush' as never },
      'timeoutMs: expected a whole number from 1 to 2147483647 (milliseconds), got a text',
    ],
    [{ addressCheck: { timeoutMs: -5 } }, 'addressCheck.timeoutMs: '],
    [{ addressCheck: { breaker: { failures: 0 } } }, 'addressCheck.breaker.failures: '],
    [{ addressCheck: { bulkhead: { concurrent: 0 } } }, 'addressCheck.bulkhead.concurrent: '],
    [{ addressCheck: { bulkhead: { queue: -1 } } }, 'addressCheck.bulkhead.queue: '],
  ])('%j', (options, issue) => {
    expect(issuesOf(options)).toEqual([expect.stringContaining(issue)]);
  });

  it.each([[undefined], [null], [{}], [{ baseUrl: null }]])('without a base URL: %j', (options) => {
    const make = () => new OneCClient(options as OneCClientOptions);
    expect(make).toThrow(InvalidClientOptionsError);
    expect(make).toThrow('baseUrl: missing: expected where the API lies');
  });

  it('all at once', () => {
    expect(issuesOf({ timeoutMs: -1, retry: { attempts: 0 } })).toHaveLength(2);
  });

  it('without quoting a base URL that may hold a password', () => {
    expect(issuesOf({ baseUrl: 'http://u:hush@1c.local/?q' }).join()).not.toContain('hush');
  });
});

describe('wrong bounds of a load are refused before anything is sent', () => {
  const client = new OneCClient({
    baseUrl: 'http://1c.local',
    fetch: () => Promise.reject(new Error('something was sent')),
  });
  const range = 'expected a whole number of at least';

  it.each<[LoadCatalogOptions, string]>([
    [
      { maxReadings: 1 },
      `maxReadings: ${range} 2 (each list is read twice, unless confirm is 'whenInDoubt'), got 1`,
    ],
    [{ maxReadings: 0, confirm: 'whenInDoubt' }, `maxReadings: ${range} 1, got 0`],
    [{ maxReadings: Infinity }, `maxReadings: ${range} 2`],
    [{ maxReadings: 2.5 }, 'got 2.5'],
    [{ pauseMs: -1 }, 'pauseMs: expected milliseconds, from 0 to 2147483647, got -1'],
    [{ pauseMs: Number.NaN }, 'got NaN'],
    [{ maxRecords: 0 }, `maxRecords: ${range} 1, or Infinity, got 0`],
    [{ maxRecords: Number.NaN }, 'got NaN'],
    [{ maxPages: -3 }, `maxPages: ${range} 1, or Infinity, got -3`],
    [{ confirm: 'never' as never }, 'confirm: expected one of "always", "whenInDoubt", got a text'],
  ])('%j', async (options, issue) => {
    const error = await failureOf(loadCatalog(client, options));
    expect(error).toBeInstanceOf(InvalidClientOptionsError);
    expect(String(error)).toContain(issue);
  });

  it('for stocks, which may be read once', async () => {
    const error = await failureOf(loadStocks(client, [], { maxReadings: 0, maxPages: 0.5 }));
    expect(error).toMatchObject({
      name: 'InvalidClientOptionsError',
      issues: [{ path: 'maxPages' }, { path: 'maxReadings' }],
    });
    expect(await loadStocks(client, [], { maxReadings: 1, maxRecords: Infinity })).toEqual([]);
  });
});

describe('wrong options of an address checker are refused', () => {
  const client = { checkAddress: () => Promise.resolve({ deliveryEnabled: true }) };

  it.each<[AddressCheckerOptions, string]>([
    [{ maxEntries: Number.NaN }, 'maxEntries: expected a whole number of at least 0, or Infinity, got NaN'],
    [{ maxEntries: -1 }, 'got -1'],
    [{ maxEntries: 1.5 }, 'got 1.5'],
    [{ confirmedTtlMs: -1 }, 'confirmedTtlMs: expected milliseconds, a number of at least 0, got -1'],
    [{ refusedTtlMs: Number.NaN }, 'refusedTtlMs: expected milliseconds, a number of at least 0, got NaN'],
    [{ whenUnavailable: 'Allow' as never }, 'whenUnavailable: expected one of "block", "allow", got a text'],
    [null as never, 'wrong client options: expected an object, got null'],
  ])('%j', (options, issue) => {
    const make = () => new AddressChecker(client, options);
    expect(make).toThrow(InvalidClientOptionsError);
    expect(make).toThrow(issue);
  });

  it.each<[AddressCheckerOptions, number]>([
    [{}, 2],
    [{ maxEntries: Infinity, confirmedTtlMs: Infinity, refusedTtlMs: 0 }, 2],
    [{ maxEntries: 1, whenUnavailable: 'allow' }, 1],
    [{ maxEntries: 0 }, 0],
  ])('and %j are right', async (options, kept) => {
    const checker = new AddressChecker(client, options);
    await checker.confirm('7700000000000');
    await checker.confirm('7800000000000');
    expect(checker.size).toBe(kept);
  });
});

describe('the base URL', () => {
  it.each([
    ['', '/cities'],
    ['/', '/cities'],
    ['/trade/hs/api', '/trade/hs/api/cities'],
    ['/trade/hs/api/', '/trade/hs/api/cities'],
  ])('with the path %j asks for %s', async (path, asked) => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, { data: [] }));
    });
    await new OneCClient({ baseUrl: server.url + path }).cities();
    await new OneCClient({ baseUrl: new URL(server.url + path) }).cities();
    expect(server.requests.map((request) => request.path)).toEqual([asked, asked]);
  });
});
