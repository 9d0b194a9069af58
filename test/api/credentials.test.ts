import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  clientOptionsFromEnv,
  InvalidClientOptionsError,
  InvalidCredentialsError,
  OneCClient,
  type ClientAuth,
} from '../../src/client.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';
import { answer, rawServer, type RawRequest } from './rawServer.js';
import { tinyCatalog } from './tinyCatalog.js';

const SECRET = 'Пароль-very-secret-42';
const encoded = Buffer.from(`сайт:${SECRET}`).toString('base64');

/** The headers that a client with these credentials sends. */
const sent = async (auth: ClientAuth | undefined, toUrl = (url: string) => url): Promise<RawRequest> => {
  const server = await rawServer((socket) => {
    socket.write(answer(200, { data: [], total: 0 }));
  });
  await new OneCClient({ baseUrl: toUrl(server.url), ...(auth === undefined ? {} : { auth }) }).cities();
  const [request] = server.requests;
  if (request === undefined) throw new Error('nothing was sent');
  return request;
};

describe('credentials', () => {
  it('are HTTP Basic in UTF-8', async () => {
    const { headers } = await sent({ kind: 'basic', user: 'сайт', password: SECRET });
    expect(headers.get('authorization')).toBe(`Basic ${encoded}`);
  });

  it('are a bearer token', async () => {
    expect((await sent({ kind: 'bearer', token: 'abc.def' })).headers.get('authorization')).toBe(
      'Bearer abc.def',
    );
  });

  it('are headers of one’s own', async () => {
    const { headers } = await sent({ kind: 'headers', headers: { 'X-Api-Key': 'k1', 'X-Shop': 's2' } });
    expect([headers.get('x-api-key'), headers.get('x-shop')]).toEqual(['k1', 's2']);
    expect(headers.has('authorization')).toBe(false);
  });

  it('are none unless given', async () => {
    expect((await sent(undefined)).headers.has('authorization')).toBe(false);
  });

  it('may stand in the base URL, which is then without them', async () => {
    const { headers, path } = await sent(undefined, (url) =>
      `${url}/trade/hs/api`.replace('//', `//${encodeURIComponent('сайт')}:${encodeURIComponent(SECRET)}@`),
    );
    expect(headers.get('authorization')).toBe(`Basic ${encoded}`);
    expect(path).toBe('/trade/hs/api/cities');
    expect(new OneCClient({ baseUrl: 'http://u:p@1c.local/api' }).baseUrl).toBe('http://1c.local/api/');
  });

  it.each<[string, { username: string; password: string }, boolean]>([
    ['right', { username: 'сайт', password: SECRET }, true],
    ['wrong', { username: 'сайт', password: 'other' }, false],
  ])('that are %s', async (_, { username, password }, pass) => {
    const emulator = await served({ data: tinyCatalog, auth: { type: 'basic', username, password } });
    const client = quickClient(emulator.url, { auth: { kind: 'basic', user: 'сайт', password: SECRET } });
    const outcome = await client.cities().then(
      () => 'read',
      (error: unknown) => error,
    );
    if (pass) expect(outcome).toBe('read');
    else
      expect(outcome).toMatchObject({
        code: 'UNAUTHORIZED',
        status: 401,
        api: { code: 'UNAUTHORIZED', message: 'Идентификация пользователя не выполнена' },
      });
  });
});

const AUTHS: readonly (readonly [string, ClientAuth])[] = [
  ['Basic', { kind: 'basic', user: 'сайт', password: SECRET }],
  ['Bearer', { kind: 'bearer', token: 'token-very-secret-42' }],
  ['own', { kind: 'headers', headers: { 'X-Api-Key': 'Key token-very-secret-42' } }],
];

/** Everything that a log may show of a thing. */
const shown = (thing: unknown): string =>
  [
    inspect(thing, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(thing),
    String(thing),
    thing instanceof Error ? `${thing.message} ${thing.stack ?? ''} ${String(thing.cause)}` : '',
  ].join('\n');

describe.each(AUTHS)('a secret of %s credentials', (_, auth) => {
  const hidden = (text: string): void => {
    expect(text).not.toContain('very-secret');
    expect(text).not.toContain(encoded);
  };

  it('is not in the client', () => {
    hidden(shown(new OneCClient({ baseUrl: 'http://1c.local', auth })));
  });

  it('is in no error, even where the server sends it back', async () => {
    for (const status of [200, 302, 400, 401, 500]) {
      const server = await rawServer((socket, { headers }) => {
        const echo = [...headers].flat().join(' ');
        const utf8 = `${echo} ${SECRET}`;
        socket.write(
          answer(status, { code: utf8, message: utf8, data: utf8 }, { location: encodeURI(`/${utf8}`) }),
        );
      });
      const error = await failureOf(quickClient(server.url, { auth, retry: { attempts: 2 } }).cities());
      if (auth.kind === 'basic') hidden(shown(error));
      else expect(shown(error)).not.toContain('token-very-secret');
    }
    const server = await rawServer((socket, { headers }) => {
      socket.write(answer(200, `<p>${[...headers].flat().join(' ')}</p>`, { 'content-type': 'text/html' }));
    });
    hidden(shown(await failureOf(quickClient(server.url, { auth }).cities())));
  });

  it('is in no error, however the server spells it', async () => {
    const secret = auth.kind === 'basic' ? SECRET : 'token-very-secret-42';
    const escaped = secret
      .split('')
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    for (const body of [
      `{"code":"ERROR","message":"${escaped.join('')}"}`,
      `{"code":"${secret}","message":""}`,
      `{"said":${JSON.stringify(secret)}}`,
      `a=${encodeURIComponent(secret)}&b=${encodeURI(secret)}`,
    ]) {
      const server = await rawServer((socket) => {
        socket.write(answer(400, body));
      });
      hidden(shown(await failureOf(quickClient(server.url, { auth }).cities())));
    }
  });

  it.each([0, 45])('is in no error about the shape of an answer (after %i characters)', async (before) => {
    const secret = auth.kind === 'basic' ? SECRET : 'token-very-secret-42';
    const server = await rawServer((socket) => {
      socket.write(answer(200, { data: '-'.repeat(before) + secret }));
    });
    const error = await failureOf(quickClient(server.url, { auth }).cities());
    expect(error).toMatchObject({ code: 'UNEXPECTED_SHAPE', message: expect.stringContaining('***') });
    hidden(shown(error));
  });

  it('is in no network error', async () => {
    const server = await rawServer((socket) => {
      socket.destroy();
    });
    hidden(shown(await failureOf(quickClient(server.url, { auth }).cities())));
  });
});

describe('credentials that cannot be sent', () => {
  it.each<[string, ClientAuth, string]>([
    ['a user with a colon', { kind: 'basic', user: 'a:b', password: 'very-secret' }, 'colon'],
    ['a token with a line break', { kind: 'bearer', token: 'very-secret\r\nX: y' }, 'printable ASCII'],
    ['a token in Russian', { kind: 'bearer', token: 'very-secret-ключ' }, 'printable ASCII'],
    ['an empty token', { kind: 'bearer', token: '' }, 'printable ASCII'],
    ['a header that is none', { kind: 'headers', headers: { 'X-Key': 'very-secret\n\0' } }, '"X-Key"'],
    ['a name that is none', { kind: 'headers', headers: { 'X Key': 'very-secret' } }, '"X Key"'],
  ])('%s: the error does not show them', async (_, auth, message) => {
    const error = await failureOf(
      Promise.resolve().then(() => new OneCClient({ baseUrl: 'http://1c.local', auth })),
    );
    expect(error).toBeInstanceOf(InvalidCredentialsError);
    expect(shown(error)).toContain(message);
    expect(shown(error).replace(/at .*credentials.test.*/g, '')).not.toContain('very-secret');
  });
});

describe('the environment', () => {
  const env = { DOVOZ_URL: 'http://1c.local', DOVOZ_TIMEOUT_MS: '5000' };

  it('gives options, of which nothing shows the secret', async () => {
    const basic = clientOptionsFromEnv({ ...env, DOVOZ_USER: 'сайт', DOVOZ_PASSWORD: SECRET });
    expect(basic).toMatchObject({ baseUrl: 'http://1c.local', timeoutMs: 5000, auth: { kind: 'basic' } });
    expect(JSON.stringify(basic) + inspect(basic, { depth: 9 })).not.toContain('very-secret');
    const { auth } = basic;
    expect((await sent(auth)).headers.get('authorization')).toBe(`Basic ${encoded}`);

    const bearer = clientOptionsFromEnv({ DOVOZ_TOKEN: 'token-very-secret-42' });
    expect(JSON.stringify(bearer) + inspect(bearer, { depth: 9 })).not.toContain('very-secret');
    expect((await sent(bearer.auth)).headers.get('authorization')).toBe('Bearer token-very-secret-42');

    const own = clientOptionsFromEnv({ DOVOZ_HEADERS: '{"X-Key":"very-secret"}' });
    expect(JSON.stringify(own) + inspect(own, { depth: 9 })).not.toContain('very-secret');
    expect((await sent(own.auth)).headers.get('x-key')).toBe('very-secret');
  });

  it('may say nothing', () => {
    expect(clientOptionsFromEnv({})).toEqual({});
    expect(clientOptionsFromEnv({ DOVOZ_URL: '', DOVOZ_USER: '', DOVOZ_TOKEN: '' })).toEqual({});
  });

  it('may give a user without a password', async () => {
    const { auth } = clientOptionsFromEnv({ DOVOZ_USER: 'a' });
    expect((await sent(auth)).headers.get('authorization')).toBe('Basic YTo=');
  });

  it.each([
    [{ DOVOZ_TIMEOUT_MS: 'soon' }, 'DOVOZ_TIMEOUT_MS'],
    [{ DOVOZ_TIMEOUT_MS: '0' }, 'DOVOZ_TIMEOUT_MS'],
    [{ DOVOZ_PASSWORD: 'very-secret' }, 'DOVOZ_USER'],
    [{ DOVOZ_USER: 'a', DOVOZ_TOKEN: 'very-secret' }, 'DOVOZ_TOKEN'],
    [{ DOVOZ_TOKEN: 'very-secret', DOVOZ_HEADERS: '{}' }, 'DOVOZ_TOKEN'],
    [{ DOVOZ_HEADERS: 'very-secret' }, 'DOVOZ_HEADERS'],
    [{ DOVOZ_HEADERS: '["very-secret"]' }, 'DOVOZ_HEADERS'],
    [{ DOVOZ_HEADERS: '{"a":1}' }, 'DOVOZ_HEADERS'],
  ])('%j is refused by the variable’s name alone', (given, name) => {
    expect(() => clientOptionsFromEnv(given)).toThrow(InvalidClientOptionsError);
    expect(() => clientOptionsFromEnv(given)).toThrow(name);
    expect(() => clientOptionsFromEnv(given)).not.toThrow('very-secret');
  });
});
