import { NearestFirst } from '../geo/nearestFirst.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import { StockTally } from './eligibility.js';
import { Marks } from './marks.js';

/**
 * The working memory that the searches of a quote share, kept by the network so that a quote allocates little. It
 * carries nothing from quote to quote: `renew` takes all marks off, so a quote that threw leaves no trace.
 */
export class QuoteMemory {
  /** The unit vector of the destination. */
  readonly address = new Float64Array(3);
  readonly queue = new NearestFirst();
  readonly stock: StockTally;
  /** The warehouses that may serve, where not all may. */
  readonly eligible: Marks;
  /** The routes that were looked at. */
  readonly visited: Marks;
  /** The longest time in which a route starts on no date, from `from` to before `until` (day numbers). */
  readonly idle = { route: -1, from: 0, until: 0 };
  /** What `orderTimes.ts` has computed for the order. */
  readonly orderTimes: Readonly<Record<DeliveryType | 'SELF_PICKUP', OrderTimes>>;
  /** By vehicle: the trips that the load needs. */
  readonly trips: Float64Array;
  /** By zone of the warehouses: the local date of placedAt. */
  readonly orderDay: Float64Array;

  constructor({ routes, vehicles, warehouses }: NetworkParts) {
    this.stock = new StockTally(warehouses.ids.length);
    this.eligible = new Marks(warehouses.ids.length);
    this.visited = new Marks(routes.ids.length);
    const orderTimes = (): OrderTimes => ({
      at: new Float64Array(warehouses.hoursCount),
      known: new Marks(warehouses.hoursCount),
    });
    this.orderTimes = {
      ROUTE: orderTimes(),
      EXPRESS: orderTimes(),
      TOMORROW: orderTimes(),
      SELF_PICKUP: orderTimes(),
    };
    this.trips = new Float64Array(vehicles.length);
    this.orderDay = new Float64Array(warehouses.zones.length);
  }

  /** Begins a quote. */
  renew(): void {
    this.queue.clear();
    this.eligible.clear();
    this.visited.clear();
    this.idle.route = -1;
    const { ROUTE, EXPRESS, TOMORROW, SELF_PICKUP } = this.orderTimes;
    ROUTE.known.clear();
    EXPRESS.known.clear();
    TOMORROW.known.clear();
    SELF_PICKUP.known.clear();
  }
}

/** By the number of opening hours: an instant, where it is known. */
export interface OrderTimes {
  readonly at: Float64Array;
  readonly known: Marks;
}
