import { EARTH_RADIUS_M } from '../geo/sphere.js';
import { type BandTable, reachMetres } from '../pricing/band.js';
import { greatCircleBound } from '../pricing/chargeable.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { metresWithin, type PriceSteps } from '../pricing/price.js';
import { sheetIndexOn, sheetsBetween } from '../pricing/tariffBook.js';
import type { Candidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import { compareCandidates, keepUnbeaten } from './ranking.js';

const NONE: readonly BandTable[] = [];

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
  /** For each of them the sheets that may be in effect; null where they are too many to look at. */
  private readonly sheets: (readonly BandTable[] | null)[] = [];
  /** Whether price alone decides what need not be looked at. */
  readonly prunes: boolean;
  /** The price that `limit` was last drawn from. */
  private limitPrice: PriceSteps | null = null;
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
    let reach = -1;
    vehicleLimits.fill(-1);
    for (let i = 0; i < vehicles.length; i++) {
      const vehicle = vehicles[i]!;
      const line = lines[vehicle]!;
      const last = sheetIndexOn(line, lastTariffDay);
      if (memory.trips[vehicle]! > maxTrips || last < 0) continue;
      if (type === 'ROUTE' && firstRoute[vehicle] === firstRoute[vehicle + 1]) continue;
      const first = Math.max(0, sheetIndexOn(line, firstTariffDay));
      const sheets = sheetsBetween(line, first, last);
      if (sheets === null) reach = Infinity;
      else for (let j = 0; j < sheets.length; j++) reach = Math.max(reach, reachMetres(sheets[j]!));
      carrying.push(vehicle);
      this.sheets.push(sheets);
      vehicleLimits[vehicle] = Infinity;
    }
    this.vehicles = carrying;
    this.reach = reach;
    if (carrying.length === 0) this.limit = -1;
  }

  /** Whether a price is too high to win whatever the arrival. */
  isTooDear(price: PriceSteps): boolean {
    return this.prunes && this.best !== null && price > this.best.price;
  }

  /** Takes a candidate that passed every gate. */
  take(candidate: Candidate): void {
    if (this.inquiry.alternatives) keepUnbeaten(this.unbeaten, candidate);
    const { preference } = this.inquiry.parts.policy;
    if (this.best === null || compareCandidates(candidate, this.best, preference) < 0) this.best = candidate;
  }

  /** Notes a candidate whose chargeable distance is in no band, or whose detour is too long. */
  noteOutOfRange(metres: number, sheet: BandTable): void {
    const further = this.furthestSheet === null || sheet.reachKm > this.furthestSheet.reachKm;
    if (metres < this.leastMetres || (metres === this.leastMetres && further)) {
      this.leastMetres = metres;
      this.furthestSheet = sheet;
    }
  }

  /** Draws the limits anew from what was found; to be called when some candidates have been looked at. */
  drawLimits(): void {
    if (this.best !== null && this.prunes) {
      if (this.best.price !== this.limitPrice) this.limit = this.limitOfPrice(this.best.price);
    } else if (this.inRange) {
      this.limit = this.squaredChordBound(this.reach);
    } else if (this.leastMetres !== Infinity) {
      // Nothing in range yet: the nearest one decides the reason, unless the reach goes further.
      this.limit = this.squaredChordBound(Math.max(this.reach, this.leastMetres));
    }
  }

  /**
   * The limit that an offer's price sets; for each vehicle its own goes to `vehicleLimits`, since a cheap
   * vehicle can win from further away.
   */
  private limitOfPrice(price: PriceSteps): number {
    const { vehicles, sheets } = this;
    const { trips } = this.inquiry.memory;
    this.limitPrice = price;
    let furthest = -1;
    for (let i = 0; i < vehicles.length; i++) {
      const vehicle = vehicles[i]!;
      const inEffect = sheets[i] ?? NONE;
      let metres = sheets[i] === null ? Infinity : -1;
      for (let j = 0; j < inEffect.length; j++) {
        metres = Math.max(metres, metresWithin(inEffect[j]!, price, trips[vehicle]!));
      }
      const limit = this.squaredChordBound(metres);
      this.vehicleLimits[vehicle] = limit;
      if (limit > furthest) furthest = limit;
    }
    return furthest;
  }

  /** Chargeable metres as a squared chord that none of them exceeds: an arc is longer than its chord. */
  private squaredChordBound(chargeableMetres: number): number {
    if (chargeableMetres < 0) return -1;
    const angle = greatCircleBound(chargeableMetres, this.inquiry.parts.policy.distance) / EARTH_RADIUS_M;
    return angle * angle;
  }
}
