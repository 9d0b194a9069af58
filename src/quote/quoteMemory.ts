import { NearestFirst } from '../geo/nearestFirst.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import type { BandTable } from '../pricing/band.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { NearestPlaces } from '../routing/nearestPlace.js';
import type { Candidate, CandidateDraft } from './candidate.js';
import { StockTally } from './eligibility.js';
import type { FoundPickups } from './pickups.js';
import type { NearWarehouse } from './warehouseSweep.js';

/**
 * The working memory of quotes on one network, kept so that a quote allocates little. It carries nothing
 * from quote to quote: `stamp` is new for each, and what bears another stamp counts as unset; so a quote
 * that threw leaves no trace. A quote calls nobody back, so two never run at once on one thread.
 */
export class QuoteMemory {
  stamp = 0;
  /** The unit vector of the destination. */
  readonly address = new Float64Array(3);
  readonly queue = new NearestFirst();
  readonly places = new NearestPlaces();
  /** The candidates that become options: their count is the quote's own. */
  readonly listed: Candidate[] = [];
  /** What `Offers.draft` gives. */
  readonly candidates: Readonly<Record<DeliveryType, readonly [CandidateDraft, CandidateDraft]>>;
  readonly pickups: FoundPickups;
  readonly near: NearWarehouse = { warehouse: 0, squaredChord: 0.5, greatCircleMetres: 0.5 };
  readonly stock: StockTally;
  /** By warehouse: the stamp of the quote that it may serve, where not all may. */
  readonly eligible: Uint32Array;
  /** By route: the stamp of the quote that has looked at it. */
  readonly visited: Uint32Array;
  /** The longest time in which a route starts on no date, from `from` to before `until` (day numbers). */
  readonly idle = { stamp: 0, route: -1, from: 0, until: 0 };
  /** What `orderTimes.ts` has computed for the order. */
  readonly orderTimes: Readonly<Record<DeliveryType | 'SELF_PICKUP', OrderTimes>>;
  /** By vehicle: the trips that the load needs. */
  readonly trips: Float64Array;
  readonly vehicles: Readonly<Record<DeliveryType, VehiclesOfType>>;
  /** By zone of the warehouses: the local date of placedAt. */
  readonly orderDay: Float64Array;

  constructor(parts: NetworkParts) {
    this.stock = new StockTally(parts.warehouses.ids.length);
    this.eligible = new Uint32Array(parts.warehouses.ids.length);
    this.visited = new Uint32Array(parts.routes.ids.length);
    const orderTimes = (): OrderTimes => ({
      at: new Float64Array(parts.warehouses.hoursCount),
      stamp: new Uint32Array(parts.warehouses.hoursCount),
    });
    this.orderTimes = {
      ROUTE: orderTimes(),
      EXPRESS: orderTimes(),
      TOMORROW: orderTimes(),
      SELF_PICKUP: orderTimes(),
    };
    this.trips = new Float64Array(parts.vehicles.length);
    this.vehicles = {
      ROUTE: vehiclesOfType(parts.vehicles.length),
      EXPRESS: vehiclesOfType(parts.vehicles.length),
      TOMORROW: vehiclesOfType(parts.vehicles.length),
    };
    this.orderDay = new Float64Array(parts.warehouses.zones.length);
    // Room for one more than may be listed: it is put in its place before the last one falls out.
    const pickups = 1 + Math.min(parts.policy.maxPickups, parts.warehouses.ids.length);
    this.pickups = { warehouses: new Int32Array(pickups), metres: new Float64Array(pickups) };
    this.candidates = {
      ROUTE: [emptyCandidate('ROUTE'), emptyCandidate('ROUTE')],
      EXPRESS: [emptyCandidate('EXPRESS'), emptyCandidate('EXPRESS')],
      TOMORROW: [emptyCandidate('TOMORROW'), emptyCandidate('TOMORROW')],
    };
  }

  /** Begins a quote. */
  renew(): void {
    this.queue.clear();
    if (this.stamp === 0xffffffff) {
      this.eligible.fill(0);
      this.visited.fill(0);
      for (const { stamp } of Object.values(this.orderTimes)) stamp.fill(0);
      this.stamp = 0;
    }
    this.stamp++;
  }
}

/** By the number of opening hours: an instant, and the stamp of the quote it is of. */
export interface OrderTimes {
  readonly at: Float64Array;
  readonly stamp: Uint32Array;
}

/** What `Offers` notes of the vehicles of one delivery type. */
export interface VehiclesOfType {
  /** The vehicles that may win, as many as `Offers.vehicleCount`. */
  readonly list: Int32Array;
  /** By the vehicle's number: how far away (a squared chord) it can still win; -1 for one that cannot. */
  readonly limits: Float64Array;
}

function vehiclesOfType(count: number): VehiclesOfType {
  return {
    list: new Int32Array(count),
    limits: new Float64Array(count),
  };
}

/** The sheet of a candidate that is none yet. */
const NO_SHEET: BandTable = {
  low: 0,
  highs: new Float64Array(0),
  rates: new Float64Array(0),
  bases: new Float64Array(0),
  denominator: 1,
  leasts: new Float64Array(0),
  big: null,
  tariffIds: [],
  pricesPerKm: [],
  reachKm: 0,
  reachText: '0',
};

/** A candidate that is none yet; its instants are fractions, so that V8 makes room for such in every one. */
function emptyCandidate(type: DeliveryType): CandidateDraft {
  return {
    type,
    price: 0,
    arrivesAt: 0.5,
    departsAt: 0.5,
    metres: 0,
    warehouse: -1,
    route: -1,
    pickup: -1,
    vehicle: -1,
    sheet: NO_SHEET,
    band: -1,
    trips: 1,
    travelMs: 0,
  };
}
