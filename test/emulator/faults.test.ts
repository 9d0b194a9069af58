import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { FAULT_KINDS, NO_SLIPS, type Emulator, type Fault } from '../../src/emulator.js';
import { faultSchema } from '../../src/emulator/fault.js';
import { post, served, warehouses } from './served.js';

const records = warehouses(10);
const pageShape = z.object({ data: z.array(z.object({ id: z.string() })) });
const right = { data: records.slice(4, 8), limit: 4, offset: 4, total: 10 };
const ask = { limit: 4, offset: 4 };

const serving = (...faults: readonly Fault[]): Promise<Emulator> =>
  served({ data: { warehouses: records }, slips: NO_SLIPS, faults });

const bytesOf = async (emulator: Emulator): Promise<{ type: string | null; bytes: Buffer }> => {
  const response = await fetch(`${emulator.url}/warehouses`, { method: 'POST', body: JSON.stringify(ask) });
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
};

const page = async (fault: Fault): Promise<unknown> =>
  (await post(await serving(fault), '/warehouses', ask)).json;

const read = async (emulator: Emulator): Promise<{ type: string | null; bytes: Buffer }> => {
  const response = await fetch(`${emulator.url}/warehouses`, { method: 'POST' });
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
};

const statuses = async (emulator: Emulator, paths: readonly string[]): Promise<readonly number[]> => {
  const answered = [];
  for (const path of paths) answered.push((await post(emulator, path)).status);
  return answered;
};

const runOfSeed = async (seed: number): Promise<string> => {
  const emulator = await served({
    data: {},
    seed,
    faults: [{ kind: 'status', status: 500, probability: 0.3 }],
  });
  return (
    await statuses(
      emulator,
      Array.from({ length: 200 }, () => '/cities'),
    )
  ).join();
};

const runWithOthers = async (between: number): Promise<string> => {
  const emulator = await serving({ kind: 'status', status: 500, probability: 0.5 });
  const answered = [];
  for (let request = 0; request < 30; request += 1) {
    for (let other = 0; other < between; other += 1) await post(emulator, '/cities');
    answered.push((await post(emulator, '/warehouses')).status);
  }
  return answered.join();
};

const idsOf = (body: unknown): readonly string[] => pageShape.parse(body).data.map(({ id }) => id);

const failure = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.cause : error),
  );

describe('faults of the connection', () => {
  it('latency: the answer is right, but not before its time', async () => {
    const emulator = await serving({ kind: 'latency', ms: 5, jitterMs: 5 });
    expect((await post(emulator, '/warehouses', ask)).json).toEqual(right);
    emulator.faults.set([{ kind: 'latency', ms: 600_000 }]);
    const asked = post(emulator, '/warehouses', ask, { signal: AbortSignal.timeout(60) });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('reset: no answer', async () => {
    const emulator = await serving({ kind: 'reset' });
    expect(await failure(post(emulator, '/warehouses'))).toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.requests().byOutcome).toEqual({ reset: 1 });
  });

  it('reset in the middle: the headers and half of the body', async () => {
    const emulator = await serving({ kind: 'reset', when: 'midBody' });
    const response = await fetch(`${emulator.url}/warehouses`, { method: 'POST' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('hang: nothing until the client gives up', async () => {
    const emulator = await serving({ kind: 'hang' });
    const asked = post(emulator, '/warehouses', {}, { signal: AbortSignal.timeout(60) });
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(emulator.requests().byOutcome).toEqual({ hang: 1 });
  });

  it('slow body: many pieces, the right answer at last', async () => {
    const emulator = await serving({ kind: 'slowBody', bytes: 10, ms: 2 });
    const response = await fetch(`${emulator.url}/warehouses`, { method: 'POST', body: JSON.stringify(ask) });
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual(right);
  });
});

describe('faults of the server', () => {
  it('status: in bursts, with Retry-After and the error body of the API, and the operation is not done', async () => {
    const emulator = await serving({ kind: 'status', status: 429, retryAfterSeconds: 2, burst: 3, count: 3 });
    for (let request = 0; request < 3; request += 1) {
      const answer = await post(emulator, '/warehouses', ask);
      expect(answer.status).toBe(429);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.json).toMatchObject({ code: 'ERROR' });
    }
    expect((await post(emulator, '/warehouses', ask)).json).toEqual(right);
  });

  it('status: Retry-After as a date, HTML bodies and empty ones', async () => {
    const emulator = await serving({
      kind: 'status',
      status: 503,
      retryAfterSeconds: 60,
      retryAfterDate: true,
      body: 'html',
      count: 1,
    });
    const html = await post(emulator, '/warehouses');
    const wait = Date.parse(html.headers.get('retry-after') ?? '') - Date.now();
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    emulator.faults.set([{ kind: 'status', status: 502, body: 'empty' }]);
    expect(await post(emulator, '/warehouses')).toMatchObject({ status: 502, text: '' });
  });

  it('a burst goes on after its first request, even where the chance is small', async () => {
    const emulator = await serving({ kind: 'status', status: 500, probability: 0.2, burst: 4 });
    const failed: boolean[] = [];
    for (let request = 0; request < 60; request += 1)
      failed.push((await post(emulator, '/warehouses')).status === 500);
    const runs = failed
      .map((one) => (one ? 'x' : '.'))
      .join('')
      .split(/\.+/)
      .filter((run) => run !== '');
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs.slice(0, -1)) expect(run.length).toBeGreaterThanOrEqual(4);
    expect(failed).toContain(false);
  });

  it.each([200, 500])('html: a page of the web server with status %i', async (status) => {
    const emulator = await serving({ kind: 'html', status });
    const answer = await post(emulator, '/warehouses');
    expect(answer).toMatchObject({ status, json: undefined });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('</html>');
  });
});

describe('faults of the paging', () => {
  it('short page', async () => {
    expect(await page({ kind: 'shortPage' })).toEqual({ ...right, data: records.slice(4, 6) });
    expect(await page({ kind: 'shortPage', keep: 3 })).toEqual({ ...right, data: records.slice(4, 7) });
    expect(await page({ kind: 'shortPage', keep: 0 })).toEqual({ ...right, data: [] });
  });

  it('repeated page: the records of the page before', async () => {
    expect(await page({ kind: 'repeatedPage' })).toEqual({ ...right, data: records.slice(0, 4) });
  });

  it('shuffled page: the same records in another order', async () => {
    const emulator = await serving({ kind: 'shuffledPage' });
    const answers: (readonly string[])[] = [];
    for (let request = 0; request < 5; request += 1)
      answers.push(idsOf((await post(emulator, '/warehouses', ask)).json));
    for (const ids of answers) expect(ids.toSorted()).toEqual(['w4', 'w5', 'w6', 'w7']);
    expect(new Set(answers.map((ids) => ids.join())).size).toBeGreaterThan(1);
  });

  it('shuffled list: pages overlap and lack records', async () => {
    const emulator = await serving({ kind: 'shuffledPage', scope: 'list' });
    const seen: string[] = [];
    for (let request = 0; request < 3; request += 1) {
      const { json } = await post(emulator, '/warehouses', { limit: 4, offset: request * 4 });
      expect(json).toMatchObject({ total: 10 });
      seen.push(...idsOf(json));
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBeLessThan(10);
  });

  it('records added: the total grows, and the records stay', async () => {
    const emulator = await serving({ kind: 'recordsAdded', records: 2, count: 1 });
    expect((await post(emulator, '/warehouses', ask)).json).toEqual({ ...right, total: 12 });
    expect((await post(emulator, '/warehouses', { offset: 9 })).json).toMatchObject({
      data: [{ id: 'w9' }, { id: 'added-000001' }, { id: 'added-000002' }],
      total: 12,
    });
    expect(emulator.data().warehouses).toHaveLength(12);
  });

  it('records added at the start: every record moves up', async () => {
    expect(await page({ kind: 'recordsAdded', where: 'start' })).toEqual({
      ...right,
      data: records.slice(3, 7),
      total: 11,
    });
  });

  it('records removed from the end or the start', async () => {
    expect(await page({ kind: 'recordsRemoved', records: 3 })).toEqual({
      ...right,
      data: records.slice(4, 7),
      total: 7,
    });
    expect(await page({ kind: 'recordsRemoved', records: 1, where: 'start' })).toEqual({
      ...right,
      data: records.slice(5, 9),
      total: 9,
    });
    expect(await page({ kind: 'recordsRemoved', records: 99 })).toEqual({ ...right, data: [], total: 0 });
  });

  it('wrong total: the records are right', async () => {
    expect(await page({ kind: 'wrongTotal', by: -3 })).toEqual({ ...right, total: 7 });
    expect(await page({ kind: 'wrongTotal', by: -30 })).toEqual({ ...right, total: 0 });
    expect(await page({ kind: 'wrongTotal' })).toEqual({ ...right, total: 11 });
  });
});

describe('faults of the body', () => {
  const cyrillic = [{ id: 'w', title: 'Склад «Ёлка»' }];
  const spoilt = (fault: Fault): Promise<Emulator> =>
    served({ data: { warehouses: cyrillic }, slips: NO_SLIPS, faults: [fault] });
  const text = JSON.stringify({ data: cyrillic, limit: 50, offset: 0, total: 1 });
  const utf8 = 'application/json; charset=utf-8';

  it('truncated JSON: a beginning that is no JSON', async () => {
    const emulator = await spoilt({ kind: 'truncatedJson' });
    for (let request = 0; request < 20; request += 1) {
      const answer = await post(emulator, '/warehouses');
      expect(answer.json).toBeUndefined();
      expect(answer.text.length).toBeGreaterThan(0);
    }
  });

  it('BOM', async () => {
    const { type, bytes } = await read(await spoilt({ kind: 'encoding', encoding: 'bom' }));
    expect(type).toBe(utf8);
    expect(bytes).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]));
  });

  it('windows-1251, declared and not', async () => {
    const declared = await read(await spoilt({ kind: 'encoding', encoding: 'windows-1251' }));
    expect(declared.type).toBe('application/json; charset=windows-1251');
    expect(iconv.decode(declared.bytes, 'win1251')).toBe(text);
    expect(declared.bytes.toString()).not.toBe(text);
    const undeclared = await read(await spoilt({ kind: 'encoding', encoding: 'windows-1251-undeclared' }));
    expect(undeclared.type).toBe(utf8);
    expect(undeclared.bytes).toEqual(declared.bytes);
  });

  it('invalid UTF-8: one byte that no reader may let pass', async () => {
    const { type, bytes } = await read(await spoilt({ kind: 'encoding', encoding: 'invalidUtf8' }));
    expect(type).toBe(utf8);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(bytes.filter((byte) => byte !== 0xff).toString()).toBe(text);
  });

  it('UTF-16', async () => {
    const { type, bytes } = await read(await spoilt({ kind: 'encoding', encoding: 'utf-16le' }));
    expect(type).toBe('application/json; charset=utf-16le');
    expect(bytes.toString('utf16le')).toBe(text);
  });

  it('a wrong content type on a right body', async () => {
    const plain = await read(await spoilt({ kind: 'contentType' }));
    expect(plain).toEqual({ type: 'text/plain; charset=utf-8', bytes: Buffer.from(text) });
    expect((await read(await spoilt({ kind: 'contentType', value: 'text/html' }))).type).toBe('text/html');
  });

  it('a huge body: lawful JSON after so many spaces', async () => {
    const { bytes } = await read(await spoilt({ kind: 'hugeBody', bytes: 100_000 }));
    expect(bytes.length).toBe(100_000 + Buffer.byteLength(text));
    expect(JSON.parse(bytes.toString())).toEqual(JSON.parse(text));
  });
});

describe('which requests meet a fault', () => {
  it('those of its operations, after `skip` of them, `count` at most', async () => {
    const emulator = await serving({
      kind: 'status',
      status: 500,
      operations: ['/warehouses'],
      skip: 1,
      count: 2,
    });
    const paths = ['/warehouses', '/cities', '/warehouses', '/cities', '/warehouses', '/warehouses'];
    expect(await statuses(emulator, paths)).toEqual([200, 200, 500, 200, 500, 200]);
    expect(emulator.faults.list()).toMatchObject([{ fired: 2 }]);
  });

  it('about as many as its probability says; the same ones for the same seed', async () => {
    const [first, again, other] = [await runOfSeed(1), await runOfSeed(1), await runOfSeed(2)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    const failed = first.split(',').filter((status) => status === '500').length;
    expect(failed).toBeGreaterThan(40);
    expect(failed).toBeLessThan(80);
  });

  it('other operations in between change nothing', async () => {
    expect(await runWithOthers(2)).toBe(await runWithOthers(0));
  });

  it('several faults join in one answer', async () => {
    const emulator = await serving(
      { kind: 'shortPage', keep: 1 },
      { kind: 'encoding', encoding: 'bom' },
      { kind: 'contentType' },
      { kind: 'latency', ms: 1 },
    );
    const { type, bytes } = await bytesOf(emulator);
    expect(type).toBe('text/plain; charset=utf-8');
    expect(bytes.toString()).toBe(`\uFEFF${JSON.stringify({ ...right, data: [records[4]] })}`);
  });

  it('switching off takes effect at once', async () => {
    const emulator = await serving({ kind: 'html' });
    expect((await post(emulator, '/warehouses', ask)).json).toBeUndefined();
    emulator.faults.clear();
    expect((await post(emulator, '/warehouses', ask)).json).toEqual(right);
  });

  it('a fault that is none is refused', async () => {
    const emulator = await serving();
    expect(() => emulator.faults.set([{ kind: 'latency', ms: -1 }])).toThrow(/ms/);
    expect(() => emulator.faults.add({ kind: 'html', probability: 2 })).toThrow(/probability/);
    expect(faultSchema.safeParse({ kind: 'html', chance: 1 }).success).toBe(false);
  });

  it('every kind is known by name', () => {
    expect(new Set(FAULT_KINDS).size).toBe(FAULT_KINDS.length);
    expect(FAULT_KINDS).toHaveLength(16);
  });
});
