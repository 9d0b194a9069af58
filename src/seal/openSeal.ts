import {
  base64url,
  compactVerify,
  decodeProtectedHeader,
  errors,
  type ProtectedHeaderParameters,
} from 'jose';
import type { Option, Pickup } from '../quote/answer.js';
import type { QuoteRequest } from '../quote/request.js';
import {
  MAX_TOKEN_CHARS,
  SEAL_TYPE,
  claimsSchema,
  isSameDestination,
  isSameLoad,
  sealedDestination,
  sealedLoad,
  type SealClaims,
  type SealedDestination,
  type SealedLoad,
} from './sealClaims.js';
import { msOfInstant, textOfSeconds, type SealInstant } from './sealInstant.js';
import type { SealKeys } from './sealKeys.js';

/** What the order says; each part that is given must be the sealed one. */
export interface SealExpectations {
  /** The present unless given. */
  readonly now?: SealInstant;
  readonly destination?: QuoteRequest['destination'] | null;
  readonly load?: QuoteRequest['load'];
  readonly items?: QuoteRequest['items'];
  /** The network's version, where an order must not outlive the network of its quote. */
  readonly network?: string | null;
}

export type OpenedSeal =
  | (SealTerms & { readonly ok: true; readonly kind: 'option'; readonly option: Option })
  | (SealTerms & { readonly ok: true; readonly kind: 'pickup'; readonly pickup: Pickup })
  | SealRefusal;

/** What was sealed together with the choice. Instants are ISO. */
export interface SealTerms {
  readonly destination: SealedDestination;
  readonly load: SealedLoad;
  readonly network: string;
  readonly issuedAt: string;
  /** The first instant at which the seal no longer holds. */
  readonly expiresAt: string;
  readonly keyId: string;
}

export interface SealRefusal {
  readonly ok: false;
  readonly reason: SealRefusalReason;
  /** For the log; tells nothing that the token's bearer may not know. */
  readonly detail: string;
}

export type SealRefusalReason =
  /** Not a seal: no compact JWS of this type and version, or too long. */
  | 'MALFORMED'
  /** The key it names is not on the ring, or not at this time. */
  | 'WRONG_KEY'
  /** Changed, or signed otherwise than its key signs (`none` included). */
  | 'BAD_SIGNATURE'
  | 'EXPIRED'
  /** Issued more than a minute after `now`. */
  | 'NOT_YET_VALID'
  | 'OTHER_DESTINATION'
  | 'OTHER_LOAD'
  | 'OTHER_NETWORK';

/** Clocks of a shop's machines may differ by so much. */
const CLOCK_TOLERANCE_S = 60;

/**
 * Gives back what was sealed, or says why not. Whoever turns a token into an order passes `destination` and
 * `load` or `items`: a token is good for those alone, and only this comparison makes it so.
 */
export async function openSeal(
  token: string,
  keys: SealKeys,
  expected: SealExpectations = {},
): Promise<OpenedSeal> {
  const now = msOfInstant(expected.now ?? Date.now());
  if (typeof token !== 'string' || token.length > MAX_TOKEN_CHARS) {
    return refusal('MALFORMED', `a seal is text of at most ${MAX_TOKEN_CHARS} characters`);
  }
  const header = readHeader(token);
  if (header === undefined || typeof header.kid !== 'string') {
    return refusal('MALFORMED', 'not a compact JWS that names its key');
  }
  if (!isCanonical(token)) return refusal('MALFORMED', 'not written as base64url is');
  const key = keys.verifying(header.kid, now);
  if (key === undefined) return refusal('WRONG_KEY', 'the key it names does not verify at this time');
  if (header.alg !== key.algorithm) {
    return refusal('BAD_SIGNATURE', `this key signs ${key.algorithm}, the token says ${String(header.alg)}`);
  }
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(token, key.verifyingKey, { algorithms: [key.algorithm] }));
  } catch (error) {
    const reason = error instanceof errors.JWSSignatureVerificationFailed ? 'BAD_SIGNATURE' : 'MALFORMED';
    return refusal(reason, error instanceof Error ? error.message : 'not verified');
  }
  const claims = header.typ === SEAL_TYPE ? readClaims(payload) : undefined;
  if (claims === undefined) return refusal('MALFORMED', 'well signed, but not a seal of a known version');
  return mismatch(claims, expected, now) ?? opened(claims, key.id);
}

function readHeader(token: string): ProtectedHeaderParameters | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

/**
 * Whether each part is what encoding its bytes gives: the last letter carries bits that mean nothing, and a
 * token must not open with any of them changed, or there would be several of one seal.
 */
function isCanonical(token: string): boolean {
  try {
    return token.split('.').every((part) => base64url.encode(base64url.decode(part)) === part);
  } catch {
    return false;
  }
}

function readClaims(payload: Uint8Array): SealClaims | undefined {
  try {
    const claims = claimsSchema.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)),
    );
    return claims.data;
  } catch {
    return undefined;
  }
}

function mismatch(claims: SealClaims, expected: SealExpectations, now: number): SealRefusal | undefined {
  if (now >= claims.exp * 1000) return refusal('EXPIRED', `held until ${textOfSeconds(claims.exp)}`);
  if (now < (claims.iat - CLOCK_TOLERANCE_S) * 1000) {
    return refusal('NOT_YET_VALID', `issued at ${textOfSeconds(claims.iat)}`);
  }
  if (expected.destination && !isSameDestination(claims.to, sealedDestination(expected.destination))) {
    return refusal('OTHER_DESTINATION', 'sealed for another destination');
  }
  const load = sealedLoad(expected.load, expected.items);
  if (load !== undefined && !isSameLoad(claims.load, load)) {
    return refusal('OTHER_LOAD', 'sealed for another load');
  }
  if (typeof expected.network === 'string' && expected.network !== claims.network) {
    return refusal('OTHER_NETWORK', `sealed with the network ${claims.network}`);
  }
  return undefined;
}

function opened({ chosen, to, load, network, iat, exp }: SealClaims, keyId: string): OpenedSeal {
  const terms: SealTerms = {
    destination: to,
    load,
    network,
    issuedAt: textOfSeconds(iat),
    expiresAt: textOfSeconds(exp),
    keyId,
  };
  return { ok: true, ...chosen, ...terms };
}

function refusal(reason: SealRefusalReason, detail: string): SealRefusal {
  return { ok: false, reason, detail };
}
