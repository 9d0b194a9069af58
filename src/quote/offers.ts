import { squaredChordOfMetres } from '../geo/sphere.js';
import { type BandTable } from '../pricing/band.js';
import { greatCircleBound } from '../pricing/chargeable.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { metresWithin, type PriceSteps } from '../pricing/price.js';
import { type TariffLine, reachMetresBetween, sheetIndexOn } from '../pricing/tariffBook.js';
import type { Candidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import { compareCandidates, keepUnbeaten } from './ranking.js';

/**
 * What a search has found for one delivery type so far, and with it how far away it must still look.
 *
 * Distances are compared as squared chords (geo/sphere.ts). While nothing is found at all, anything
 * matters; then the reach of the tariffs, and for the reason the least distance met; once there is an
 * offer and the cheapest is wanted, only what can cost at most as much (a tie may arrive earlier).
 */
export class Offers {
  best: Candidate | null = null;
  /** With `alternatives`: the candidates that none beats, the best among them. */
  readonly unbeaten: Candidate[] = [];
  /** A candidate was in a band: if none is offered, time was the reason. */
  inRange = false;
  /** The least chargeable metres of those that were not, and the sheet of the greatest reach there. */
  leastMetres = Infinity;
  furthestSheet: BandTable | null = null;
  /** The squared chord beyond which no candidate matters any more, whatever its vehicle. */
  limit = Infinity;
  /** The vehicles that have a tariff of this type (and a route, where it takes one) and carry the load. */
  readonly vehicles: readonly number[];
  /** Whether price alone decides what need not be looked at. */
  readonly prunes: boolean;
  private readonly reach: number;

  constructor(
    readonly inquiry: Inquiry,
    readonly type: DeliveryType,
    /** By vehicle: the squared chord beyond which its candidates cannot win; -1 for one that has none. */
    private readonly vehicleLimits: Float64Array,
  ) {
    const { parts, memory, firstTariffDay, lastTariffDay } = inquiry;
    const { lines, vehicles } = parts.tariffs[type];
    const firstRoute = parts.routesByVehicle.first;
    const maxTrips = type === 'ROUTE' ? 1 : parts.policy.maxTrips;
    this.prunes = parts.policy.preference === 'cheapest' && !inquiry.alternatives;
    const carrying: number[] = [];
    vehicleLimits.fill(-1);
    let reach = -1;
    for (let i = 0; i < vehicles.length; i++) {
      const vehicle = vehicles[i]!;
      const line = lines[vehicle]!;
      if (memory.trips[vehicle]! > maxTrips || line.since[0]! > lastTariffDay) continue;
      if (type === 'ROUTE' && firstRoute[vehicle] === firstRoute[vehicle + 1]) continue;
      carrying.push(vehicle);
      vehicleLimits[vehicle] = Infinity;
      reach = Math.max(reach, reachMetresBetween(line, firstTariffDay, lastTariffDay));
    }
    this.vehicles = carrying;
    this.reach = reach;
    if (carrying.length === 0) this.limit = -1;
  }

  /** Whether a price is too high to win whatever the arrival. */
  isTooDear(price: PriceSteps): boolean {
    return this.prunes && this.best !== null && price > this.best.price;
  }

  /** Takes a candidate that passed every gate; true when it is the best so far. */
  take(candidate: Candidate): boolean {
    if (this.inquiry.alternatives) keepUnbeaten(this.unbeaten, candidate);
    const { preference } = this.inquiry.parts.policy;
    if (this.best !== null && compareCandidates(candidate, this.best, preference) >= 0) return false;
    this.best = candidate;
    if (this.prunes) this.limit = this.limitOfPrice(candidate.price);
    return true;
  }

  /** Notes a candidate in a band: from now on only the reach matters. */
  noteInRange(): void {
    if (this.inRange) return;
    this.inRange = true;
    if (this.best === null) this.limit = this.squaredChordBound(this.reach);
  }

  /** Notes a candidate whose chargeable distance is in no band, or whose detour is too long. */
  noteOutOfRange(metres: number, sheet: BandTable): void {
    const further = this.furthestSheet === null || sheet.reachKm > this.furthestSheet.reachKm;
    if (metres < this.leastMetres || (metres === this.leastMetres && further)) {
      this.leastMetres = metres;
      this.furthestSheet = sheet;
      // Nothing in range yet: the nearest one decides the reason, unless the reach goes further.
      if (!this.inRange) this.limit = this.squaredChordBound(Math.max(this.reach, metres));
    }
  }

  /**
   * The limit that an offer's price sets; for each vehicle its own goes to `vehicleLimits`, since a cheap
   * vehicle can win from further away.
   */
  private limitOfPrice(price: PriceSteps): number {
    const { parts, memory, firstTariffDay, lastTariffDay } = this.inquiry;
    const { lines } = parts.tariffs[this.type];
    let furthest = -1;
    for (const vehicle of this.vehicles) {
      const trips = memory.trips[vehicle]!;
      const metres = lineMetresWithin(lines[vehicle]!, price, trips, firstTariffDay, lastTariffDay);
      const limit = this.squaredChordBound(metres);
      this.vehicleLimits[vehicle] = limit;
      if (limit > furthest) furthest = limit;
    }
    return furthest;
  }

  private squaredChordBound(chargeableMetres: number): number {
    if (chargeableMetres < 0) return -1;
    return squaredChordOfMetres(greatCircleBound(chargeableMetres, this.inquiry.parts.policy.distance));
  }
}

/** `metresWithin` over every sheet that may be in effect from date to date. */
function lineMetresWithin(
  line: TariffLine,
  budget: PriceSteps,
  trips: number,
  firstDay: number,
  lastDay: number,
): number {
  let metres = -1;
  const last = sheetIndexOn(line, lastDay);
  for (let i = Math.max(0, sheetIndexOn(line, firstDay)); i <= last; i++) {
    metres = Math.max(metres, metresWithin(line.sheets[i]!, budget, trips));
  }
  return metres;
}
