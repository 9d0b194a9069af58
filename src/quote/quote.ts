import { CompiledNetwork, type NetworkParts } from '../network/compiledNetwork.js';
import type { Network } from '../network/network.js';
import { DELIVERY_TYPES, type DeliveryType } from '../pricing/deliveryType.js';
import type { Option, Quote, Unavailable } from './answer.js';
import { type Inquiry, type InquiryDraft, newInquiry, openInquiry } from './inquiry.js';
import type { Candidate } from './candidate.js';
import type { Offers } from './offers.js';
import { toOption } from './option.js';
import { PickupSearch } from './pickups.js';
import { QuoteMemory } from './quoteMemory.js';
import { compareListed } from './ranking.js';
import { type ValidRequest, readRequest } from './readRequest.js';
import type { QuoteRequest } from './request.js';
import { RouteSearch } from './routeSearch.js';
import { whyUnavailable } from './unavailable.js';
import { WarehouseDeliverySearch } from './warehouseDelivery.js';
import { newNearWarehouse, sweepWarehouses, type WarehouseSearch } from './warehouseSweep.js';

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
  const desk = freeDesk(parts);
  desk.isBusy = true;
  try {
    return answer(desk, parts, valid);
  } finally {
    desk.isBusy = false;
  }
}

function answer(desk: Desk, parts: NetworkParts, request: ValidRequest): Quote {
  const { inquiry, pickups, offers } = desk;
  openInquiry(inquiry, request);
  const restricted = request.cityId !== null && parts.sanctionedCities.has(request.cityId);
  if (restricted) desk.searchPickups();
  else desk.search();
  return {
    id: request.id,
    network: parts.version,
    options: restricted ? [] : bestOptions(inquiry, offers, desk.listed),
    alternatives: inquiry.alternatives && !restricted ? alternativeOptions(inquiry, offers) : [],
    pickups: pickups.list(),
    unavailable: restricted ? DELIVERY_TYPES.map(restrictedDestination) : refusals(inquiry, offers),
  };
}

/**
 * What answers quotes on one network: made once, so that a quote allocates hardly more than its answer. It
 * carries nothing from quote to quote but room, and which tariffs hold on the dates asked for before.
 */
class Desk {
  /** While it answers. */
  isBusy = false;
  readonly inquiry: InquiryDraft;
  readonly pickups: PickupSearch;
  /** Of the three types of delivery. */
  readonly offers: readonly Offers[];
  readonly listed: Candidate[] = [];
  private readonly near = newNearWarehouse();
  private readonly route: RouteSearch;
  private readonly deliveries: readonly WarehouseDeliverySearch[];
  /** Who is shown the warehouses: of all types, and where nothing may be delivered. */
  private readonly sweeping: readonly WarehouseSearch[];
  private readonly sweepingPickups: readonly WarehouseSearch[];

  constructor(parts: NetworkParts) {
    this.inquiry = newInquiry(parts, new QuoteMemory(parts));
    this.pickups = new PickupSearch(this.inquiry);
    this.route = new RouteSearch(this.inquiry);
    this.deliveries = [
      new WarehouseDeliverySearch(this.inquiry, 'EXPRESS'),
      new WarehouseDeliverySearch(this.inquiry, 'TOMORROW'),
    ];
    this.offers = [this.route, ...this.deliveries].map(({ offers }) => offers);
    this.sweeping = [...this.deliveries, this.pickups];
    this.sweepingPickups = [this.pickups];
  }

  search(): void {
    this.route.run();
    for (const delivery of this.deliveries) delivery.begin();
    this.pickups.begin();
    sweepWarehouses(this.inquiry, this.sweeping, this.near);
  }

  searchPickups(): void {
    this.pickups.begin();
    sweepWarehouses(this.inquiry, this.sweepingPickups, this.near);
  }
}

const desks = new WeakMap<NetworkParts, Desk>();

function freeDesk(parts: NetworkParts): Desk {
  let desk = desks.get(parts);
  if (desk === undefined) {
    desk = new Desk(parts);
    desks.set(parts, desk);
  }
  // A request whose fields are computed (getters) may ask for a quote of its own while it is read.
  return desk.isBusy ? new Desk(parts) : desk;
}

function restrictedDestination(type: DeliveryType): Unavailable {
  return { type, reason: 'DESTINATION_RESTRICTED' };
}

/**
 * The best of each type, as listed; `listed` is room for them. (Sorted and mapped the usual way, this and `refusals`
 * would allocate 0.8 KiB more a quote, a seventh of all.)
 */
function bestOptions(inquiry: Inquiry, found: readonly Offers[], listed: Candidate[]): Option[] {
  let count = 0;
  for (const { best } of found) {
    if (best === null) continue;
    let at = count++;
    for (; at > 0 && compareListed(listed[at - 1]!, best) > 0; at--) listed[at] = listed[at - 1]!;
    listed[at] = best;
  }
  return listed.slice(0, count).map((candidate) => toOption(inquiry, candidate));
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
