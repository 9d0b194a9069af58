import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { below, pass, whole, type Mischief, type Passing } from './proxy.js';
import { answer, head } from './rawServer.js';

const pageShape = z.looseObject({
  data: z.unknown(),
  limit: z.number(),
  offset: z.number(),
  total: z.number(),
});

type PageBody = z.infer<typeof pageShape>;

const recordsOf = ({ data }: PageBody): readonly unknown[] => (Array.isArray(data) ? data : [data]);

/** The page, another one in its place; what is no page passes. */
const edited =
  (edit: (page: PageBody, passing: Passing) => unknown): Mischief =>
  (passing) => {
    const read = pageShape.safeParse(JSON.parse(passing.upstream.bytes.toString()));
    if (read.success) passing.socket.write(answer(200, edit(read.data, passing)));
    else return pass(passing);
  };

const withRecords = (edit: (records: readonly unknown[], passing: Passing) => readonly unknown[]): Mischief =>
  edited((page, passing) => ({ ...page, data: edit(recordsOf(page), passing) }));

const withStatus =
  (status: number, headers: Readonly<Record<string, string>> = {}): Mischief =>
  ({ socket, upstream: { bytes, type } }) => {
    socket.write(answer(status, bytes, { 'content-type': type, ...headers }));
  };

const bodiless =
  (status: number, headers: Readonly<Record<string, string>> = {}): Mischief =>
  ({ socket }) => {
    socket.write(head(status, headers));
  };

const heading =
  (
    headers: Readonly<Record<string, string>>,
    encode = (text: string): Buffer => Buffer.from(text),
  ): Mischief =>
  ({ socket, upstream: { status, bytes } }) => {
    socket.write(answer(status, encode(bytes.toString()), headers));
  };

const oneOf = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[below(random, list.length)];

const replayed =
  (from: 'earlier' | 'earlierOfPath'): Mischief =>
  (passing) => {
    passing.socket.write(whole(oneOf(passing[from], passing.random) ?? passing.upstream));
  };

/** What goes wrong with whole answers: another one, another status, another page. */
export const ANSWERS: Readonly<Record<string, Mischief>> = {
  'has status 201': withStatus(201),
  'has status 203': withStatus(203),
  'is nothing with status 200': bodiless(200, { 'content-length': '0' }),
  'is nothing with status 204': bodiless(204),
  'is nothing with status 205': bodiless(205, { 'content-length': '0' }),
  'is not modified': bodiless(304),
  'leads to itself': (passing) => {
    passing.socket.write(
      head(302, { location: passing.request.path, 'content-length': '0', connection: 'keep-alive' }),
    );
  },
  'leads elsewhere and back': ({ socket, request }) => {
    const location = request.path.endsWith('again') ? request.path.slice(0, -5) : `${request.path}again`;
    socket.write(head(307, { location, 'content-length': '0' }));
  },
  'leads nowhere': bodiless(301, { 'content-length': '0' }),
  'is refused with 400': withStatus(400),
  'is refused with 401': withStatus(401, { 'www-authenticate': 'Basic' }),
  'is refused with 403': withStatus(403),
  'is not found': withStatus(404),
  'is refused with 407': withStatus(407),
  'times out with 408': withStatus(408),
  'is too much with 429': withStatus(429, { 'retry-after': '0' }),
  'fails with 500': withStatus(500),
  'fails with 502': withStatus(502, { 'content-type': 'text/html' }),
  'fails with 599': withStatus(599),
  'has status 999': withStatus(999),
  'switches protocols': bodiless(101, { upgrade: 'websocket', connection: 'upgrade' }),
  'is to be continued, and is': ({ socket, upstream }) => {
    socket.write(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), whole(upstream)]));
  },
  'hints first': ({ socket, upstream }) => {
    const hint = Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n');
    socket.write(Buffer.concat([hint, hint, whole(upstream)]));
  },
  'is a web page': ({ socket }) => {
    socket.write(answer(200, '<!DOCTYPE html><h1>Вход в сеть</h1>', { 'content-type': 'text/html' }));
  },
  'is text': ({ socket }) => {
    socket.write(answer(200, 'Сервис временно недоступен', { 'content-type': 'text/plain' }));
  },
  'is a picture': heading({ 'content-type': 'image/png' }),
  'is called a web page': heading({ 'content-type': 'text/html; charset=utf-8' }),
  'has no type': heading({}),
  'is UTF-8 under another name': heading({ 'content-type': 'application/json; charset=windows-1251' }),
  'is in windows-1251': heading({ 'content-type': 'application/json; charset=windows-1251' }, (text) =>
    iconv.encode(text, 'win1251'),
  ),
  'is in windows-1251 and does not say so': heading({ 'content-type': 'application/json' }, (text) =>
    iconv.encode(text, 'win1251'),
  ),
  'is in the charset of a Macintosh': heading(
    { 'content-type': 'application/json; charset=x-mac-cyrillic' },
    (text) => iconv.encode(text, 'maccyrillic'),
  ),
  'is in a charset nobody knows': heading({ 'content-type': 'application/json; charset=utf-13' }),
  'has a byte order mark': heading({ 'content-type': 'application/json' }, (text) =>
    Buffer.from(`\uFEFF${text}`),
  ),
  'is in UTF-16': heading({ 'content-type': 'application/json; charset=utf-16le' }, (text) =>
    Buffer.from(text, 'utf16le'),
  ),
  'is raw deflate': heading({ 'content-type': 'application/json', 'content-encoding': 'deflate' }, (text) =>
    deflateRawSync(text),
  ),
  'is very large': heading({ 'content-type': 'application/json' }, (text) =>
    Buffer.from(' '.repeat(300_000) + text),
  ),
  'is bottomless': ({ socket }) => {
    socket.write(answer(200, `{"data":[${'['.repeat(50_000)}${']'.repeat(50_000)}],"total":1}`));
  },
  'is null': ({ socket }) => {
    socket.write(answer(200, null));
  },
  'is a list': edited(({ data }) => data),
  'is an empty object': edited(() => ({})),
  'has no data': edited((page) => ({ ...page, data: undefined })),
  'has null for data': edited((page) => ({ ...page, data: null })),
  'has no total': edited((page) => ({ ...page, total: undefined })),
  'has its total as a text': edited((page) => ({ ...page, total: String(page.total) })),
  'has a total that is too great': edited((page, { random }) => ({
    ...page,
    total: page.total + 1 + below(random, 9),
  })),
  'has a total that is too small': edited((page, { random }) => ({
    ...page,
    total: Math.max(0, page.total - 1 - below(random, 9)),
  })),
  'says that there is nothing': edited((page) => ({ ...page, data: [], total: 0 })),
  'echoes another page': edited((page, { random }) => ({ ...page, offset: below(random, 300), limit: 7 })),
  'lacks a record': withRecords((records, { random }) => records.toSpliced(below(random, records.length), 1)),
  'lacks a record and counts so': edited((page, { random }) => ({
    ...page,
    data: recordsOf(page).toSpliced(below(random, recordsOf(page).length), 1),
    total: Math.max(0, page.total - 1),
  })),
  'has a record twice': withRecords((records, { random }) =>
    records.toSpliced(below(random, records.length), 0, oneOf(records, random) ?? {}),
  ),
  'has a record in place of another': withRecords((records, { random }) =>
    records.length === 0 ? [] : records.with(below(random, records.length), oneOf(records, random)),
  ),
  'has its records in another order': withRecords((records, { random }) =>
    records
      .map((record) => ({ record, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ record }) => record),
  ),
  'has an alien record': withRecords((records) => [...records.slice(1), { id: 'alien', price: 0 }]),
  'has another record’s number': withRecords((records, { random }) =>
    records.map((record) =>
      typeof record === 'object' && record !== null && 'price' in record && random() < 0.1
        ? { ...record, price: 1 }
        : record,
    ),
  ),
  'is an earlier page of the list': replayed('earlierOfPath'),
  'is an earlier answer to something else': replayed('earlier'),
};
