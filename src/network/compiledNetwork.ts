import type { Diagnostic } from '../catalog/diagnostic.js';
import type { PlaceIndex } from '../geo/placeIndex.js';
import { deepFreeze } from '../policy/deepFreeze.js';
import type { Policy } from '../policy/policy.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { Capacity } from '../pricing/load.js';
import type { PriceFormat, PriceSteps } from '../pricing/price.js';
import type { TariffLine } from '../pricing/tariffLine.js';
import type { CompiledRoutes } from '../routing/compiledRoutes.js';
import type { RoutesByVehicle, RoutesByWarehouse } from '../routing/routeLists.js';
import type { RouteSegments } from '../routing/routeSegments.js';
import type { DepartureRules } from '../routing/starts.js';
import type { Calendar } from '../time/calendar.js';
import type { OpeningHours } from '../time/openingHours.js';
import { type Zone, keepZone } from '../time/zone.js';
import type { Network, NetworkCounts } from './network.js';

/**
 * All that a quote reads, as plain data: no functions and no classes, so that a worker thread can compile
 * it and hand it over. Warehouses, vehicles and routes are numbered in the order of their ids (by code
 * units), so that comparing numbers compares ids.
 */
export interface NetworkParts {
  readonly version: string;
  readonly policy: Policy;
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: NetworkCounts;
  readonly rules: CompiledRules;
  readonly sanctionedCities: ReadonlySet<string>;
  readonly warehouses: CompiledWarehouses;
  readonly vehicles: readonly Vehicle[];
  readonly tariffs: Readonly<Record<DeliveryType, CompiledTariffs>>;
  readonly routes: CompiledRoutes;
  readonly segments: RouteSegments;
  readonly routesByWarehouse: RoutesByWarehouse;
  readonly routesByVehicle: RoutesByVehicle;
}

export interface CompiledWarehouses {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Three numbers each. */
  readonly xyz: Float64Array;
  readonly express: Uint8Array;
  readonly delivery: Uint8Array;
  readonly pickup: Uint8Array;
  readonly hours: readonly OpeningHours[];
  /** How many different opening hours there are, and the number of each warehouse's: many share theirs. */
  readonly hoursCount: number;
  readonly hoursNumber: Int32Array;
  /** The distinct zones, and the number of each warehouse's. */
  readonly zones: readonly Zone[];
  readonly zone: Int32Array;
  readonly index: PlaceIndex;
}

export interface Vehicle extends Capacity {
  readonly id: string;
}

/** The tariffs of one delivery type. */
export interface CompiledTariffs {
  /** By the vehicle's number; null where it has no row. */
  readonly lines: readonly (TariffLine | null)[];
  /** The numbers of the vehicles that have one, ascending. */
  readonly vehicles: readonly number[];
}

/** The policy in the units of the engine: milliseconds, price steps. */
export interface CompiledRules {
  readonly calendar: Calendar;
  readonly departure: DepartureRules;
  readonly handlingMs: Readonly<Record<DeliveryType | 'SELF_PICKUP', number>>;
  readonly latestArrivalMs: Readonly<Record<'EXPRESS' | 'TOMORROW', number>>;
  readonly minimum: Readonly<Record<DeliveryType, PriceSteps>>;
  readonly priceFormat: PriceFormat;
}

/** The one implementation of `Network`; what it holds beyond that is between compileNetwork and quote. */
export class CompiledNetwork implements Network {
  readonly version: string;
  readonly policy: Policy;
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: NetworkCounts;
  readonly #parts: NetworkParts;

  constructor(parts: NetworkParts) {
    this.version = parts.version;
    // Parts that came from another thread are copies: not frozen, and of time zones that this one need not compile.
    parts.warehouses.zones.forEach(keepZone);
    this.policy = deepFreeze(parts.policy);
    this.diagnostics = deepFreeze(parts.diagnostics);
    this.counts = deepFreeze(parts.counts);
    this.#parts = parts;
    Object.freeze(this);
  }

  /** The compiled data of a network; a TypeError where it is none that compileNetwork made. */
  static partsOf(network: Network): NetworkParts {
    if (network instanceof CompiledNetwork) return network.#parts;
    throw new TypeError(
      'network: not made by compileNetwork (a copy through JSON is none; compile the catalog again)',
    );
  }
}
