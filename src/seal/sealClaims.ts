import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from 'jose';
import * as z from 'zod';
import { optionSchema, pickupSchema } from '../order/optionSchema.js';
import type { QuoteRequest, RequestItem } from '../quote/request.js';

/** Where the sealed option goes: null is "not given". */
export interface SealedDestination {
  readonly lat: number;
  readonly lng: number;
  readonly cityId: string | null;
  readonly kladrCode: string | null;
  readonly timeZone: string | null;
}

/** What the sealed option carries: the load itself, or the SHA-256 of the items (base64url). */
export type SealedLoad =
  { readonly weightKg: number; readonly volumeM3: number } | { readonly items: string };

const text = z.string().nullable();

/** What a seal says. `iat` and `exp` are those of a JSON Web Token: whole seconds since 1970. */
export const claimsSchema = z.object({
  v: z.literal(1),
  chosen: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('option'), option: optionSchema }),
    z.object({ kind: z.literal('pickup'), pickup: pickupSchema }),
  ]),
  to: z.object({ lat: z.number(), lng: z.number(), cityId: text, kladrCode: text, timeZone: text }),
  load: z.union([
    z.strictObject({ weightKg: z.number(), volumeM3: z.number() }),
    z.strictObject({ items: z.string() }),
  ]),
  network: z.string(),
  iat: z.int(),
  exp: z.int(),
});

export type SealClaims = z.infer<typeof claimsSchema>;

/** `typ` of the protected header: no other token of the shop may pass for a seal. */
export const SEAL_TYPE = 'dovoz-seal';

/** A token is at most so long, and nothing longer is looked at. */
export const MAX_TOKEN_CHARS = 8192;

export function sealedDestination(destination: QuoteRequest['destination']): SealedDestination {
  const { location, cityId, kladrCode, timeZone } = destination;
  return {
    // Minus zero does not survive JSON and is the same place.
    lat: location.lat + 0,
    lng: location.lng + 0,
    cityId: textOrNull(cityId),
    kladrCode: textOrNull(kladrCode),
    timeZone: textOrNull(timeZone),
  };
}

/** As a quote reads it: no city has an id, and no address a code, that is no text. */
function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The load of a request or an order, which has either; undefined where it has neither. */
export function sealedLoad(load: QuoteRequest['load'], items: QuoteRequest['items']): SealedLoad | undefined {
  if (items !== undefined && items !== null) return { items: itemsDigest(items) };
  if (load === undefined || load === null) return undefined;
  return { weightKg: load.weightKg + 0, volumeM3: load.volumeM3 + 0 };
}

/** The same for every order of the items; a cart may be far longer than a token. */
function itemsDigest(items: readonly RequestItem[]): string {
  const lines = items.map(({ productId, quantity, weightKg, volumeM3 }) =>
    JSON.stringify([productId ?? null, quantity, weightKg, volumeM3]),
  );
  return base64url.encode(sha256(utf8ToBytes(lines.toSorted().join('\n'))));
}

export function isSameDestination(a: SealedDestination, b: SealedDestination): boolean {
  return (
    a.lat === b.lat &&
    a.lng === b.lng &&
    a.cityId === b.cityId &&
    a.kladrCode === b.kladrCode &&
    a.timeZone === b.timeZone
  );
}

export function isSameLoad(a: SealedLoad, b: SealedLoad): boolean {
  if ('items' in a) return 'items' in b && a.items === b.items;
  return !('items' in b) && a.weightKg === b.weightKg && a.volumeM3 === b.volumeM3;
}
