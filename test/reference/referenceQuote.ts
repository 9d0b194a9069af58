import type { Policy } from '../../src/policy/policy.js';
import type { Option, Quote, Unavailable } from '../../src/quote/answer.js';
import { plain } from './exact.js';
import { throughGates } from './gates.js';
import type { Offer } from './gates.js';
import { inquiryOf } from './inquiry.js';
import type { Inquiry } from './inquiry.js';
import type { ReferenceNetwork } from './network.js';
import { directOrderBy, routeOrderBy } from './orderBy.js';
import { pickupsFor } from './pickups.js';
import { alternativesTo, byPreference, inListOrder } from './ranking.js';
import { readCatalog } from './readCatalog.js';
import { readPolicy } from './readPolicy.js';
import { readRequest } from './readRequest.js';
import { DELIVERY_TYPES } from './readTariff.js';
import { isoText, localDate } from './zones.js';

/**
 * The reference engine: the rules of the engine written down once more, from their text and not from
 * `src`, of which it takes types alone. Slow and obvious: it scans everything, keeps no index, prunes
 * nothing, counts in decimals, and finds cut-offs by going through the minutes.
 */

/** A network of the reference engine, or the paths for which its policy is refused. */
export type ReferenceCompilation =
  | { readonly network: ReferenceNetwork; readonly wrongPolicy?: undefined }
  | { readonly network?: undefined; readonly wrongPolicy: readonly string[] };

export function referenceNetwork(catalog: unknown, partialPolicy?: unknown): ReferenceCompilation {
  const { policy, wrong } = readPolicy(partialPolicy);
  return policy === undefined ? { wrongPolicy: wrong } : { network: readCatalog(catalog, policy) };
}

/** A quote (its `network` is left empty: a version is no result), or the paths for which a request is refused. */
export type ReferenceAnswer =
  | { readonly quote: Quote; readonly wrongRequest?: undefined }
  | { readonly quote?: undefined; readonly wrongRequest: readonly string[] };

export function referenceQuote(network: ReferenceNetwork, given: unknown): ReferenceAnswer {
  const { request, wrong } = readRequest(given);
  if (request === undefined) return { wrongRequest: wrong };
  const inquiry = inquiryOf(request);
  const { policy } = network;
  const best: Offer[] = [];
  const others: Offer[] = [];
  const unavailable: Unavailable[] = [];
  for (const type of DELIVERY_TYPES) {
    const outcome = throughGates(type, network, inquiry);
    if ('reason' in outcome) {
      unavailable.push(outcome);
      continue;
    }
    const first = outcome.toSorted(byPreference(policy)).at(0);
    if (first === undefined) continue;
    best.push(first);
    if (request.alternatives === true) others.push(...alternativesTo(first, outcome, policy));
  }
  const asOptions = (offers: readonly Offer[]) =>
    offers.toSorted(inListOrder).map((offer) => optionOf(offer, inquiry, policy));
  return {
    quote: {
      id: request.id,
      network: '',
      options: asOptions(best),
      alternatives: asOptions(others),
      pickups: pickupsFor(network, inquiry),
      unavailable,
    },
  };
}

function optionOf(offer: Offer, { placedAt, zone }: Inquiry, policy: Policy): Option {
  const { type, warehouse, stop, vehicle, band, departsAt, arrivesAt, road } = offer;
  const orderBy =
    type === 'ROUTE'
      ? routeOrderBy(warehouse, departsAt, placedAt, policy)
      : directOrderBy(type, warehouse, placedAt, road, zone, policy);
  return {
    type,
    price: offer.price.toFixed(policy.price.step.split('.').at(1)?.length ?? 0),
    currency: policy.currency,
    pricePerKm: plain(band.price),
    chargeableKm: offer.chargeable.dividedBy(1000).toFixed(3),
    trips: offer.trips,
    warehouseId: warehouse.id,
    routeId: stop?.route.id ?? null,
    transportTypeId: vehicle.id,
    tariffId: band.id,
    departsAt: isoText(departsAt, warehouse.zone),
    arrivesAt: isoText(arrivesAt, zone),
    deliveryDate: localDate(arrivesAt, zone),
    orderBy: isoText(orderBy, warehouse.zone),
  };
}
