import { writeUnitVector } from '../geo/sphere.js';
import { zoneNameAt } from '../geo/zoneAt.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import { tripsNeeded } from '../pricing/load.js';
import { type Zone, getZone, localDay } from '../time/zone.js';
import { type Eligible, eligibleWarehouses } from './eligibility.js';
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
  readonly eligible: Eligible | null;
  /** The dates on which tariffs may be asked for, both included, whatever the warehouse. */
  readonly firstTariffDay: number;
  readonly lastTariffDay: number;
  readonly alternatives: boolean;
}

export function openInquiry(request: ValidRequest, parts: NetworkParts, memory: QuoteMemory): Inquiry {
  const { placedAt, location, load } = request;
  const { zones } = parts.warehouses;
  const { address } = memory;
  writeUnitVector(location, address, 0);
  const zone = request.zone ?? getZone(zoneNameAt(location));
  const today = localDay(zone, placedAt);
  let firstTariffDay = Infinity;
  let lastTariffDay = -Infinity;
  for (let i = 0; i < zones.length; i++) {
    const day = localDay(zones[i]!, placedAt);
    memory.orderDay[i] = day;
    if (day < firstTariffDay) firstTariffDay = day;
    if (day > lastTariffDay) lastTariffDay = day;
  }
  // A departure may lie a route's whole duration after the last start: then no date is too late.
  if (parts.policy.tariff.date === 'departure') lastTariffDay = Infinity;
  const { vehicles } = parts;
  for (let vehicle = 0; vehicle < vehicles.length; vehicle++) {
    memory.trips[vehicle] = tripsNeeded(load, vehicles[vehicle]!, parts.policy.maxTrips);
  }
  return {
    parts,
    memory,
    placedAt,
    x: address[0]!,
    y: address[1]!,
    z: address[2]!,
    zone,
    today,
    eligible: eligibleWarehouses(request, parts.warehouses.numbers, memory.stock),
    firstTariffDay,
    lastTariffDay,
    alternatives: request.alternatives,
  };
}
