import { setTimeout as pause } from 'node:timers/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ApiProtocolError } from '../../src/client.js';
import type { Page } from '../../src/client.js';
import { failureOf, quickClient } from './clients.js';
import { answer, head, rawServer } from './rawServer.js';

const records = [{ id: 'w1', title: 'Склад «Ёлка»' }];
const page = { data: records, limit: 100, offset: 0, total: 1 };
const text = JSON.stringify(page);
const JSON_UTF8 = 'application/json; charset=utf-8';

/** What the client makes of these bytes. */
const read = async (
  bytes: Uint8Array | string,
  type: string | null = JSON_UTF8,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> => {
  const server = await rawServer((socket) => {
    socket.write(answer(200, bytes, { ...(type === null ? {} : { 'content-type': type }), ...headers }));
  });
  return quickClient(server.url, { maxBodyBytes: 10_000 }).warehouses();
};

const errorOf = (...given: Parameters<typeof read>): Promise<unknown> => failureOf(read(...given));

describe('a body is read', () => {
  it.each<[string, Uint8Array | string, string | null]>([
    ['in UTF-8', text, JSON_UTF8],
    ['with a byte order mark', `\uFEFF${text}`, JSON_UTF8],
    ['with a byte order mark against the declared charset', `\uFEFF${text}`, 'text/plain; charset=cp1251'],
    ['in windows-1251, declared', iconv.encode(text, 'win1251'), 'application/json; charset=windows-1251'],
    [
      'in windows-1251, declared otherwise',
      iconv.encode(text, 'win1251'),
      'application/json;Charset="CP1251" ; q=1',
    ],
    ['in UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'application/json'],
    ['in UTF-16, declared', Buffer.from(text, 'utf16le'), 'application/json; charset=utf-16le'],
    ['in UTF-8, though windows-1251 is declared', text, 'application/json; charset=windows-1251'],
    ['in UTF-8, though latin1 is declared', text, 'application/json; charset=iso-8859-1'],
    ['called text', text, 'text/plain'],
    ['called a web page', text, 'text/html; charset=utf-8'],
    ['called anything', text, 'application/octet-stream'],
    ['called JSON of a kind', text, 'application/problem+json'],
    ['without a type', text, null],
    ['after blanks and lines', ` \r\n\t${text}\n`, JSON_UTF8],
  ])('%s', async (_, bytes, type) => {
    expect((await read(bytes, type)).records).toEqual(records);
  });

  it('compressed', async () => {
    expect((await read(gzipSync(text), JSON_UTF8, { 'content-encoding': 'gzip' })).total).toBe(1);
    expect((await read(deflateSync(text), JSON_UTF8, { 'content-encoding': 'deflate' })).total).toBe(1);
  });

  it('in pieces that break its letters apart', async () => {
    const server = await rawServer(async (socket) => {
      for (const byte of answer(200, text)) {
        socket.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
    });
    expect((await quickClient(server.url).warehouses()).records).toEqual(records);
  });
});

describe('a body is refused', () => {
  it.each<[string, Uint8Array | string, string | null, string, string]>([
    ['empty', '', JSON_UTF8, 'EMPTY_BODY', 'status 200 without a body'],
    ['blank', ' \n ', JSON_UTF8, 'EMPTY_BODY', 'the body is blank'],
    [
      'a web page',
      '<!DOCTYPE html><html><head><style>b{}</style></head><body><h1>Ошибка 502</h1><p>nginx</body></html>',
      'text/html',
      'HTML_BODY',
      'a web page came for JSON: «Ошибка 502 nginx»',
    ],
    ['a web page called JSON', '<html>Вход</html>', JSON_UTF8, 'HTML_BODY', '«Вход»'],
    [
      'JSON that breaks off',
      text.slice(0, 30),
      JSON_UTF8,
      'NOT_JSON',
      '(30 characters, it ends in the middle)',
    ],
    ['JSON with a wrong character', '{"data":[}', JSON_UTF8, 'NOT_JSON', '(10 characters, wrong somewhere'],
    ['JSON with a wrong word', '{"data":[] "total":0}', JSON_UTF8, 'NOT_JSON', 'wrong at character 11'],
    ['JSON in the middle of a word', '{"da', JSON_UTF8, 'NOT_JSON', 'it ends in the middle'],
    ['words', 'Сервис недоступен', 'text/plain', 'NOT_JSON', '«Сервис недоступен»'],
    ['a picture', text, 'image/png', 'UNEXPECTED_CONTENT_TYPE', 'JSON was expected, and image/png came'],
    ['a charset nobody knows', text, 'application/json; charset=utf-13', 'UNKNOWN_CHARSET', '"utf-13"'],
    [
      'windows-1251 that calls itself UTF-8',
      iconv.encode(text, 'win1251'),
      JSON_UTF8,
      'INVALID_ENCODING',
      'the bytes are not utf-8 (the declared charset is utf-8)',
    ],
    [
      'windows-1251 that says nothing',
      iconv.encode(text, 'win1251'),
      'application/json',
      'INVALID_ENCODING',
      'no charset is declared',
    ],
    [
      'a byte that windows-1251 does not have',
      Buffer.from([0x22, 0x98, 0x22]),
      'application/json; charset=windows-1251',
      'INVALID_ENCODING',
      'windows-1251',
    ],
    ['not a page', '[1,2]', JSON_UTF8, 'UNEXPECTED_SHAPE', 'the answer has another shape'],
  ])('%s', async (_, bytes, type, code, message) => {
    const error = await errorOf(bytes, type);
    expect(error).toBeInstanceOf(ApiProtocolError);
    expect(error).toMatchObject({
      code,
      kind: 'protocol',
      status: 200,
      retryable: false,
      operation: '/warehouses',
      page: { offset: 0, limit: 100 },
      message: expect.stringContaining(`POST /warehouses, offset 0, limit 100: `),
    });
    expect(String(error)).toContain(message);
  });

  it.each([
    ['[1,2]', 'expected an object, got a list'],
    ['null', 'expected an object, got null'],
    ['"нет"', 'expected an object, got "нет"'],
    ['{"total":1}', 'data: expected a list of records or one record, got nothing'],
    ['{"data":null}', 'data: expected a list of records or one record, got null'],
    ['{"data":"нет"}', 'data: expected a list of records or one record, got "нет"'],
    ['{"data":7,"total":0}', 'data: expected a list of records or one record, got 7'],
    ['{"data":[],"total":-1}', 'total: expected a whole number of at least 0, got -1'],
    ['{"data":[],"total":1e20}', 'total: expected a whole number of at least 0, got 100000000000000000000'],
    [
      '{"data":[],"total":"99999999999999999999"}',
      'total: expected a whole number of at least 0, got "99999999999999999999"',
    ],
    ['{"data":[],"total":0.5}', 'total: expected a whole number of at least 0, got 0.5'],
    ['{"data":[],"total":"сто"}', 'total: expected a whole number of at least 0, got "сто"'],
    ['{"data":[],"total":[]}', 'total: expected a whole number of at least 0, got an empty list'],
  ])('of another shape: %s', async (body, misfit) => {
    expect(await errorOf(body, JSON_UTF8)).toMatchObject({
      code: 'UNEXPECTED_SHAPE',
      message: `POST /warehouses, offset 0, limit 100: the answer has another shape than the API page's: ${misfit}`,
    });
  });

  it('that is longer than allowed, without taking it in', async () => {
    let sent = 0;
    const broken = new AbortController();
    const server = await rawServer(async (socket) => {
      socket.on('close', () => broken.abort());
      socket.write(head(200, { 'transfer-encoding': 'chunked' }));
      const chunk = Buffer.from(`1000\r\n${' '.repeat(4096)}\r\n`);
      while (!socket.destroyed) {
        sent += 4096;
        if (!socket.write(chunk)) await pause(1);
      }
    });
    const client = quickClient(server.url, { maxBodyBytes: 100_000 });
    expect(await failureOf(client.warehouses())).toMatchObject({
      code: 'BODY_TOO_LARGE',
      message: 'POST /warehouses, offset 0, limit 100: the body is longer than 100000 bytes',
    });
    while (!broken.signal.aborted) await pause(5);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('that unpacks to more than allowed', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await errorOf(bomb, JSON_UTF8, { 'content-encoding': 'gzip' })).toMatchObject({
      code: 'BODY_TOO_LARGE',
    });
  });

  it('that is as long as allowed is read', async () => {
    expect((await read(text.padStart(10_000 - Buffer.byteLength(text) + text.length))).total).toBe(1);
    expect(await errorOf(text.padStart(10_001 - Buffer.byteLength(text) + text.length))).toMatchObject({
      code: 'BODY_TOO_LARGE',
    });
  });
});

describe('a page', () => {
  it('may be one record in place of a list', async () => {
    expect(await read('{"data":{"id":"w1"},"limit":50,"offset":1,"total":1}')).toEqual({
      records: [{ id: 'w1' }],
      limit: 50,
      offset: 1,
      total: 1,
    });
  });

  it('may lack its figures, and its echoes may be anything', async () => {
    const nothing = { records: [], limit: null, offset: null, total: null };
    expect(await read('{"data":[]}')).toEqual(nothing);
    expect(await read('{"data":[],"limit":"?","offset":[],"total":null}')).toEqual(nothing);
  });

  it('carries records as they are, odd ones too', async () => {
    const odd = [null, 1, 'a', [[]], { 'load\u0421apacity': 1 }, {}];
    expect((await read(JSON.stringify({ data: odd }))).records).toEqual(odd);
  });
});

describe('a redirection', () => {
  it.each([
    [
      301,
      'https://elsewhere.local/api/cities?token=1',
      'redirected to https://elsewhere.local/api/cities, and',
    ],
    [302, '/login', 'redirected to /login, and'],
    [307, null, 'status 307: redirected, and that is not followed'],
    [304, null, 'status 304'],
  ])('%i to %s is never followed', async (status, location, message) => {
    const server = await rawServer((socket) => {
      socket.write(head(status, { 'content-length': '0', ...(location === null ? {} : { location }) }));
    });
    const error = await failureOf(quickClient(server.url).cities());
    expect(error).toMatchObject({ code: 'REDIRECTED', status, kind: 'protocol' });
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain('token');
    expect(server.requests).toHaveLength(1);
  });
});

it('no bytes at all give anything but a page or one typed error', async () => {
  let bytes: Uint8Array = Buffer.alloc(0);
  let type = '';
  const server = await rawServer((socket) => {
    socket.write(answer(200, bytes, { 'content-type': type }));
  });
  const client = quickClient(server.url);
  const types = fc.constantFrom(
    JSON_UTF8,
    'text/html',
    'application/json; charset=windows-1251',
    'application/json; charset=utf-16be',
    'application/json; charset=x-user-defined',
  );
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json().map((json) => Buffer.from(json)),
    fc
      .tuple(fc.nat(text.length), fc.uint8Array({ maxLength: 3 }))
      .map(([at, noise]) =>
        Buffer.concat([Buffer.from(text.slice(0, at)), noise, Buffer.from(text.slice(at))]),
      ),
  );
  await fc.assert(
    fc.asyncProperty(anyBytes, types, async (given, declared) => {
      [bytes, type] = [given, declared];
      try {
        expect(Array.isArray((await client.cities()).records)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(ApiProtocolError);
      }
    }),
    { numRuns: 300 },
  );
});
