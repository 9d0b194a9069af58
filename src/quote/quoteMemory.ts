import { NearestFirst } from '../geo/nearestFirst.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { NearestPlaces } from '../routing/nearestPlace.js';

/**
 * The working memory of quotes on one network, kept so that a quote allocates little. It carries nothing
 * from quote to quote: `stamp` is new for each, and what bears another stamp counts as unset; so a quote
 * that threw leaves no trace. A quote calls nobody back, so two never run at once on one thread.
 */
export class QuoteMemory {
  stamp = 0;
  readonly queue = new NearestFirst();
  readonly places = new NearestPlaces();
  /** To the segments of one run. */
  readonly squaredChords = new Float64Array(64);
  /** By route: the stamp of the quote that has looked at it. */
  readonly visited: Uint32Array;
  /** The longest time in which a route starts on no date, from `from` to before `until` (day numbers). */
  readonly idle = { stamp: 0, route: -1, from: 0, until: 0 };
  /** By warehouse: readyAt for ROUTE, and the stamp of the quote it is of. */
  readonly readyForRoute: Float64Array;
  readonly readyStamp: Uint32Array;
  /** By vehicle: the trips that the load needs. */
  readonly trips: Float64Array;
  /** By type and vehicle: how far away (a squared chord) its deliveries can still win. */
  readonly vehicleLimits: Readonly<Record<DeliveryType, Float64Array>>;
  /** By zone of the warehouses: the local date of placedAt. */
  readonly orderDay: Float64Array;

  constructor(parts: NetworkParts) {
    this.visited = new Uint32Array(parts.routes.ids.length);
    this.readyForRoute = new Float64Array(parts.warehouses.ids.length);
    this.readyStamp = new Uint32Array(parts.warehouses.ids.length);
    this.trips = new Float64Array(parts.vehicles.length);
    this.vehicleLimits = {
      ROUTE: new Float64Array(parts.vehicles.length),
      EXPRESS: new Float64Array(parts.vehicles.length),
      TOMORROW: new Float64Array(parts.vehicles.length),
    };
    this.orderDay = new Float64Array(parts.warehouses.zones.length);
  }

  /** Begins a quote. */
  renew(): void {
    this.queue.clear();
    if (this.stamp === 0xffffffff) {
      this.visited.fill(0);
      this.readyStamp.fill(0);
      this.stamp = 0;
    }
    this.stamp++;
  }
}
