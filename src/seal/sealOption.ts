import { CompactSign } from 'jose';
import type { Network } from '../network/network.js';
import { optionSchema, pickupSchema } from '../order/optionSchema.js';
import type { Option, Pickup, Quote } from '../quote/answer.js';
import { quote } from '../quote/quote.js';
import type { QuoteRequest } from '../quote/request.js';
import { parseInstant } from '../time/instant.js';
import { nextTariffChange } from './nextTariffChange.js';
import { MAX_TOKEN_CHARS, SEAL_TYPE, sealedDestination, sealedLoad, type SealClaims } from './sealClaims.js';
import { msOfInstant, textOfSeconds, type SealInstant } from './sealInstant.js';
import type { SealKeys } from './sealKeys.js';

export interface SealOptions {
  readonly keys: SealKeys;
  /** The present unless given. */
  readonly now?: SealInstant;
  /** The longest a seal may hold, milliseconds, at least 1000; half an hour unless given. */
  readonly maxLifetimeMs?: number;
}

export type SealOutcome =
  | {
      readonly ok: true;
      /** A compact JWS (RFC 7515). */
      readonly token: string;
      /** ISO instants, whole seconds. */
      readonly issuedAt: string;
      /** The first instant at which the seal no longer holds. */
      readonly expiresAt: string;
      /** What ends it. */
      readonly endedBy: SealLimit;
    }
  | { readonly ok: false; readonly reason: UnsealableReason; readonly detail: string };

export type SealLimit = 'LIFETIME' | 'ORDER_BY' | 'TARIFF_CHANGE' | 'KEY_END';

export type UnsealableReason =
  /** This network does not give that option for that request: quote again. */
  | 'NOT_OFFERED'
  /** `orderBy` has passed. */
  | 'CUT_OFF_PASSED'
  /** A later tariff holds since the order was placed. */
  | 'TARIFF_CHANGED'
  /** No key of the ring can sign at this time. */
  | 'NO_SIGNING_KEY'
  /** Ids so long that the token would not be opened. */
  | 'TOO_LARGE';

const HALF_AN_HOUR_MS = 30 * 60 * 1000;

/**
 * Seals an option that `network` gives for `request`: binds it to destination, load and network version
 * until the earliest of `orderBy`, the next tariff change, the longest lifetime and the key's end. It asks
 * `network` itself: an option that the buyer's browser has changed, or that another network gave, is
 * `NOT_OFFERED`.
 * @throws {InvalidRequestError} for a request that `quote` refuses.
 * @throws {RangeError} for a lifetime below a second or without end.
 */
export async function sealOption(
  network: Network,
  request: QuoteRequest,
  option: Option,
  options: SealOptions,
): Promise<SealOutcome> {
  const read = optionSchema.safeParse(option);
  const answer = quote(network, { ...request, alternatives: false });
  if (!read.success || !isAmong(read.data, network, request, answer)) return NOT_OFFERED;
  const limits: Limits = {
    ORDER_BY: parseInstant(read.data.orderBy),
    TARIFF_CHANGE: nextTariffChange(network, read.data, parseInstant(request.placedAt)),
  };
  return sign({ kind: 'option', option: read.data }, request, answer.network, limits, options);
}

/** Seals a pick-up in the same way; only the longest lifetime and the key's end bound it. */
export async function sealPickup(
  network: Network,
  request: QuoteRequest,
  pickup: Pickup,
  options: SealOptions,
): Promise<SealOutcome> {
  const answer = quote(network, request);
  const read = pickupSchema.safeParse(pickup);
  if (
    !read.success ||
    !isOffered(
      read.data,
      answer.pickups.map((offered) => pickupSchema.parse(offered)),
    )
  ) {
    return NOT_OFFERED;
  }
  return sign({ kind: 'pickup', pickup: read.data }, request, answer.network, {}, options);
}

const NOT_OFFERED: SealOutcome = {
  ok: false,
  reason: 'NOT_OFFERED',
  detail: 'the network does not give this for this request',
};

/** Most buyers choose the best of a type; only for another one all must be asked for, which may take a while. */
function isAmong(chosen: Option, network: Network, request: QuoteRequest, { options }: Quote): boolean {
  const read = (offered: readonly Option[]) => offered.map((option) => optionSchema.parse(option));
  return (
    isOffered(chosen, read(options)) ||
    isOffered(chosen, read(quote(network, { ...request, alternatives: true }).alternatives))
  );
}

/** The schemas put the keys in one order, so equal texts are equal choices. */
function isOffered<T extends Option | Pickup>(chosen: T, offered: readonly T[]): boolean {
  const text = JSON.stringify(chosen);
  return offered.some((one) => JSON.stringify(one) === text);
}

/** Epoch milliseconds, excluded. */
type Limits = Partial<Readonly<Record<SealLimit, number>>>;

async function sign(
  chosen: SealClaims['chosen'],
  request: QuoteRequest,
  network: string,
  limits: Limits,
  { keys, now, maxLifetimeMs = HALF_AN_HOUR_MS }: SealOptions,
): Promise<SealOutcome> {
  if (!(maxLifetimeMs >= 1000 && maxLifetimeMs < Infinity))
    throw new RangeError(`maxLifetimeMs must be finite and at least 1000, got ${maxLifetimeMs}`);
  const issued = msOfInstant(now ?? Date.now());
  const key = keys.signing(issued);
  const load = sealedLoad(request.load, request.items);
  if (key === undefined || key.signingKey === null) {
    return {
      ok: false,
      reason: 'NO_SIGNING_KEY',
      detail: `no key signs at ${new Date(issued).toISOString()}`,
    };
  }
  if (load === undefined) return NOT_OFFERED;
  const end = earliest({ LIFETIME: issued + maxLifetimeMs, ...limits, KEY_END: key.notAfter });
  const iat = Math.floor(issued / 1000);
  // Rounded down, so that the token ends no later than what ends it.
  const exp = Math.floor(end.at / 1000);
  if (exp * 1000 <= issued) {
    return { ok: false, reason: TOO_LATE[end.limit], detail: `ended at ${textOfSeconds(exp)}` };
  }
  const claims: SealClaims = {
    v: 1,
    chosen,
    to: sealedDestination(request.destination),
    load,
    network,
    iat,
    exp,
  };
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.algorithm, kid: key.id, typ: SEAL_TYPE })
    .sign(key.signingKey);
  if (token.length > MAX_TOKEN_CHARS) {
    return {
      ok: false,
      reason: 'TOO_LARGE',
      detail: `${token.length} characters, at most ${MAX_TOKEN_CHARS}`,
    };
  }
  return { ok: true, token, issuedAt: textOfSeconds(iat), expiresAt: textOfSeconds(exp), endedBy: end.limit };
}

const LIMITS = ['ORDER_BY', 'TARIFF_CHANGE', 'LIFETIME', 'KEY_END'] as const satisfies readonly SealLimit[];

function earliest(limits: Limits): { readonly limit: SealLimit; readonly at: number } {
  return LIMITS.map((limit) => ({ limit, at: limits[limit] ?? Infinity })).reduce((a, b) =>
    b.at < a.at ? b : a,
  );
}

const TOO_LATE: Readonly<Record<SealLimit, UnsealableReason>> = {
  ORDER_BY: 'CUT_OFF_PASSED',
  TARIFF_CHANGE: 'TARIFF_CHANGED',
  // Never met: a lifetime is a second at least.
  LIFETIME: 'NO_SIGNING_KEY',
  // A key that still signs, and ends within the second.
  KEY_END: 'NO_SIGNING_KEY',
};
