import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  ApiRefusalError,
  ApiTransportError,
  loadCatalog,
  OneCClient,
  type RetryEvent,
  type RetryOptions,
} from '../../src/client.js';
import type { Fault } from '../../src/emulator.js';
import { served } from '../emulator/served.js';
import { failureOf, fastTime, quickClient } from './clients.js';
import { answer, head, rawServer, type RawHandler } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const page = { data: [{ id: 'c1' }], limit: 100, offset: 0, total: 1 };

/** Waits of a read that fails to the end, with chance fixed. */
const waitsOf = async (
  handler: RawHandler,
  retry: RetryOptions,
  random = 0.5,
): Promise<{ readonly waits: readonly number[]; readonly requests: number; readonly error: unknown }> => {
  const server = await rawServer(handler);
  const { timing, waits } = fastTime(random);
  const error = await failureOf(quickClient(server.url, { retry, timing }).cities());
  return { waits, requests: server.requests.length, error };
};

const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): RawHandler =>
  (socket) => {
    socket.write(answer(status, { code: 'ERROR', message: 'занято' }, headers));
  };

describe('a read is repeated', () => {
  it.each<[string, Fault]>([
    ['a reset', { kind: 'reset' }],
    ['a body that breaks off', { kind: 'reset', when: 'midBody' }],
    ['408', { kind: 'status', status: 408 }],
    ['429', { kind: 'status', status: 429 }],
    ['500', { kind: 'status', status: 500 }],
    ['502 with a web page', { kind: 'status', status: 502, body: 'html' }],
    ['503 without a body', { kind: 'status', status: 503, body: 'empty' }],
    ['504', { kind: 'html', status: 504 }],
  ])('after %s, and succeeds', async (_, fault) => {
    const emulator = await served({ data: tinyCatalog, faults: [{ ...fault, count: 2 }] });
    const { records } = await quickClient(emulator.url).cities();
    expect(records).toEqual(tinyCatalog.cities);
    expect(emulator.requests().total).toBe(3);
  });

  it('after a time-out', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'hang', count: 1 }] });
    const { records } = await quickClient(emulator.url, { timeoutMs: 100 }).warehouses();
    expect(records).toEqual(tinyCatalog.warehouses);
  });

  it.each([400, 401, 403, 404, 409, 422])('not after %i', async (status) => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'status', status }] });
    const error = await failureOf(quickClient(emulator.url).cities());
    expect(error).toBeInstanceOf(ApiRefusalError);
    expect(error).toMatchObject({ status, retryable: false });
    expect(emulator.requests().total).toBe(1);
  });

  it.each<[string, Fault]>([
    ['a web page', { kind: 'html' }],
    ['JSON that breaks off', { kind: 'truncatedJson' }],
    ['bytes that are no text', { kind: 'encoding', encoding: 'invalidUtf8' }],
  ])('not after %s with status 200', async (_, fault) => {
    const emulator = await served({ data: tinyCatalog, faults: [fault] });
    await failureOf(quickClient(emulator.url).cities());
    expect(emulator.requests().total).toBe(1);
  });
});

describe('repeating ends', () => {
  it('with the attempts, and the last error is the outcome', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'status', status: 503 }] });
    const retry = { attempts: 5, baseMs: 1, maxMs: 2, totalMs: 60_000 };
    const error = await failureOf(quickClient(emulator.url, { retry }).deliveryTariffs({ offset: 100 }));
    expect(emulator.requests().total).toBe(5);
    expect(error).toMatchObject({
      name: 'ApiRefusalError',
      code: 'SERVER_ERROR',
      status: 503,
      retryable: true,
      operation: '/delivery-tariffs',
      page: { offset: 100, limit: 100 },
      message:
        'POST /delivery-tariffs, offset 100, limit 100: status 503, ERROR «Сервис временно недоступен (503)»',
    });
  });

  it('with the total time, though attempts are left, and no wait is begun that does not fit', async () => {
    const { waits, requests } = await waitsOf(
      answering(500),
      { attempts: 100, baseMs: 1_000, maxMs: 100_000, totalMs: 20_000 },
      0.999,
    );
    // Fifteen seconds in all, and sixteen more would be too long.
    expect(waits).toEqual([999, 1_998, 3_996, 7_992]);
    expect(requests).toBe(5);
  });

  it('with the total time in the middle of an exchange too', async () => {
    const server = await rawServer(() => undefined);
    const retry = { attempts: 3, baseMs: 1, maxMs: 1, totalMs: 150 };
    const error = await failureOf(quickClient(server.url, { retry }).cities());
    expect(error).toBeInstanceOf(ApiTransportError);
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      message: 'POST /cities, offset 0, limit 100: no answer within 150 ms in all, at attempt 1',
    });
  });

  it('at once for one attempt', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'reset' }] });
    await failureOf(quickClient(emulator.url, { retry: { attempts: 1 } }).cities());
    expect(emulator.requests().total).toBe(1);
  });
});

describe('waits', () => {
  const retry = { attempts: 6, baseMs: 100, maxMs: 1_000, totalMs: 600_000 };

  it('grow by doubling up to the greatest, by chance from nothing on (full jitter)', async () => {
    expect((await waitsOf(answering(500), retry, 0.5)).waits).toEqual([50, 100, 200, 400, 500]);
    expect((await waitsOf(answering(500), retry, 0)).waits).toEqual([0, 0, 0, 0, 0]);
  });

  it('of many clients spread evenly: they do not come back in step', async () => {
    const server = await rawServer(answering(500));
    const { timing, waits } = fastTime();
    const options = { retry: { ...retry, attempts: 2 }, timing: { ...timing, random: () => Math.random() } };
    const client = quickClient(server.url, options);
    for (let call = 0; call < 200; call += 1) await failureOf(client.cities());
    expect(waits).toHaveLength(200);
    // Of 200 even draws 20 or fewer fall into one quarter once in a million runs.
    for (const quarter of [0, 25, 50, 75])
      expect(waits.filter((ms) => ms >= quarter && ms < quarter + 25).length).toBeGreaterThan(20);
  });

  it('are what Retry-After asks in seconds, and jitter', async () => {
    const { waits } = await waitsOf(answering(429, { 'retry-after': '7' }), { ...retry, attempts: 3 });
    expect(waits).toEqual([7_050, 7_100]);
  });

  it('are what Retry-After asks as a date, by the server’s own clock', async () => {
    const date = 'Tue, 21 Jan 2025 10:00:00 GMT';
    for (const [until, ms] of [
      ['Tue, 21 Jan 2025 10:00:20 GMT', 20_050],
      ['Tuesday, 21-Jan-25 10:00:20 GMT', 20_050],
      ['Tue Jan 21 10:00:20 2025', 20_050],
      ['Tue, 21 Jan 2025 09:00:00 GMT', 50],
    ] as const) {
      const handler = answering(503, { date, 'retry-after': until });
      expect((await waitsOf(handler, { ...retry, attempts: 2 })).waits).toEqual([ms]);
    }
  });

  it('are measured by our clock where the server shows none', async () => {
    const until = new Date(Date.now() + 60_000).toUTCString();
    const { waits } = await waitsOf(answering(429, { 'retry-after': until }), { ...retry, attempts: 2 });
    expect(waits[0]).toBeGreaterThan(50_000);
    expect(waits[0]).toBeLessThanOrEqual(60_050);
  });

  it.each(['soon', '-5', '1e3', ''])('mind no Retry-After that says %j', async (text) => {
    const handler = answering(429, { 'retry-after': text });
    expect((await waitsOf(handler, { ...retry, attempts: 2 })).waits).toEqual([50]);
  });

  it('that the total time does not hold are not begun: the answer is there at once', async () => {
    const { waits, requests, error } = await waitsOf(answering(429, { 'retry-after': '3600' }), retry);
    expect([waits, requests]).toEqual([[], 1]);
    expect(error).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429, retryAfterMs: 3_600_000 });
  });

  it('are told before they begin', async () => {
    const emulator = await served({
      data: tinyCatalog,
      faults: [{ kind: 'status', status: 502, count: 2 }],
    });
    const events: RetryEvent[] = [];
    const { timing } = fastTime();
    const client = quickClient(emulator.url, { timing, retry, onRetry: (event) => events.push(event) });
    await client.cities({ offset: 0, limit: 10 });
    expect(events).toMatchObject([
      {
        operation: '/cities',
        page: { offset: 0, limit: 10 },
        attempt: 1,
        waitMs: 50,
        error: { status: 502 },
      },
      { attempt: 2, waitMs: 100, error: { status: 502 } },
    ]);
  });
});

describe('no storm', () => {
  it('of a whole load on a dead server: as many requests as lists and attempts, no more', async () => {
    const emulator = await served({ data: tinyCatalog, faults: [{ kind: 'status', status: 500 }] });
    await failureOf(loadCatalog(quickClient(emulator.url)));
    // What was under way when the load gave up may still arrive; nothing else does.
    await pause(100);
    expect(emulator.requests().total).toBeLessThanOrEqual(4 * 3);
  });

  it('the first list that fails stops the others', async () => {
    const emulator = await served({
      data: tinyCatalog,
      faults: [
        { kind: 'status', status: 403, operations: ['/delivery-routes'] },
        { kind: 'hang', operations: ['/cities', '/warehouses', '/delivery-tariffs'] },
      ],
    });
    const error = await failureOf(loadCatalog(quickClient(emulator.url, { timeoutMs: 60_000 })));
    expect(error).toMatchObject({ code: 'FORBIDDEN', operation: '/delivery-routes' });
    await pause(100);
    expect(emulator.requests().total).toBe(4);
  });

  it('a list that never settles is read so many times, and then given up', async () => {
    const emulator = await served({
      data: tinyCatalog,
      faults: [{ kind: 'recordsAdded', operations: ['/cities'] }],
    });
    const error = await failureOf(loadCatalog(quickClient(emulator.url), { pauseMs: 1, maxReadings: 5 }));
    expect(error).toMatchObject({ code: 'LIST_INCONSISTENT', operation: '/cities', retryable: true });
    expect(emulator.requests().byOperation['/cities']).toBeLessThanOrEqual(5 * 3);
  });
});

describe('a certificate that is not trusted', () => {
  it('is no reason to ask again', async () => {
    const cause = Object.assign(new Error('self-signed certificate'), {
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    let calls = 0;
    const client = new OneCClient({
      baseUrl: 'https://1c.local',
      fetch: () => {
        calls += 1;
        return Promise.reject(new TypeError('fetch failed', { cause }));
      },
    });
    const error = await failureOf(client.cities());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'NETWORK', retryable: false });
    expect(calls).toBe(1);
  });
});

describe('connections', () => {
  it('that the server closed after an answer are not a failure', async () => {
    const server = await rawServer((socket) => {
      socket.end(answer(200, page));
    });
    const client = quickClient(server.url);
    for (let call = 0; call < 5; call += 1) expect((await client.cities()).records).toHaveLength(1);
  });

  it('that give an answer nobody asked for are not used again', async () => {
    const other = { ...page, data: [{ id: 'stray' }] };
    const server = await rawServer((socket) => {
      socket.write(Buffer.concat([answer(200, page), answer(200, other)]));
    });
    const client = quickClient(server.url);
    for (let call = 0; call < 5; call += 1) expect((await client.cities()).records).toEqual([{ id: 'c1' }]);
  });

  it('may hint before they answer', async () => {
    const server = await rawServer((socket) => {
      socket.write(Buffer.concat([head(103, { link: '</a>' }), answer(200, page)]));
    });
    expect((await quickClient(server.url).cities()).total).toBe(1);
  });
});
