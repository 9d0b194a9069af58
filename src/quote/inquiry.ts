import { writeUnitVector } from '../geo/sphere.js';
import { zoneNameAt } from '../geo/zoneAt.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import { tripsNeeded } from '../pricing/load.js';
import { type Zone, getZone, localDay } from '../time/zone.js';
import { eligibleWarehouses } from './eligibility.js';
import { FRACTION } from './fraction.js';
import type { QuoteMemory } from './quoteMemory.js';
import type { ValidRequest } from './readRequest.js';

/** A valid request put to one network: what every search of a quote reads. */
export interface Inquiry {
  readonly parts: NetworkParts;
  readonly memory: QuoteMemory;
  readonly placedAt: number;
  /** The destination's unit vector, as in `memory.address`. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** The destination's zone, and its local date of placedAt. */
  readonly zone: Zone;
  readonly today: number;
  /** The warehouses that may serve the request; null: all may. */
  readonly eligible: readonly number[] | null;
  /** The dates on which tariffs may be asked for, both included, whatever the warehouse. */
  readonly firstTariffDay: number;
  readonly lastTariffDay: number;
  readonly alternatives: boolean;
}

/** An inquiry that one request after another is put to: each quote on a network opens the same one anew. */
export type InquiryDraft = { -readonly [Field in keyof Inquiry]: Inquiry[Field] };

/** An inquiry without a request yet. */
export function newInquiry(parts: NetworkParts, memory: QuoteMemory): InquiryDraft {
  return {
    parts,
    memory,
    placedAt: FRACTION,
    x: FRACTION,
    y: FRACTION,
    z: FRACTION,
    zone: getZone('UTC'),
    today: 0,
    eligible: null,
    firstTariffDay: FRACTION,
    lastTariffDay: FRACTION,
    alternatives: false,
  };
}

/** Puts a request to the network; the inquiry is that of this request from then on. */
export function openInquiry(inquiry: InquiryDraft, request: ValidRequest): void {
  const { parts, memory } = inquiry;
  const { placedAt, location, load } = request;
  const { address } = memory;
  memory.renew();
  writeUnitVector(location, address, 0);
  inquiry.placedAt = placedAt;
  inquiry.x = address[0]!;
  inquiry.y = address[1]!;
  inquiry.z = address[2]!;
  inquiry.zone = request.zone ?? getZone(zoneNameAt(location));
  inquiry.today = localDay(inquiry.zone, placedAt);
  inquiry.alternatives = request.alternatives;
  setTariffDays(inquiry);
  const { vehicles } = parts;
  for (let vehicle = 0; vehicle < vehicles.length; vehicle++) {
    memory.trips[vehicle] = tripsNeeded(load, vehicles[vehicle]!, parts.policy.maxTrips);
  }
  inquiry.eligible = eligibleWarehouses(request, parts.warehouses.numbers, memory.stock);
  for (const warehouse of inquiry.eligible ?? NONE) memory.eligible.add(warehouse);
}

const NONE: readonly number[] = [];

/** The order's date in each zone, and between which dates tariffs may be asked for. */
function setTariffDays(inquiry: InquiryDraft): void {
  const { parts, memory, placedAt } = inquiry;
  const { zones } = parts.warehouses;
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < zones.length; i++) {
    const day = localDay(zones[i]!, placedAt);
    memory.orderDay[i] = day;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  inquiry.firstTariffDay = first;
  // A departure may lie a route's whole duration after the last start: then no date is too late.
  inquiry.lastTariffDay = parts.policy.tariff.date === 'departure' ? Infinity : last;
}
