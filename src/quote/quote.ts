import { CompiledNetwork, type NetworkParts } from '../network/compiledNetwork.js';
import type { Network } from '../network/network.js';
import { DELIVERY_TYPES } from '../pricing/deliveryType.js';
import type { Option, Quote, Unavailable } from './answer.js';
import { type Inquiry, openInquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { toOption } from './option.js';
import { PickupSearch } from './pickups.js';
import { QuoteMemory } from './quoteMemory.js';
import { compareListed } from './ranking.js';
import { readRequest } from './readRequest.js';
import type { QuoteRequest } from './request.js';
import { RouteSearch } from './routeSearch.js';
import { whyUnavailable } from './unavailable.js';
import { WarehouseDeliverySearch } from './warehouseDelivery.js';
import { sweepWarehouses } from './warehouseSweep.js';

/**
 * Answers one request on one network (DESIGN.md, "The options").
 *
 * 1. the request is read, and put to the network: place, zones, eligible warehouses, trips of each vehicle;
 * 2. ROUTE is searched over the routes, EXPRESS, TOMORROW and the pick-ups over the warehouses, nearest
 *    first, unless the destination is restricted (which closes no pick-up);
 * 3. the best of each type becomes an option; for the others the answer says why not.
 *
 * Pure and synchronous. Throws `InvalidRequestError` with every issue of the request, and a TypeError for
 * a network that compileNetwork did not make; nothing else.
 */
export function quote(network: Network, request: QuoteRequest): Quote {
  const parts = CompiledNetwork.partsOf(network);
  const valid = readRequest(request);
  const memory = memoryOf(parts);
  memory.renew();
  const inquiry = openInquiry(valid, parts, memory);
  const pickups = new PickupSearch(inquiry);
  const restricted = valid.cityId !== null && parts.sanctionedCities.has(valid.cityId);
  if (restricted) {
    sweepWarehouses(inquiry, [pickups]);
    const unavailable = DELIVERY_TYPES.map((type): Unavailable => ({
      type,
      reason: 'DESTINATION_RESTRICTED',
    }));
    return {
      id: valid.id,
      network: parts.version,
      options: [],
      alternatives: [],
      pickups: pickups.list(),
      unavailable,
    };
  }
  const route = new RouteSearch(inquiry);
  const express = new WarehouseDeliverySearch(inquiry, 'EXPRESS');
  const tomorrow = new WarehouseDeliverySearch(inquiry, 'TOMORROW');
  route.run();
  sweepWarehouses(inquiry, [express, tomorrow, pickups]);
  const found = [route.offers, express.offers, tomorrow.offers];
  return {
    id: valid.id,
    network: parts.version,
    options: bestOptions(inquiry, found),
    alternatives: inquiry.alternatives ? alternativeOptions(inquiry, found) : [],
    pickups: pickups.list(),
    unavailable: refusals(inquiry, found),
  };
}

/** The best of each type, as listed. */
function bestOptions(inquiry: Inquiry, found: readonly Offers[]): Option[] {
  const candidates = inquiry.memory.listed;
  let count = 0;
  for (const { best } of found) {
    if (best === null) continue;
    // There are at most three: each is put in its place.
    let at = count++;
    for (; at > 0 && compareListed(candidates[at - 1]!, best) > 0; at--) candidates[at] = candidates[at - 1]!;
    candidates[at] = best;
  }
  return candidates.slice(0, count).map((candidate) => toOption(inquiry, candidate));
}

/** The others that none beats, as listed. */
function alternativeOptions(inquiry: Inquiry, found: readonly Offers[]): Option[] {
  const candidates = found.flatMap(({ best, unbeaten }) =>
    unbeaten.filter((candidate) => candidate !== best),
  );
  return candidates.sort(compareListed).map((candidate) => toOption(inquiry, candidate));
}

function refusals(inquiry: Inquiry, found: readonly Offers[]): Unavailable[] {
  let count = 0;
  for (const { best } of found) if (best === null) count++;
  // An array of its length at once: one that grows has room for many more than three.
  // oxlint-disable-next-line unicorn/no-new-array
  const unavailable = new Array<Unavailable>(count);
  let at = 0;
  for (const offers of found) if (offers.best === null) unavailable[at++] = whyUnavailable(inquiry, offers);
  return unavailable;
}

const memories = new WeakMap<NetworkParts, QuoteMemory>();

function memoryOf(parts: NetworkParts): QuoteMemory {
  let memory = memories.get(parts);
  if (memory === undefined) {
    memory = new QuoteMemory(parts);
    memories.set(parts, memory);
  }
  return memory;
}
