import type { Diagnostic } from '../../src/catalog/diagnostic.js';
import type { LatLng } from '../../src/geo/point.js';
import type { Policy } from '../../src/policy/policy.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';

/** The usable records, in plain lists: every question scans them. */
export interface ReferenceNetwork {
  readonly policy: Policy;
  readonly diagnostics: readonly Diagnostic[];
  readonly cities: readonly City[];
  readonly warehouses: readonly Warehouse[];
  readonly tariffs: readonly Tariff[];
  readonly routes: readonly Route[];
  readonly transportTypes: readonly TransportType[];
}

export interface City {
  readonly id: string;
  readonly isSanction: boolean;
}

export interface Warehouse {
  readonly id: string;
  readonly location: LatLng;
  /** IANA zone. */
  readonly zone: string;
  readonly isExpressDeliveryAvailable: boolean;
  readonly isDeliveryAvailable: boolean;
  readonly isSelfPickupAvailable: boolean;
  /** null: none was given, policy `emptySchedule` says what that means. */
  readonly schedule: readonly ScheduleRow[] | null;
}

export interface ScheduleRow {
  readonly dayOfWeek: number;
  /** Seconds of the local clock, 0 to 86,399. */
  readonly begin: number;
  /** Seconds of the local clock, 0 to 86,400. */
  readonly end: number;
}

export interface TransportType {
  readonly id: string;
  readonly loadCapacity: number;
  readonly volume: number;
}

export interface Tariff {
  readonly id: string;
  readonly deliveryType: DeliveryType;
  readonly transportTypeId: string;
  readonly period: string;
  readonly distance: number;
  readonly price: number;
}

export interface Route {
  readonly id: string;
  readonly transportTypeId: string;
  readonly isService: boolean;
  /** Weekdays on which it starts, or the one date. */
  readonly runs: { readonly weekDays: readonly number[] } | { readonly date: string };
  /** Hours. */
  readonly duration: number;
  readonly points: readonly RoutePoint[];
}

export interface RoutePoint {
  readonly location: LatLng;
  /** A usable warehouse, or null. */
  readonly warehouse: Warehouse | null;
  /** Hours from the start, null where the API gave none. */
  readonly duration: number | null;
}
