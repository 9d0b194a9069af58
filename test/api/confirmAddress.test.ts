import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AddressChecker, confirmAddress, type OneCClientOptions } from '../../src/client.js';
import type { Emulator, Fault } from '../../src/emulator.js';
import { served } from '../emulator/served.js';
import { quickClient } from './clients.js';
import { answer, rawServer } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const MOSCOW = '7700000000028360004';
const SVERDLOVSK = '6600000100000';

const start = async (faults: readonly Fault[] = [], options: Partial<OneCClientOptions> = {}) => {
  const emulator = await served({ data: tinyCatalog, faults });
  return { emulator, client: quickClient(emulator.url, options) };
};

const checks = (emulator: Emulator): number =>
  emulator.requests().byOperation['/delivery/address/check'] ?? 0;

describe('an address', () => {
  it('is confirmed or refused: the answer is data that survives JSON', async () => {
    const { client } = await start();
    const now = () => Date.parse('2025-01-21T10:00:00Z');
    const confirmed = await confirmAddress(client, MOSCOW, { now });
    expect(confirmed).toEqual({
      status: 'CONFIRMED',
      kladrCode: MOSCOW,
      blocksOrder: false,
      checkedAt: '2025-01-21T10:00:00.000Z',
      fromCache: false,
    });
    const refused = await confirmAddress(client, SVERDLOVSK, { now });
    expect(refused).toEqual({
      status: 'REFUSED',
      kladrCode: SVERDLOVSK,
      blocksOrder: true,
      reason: 'DELIVERY_DISABLED',
      api: null,
      checkedAt: '2025-01-21T10:00:00.000Z',
      fromCache: false,
    });
    expect(JSON.parse(JSON.stringify([confirmed, refused]))).toEqual([confirmed, refused]);
  });

  it('with a bad code is not asked for', async () => {
    const { emulator, client } = await start();
    expect(await confirmAddress(client, '77000000000O0')).toMatchObject({
      status: 'INVALID_KLADR',
      kladrCode: '77000000000O0',
      blocksOrder: true,
      faults: [{ part: 'actuality', got: 'O0' }],
    });
    expect(await confirmAddress(client, JSON.parse('7700000000000'))).toMatchObject({
      status: 'INVALID_KLADR',
      kladrCode: '',
      faults: [{ part: 'code' }],
    });
    expect(checks(emulator)).toBe(0);
  });

  it('that 1C itself calls wrong is refused with its words', async () => {
    const server = await rawServer((socket) => {
      socket.write(answer(400, { code: 'ERROR', message: 'Адрес не найден' }));
    });
    expect(await confirmAddress(quickClient(server.url), MOSCOW)).toMatchObject({
      status: 'REFUSED',
      reason: 'BAD_REQUEST',
      api: { code: 'ERROR', message: 'Адрес не найден' },
      blocksOrder: true,
    });
  });
});

describe('answers are kept', () => {
  it('a confirmation for an hour, a refusal for a minute', async () => {
    const { emulator, client } = await start();
    let at = 0;
    const now = () => at;
    const ask = async (code: string, ms: number): Promise<boolean> => {
      at = ms;
      const answered = await confirmAddress(client, code, { now });
      return 'fromCache' in answered && answered.fromCache;
    };
    expect(await ask(MOSCOW, 0)).toBe(false);
    expect(await ask(SVERDLOVSK, 0)).toBe(false);
    expect(await ask(SVERDLOVSK, 59_999)).toBe(true);
    expect(await ask(SVERDLOVSK, 60_000)).toBe(false);
    expect(await ask(MOSCOW, 3_599_999)).toBe(true);
    expect(await ask(MOSCOW, 3_600_000)).toBe(false);
    expect(checks(emulator)).toBe(4);
  });

  it('with the instant of the answer, not of the question', async () => {
    const { client } = await start();
    await confirmAddress(client, MOSCOW, { now: () => 1_000 });
    expect(await confirmAddress(client, MOSCOW, { now: () => 5_000 })).toMatchObject({
      checkedAt: '1970-01-01T00:00:01.000Z',
      fromCache: true,
    });
  });

  it('for other times where they are set, and never for 0', async () => {
    const { emulator, client } = await start();
    await confirmAddress(client, MOSCOW, { confirmedTtlMs: 0 });
    await confirmAddress(client, MOSCOW, { confirmedTtlMs: 0 });
    expect(checks(emulator)).toBe(2);
  });

  it('not from the future: a clock that goes back asks again', async () => {
    const { emulator, client } = await start();
    await confirmAddress(client, MOSCOW, { now: () => 10_000 });
    await confirmAddress(client, MOSCOW, { now: () => 9_000 });
    expect(checks(emulator)).toBe(2);
  });

  it('for each client apart', async () => {
    const { emulator, client } = await start();
    await confirmAddress(client, MOSCOW);
    await confirmAddress(quickClient(emulator.url), MOSCOW);
    expect(checks(emulator)).toBe(2);
  });

  it('so many of them, those that were asked for last', async () => {
    const { emulator, client } = await start();
    const checker = new AddressChecker(client, { maxEntries: 2 });
    for (const code of ['7700000000000', '7800000000000', '7700000000000', '7900000000000'])
      await checker.confirm(code);
    expect(checker.size).toBe(2);
    expect(await checker.confirm('7700000000000')).toMatchObject({ fromCache: true });
    expect(await checker.confirm('7800000000000')).toMatchObject({ fromCache: false });
    expect(checks(emulator)).toBe(4);
  });
});

describe('equal checks under way', () => {
  it('are one, and its outcome is everybody’s', async () => {
    const { emulator, client } = await start([{ kind: 'latency', ms: 50 }]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirmAddress(client, MOSCOW)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['CONFIRMED']));
    expect(checks(emulator)).toBe(1);
  });

  it('that fail are everybody’s failure, and the next one asks anew', async () => {
    const { emulator, client } = await start([{ kind: 'status', status: 500, count: 2 }]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirmAddress(client, MOSCOW)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['CHECK_UNAVAILABLE']));
    expect(await confirmAddress(client, MOSCOW)).toMatchObject({ status: 'CONFIRMED', fromCache: false });
    expect(checks(emulator)).toBe(3);
  });

  it('go on for the others when one gives up', async () => {
    const { emulator, client } = await start([{ kind: 'latency', ms: 100 }]);
    const stop = new AbortController();
    const mine = confirmAddress(client, MOSCOW, { signal: stop.signal });
    const yours = confirmAddress(client, MOSCOW);
    await pause(20);
    stop.abort(new Error('the buyer left'));
    expect(await mine).toMatchObject({
      status: 'CHECK_UNAVAILABLE',
      cause: { code: 'ABORTED', message: 'the buyer left', retryable: true, status: null },
    });
    expect(await yours).toMatchObject({ status: 'CONFIRMED' });
    expect(checks(emulator)).toBe(1);
  });

  it('are stopped when the last one gives up', async () => {
    const server = await rawServer(() => undefined);
    const client = quickClient(server.url, { addressCheck: { retry: { attempts: 5, baseMs: 1 } } });
    const stop = new AbortController();
    const asked = [1, 2].map(() => confirmAddress(client, MOSCOW, { signal: stop.signal }));
    while (server.requests.length === 0) await pause(5);
    stop.abort(new Error('enough'));
    for (const one of await Promise.all(asked)) expect(one).toMatchObject({ cause: { code: 'ABORTED' } });
    await pause(50);
    expect(server.requests).toHaveLength(1);
  });

  it('are not begun for a signal that is aborted already, but a kept answer is given', async () => {
    const { emulator, client } = await start();
    const signal = AbortSignal.abort(new Error('late'));
    expect(await confirmAddress(client, MOSCOW, { signal })).toMatchObject({ cause: { code: 'ABORTED' } });
    expect(checks(emulator)).toBe(0);
    await confirmAddress(client, MOSCOW);
    expect(await confirmAddress(client, MOSCOW, { signal })).toMatchObject({ status: 'CONFIRMED' });
  });
});

describe('an outage', () => {
  it.each<[string, Fault, object]>([
    [
      'a dead server',
      { kind: 'status', status: 503 },
      { code: 'SERVER_ERROR', status: 503, retryable: true },
    ],
    ['a reset', { kind: 'reset' }, { code: 'NETWORK', status: null, retryable: true }],
    ['silence', { kind: 'hang' }, { code: 'TIMEOUT', status: null, retryable: true }],
    ['a web page', { kind: 'html' }, { code: 'HTML_BODY', status: 200, retryable: false }],
    ['a bad gateway’s 400', { kind: 'html', status: 400 }, { code: 'BAD_REQUEST', status: 400 }],
    ['missing rights', { kind: 'status', status: 403 }, { code: 'FORBIDDEN', status: 403, retryable: false }],
  ])('by %s is neither yes nor no', async (_, fault, cause) => {
    const { client } = await start([fault], {
      addressCheck: { timeoutMs: 60, retry: { attempts: 2, baseMs: 1 } },
    });
    const answered = await confirmAddress(client, MOSCOW);
    expect(answered).toMatchObject({
      status: 'CHECK_UNAVAILABLE',
      kladrCode: MOSCOW,
      blocksOrder: true,
      cause,
    });
    expect(answered).toMatchObject({
      cause: { message: expect.stringContaining('/delivery/address/check') },
    });
    expect(JSON.parse(JSON.stringify(answered))).toEqual(answered);
  });

  it('blocks the order or does not, as the shop chose', async () => {
    const { client } = await start([{ kind: 'reset' }]);
    expect(await confirmAddress(client, MOSCOW, { whenUnavailable: 'allow' })).toMatchObject({
      status: 'CHECK_UNAVAILABLE',
      blocksOrder: false,
    });
    const checker = new AddressChecker(client, { whenUnavailable: 'allow' });
    expect(await checker.confirm(MOSCOW)).toMatchObject({ blocksOrder: false });
    expect(await checker.confirm(MOSCOW, { whenUnavailable: 'block' })).toMatchObject({ blocksOrder: true });
  });

  it('is not kept: the next check asks again', async () => {
    const { client } = await start([{ kind: 'status', status: 500, count: 2 }]);
    expect(await confirmAddress(client, MOSCOW)).toMatchObject({ status: 'CHECK_UNAVAILABLE' });
    expect(await confirmAddress(client, MOSCOW)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('does not take back what is kept', async () => {
    const { emulator, client } = await start();
    await confirmAddress(client, MOSCOW);
    emulator.faults.set([{ kind: 'reset' }]);
    expect(await confirmAddress(client, MOSCOW)).toMatchObject({ status: 'CONFIRMED', fromCache: true });
  });

  it('of the program itself is told apart', async () => {
    const broken = { checkAddress: () => Promise.reject(new TypeError('a fault of ours')) };
    expect(await confirmAddress(broken, MOSCOW)).toMatchObject({
      status: 'CHECK_UNAVAILABLE',
      cause: { code: 'UNEXPECTED', message: 'a fault of ours', retryable: false },
    });
  });
});
