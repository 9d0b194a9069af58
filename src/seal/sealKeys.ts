import { base64url, exportJWK, generateKeyPair, importJWK, type CryptoKey } from 'jose';
import * as z from 'zod';
import { msOfInstant, type SealInstant } from './sealInstant.js';

/** HMAC with SHA-256, or Ed25519 (RFC 8037 names its signatures EdDSA). */
export type SealAlgorithm = 'HS256' | 'EdDSA';

/**
 * A key as JSON Web Key with an id: `{ kty: 'oct', kid, k }` for HS256 (32 bytes or more),
 * `{ kty: 'OKP', crv: 'Ed25519', kid, x, d }` for EdDSA; without `d` it only verifies.
 */
export interface SealKey {
  readonly jwk: SealJwk;
  /** First instant at which it signs or verifies; always, unless given. */
  readonly notBefore?: SealInstant;
  /** First instant at which it no longer does; no token signed with it lives longer. Never, unless given. */
  readonly notAfter?: SealInstant;
}

export type SealJwk =
  | { readonly kty: 'oct'; readonly kid: string; readonly k: string; readonly alg?: 'HS256' }
  | {
      readonly kty: 'OKP';
      readonly crv: 'Ed25519';
      readonly kid: string;
      readonly x: string;
      readonly d?: string;
      readonly alg?: 'EdDSA';
    };

const bytes = (least: number, most: number) =>
  z.base64url().refine(
    (text) => {
      const { length } = base64url.decode(text);
      return length >= least && length <= most;
    },
    least === most ? `expected ${least} bytes` : `expected at least ${least} bytes`,
  );

const keyId = z.string().regex(/^[\x21-\x7e]{1,64}$/, 'expected 1 to 64 printable ASCII characters');

const jwkSchema = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('oct'), kid: keyId, k: bytes(32, 1024), alg: z.literal('HS256').optional() }),
  z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    kid: keyId,
    x: bytes(32, 32),
    d: bytes(32, 32).optional(),
    alg: z.literal('EdDSA').optional(),
  }),
]);

/** A key of the ring is wrong; the message names the key and the field, never its secret. */
export class SealKeyError extends Error {
  readonly code = 'SEAL_KEY';

  constructor(message: string) {
    super(message);
    this.name = 'SealKeyError';
  }
}

/** One key, ready to use. Its algorithm is its own: what a token says of it is only compared. */
export interface ReadySealKey {
  readonly id: string;
  readonly algorithm: SealAlgorithm;
  /** null where the key only verifies. */
  readonly signingKey: CryptoKey | Uint8Array | null;
  readonly verifyingKey: CryptoKey | Uint8Array;
  /** Epoch milliseconds, included. */
  readonly notBefore: number;
  /** Epoch milliseconds, excluded. */
  readonly notAfter: number;
}

/**
 * The keys of a shop. To rotate: add the new key with a `notBefore` everywhere, and give the old one a
 * `notAfter` at least one token's lifetime later; from `notBefore` on the new one signs.
 */
export class SealKeys {
  readonly #keys: ReadonlyMap<string, ReadySealKey>;

  private constructor(keys: ReadonlyMap<string, ReadySealKey>) {
    this.#keys = keys;
  }

  /** @throws {SealKeyError} for a weak, malformed or twice named key. */
  static async of(...keys: readonly SealKey[]): Promise<SealKeys> {
    const ready = new Map<string, ReadySealKey>();
    for (const key of await Promise.all(keys.map(readyKey))) {
      if (ready.has(key.id)) throw new SealKeyError(`two keys have the id ${JSON.stringify(key.id)}`);
      ready.set(key.id, key);
    }
    return new SealKeys(ready);
  }

  /** Of the keys that can sign at `now` the one that began last, of equal ones the first given. */
  signing(now: number): ReadySealKey | undefined {
    let newest: ReadySealKey | undefined;
    for (const key of this.#keys.values()) {
      if (key.signingKey === null || !holds(key, now)) continue;
      if (newest === undefined || key.notBefore > newest.notBefore) newest = key;
    }
    return newest;
  }

  /** The key of that id, if it verifies at `now`. */
  verifying(id: string, now: number): ReadySealKey | undefined {
    const key = this.#keys.get(id);
    return key !== undefined && holds(key, now) ? key : undefined;
  }
}

function holds({ notBefore, notAfter }: ReadySealKey, now: number): boolean {
  return notBefore <= now && now < notAfter;
}

async function readyKey({ jwk: given, notBefore, notAfter }: SealKey): Promise<ReadySealKey> {
  const read = jwkSchema.safeParse(given);
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => `${path.join('.') || 'jwk'}: ${message}`);
    throw new SealKeyError(`key ${JSON.stringify(given.kid)}: ${issues.join('; ')}`);
  }
  const jwk = read.data;
  const algorithm: SealAlgorithm = jwk.kty === 'oct' ? 'HS256' : 'EdDSA';
  const span = {
    notBefore: notBefore === undefined ? -Infinity : msOfInstant(notBefore),
    notAfter: notAfter === undefined ? Infinity : msOfInstant(notAfter),
  };
  if (jwk.kty === 'oct') {
    const secret = base64url.decode(jwk.k);
    return { id: jwk.kid, algorithm, signingKey: secret, verifyingKey: secret, ...span };
  }
  const { d, kty, crv, x } = jwk;
  const open = { kty, crv, x };
  try {
    const verifyingKey = await importJWK(open, algorithm);
    const signingKey = d === undefined ? null : await importJWK({ ...open, d }, algorithm);
    return { id: jwk.kid, algorithm, signingKey, verifyingKey, ...span };
  } catch (error) {
    throw new SealKeyError(
      `key ${JSON.stringify(jwk.kid)}: ${error instanceof Error ? error.message : 'unusable'}`,
    );
  }
}

/**
 * A new key of the given id, to be kept secret, as JSON. Of an Ed25519 key those who only open seals get
 * it without `d`.
 */
export async function generateSealKey(algorithm: SealAlgorithm, id: string): Promise<SealJwk> {
  if (algorithm === 'HS256') {
    return { kty: 'oct', kid: id, k: base64url.encode(crypto.getRandomValues(new Uint8Array(32))) };
  }
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const { x, d } = await exportJWK(privateKey);
  if (x === undefined || d === undefined) throw new SealKeyError(`key ${JSON.stringify(id)}: not exportable`);
  return { kty: 'OKP', crv: 'Ed25519', kid: id, x, d };
}
