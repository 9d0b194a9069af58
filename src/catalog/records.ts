import type { LatLng } from '../geo/point.js';
import type { DeliveryType } from '../pricing/deliveryType.js';

/**
 * The usable records of a catalog: what the engine reads of the API's shapes, after every check of
 * DESIGN.md. Behind these types nothing asks any more whether a number is a number.
 */
export interface CatalogRecords {
  readonly cities: readonly CityRecord[];
  readonly warehouses: readonly WarehouseRecord[];
  /** Conflicts resolved: at most one row for a (delivery type, vehicle, distance, period). */
  readonly tariffs: readonly TariffRecord[];
  readonly routes: readonly RouteRecord[];
  /** Every vehicle that a usable tariff or route names, conflicts resolved, by id. */
  readonly transportTypes: ReadonlyMap<string, TransportTypeRecord>;
}

export interface CityRecord {
  readonly id: string;
  readonly isSanction: boolean;
}

export interface WarehouseRecord {
  readonly id: string;
  readonly location: LatLng;
  readonly isExpressDeliveryAvailable: boolean;
  readonly isDeliveryAvailable: boolean;
  readonly isSelfPickupAvailable: boolean;
  /** null where the API gave none (policy `emptySchedule`); rows with a bad time are already left out. */
  readonly schedule: readonly ScheduleRow[] | null;
}

/** One opening interval of a weekday in the warehouse's local time. */
export interface ScheduleRow {
  /** 1 Monday to 7 Sunday. */
  readonly dayOfWeek: number;
  /** Seconds after local midnight, 0 to 86,399. */
  readonly beginSeconds: number;
  /** Seconds after local midnight, 0 to 86,400; at or before `beginSeconds` it is the next date's. */
  readonly endSeconds: number;
}

export interface TransportTypeRecord {
  readonly id: string;
  /** Kilograms. */
  readonly loadCapacity: number;
  /** Cubic metres. */
  readonly volume: number;
}

export interface TariffRecord {
  readonly id: string;
  readonly deliveryType: DeliveryType;
  readonly transportTypeId: string;
  /** Local date YYYY-MM-DD from which the row holds. */
  readonly period: string;
  /** Kilometres. */
  readonly distance: number;
  /** Money per kilometre. */
  readonly price: number;
}

export interface RouteRecord {
  readonly id: string;
  readonly transportTypeId: string;
  readonly isService: boolean;
  readonly runs: RouteRuns;
  /** Hours. */
  readonly duration: number;
  /** At least one. */
  readonly points: readonly RoutePointRecord[];
  /** Which of the points name a warehouse, ascending: of a million points few do. */
  readonly warehousePoints: readonly number[];
}

export type RouteRuns =
  | {
      readonly type: 'WEEKLY';
      /** 1 Monday to 7 Sunday, ascending, unique, not empty. */ readonly weekDays: readonly number[];
    }
  | { readonly type: 'ONCE'; /** Local date YYYY-MM-DD. */ readonly date: string };

/** A route point as the API gives it: a million of these are not copied, so unknown fields may hang on. */
export interface RoutePointRecord {
  readonly location: LatLng;
  /** May name a warehouse that is not usable: the point is then a plain one. */
  readonly warehouseId?: string | null | undefined;
  /** Hours from the route's start. */
  readonly duration?: number | null | undefined;
}
