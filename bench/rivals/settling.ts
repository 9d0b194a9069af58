import type { Network, QuoteRequest } from '../../src/index.js';
import { CompiledNetwork, type NetworkParts } from '../../src/network/compiledNetwork.js';
import { bandOf } from '../../src/pricing/band.js';
import { chargeableMetres, roadMetres } from '../../src/pricing/chargeable.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Load } from '../../src/pricing/load.js';
import { priceSteps } from '../../src/pricing/price.js';
import { sheetOn } from '../../src/pricing/tariffLine.js';
import type { Candidate } from '../../src/quote/candidate.js';
import { isEligible } from '../../src/quote/eligibility.js';
import { type Inquiry, newInquiry, openInquiry } from '../../src/quote/inquiry.js';
import { QuoteMemory } from '../../src/quote/quoteMemory.js';
import { compareCandidates } from '../../src/quote/ranking.js';
import { readRequest } from '../../src/quote/readRequest.js';
import { routeDeparture } from '../../src/quote/routeDeparture.js';
import {
  type WarehouseDelivery,
  arrivesInTime,
  departure,
  travelMsOf,
} from '../../src/quote/warehouseTimes.js';
import { valueAtPlace } from '../../src/routing/nearestPlace.js';
import { ceilToMinute, msOfHours } from '../../src/time/units.js';
import type { Bests } from './rival.js';

/** Where on a route a rival would drop off: on the segment after point `at`, so far along it. */
export interface DropOff {
  readonly at: number;
  readonly share: number;
  /** Great-circle metres. */
  readonly detour: number;
}

/**
 * What all rivals share: the gates of eligibility, tariff, capacity, distance and time under the default
 * policy, and which candidate is the best. A rival says which pick-ups and warehouses are how far away.
 */
export class Settling {
  readonly inquiry: Inquiry;
  readonly load: Load;
  readonly bests: Bests = {};
  private readonly found = { start: 0, pickupAt: 0 };

  constructor(
    readonly parts: NetworkParts,
    memory: QuoteMemory,
    request: QuoteRequest,
  ) {
    const valid = readRequest(request);
    this.load = valid.load;
    const inquiry = newInquiry(parts, memory);
    openInquiry(inquiry, valid);
    this.inquiry = inquiry;
  }

  /** Whether a warehouse may serve the request with this type. */
  mayServe(type: DeliveryType, warehouse: number): boolean {
    const { express, delivery } = this.parts.warehouses;
    const flags = type === 'EXPRESS' ? express : delivery;
    return flags[warehouse] === 1 && isEligible(this.inquiry, warehouse);
  }

  /**
   * How far away anything may be, great-circle metres, with room for rounding: the greatest reach of the sheets
   * in effect of the vehicles that carry the load.
   */
  reach(type: DeliveryType): number {
    const { parts, inquiry } = this;
    let reach = -1;
    parts.tariffs[type].lines.forEach((line, vehicle) => {
      if (line === null || !this.carries(vehicle)) return;
      for (const day of [inquiry.firstTariffDay, inquiry.lastTariffDay])
        reach = Math.max(reach, (sheetOn(line, day)?.reachKm ?? -1) * 1000);
    });
    return (reach + 1) / parts.policy.distance.circuity;
  }

  /** Whether a vehicle carries the load in one trip. */
  carries(vehicle: number): boolean {
    return this.inquiry.memory.trips[vehicle]! <= 1;
  }

  /** One pick-up of a route, dropped off there. */
  route(route: number, pickup: number, place: DropOff): void {
    const { inquiry, parts } = this;
    const { policy, routes } = parts;
    const warehouse = routes.pickupWarehouse[pickup]!;
    const priced = this.price('ROUTE', warehouse, routes.vehicle[route]!, place.detour);
    if (priced === undefined || !routeDeparture(inquiry, route, pickup, this.found)) return;
    const { start, pickupAt } = this.found;
    const onTheWay = msOfHours(valueAtPlace(routes.offsetHours, place.at, place.share));
    const detourMs = travelMsOf(roadMetres(place.detour, policy.distance), policy.speedKmh.ROUTE);
    const arrivesAt = ceilToMinute(start + onTheWay + detourMs);
    this.take({ ...priced, route, pickup, departsAt: pickupAt, arrivesAt, travelMs: 0 });
  }

  /** EXPRESS and TOMORROW from a warehouse so many great-circle metres away, with every vehicle. */
  warehouse(warehouse: number, metres: number): void {
    for (const type of ['EXPRESS', 'TOMORROW'] as const) {
      if (!this.mayServe(type, warehouse)) continue;
      for (const vehicle of this.parts.tariffs[type].vehicles)
        this.fromWarehouse(type, warehouse, vehicle, metres);
    }
  }

  /** One of them, with one vehicle. */
  fromWarehouse(type: WarehouseDelivery, warehouse: number, vehicle: number, metres: number): void {
    const { inquiry, parts } = this;
    const priced = this.price(type, warehouse, vehicle, metres);
    if (priced === undefined) return;
    const departsAt = departure(inquiry, type, warehouse, inquiry.placedAt);
    const travelMs = travelMsOf(roadMetres(metres, parts.policy.distance), parts.policy.speedKmh[type]);
    const arrivesAt = ceilToMinute(departsAt + travelMs);
    if (Number.isNaN(departsAt) || !arrivesInTime(inquiry, type, arrivesAt)) return;
    this.take({ ...priced, route: -1, pickup: -1, departsAt, arrivesAt, travelMs });
  }

  private price(type: DeliveryType, warehouse: number, vehicle: number, greatCircleMetres: number) {
    const { inquiry, parts } = this;
    const line = parts.tariffs[type].lines[vehicle];
    if (!line || !this.carries(vehicle)) return undefined;
    const sheet = sheetOn(line, inquiry.memory.orderDay[parts.warehouses.zone[warehouse]!]!);
    const metres = chargeableMetres(greatCircleMetres, parts.policy.distance);
    const band = sheet === undefined ? -1 : bandOf(sheet, metres);
    if (sheet === undefined || band < 0) return undefined;
    const minimum = parts.rules.minimum[type];
    const price = priceSteps(sheet, band, metres, 1, parts.policy.price.mode, minimum);
    return { type, price, metres, warehouse, vehicle, sheet, band, trips: 1 };
  }

  private take(candidate: Candidate): void {
    const best = this.bests[candidate.type];
    if (best === undefined || compareCandidates(candidate, best, 'cheapest') < 0)
      this.bests[candidate.type] = candidate;
  }
}

/** The network that rivals are built from. */
export function partsFor(network: Network): { readonly parts: NetworkParts; readonly memory: QuoteMemory } {
  const parts = CompiledNetwork.partsOf(network);
  return { parts, memory: new QuoteMemory(parts) };
}
