import { describe, expect, it } from 'vitest';
import { InvalidClientOptionsError, OneCClient, type OneCClientOptions } from '../../src/client.js';
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
    [{ timeoutMs: 0 }, 'timeoutMs: '],
    [{ timeoutMs: 2 ** 31 }, 'timeoutMs: '],
    [{ timeoutMs: 1.5 }, 'timeoutMs: '],
    [{ maxBodyBytes: 0 }, 'maxBodyBytes: '],
    [{ retry: { attempts: 0 } }, 'retry.attempts: '],
    [{ retry: { attempts: Infinity } }, 'retry.attempts: '],
    [{ retry: { baseMs: -1 } }, 'retry.baseMs: '],
    [{ retry: { maxMs: Number.NaN } }, 'retry.maxMs: '],
    [{ retry: { totalMs: 0 } }, 'retry.totalMs: '],
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
