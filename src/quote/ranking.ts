import { DELIVERY_TYPES } from '../pricing/deliveryType.js';
import type { PriceSteps } from '../pricing/price.js';
import type { Candidate } from './candidate.js';

/**
 * The orders of DESIGN.md, "The options". Warehouses, routes and vehicles are numbered in the order of
 * their ids, so their numbers stand for the ids here. Negative: `a` comes first; 0: the same candidate.
 */

/** Which candidate of a type is the better one. */
export function compareCandidates(a: Candidate, b: Candidate, preference: 'cheapest' | 'fastest'): number {
  return preference === 'cheapest'
    ? comparePrices(a.price, b.price) || a.arrivesAt - b.arrivesAt || compareTies(a, b)
    : a.arrivesAt - b.arrivesAt || comparePrices(a.price, b.price) || compareTies(a, b);
}

/** How `options` and `alternatives` are listed. */
export function compareListed(a: Candidate, b: Candidate): number {
  return (
    comparePrices(a.price, b.price) ||
    a.arrivesAt - b.arrivesAt ||
    DELIVERY_TYPES.indexOf(a.type) - DELIVERY_TYPES.indexOf(b.type) ||
    compareTies(a, b)
  );
}

/** Prices may be of either kind, so they are compared rather than subtracted. */
export function comparePrices(a: PriceSteps, b: PriceSteps): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTies(a: Candidate, b: Candidate): number {
  return (
    a.metres - b.metres ||
    a.warehouse - b.warehouse ||
    a.route - b.route ||
    a.vehicle - b.vehicle ||
    compareIds(a.sheet.tariffIds[a.band] ?? '', b.sheet.tariffIds[b.band] ?? '') ||
    a.pickup - b.pickup
  );
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Puts a candidate into the list of those that none beats in both price and arrival (at most equal in
 * both, better in one); of equal ones only the best stays. The list is by arrival, and so the later the
 * cheaper.
 */
export function keepUnbeaten(unbeaten: Candidate[], candidate: Candidate): void {
  const { price, arrivesAt } = candidate;
  if (isBeaten(price, arrivesAt, unbeaten)) return;
  const at = firstNotBefore(arrivesAt, unbeaten);
  const other = unbeaten[at];
  const isEqual =
    other !== undefined && other.arrivesAt === arrivesAt && comparePrices(other.price, price) === 0;
  if (isEqual && compareTies(candidate, other) > 0) return;
  let beaten = at;
  while (beaten < unbeaten.length && comparePrices(price, unbeaten[beaten]!.price) <= 0) beaten++;
  unbeaten.splice(at, beaten - at, candidate);
}

/** Whether one of such a list beats whatever has this price and arrival. */
export function isBeaten(price: PriceSteps, arrivesAt: number, unbeaten: readonly Candidate[]): boolean {
  const at = firstNotBefore(arrivesAt, unbeaten);
  // The last of the earlier ones is the cheapest of them.
  if (at > 0 && unbeaten[at - 1]!.price <= price) return true;
  return at < unbeaten.length && unbeaten[at]!.arrivesAt === arrivesAt && unbeaten[at]!.price < price;
}

/** The place of the first that arrives at `arrivesAt` or later. */
function firstNotBefore(arrivesAt: number, byArrival: readonly Candidate[]): number {
  let at = 0;
  for (let end = byArrival.length; at < end;) {
    const middle = (at + end) >> 1;
    if (byArrival[middle]!.arrivesAt < arrivesAt) at = middle + 1;
    else end = middle;
  }
  return at;
}
