import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiTransportError, type AddressCheckLimits, type OneCClient } from '../../src/client.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer, type RawHandler, type RawServer } from './rawServer.js';

const CODE = '7700000000000';
const yes: RawHandler = (socket) => {
  socket.write(answer(200, { deliveryEnabled: true }));
};

const behind = async (
  handler: RawHandler,
  addressCheck: AddressCheckLimits,
): Promise<{ readonly client: OneCClient; readonly server: RawServer }> => {
  const server = await rawServer(handler);
  return { server, client: quickClient(server.url, { addressCheck }) };
};

const codeOf = (error: unknown): unknown => (error instanceof ApiTransportError ? error.code : error);

/** A server that does what it is told to. */
const switched = () => {
  const state: { handler: RawHandler } = { handler: (socket) => void socket.resetAndDestroy() };
  const handler: RawHandler = (socket, request) => state.handler(socket, request);
  return { state, handler };
};

const once = { retry: { attempts: 1 } };

describe('the circuit breaker', () => {
  it('opens after failures in a row, sends nothing, and says so', async () => {
    const { client, server } = await behind(switched().handler, {
      ...once,
      breaker: { failures: 3, openMs: 60_000 },
    });
    for (let check = 0; check < 3; check += 1)
      expect(codeOf(await failureOf(client.checkAddress(CODE)))).toBe('NETWORK');
    const error = await failureOf(client.checkAddress(CODE));
    expect(error).toMatchObject({
      code: 'CIRCUIT_OPEN',
      kind: 'transport',
      retryable: true,
      message:
        'POST /delivery/address/check: not sent: 3 checks failed in a row, and none is sent for 60000 ms',
    });
    expect(server.requests).toHaveLength(3);
  });

  it('counts repetitions too, and stops them in the middle', async () => {
    const limits = { retry: { attempts: 10, baseMs: 1, maxMs: 2 }, breaker: { failures: 4, openMs: 60_000 } };
    const { client, server } = await behind(switched().handler, limits);
    expect(codeOf(await failureOf(client.checkAddress(CODE)))).toBe('CIRCUIT_OPEN');
    expect(server.requests).toHaveLength(4);
  });

  it('sends one check to see when its time is up: a good one closes it', async () => {
    const { state, handler } = switched();
    const { client, server } = await behind(handler, { ...once, breaker: { failures: 1, openMs: 50 } });
    await failureOf(client.checkAddress(CODE));
    expect(codeOf(await failureOf(client.checkAddress(CODE)))).toBe('CIRCUIT_OPEN');
    await pause(80);
    // Still bad: one is sent, and it is open again.
    expect(codeOf(await failureOf(client.checkAddress(CODE)))).toBe('NETWORK');
    expect(codeOf(await failureOf(client.checkAddress(CODE)))).toBe('CIRCUIT_OPEN');
    expect(server.requests).toHaveLength(2);
    state.handler = yes;
    await pause(80);
    expect(await client.checkAddress(CODE)).toMatchObject({ deliveryEnabled: true });
    expect(await client.checkAddress(CODE)).toMatchObject({ deliveryEnabled: true });
    expect(server.requests).toHaveLength(4);
  });

  it('does not mind a refusal: whoever refuses lives', async () => {
    const refusing: RawHandler = (socket) => {
      socket.write(answer(400, { code: 'ERROR', message: 'Нет такого' }));
    };
    const { client, server } = await behind(refusing, { ...once, breaker: { failures: 2 } });
    for (let check = 0; check < 6; check += 1)
      expect(await failureOf(client.checkAddress(CODE))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(server.requests).toHaveLength(6);
  });

  it('does not count a check that its caller gave up', async () => {
    const { state, handler } = switched();
    state.handler = () => undefined;
    const { client } = await behind(handler, { ...once, breaker: { failures: 2, openMs: 60_000 } });
    for (let check = 0; check < 5; check += 1) {
      const error = await failureOf(client.checkAddress(CODE, { signal: AbortSignal.timeout(20) }));
      expect(error).toMatchObject({ name: 'TimeoutError' });
    }
    state.handler = yes;
    expect(await client.checkAddress(CODE)).toMatchObject({ deliveryEnabled: true });
  });

  it('is the address check’s own: lists are read on', async () => {
    const { state, handler } = switched();
    const { client } = await behind(handler, { ...once, breaker: { failures: 1, openMs: 60_000 } });
    await failureOf(client.checkAddress(CODE));
    state.handler = (socket) => {
      socket.write(answer(200, { data: [] }));
    };
    expect((await client.cities()).records).toEqual([]);
  });
});

describe('the bulkhead', () => {
  it('lets so many in, so many wait, and sends the others away', async () => {
    const held: (() => void)[] = [];
    const { client, server } = await behind(
      (socket) => {
        held.push(() => socket.write(answer(200, { deliveryEnabled: true })));
      },
      { timeoutMs: 10_000, bulkhead: { concurrent: 2, queue: 3 } },
    );
    const outcomes = Array.from({ length: 9 }, () =>
      client.checkAddress(CODE).then(
        () => 'answered',
        (error: unknown) => codeOf(error),
      ),
    );
    while (held.length < 2) await pause(5);
    await pause(30);
    expect(server.requests).toHaveLength(2);
    const done = Promise.all(outcomes);
    let released = 0;
    while (released < 5) {
      const next = held[released];
      if (next === undefined) await pause(2);
      else {
        released += 1;
        next();
      }
    }
    const counted = await done;
    expect(counted.filter((outcome) => outcome === 'answered')).toHaveLength(5);
    expect(counted.filter((outcome) => outcome === 'BULKHEAD_FULL')).toHaveLength(4);
    expect(server.requests).toHaveLength(5);
  });

  it('says how many are under way and wait', async () => {
    const { client } = await behind(() => undefined, { bulkhead: { concurrent: 1, queue: 0 } });
    const stop = new AbortController();
    const first = failureOf(client.checkAddress(CODE, { signal: stop.signal }));
    expect(await failureOf(client.checkAddress(CODE))).toMatchObject({
      code: 'BULKHEAD_FULL',
      message: 'POST /delivery/address/check: 1 checks are under way and 0 wait: no more are taken',
    });
    stop.abort();
    await first;
  });

  it('gives the place of one that gave up to the next', async () => {
    const { state, handler } = switched();
    state.handler = () => undefined;
    const { client, server } = await behind(handler, {
      timeoutMs: 10_000,
      bulkhead: { concurrent: 1, queue: 5 },
    });
    const stop = new AbortController();
    const first = failureOf(client.checkAddress(CODE, { signal: stop.signal }));
    const waiting = failureOf(client.checkAddress(CODE, { signal: AbortSignal.timeout(50) }));
    expect(await waiting).toMatchObject({ name: 'TimeoutError' });
    while (server.requests.length === 0) await pause(5);
    expect(server.requests).toHaveLength(1);
    state.handler = yes;
    stop.abort(new Error('enough'));
    expect(await first).toMatchObject({ message: 'enough' });
    expect(await client.checkAddress(CODE)).toMatchObject({ deliveryEnabled: true });
  });

  it('does not hold a check up for longer than its total time', async () => {
    const { client } = await behind(() => undefined, {
      timeoutMs: 10_000,
      retry: { attempts: 1, totalMs: 80 },
      bulkhead: { concurrent: 1, queue: 5 },
    });
    const outcomes = await Promise.all([1, 2, 3].map(() => failureOf(client.checkAddress(CODE))));
    expect(outcomes.map(codeOf)).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
  });
});
