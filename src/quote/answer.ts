import type { DeliveryType } from '../pricing/deliveryType.js';

/** The answer for one request: plain data that survives JSON unchanged (DESIGN.md, "JSON in and out"). */
export interface Quote {
  /** The request's id. */
  readonly id: string;
  /** The network's version. */
  readonly network: string;
  /** The best candidate of each type that is possible: by price, then arrival, then type. */
  readonly options: readonly Option[];
  /** With `alternatives: true`: the other candidates that none of their type beats in price and arrival. */
  readonly alternatives: readonly Option[];
  /** Nearest first. */
  readonly pickups: readonly Pickup[];
  /** ROUTE, EXPRESS, TOMORROW, as far as they are not offered. */
  readonly unavailable: readonly Unavailable[];
}

/** One way to deliver. Instants are ISO 8601 with seconds and a numeric offset. */
export interface Option {
  readonly type: DeliveryType;
  /** Of all trips together; as many decimals as `policy.price.step` is written with. */
  readonly price: string;
  readonly currency: string;
  /** The band's price per km of one trip, a plain decimal; graduated, that of the last band. */
  readonly pricePerKm: string;
  /** The distance that is charged, three decimals: for ROUTE mostly the detour (policy `route.chargeable`). */
  readonly chargeableKm: string;
  /** 1 for ROUTE; at most `policy.maxTrips`. */
  readonly trips: number;
  readonly warehouseId: string;
  /** null unless ROUTE. */
  readonly routeId: string | null;
  readonly transportTypeId: string;
  /** The tariff row that is the band. */
  readonly tariffId: string;
  /** With the warehouse's offset. */
  readonly departsAt: string;
  /** With the destination's offset. */
  readonly arrivesAt: string;
  /** The destination's local date of `arrivesAt`. */
  readonly deliveryDate: string;
  /** The cut-off: the last whole minute for the same departure, with the warehouse's offset. */
  readonly orderBy: string;
}

/** A warehouse at which the buyer may collect the load, free of charge. */
export interface Pickup {
  readonly warehouseId: string;
  /** Great circle, three decimals. */
  readonly distanceKm: string;
  /** With the warehouse's offset. */
  readonly readyAt: string;
}

/** Why a type is not offered: the gate at which the last of its candidates fell, with its figures. */
export type Unavailable =
  | {
      readonly type: DeliveryType;
      readonly reason:
        | 'DESTINATION_RESTRICTED'
        | 'NO_ROUTE'
        | 'NO_WAREHOUSE'
        | 'OUT_OF_STOCK'
        | 'NO_TARIFF'
        | 'NO_DEPARTURE'
        | 'TOO_LATE';
    }
  | {
      readonly type: DeliveryType;
      readonly reason: 'OVER_CAPACITY';
      /** The largest load and the largest volume of one trip among the vehicles left, plain decimals. */
      readonly maxWeightKg: string;
      readonly maxVolumeM3: string;
    }
  | {
      readonly type: DeliveryType;
      readonly reason: 'OUT_OF_RANGE';
      /** The least chargeable distance among the candidates left, three decimals. */
      readonly distanceKm: string;
      /** The greatest reach among the candidates at that distance, a plain decimal. */
      readonly reachKm: string;
    };
