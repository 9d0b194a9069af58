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
  let at = 0;
  for (let end = unbeaten.length; at < end;) {
    const middle = (at + end) >> 1;
    if (unbeaten[middle]!.arrivesAt < candidate.arrivesAt) at = middle + 1;
    else end = middle;
  }
  const earlier = unbeaten[at - 1];
  if (earlier !== undefined && comparePrices(earlier.price, candidate.price) <= 0) return;
  const other = unbeaten[at];
  if (other !== undefined && other.arrivesAt === candidate.arrivesAt) {
    const dearer = comparePrices(candidate.price, other.price);
    if (dearer > 0 || (dearer === 0 && compareTies(candidate, other) > 0)) return;
  }
  let beaten = at;
  while (beaten < unbeaten.length && comparePrices(candidate.price, unbeaten[beaten]!.price) <= 0) beaten++;
  unbeaten.splice(at, beaten - at, candidate);
}
