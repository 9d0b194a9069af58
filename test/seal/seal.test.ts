import * as fc from 'fast-check';
import { CompactSign, SignJWT, UnsecuredJWT, base64url, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Option } from '../../src/quote/answer.js';
import { quote } from '../../src/quote/quote.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { openSeal, type OpenedSeal, type SealExpectations } from '../../src/seal/openSeal.js';
import { sealOption, sealPickup, type SealOptions } from '../../src/seal/sealOption.js';
import { SealKeyError, SealKeys, generateSealKey, type SealJwk } from '../../src/seal/sealKeys.js';
import { request, smallTown } from '../support/smallTown.js';

const now = '2025-01-21T12:05:00+05:00';
const network = compileNetwork(smallTown);

let secret: SealJwk;
let pair: SealJwk;
let rings: { readonly HS256: SealKeys; readonly EdDSA: SealKeys };

beforeAll(async () => {
  secret = await generateSealKey('HS256', 'shared');
  pair = await generateSealKey('EdDSA', 'pair');
  rings = { HS256: await SealKeys.of({ jwk: secret }), EdDSA: await SealKeys.of({ jwk: pair }) };
});

function offered(type: DeliveryType, from: Network = network, asked: QuoteRequest = request): Option {
  const option = quote(from, asked).options.find((one) => one.type === type);
  if (option === undefined) throw new Error(`${type} is not offered`);
  return option;
}

async function sealed(type: DeliveryType = 'EXPRESS', options: Partial<SealOptions> = {}): Promise<string> {
  const outcome = await sealOption(network, request, offered(type), { keys: rings.HS256, now, ...options });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.token;
}

async function refusalOf(
  token: string,
  expected: SealExpectations = {},
  keys = rings.HS256,
): Promise<string> {
  const opened = await openSeal(token, keys, { now, ...expected });
  return opened.ok ? 'OPENED' : opened.reason;
}

async function endOf(
  type: DeliveryType,
  asked: QuoteRequest,
  at: string,
  options: Partial<SealOptions> = {},
  from = network,
) {
  const option = offered(type, from, asked);
  return sealOption(from, asked, option, { keys: rings.HS256, now: at, ...options });
}

const keyOf = (opened: OpenedSeal) => (opened.ok ? opened.keyId : opened.reason);

const payloadOf = (token: string) => base64url.decode(token.split('.')[1] ?? '');

const header = (fields: object) => base64url.encode(JSON.stringify(fields));

describe.each(['HS256', 'EdDSA'] as const)('a seal by %s', (algorithm) => {
  it.each(['ROUTE', 'EXPRESS', 'TOMORROW'] as const)('gives the very option back: %s', async (type) => {
    const option = offered(type);
    const keys = rings[algorithm];
    const outcome = await sealOption(network, request, option, { keys, now });
    if (!outcome.ok) throw new Error(outcome.reason);
    const { destination, load } = request;
    expect(await openSeal(outcome.token, keys, { now, destination, load, network: network.version })).toEqual(
      {
        ok: true,
        kind: 'option',
        option,
        destination: { ...destination.location, cityId: 'c1', kladrCode: '6600000100000', timeZone: null },
        load,
        network: network.version,
        issuedAt: '2025-01-21T07:05:00Z',
        expiresAt: outcome.expiresAt,
        keyId: algorithm === 'HS256' ? 'shared' : 'pair',
      },
    );
  });

  it('opens for a destination whose city and code are no texts, as a quote reads them', async () => {
    const numbered = { location: request.destination.location, cityId: 5, kladrCode: 6600000100000 };
    const asked = { ...request, destination: numbered as unknown as QuoteRequest['destination'] };
    const [option] = quote(network, asked).options;
    if (option === undefined) throw new Error('no option');
    const outcome = await sealOption(network, asked, option, { keys: rings[algorithm], now });
    const { destination } = asked;
    const opened = await openSeal(outcome.ok ? outcome.token : '', rings[algorithm], { now, destination });
    expect(opened).toMatchObject({ ok: true, option, destination: { cityId: null, kladrCode: null } });
  });

  it('gives a pick-up back', async () => {
    const [pickup] = quote(network, request).pickups;
    if (pickup === undefined) throw new Error('no pick-up');
    const outcome = await sealPickup(network, request, pickup, { keys: rings[algorithm], now });
    expect(outcome).toMatchObject({ ok: true, endedBy: 'LIFETIME', expiresAt: '2025-01-21T07:35:00Z' });
    const opened = await openSeal(outcome.ok ? outcome.token : '', rings[algorithm], { now });
    expect(opened).toMatchObject({ ok: true, kind: 'pickup', pickup });
    const nearer = { ...pickup, distanceKm: '0.001' };
    expect(await sealPickup(network, request, nearer, { keys: rings[algorithm], now })).toMatchObject({
      reason: 'NOT_OFFERED',
    });
  });

  it('does not open after any one character was changed', async () => {
    const token = await sealed('EXPRESS', { keys: rings[algorithm] });
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=';
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom(...letters.split('')),
        async (at, letter) => {
          fc.pre(token[at] !== letter);
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          expect(['MALFORMED', 'BAD_SIGNATURE', 'WRONG_KEY']).toContain(
            await refusalOf(changed, {}, rings[algorithm]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not open with its last letter, or its length, changed in any way', async () => {
    const token = await sealed('EXPRESS', { keys: rings[algorithm] });
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const others = letters.split('').filter((letter) => letter !== token.at(-1));
    for (const changed of [
      // Some bits of the last letter mean nothing: such a token would say the same, and must not open.
      ...others.map((letter) => token.slice(0, -1) + letter),
      ...others.map((letter) => token + letter),
      ...['=', ' ', '\n', '.', '.AAAA'].flatMap((more) => [token + more, more + token]),
      token.slice(0, -1),
      token.replace('.', '..'),
    ]) {
      expect(['MALFORMED', 'BAD_SIGNATURE']).toContain(await refusalOf(changed, {}, rings[algorithm]));
    }
  });

  it('does not open with any one bit of its bytes flipped', async () => {
    const token = await sealed('EXPRESS', { keys: rings[algorithm] });
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const bytes = Buffer.from(token, 'latin1');
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(['MALFORMED', 'BAD_SIGNATURE', 'WRONG_KEY']).toContain(
          await refusalOf(bytes.toString('latin1'), {}, rings[algorithm]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is sealed', () => {
  it('is only what the network gives for the request', async () => {
    const keys = rings.HS256;
    const option = offered('EXPRESS');
    for (const changed of [
      { ...option, price: '0.01' },
      { ...option, orderBy: '2025-12-31T00:00:00+05:00' },
      { ...option, warehouseId: 'w2' },
      { ...option, type: 'ROUTE' as const },
      { ...option, price: 'free' },
    ]) {
      expect(await sealOption(network, request, changed, { keys, now })).toMatchObject({
        ok: false,
        reason: 'NOT_OFFERED',
      });
    }
    const nearer = { ...request, destination: { location: { lat: 56.84, lng: 60.61 } } };
    expect(await sealOption(network, nearer, option, { keys, now })).toMatchObject({ reason: 'NOT_OFFERED' });
  });

  it('may be an option whose keys come in another order, as from a form', async () => {
    const entries = Object.entries(offered('EXPRESS')).toReversed();
    const option: Option = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
    expect(await sealOption(network, request, option, { keys: rings.HS256, now })).toMatchObject({
      ok: true,
    });
  });
});

describe('a seal is good only', () => {
  const other: readonly [string, SealExpectations, string][] = [
    [
      'for its place',
      { destination: { ...request.destination, location: { lat: 57, lng: 60.5717 } } },
      'OTHER_DESTINATION',
    ],
    ['for its city', { destination: { ...request.destination, cityId: 'c2' } }, 'OTHER_DESTINATION'],
    ['for its address', { destination: { ...request.destination, kladrCode: null } }, 'OTHER_DESTINATION'],
    ['in its zone', { destination: { ...request.destination, timeZone: 'Asia/Omsk' } }, 'OTHER_DESTINATION'],
    ['for its weight', { load: { weightKg: 120.5, volumeM3: 0.8 } }, 'OTHER_LOAD'],
    ['for its volume', { load: { weightKg: 120, volumeM3: 0.81 } }, 'OTHER_LOAD'],
    [
      'for a load, if sealed for one',
      { items: [{ quantity: 1, weightKg: 120, volumeM3: 0.8 }] },
      'OTHER_LOAD',
    ],
    ['with its network, where asked', { network: 'another' }, 'OTHER_NETWORK'],
  ];

  it.each(other)('%s', async (_, expected, reason) => {
    expect(await refusalOf(await sealed(), expected)).toBe(reason);
  });

  it('for its items, in any order', async () => {
    const items = [
      { productId: 'a', quantity: 1, weightKg: 10, volumeM3: 0.1 },
      { productId: 'b', quantity: 2, weightKg: 20, volumeM3: 0.2 },
    ];
    const { load: _, ...rest } = request;
    const asked = { ...rest, items };
    const outcome = await sealOption(network, asked, offered('EXPRESS', network, asked), {
      keys: rings.HS256,
      now,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(await refusalOf(outcome.token, { items: items.toReversed() })).toBe('OPENED');
    expect(await refusalOf(outcome.token, { items: items.slice(1) })).toBe('OTHER_LOAD');
    expect(await refusalOf(outcome.token, { items: [...items, ...items.slice(1)] })).toBe('OTHER_LOAD');
    expect(await refusalOf(outcome.token, { load: { weightKg: 50, volumeM3: 0.5 } })).toBe('OTHER_LOAD');
  });
});

describe('a seal ends', () => {
  it('with its lifetime, half an hour unless given', async () => {
    expect(await endOf('TOMORROW', request, now)).toMatchObject({
      issuedAt: '2025-01-21T07:05:00Z',
      expiresAt: '2025-01-21T07:35:00Z',
      endedBy: 'LIFETIME',
    });
    expect(await endOf('TOMORROW', request, now, { maxLifetimeMs: 61_900 })).toMatchObject({
      expiresAt: '2025-01-21T07:06:01Z',
    });
    await expect(endOf('TOMORROW', request, now, { maxLifetimeMs: 999 })).rejects.toBeInstanceOf(RangeError);
    await expect(endOf('TOMORROW', request, now, { maxLifetimeMs: Infinity })).rejects.toBeInstanceOf(
      RangeError,
    );
  });

  it('at orderBy, and is not given after it', async () => {
    const { orderBy } = offered('EXPRESS');
    const day = { maxLifetimeMs: 86_400_000 };
    const ended = await endOf('EXPRESS', request, now, day);
    expect(ended).toMatchObject({ ok: true, endedBy: 'ORDER_BY' });
    expect(ended.ok && Date.parse(ended.expiresAt)).toBe(Date.parse(orderBy));
    expect(await endOf('EXPRESS', request, orderBy, day)).toMatchObject({
      ok: false,
      reason: 'CUT_OFF_PASSED',
    });
  });

  it('at the warehouse’s midnight before a tariff changes, for that type and vehicle alone', async () => {
    const lastEvening = { ...request, placedAt: '2025-01-31T23:30:00+05:00' };
    const week = { maxLifetimeMs: 7 * 86_400_000 };
    expect(await endOf('ROUTE', lastEvening, '2025-01-31T23:31:00+05:00', week)).toMatchObject({
      expiresAt: '2025-01-31T19:00:00Z',
      endedBy: 'TARIFF_CHANGE',
    });
    expect(await endOf('TOMORROW', lastEvening, '2025-01-31T23:31:00+05:00', week)).toMatchObject({
      endedBy: 'ORDER_BY',
    });
    expect(await endOf('ROUTE', lastEvening, '2025-02-01T00:00:00+05:00', week)).toMatchObject({
      ok: false,
      reason: 'TARIFF_CHANGED',
    });
  });

  it('not for a change before its departure, where the tariff of that day counts', async () => {
    const departing = compileNetwork(smallTown, { tariff: { date: 'departure' } });
    const lastEvening = { ...request, placedAt: '2025-01-31T19:30:00+05:00' };
    const week = { maxLifetimeMs: 7 * 86_400_000 };
    expect(await endOf('ROUTE', lastEvening, '2025-01-31T19:31:00+05:00', week, departing)).toMatchObject({
      endedBy: 'ORDER_BY',
    });
  });

  it('with the key that signed it', async () => {
    const keys = await SealKeys.of({ jwk: secret, notAfter: '2025-01-21T12:10:00+05:00' });
    expect(await endOf('TOMORROW', request, now, { keys })).toMatchObject({
      expiresAt: '2025-01-21T07:10:00Z',
      endedBy: 'KEY_END',
    });
  });

  it('at the second it says, and was not issued in the future', async () => {
    const token = await sealed('TOMORROW');
    expect(await refusalOf(token, { now: '2025-01-21T07:34:59.999Z' })).toBe('OPENED');
    expect(await refusalOf(token, { now: '2025-01-21T07:35:00Z' })).toBe('EXPIRED');
    expect(await refusalOf(token, { now: new Date('2025-01-21T07:04:00Z') })).toBe('OPENED');
    expect(await refusalOf(token, { now: Date.parse('2025-01-21T07:03:59Z') })).toBe('NOT_YET_VALID');
  });
});

describe('keys', () => {
  it('rotate: the newest that has begun signs, the older ones still open', async () => {
    const next = await generateSealKey('EdDSA', 'next');
    const ring = await SealKeys.of(
      { jwk: secret, notAfter: '2025-01-21T14:00:00+05:00' },
      { jwk: next, notBefore: '2025-01-21T13:00:00+05:00' },
    );
    const before = await sealed('TOMORROW', { keys: ring, now: '2025-01-21T12:59:00+05:00' });
    const after = await sealed('TOMORROW', { keys: ring, now: '2025-01-21T13:00:00+05:00' });
    const at = { now: '2025-01-21T13:05:00+05:00' };
    expect(keyOf(await openSeal(before, ring, at))).toBe('shared');
    expect(keyOf(await openSeal(after, ring, at))).toBe('next');
    expect(await refusalOf(before, { now: '2025-01-21T14:00:00+05:00' }, ring)).toBe('WRONG_KEY');
    expect(await refusalOf(after, at, rings.HS256)).toBe('WRONG_KEY');
  });

  it('that only verify open seals, and sign none', async () => {
    if (pair.kty !== 'OKP') throw new Error('not a pair');
    const { d: _, ...open } = pair;
    const ring = await SealKeys.of({ jwk: open });
    const token = await sealed('EXPRESS', { keys: rings.EdDSA });
    expect(await refusalOf(token, {}, ring)).toBe('OPENED');
    expect(await sealOption(network, request, offered('EXPRESS'), { keys: ring, now })).toMatchObject({
      ok: false,
      reason: 'NO_SIGNING_KEY',
    });
  });

  it.each<[string, unknown, string]>([
    [
      'short',
      { kty: 'oct', kid: 'a', k: base64url.encode(new Uint8Array(31)) },
      'key "a": k: expected at least 32',
    ],
    ['without id', { kty: 'oct', k: base64url.encode(new Uint8Array(32)) }, 'kid'],
    [
      'of another curve',
      { kty: 'OKP', crv: 'X25519', kid: 'a', x: base64url.encode(new Uint8Array(32)) },
      'crv',
    ],
    [
      'for another algorithm',
      { kty: 'oct', kid: 'a', k: base64url.encode(new Uint8Array(32)), alg: 'HS512' },
      'alg',
    ],
    ['of another kind', { kty: 'RSA', kid: 'a' }, 'kty'],
  ])('%s are refused', async (_, jwk, message) => {
    const refused = SealKeys.of({ jwk: JSON.parse(JSON.stringify(jwk)) });
    await expect(refused).rejects.toBeInstanceOf(SealKeyError);
    await expect(refused).rejects.toThrow(message);
  });

  it('of one id are refused', async () => {
    await expect(SealKeys.of({ jwk: secret }, { jwk: secret })).rejects.toThrow(
      'two keys have the id "shared"',
    );
  });

  it('never show their secret in an error', async () => {
    const bad = { kty: 'oct', kid: 'a', k: 'c2VjcmV0LXNlY3JldA', alg: 'HS512' };
    await expect(SealKeys.of({ jwk: JSON.parse(JSON.stringify(bad)) })).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('c2VjcmV0') }),
    );
  });
});

describe('a forger', () => {
  it('cannot do without a signature', async () => {
    const [, payload = ''] = (await sealed()).split('.');
    expect(await refusalOf(`${header({ alg: 'none', kid: 'shared', typ: 'dovoz-seal' })}.${payload}.`)).toBe(
      'BAD_SIGNATURE',
    );
    expect(await refusalOf(`${header({ alg: 'none' })}.${payload}.`)).toBe('MALFORMED');
    expect(await refusalOf(new UnsecuredJWT({ v: 1 }).encode())).toBe('MALFORMED');
    expect(
      await refusalOf(`${header({ alg: 'HS256', kid: 'shared', typ: 'dovoz-seal' })}.${payload}.`),
    ).not.toBe('OPENED');
  });

  it('cannot use a public key as a shared secret', async () => {
    if (pair.kty !== 'OKP') throw new Error('not a pair');
    const payload = payloadOf(await sealed('EXPRESS', { keys: rings.EdDSA }));
    for (const key of [base64url.decode(pair.x), new TextEncoder().encode(pair.x)]) {
      const forged = await new CompactSign(payload)
        .setProtectedHeader({ alg: 'HS256', kid: 'pair', typ: 'dovoz-seal' })
        .sign(key);
      expect(await refusalOf(forged, {}, rings.EdDSA)).toBe('BAD_SIGNATURE');
    }
  });

  it('cannot bring a key along', async () => {
    const mine = await generateSealKey('EdDSA', 'pair');
    if (mine.kty !== 'OKP') throw new Error('not a pair');
    const { d: _, ...open } = mine;
    const forged = await new CompactSign(payloadOf(await sealed()))
      .setProtectedHeader({ alg: 'EdDSA', kid: 'pair', typ: 'dovoz-seal', jwk: open })
      .sign(await importJWK(mine, 'EdDSA'));
    expect(await refusalOf(forged, {}, rings.EdDSA)).toBe('BAD_SIGNATURE');
  });

  it('cannot pass off another token of the shop, or a seal of another time', async () => {
    if (secret.kty !== 'oct') throw new Error('not a secret');
    const key = base64url.decode(secret.k);
    const login = await new SignJWT({ sub: 'buyer' })
      .setProtectedHeader({ alg: 'HS256', kid: 'shared' })
      .sign(key);
    expect(await refusalOf(login)).toBe('MALFORMED');
    const claims: unknown = JSON.parse(new TextDecoder().decode(payloadOf(await sealed())));
    const resign = (changes: object) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(Object.assign({}, claims, changes))))
        .setProtectedHeader({ alg: 'HS256', kid: 'shared', typ: 'dovoz-seal' })
        .sign(key);
    expect(await refusalOf(await resign({}))).toBe('OPENED');
    for (const changes of [
      { v: 2 },
      { exp: null },
      { load: {} },
      { chosen: { kind: 'option', option: {} } },
    ]) {
      expect(await refusalOf(await resign(changes))).toBe('MALFORMED');
    }
  });

  it.each(['', '.', '..', 'a.b.c', 'x'.repeat(8193), '{"alg":"none"}', 'eyJhbGciOiJub25lIn0..', '\u0000'])(
    'gets nowhere with %j',
    async (token) => {
      expect(await refusalOf(token)).toBe('MALFORMED');
    },
  );

  it('gets nowhere with any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        expect(await refusalOf(text)).toBe('MALFORMED');
      }),
    );
  });
});

it('a token is about a kilobyte', async () => {
  expect((await sealed()).length).toBeLessThan(1500);
});
