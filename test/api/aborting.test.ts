import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiTransportError, loadCatalog, loadStocks, type OneCClient } from '../../src/client.js';
import type { Fault } from '../../src/emulator.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
import { answer, head, rawServer } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const enough = new Error('enough');
const page = { data: [], limit: 100, offset: 0, total: 0 };

/** Ends once the client has let go of every connection that it was waiting on. */
const allClosed = async (sockets: ReadonlySet<Socket>): Promise<void> => {
  expect(sockets.size).toBeGreaterThan(0);
  while ([...sockets].some(({ destroyed }) => !destroyed)) await pause(5);
};

/** Every way to call the API that can be stopped. */
const CALLS: readonly (readonly [string, (client: OneCClient, signal: AbortSignal) => Promise<unknown>])[] = [
  ['cities', (client, signal) => client.cities({}, { signal })],
  ['warehouse', (client, signal) => client.warehouse('w1', { signal })],
  ['productWarehouses', (client, signal) => client.productWarehouses(['p1'], {}, { signal })],
  ['checkAddress', (client, signal) => client.checkAddress('7700000000000', { signal })],
  ['loadCatalog', (client, signal) => loadCatalog(client, { signal })],
  ['loadStocks', (client, signal) => loadStocks(client, ['p1'], { signal })],
];

describe.each(CALLS)('%s is aborted', (name, call) => {
  it('before anything is sent', async () => {
    const server = await rawServer(() => undefined);
    expect(await failureOf(call(quickClient(server.url), AbortSignal.abort(enough)))).toBe(enough);
    expect(server.requests).toHaveLength(0);
  });

  it('while no answer comes, and the connection is let go', async () => {
    const stop = new AbortController();
    const used = new Set<Socket>();
    const server = await rawServer((socket) => {
      used.add(socket);
      stop.abort(enough);
    });
    expect(await failureOf(call(quickClient(server.url), stop.signal))).toBe(enough);
    await allClosed(used);
  });

  it('in the middle of a body', async () => {
    const stop = new AbortController();
    const used = new Set<Socket>();
    const server = await rawServer(async (socket) => {
      used.add(socket);
      socket.write(Buffer.concat([head(200, { 'content-length': '1000' }), Buffer.from('{"data":[')]));
      await pause(20);
      stop.abort(enough);
    });
    expect(await failureOf(call(quickClient(server.url), stop.signal))).toBe(enough);
    await allClosed(used);
  });

  it('in the middle of an error’s body', async () => {
    const stop = new AbortController();
    const server = await rawServer(async (socket) => {
      socket.write(Buffer.concat([head(500, { 'content-length': '1000' }), Buffer.from('{"code":')]));
      await pause(20);
      stop.abort(enough);
    });
    expect(await failureOf(call(quickClient(server.url), stop.signal))).toBe(enough);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  it('during the wait before it is repeated', async () => {
    const stop = new AbortController();
    const server = await rawServer((socket) => {
      socket.write(answer(429, '', { 'retry-after': '60' }));
    });
    const retry = { attempts: 5, baseMs: 1, maxMs: 1, totalMs: 600_000 };
    const client = quickClient(server.url, {
      retry,
      addressCheck: { retry },
      onRetry: () => void setTimeout(() => stop.abort(enough), 10),
    });
    expect(await failureOf(call(client, stop.signal))).toBe(enough);
    // What was under way may still arrive; nothing is sent again.
    await pause(50);
    expect(server.requests.length).toBeLessThanOrEqual(name === 'loadCatalog' ? 4 : 1);
  });
});

describe('the load is aborted', () => {
  it('between two readings of a list', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'recordsAdded' }] });
    const stop = new AbortController();
    const load = loadCatalog(quickClient(emulator.url), {
      signal: stop.signal,
      pauseMs: 60_000,
      onProgress: () => void setTimeout(() => stop.abort(enough), 100),
    });
    expect(await failureOf(load)).toBe(enough);
  });

  it('by a listener that throws: that is its outcome', async () => {
    const emulator = await served({ data: tinyCatalog });
    const load = loadCatalog(quickClient(emulator.url), {
      onProgress: () => {
        throw enough;
      },
    });
    expect(await failureOf(load)).toBe(enough);
  });
});

describe('a signal that lives long', () => {
  it('keeps nothing of the calls that used it', async () => {
    const emulator = await served({ data: tinyCatalog });
    const client = quickClient(emulator.url);
    const { signal } = new AbortController();
    for (let call = 0; call < 5; call += 1) await client.cities({}, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a time-out', () => {
  it.each<[string, Fault]>([
    ['without an answer', { kind: 'hang' }],
    ['with an answer that comes late', { kind: 'latency', ms: 60_000 }],
    ['with a body that drips', { kind: 'slowBody', bytes: 1, ms: 30 }],
  ])('ends an exchange %s', async (_, fault) => {
    const emulator = await served({ data: tinyCatalog, faults: [fault] });
    const client = quickClient(emulator.url, { timeoutMs: 100, retry: { attempts: 2, baseMs: 1 } });
    const error = await failureOf(client.warehouses({ offset: 3, limit: 5 }));
    expect(error).toBeInstanceOf(ApiTransportError);
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      operation: '/warehouses',
      page: { offset: 3, limit: 5 },
      status: null,
      retryable: true,
      message: 'POST /warehouses, offset 3, limit 5: no whole answer within 100 ms',
    });
    expect(emulator.faults.list()).toMatchObject([{ fired: 2 }]);
  });

  it('of the address check is its own', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'hang' }] });
    const client = quickClient(emulator.url, {
      timeoutMs: 60_000,
      addressCheck: { timeoutMs: 50, retry: { attempts: 1 } },
    });
    expect(await failureOf(client.checkAddress('7700000000000'))).toMatchObject({
      code: 'TIMEOUT',
      operation: '/delivery/address/check',
      page: null,
    });
  });

  it('ends a fetch of one’s own that does not listen', async () => {
    const server = await rawServer((socket) => {
      socket.write(answer(200, page));
    });
    const client = quickClient(server.url, {
      timeoutMs: 50,
      retry: { attempts: 1 },
      fetch: () => new Promise(() => undefined),
    });
    expect(await failureOf(client.cities())).toMatchObject({ code: 'TIMEOUT' });
  });
});
