import { EARTH_RADIUS_M } from '../geo/sphere.js';
import { type BandTable, reachMetres } from '../pricing/band.js';
import { metresWithin, mostBeforeRounding } from '../pricing/budget.js';
import { type DistanceRules, greatCircleBound } from '../pricing/chargeable.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { PriceSteps } from '../pricing/price.js';
import { type Candidate, type CandidateDraft, emptyCandidate } from './candidate.js';
import type { Inquiry } from './inquiry.js';
import { compareCandidates, comparePrices, isBeaten, keepUnbeaten } from './ranking.js';
import { SheetsInEffect } from './sheetsInEffect.js';

/**
 * What a search has found for one delivery type so far, and with it how far away it must still look, with
 * each vehicle: a cheap one can win from further away.
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
  /** How many vehicles have a tariff of this type (and a route, where it takes one), carry the load and may still win. */
  vehicleCount = 0;
  /** The numbers of these vehicles, the first `vehicleCount` of the list, ascending by what a metre costs at least. */
  readonly vehicles: Int32Array;
  /** By the vehicle's number: how far away (a squared chord) it can still win; below 0 for one that cannot. */
  readonly limits: Float64Array;
  readonly inEffect: SheetsInEffect;
  /** Whether price alone decides what need not be looked at. */
  prunes = false;
  /** Steps before rounding: what costs more cannot win. */
  private most = Infinity;
  /** What the limits were last drawn from: a price, or the least metres met (0 once in range). */
  private drawnPrice: PriceSteps | null = null;
  private drawnMetres = Infinity;
  /** What `draft` gives. */
  private readonly drafts: readonly [CandidateDraft, CandidateDraft];

  constructor(
    readonly inquiry: Inquiry,
    readonly type: DeliveryType,
  ) {
    const { tariffs, routesByVehicle, vehicles } = inquiry.parts;
    const { lines, vehicles: withTariff } = tariffs[type];
    const { first } = routesByVehicle;
    this.vehicles = new Int32Array(vehicles.length);
    this.limits = new Float64Array(vehicles.length);
    this.drafts = [emptyCandidate(type), emptyCandidate(type)];
    this.inEffect = new SheetsInEffect(
      lines,
      withTariff.filter((vehicle) => type !== 'ROUTE' || first[vehicle]! < first[vehicle + 1]!),
    );
  }

  /** Begins the search for the request that the inquiry holds by now: nothing is found. */
  begin(): void {
    const { inquiry, type } = this;
    const { parts, memory, firstTariffDay, lastTariffDay } = inquiry;
    this.best = null;
    this.unbeaten.length = 0;
    this.inRange = false;
    this.leastMetres = Infinity;
    this.furthestSheet = null;
    this.drawnPrice = null;
    this.drawnMetres = Infinity;
    this.most = Infinity;
    const maxTrips = type === 'ROUTE' ? 1 : parts.policy.maxTrips;
    const { limits, vehicles } = this;
    let count = 0;
    limits.fill(-1);
    this.inEffect.setDates(firstTariffDay, lastTariffDay);
    const { vehicles: withSheet } = this.inEffect;
    for (let i = 0; i < withSheet.length; i++) {
      const vehicle = withSheet[i]!;
      if (memory.trips[vehicle]! > maxTrips) continue;
      vehicles[count] = vehicle;
      limits[vehicle] = Infinity;
      count++;
    }
    this.vehicleCount = count;
    this.limit = count === 0 ? -1 : Infinity;
    this.prunes = parts.policy.preference === 'cheapest' && !inquiry.alternatives;
  }

  /** Whether a price is too high to win whatever the arrival. */
  isTooDear(price: PriceSteps): boolean {
    return this.prunes && this.best !== null && price > this.best.price;
  }

  /** Whether a candidate of this price and arrival may be worth taking; ties are left to `take`. */
  wants(price: PriceSteps, arrivesAt: number): boolean {
    if (this.inquiry.alternatives) return !isBeaten(price, arrivesAt, this.unbeaten);
    if (this.best === null) return true;
    const dearer = price > this.best.price;
    const later = arrivesAt > this.best.arrivesAt;
    if (this.inquiry.parts.policy.preference === 'cheapest')
      return !dearer && (!later || price < this.best.price);
    return !later && (!dearer || arrivesAt < this.best.arrivesAt);
  }

  /**
   * A candidate to be filled in and taken. Only the best one is kept, so two of each type take turns, quote
   * after quote; where alternatives are wanted each is an object of its own.
   */
  draft(): CandidateDraft {
    const [one, other] = this.drafts;
    if (this.inquiry.alternatives) return { ...one };
    return this.best === one ? other : one;
  }

  /** Takes a candidate that passed every gate. */
  take(candidate: Candidate): void {
    if (this.inquiry.alternatives) keepUnbeaten(this.unbeaten, candidate);
    const { preference } = this.inquiry.parts.policy;
    if (this.best === null || compareCandidates(candidate, this.best, preference) < 0) {
      this.best = candidate;
      if (this.prunes) this.most = mostBeforeRounding(candidate.price);
    }
  }

  /** Notes a candidate whose chargeable distance is in no band, or whose detour is too long. */
  noteOutOfRange(metres: number, sheet: BandTable): void {
    const further = this.furthestSheet === null || sheet.reachKm > this.furthestSheet.reachKm;
    if (metres < this.leastMetres || (metres === this.leastMetres && further)) {
      this.leastMetres = metres;
      this.furthestSheet = sheet;
    }
  }

  /** Whether a vehicle of the list, and each after it, is too dear to win at so many chargeable metres, or at more. */
  areTooDear(nth: number, metres: number): boolean {
    return this.inEffect.leastPerMetre[this.vehicles[nth]!]! * metres > this.most;
  }

  /**
   * Draws the limits anew from what was found; to be called when some candidates have been looked at. Whatever is
   * still to come is at least `searched` chargeable metres away.
   */
  drawLimits(searched = 0): void {
    const { best } = this;
    if (best !== null && this.prunes) {
      if (this.drawnPrice === null || comparePrices(best.price, this.drawnPrice) !== 0)
        this.drawFromPrice(best.price, searched);
      return;
    }
    // Nothing in range yet: the nearest one decides the reason, unless a vehicle's reach goes further.
    const metres = this.inRange ? 0 : this.leastMetres;
    if (metres < this.drawnMetres) this.drawFromReach(metres);
  }

  /** How far away each vehicle can cost at most so much. */
  private drawFromPrice(price: PriceSteps, searched: number): void {
    const { limits, vehicles } = this;
    const { sheets } = this.inEffect;
    const { memory, parts } = this.inquiry;
    const { trips } = memory;
    const { distance } = parts.policy;
    this.drawnPrice = price;
    this.limit = -1;
    for (let i = 0; i < this.vehicleCount; i++) {
      const vehicle = vehicles[i]!;
      if (this.areTooDear(i, searched)) {
        this.dropVehicles(i);
        break;
      }
      const onTheDates = sheets[vehicle] ?? NONE;
      // Where they are too many to look at, any price may be among them.
      let metres = sheets[vehicle] === null ? Infinity : -1;
      for (let j = 0; j < onTheDates.length; j++) {
        const within = metresWithin(onTheDates[j]!, price, trips[vehicle]!);
        if (within > metres) metres = within;
      }
      const limit = squaredChordBound(metres, distance);
      limits[vehicle] = limit;
      if (limit > this.limit) this.limit = limit;
    }
  }

  /** Leaves a vehicle of the list, and all after it, out of the rest of the search. */
  private dropVehicles(from: number): void {
    const { limits, vehicles, vehicleCount } = this;
    for (let i = from; i < vehicleCount; i++) limits[vehicles[i]!] = -1;
    this.vehicleCount = from;
  }

  /** How far away each vehicle's bands reach, but at least so many metres. */
  private drawFromReach(atLeast: number): void {
    const { limits, vehicles } = this;
    const { sheets } = this.inEffect;
    const { distance } = this.inquiry.parts.policy;
    this.drawnMetres = atLeast;
    this.limit = -1;
    for (let i = 0; i < this.vehicleCount; i++) {
      const vehicle = vehicles[i]!;
      const onTheDates = sheets[vehicle] ?? NONE;
      let metres = sheets[vehicle] === null ? Infinity : atLeast;
      for (let j = 0; j < onTheDates.length; j++) metres = Math.max(metres, reachMetres(onTheDates[j]!));
      const limit = squaredChordBound(metres, distance);
      limits[vehicle] = limit;
      if (limit > this.limit) this.limit = limit;
    }
  }
}

const NONE: readonly BandTable[] = [];

/** Chargeable metres as a squared chord that none of them exceeds: an arc is longer than its chord. */
function squaredChordBound(chargeableMetres: number, rules: DistanceRules): number {
  if (chargeableMetres < 0) return -1;
  const angle = greatCircleBound(chargeableMetres, rules) / EARTH_RADIUS_M;
  return angle * angle;
}
