import { deepFreeze } from './deepFreeze.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { RoundingMode } from '../pricing/roundingMode.js';

/** The merchant's choices where the 1C API leaves a meaning open (DESIGN.md, "Policy, with its defaults"). */
export interface Policy {
  /** Copied into every option; no conversion. */
  readonly currency: string;
  /** Which candidate of a type is the best: least price first, or earliest arrival first. */
  readonly preference: 'cheapest' | 'fastest';
  /** How many trips of one vehicle may share a load (EXPRESS and TOMORROW), a whole number >= 1. */
  readonly maxTrips: number;
  /** How many self pick-ups are listed at most, a whole number >= 0. */
  readonly maxPickups: number;
  /** How many days after the order starts and opening hours are looked for, a whole number >= 0. */
  readonly horizonDays: number;
  /** What a missing or empty schedule means. */
  readonly emptySchedule: 'open' | 'closed';
  /** Warehouse id to IANA zone, where the coordinates' zone is not the right one. */
  readonly timeZones: Readonly<Record<string, string>>;
  readonly calendar: {
    /** Local dates (YYYY-MM-DD) with no warehouse hours and no route starts. */
    readonly closed: readonly string[];
    /** Local date (YYYY-MM-DD) to the weekday, 1 Monday to 7 Sunday, whose hours and routes apply on it. */
    readonly worksAs: Readonly<Record<string, number>>;
  };
  readonly distance: {
    /** Road metres per great-circle metre, > 0. */
    readonly circuity: number;
    /** Chargeable metres are a multiple of this, a whole number >= 1. */
    readonly stepM: number;
    readonly mode: RoundingMode;
  };
  readonly tariff: {
    /** Which row a distance takes: the nearest one at or above it, or the nearest one at or below it. */
    readonly band: 'upTo' | 'from';
    /** Whether the whole distance costs the band's price per km, or each stretch that of its own band. */
    readonly accumulate: 'whole' | 'graduated';
    /** In effect on a date: for each distance the row of the latest period, or the rows of the latest period alone. */
    readonly slice: 'perBand' | 'sheet';
    /** Which date that is: the warehouse's local one of `placedAt`, or of `departsAt`. */
    readonly date: 'order' | 'departure';
    /** Kilometres, included; read with `band: 'from'` only. */
    readonly maxKm: Readonly<Record<DeliveryType, number>>;
  };
  readonly price: {
    /** A plain positive decimal as text; prices are multiples of it and written with as many decimals. */
    readonly step: string;
    readonly mode: RoundingMode;
    /** Plain decimals as text, multiples of `step`. */
    readonly minimum: Readonly<Record<DeliveryType, string>>;
  };
  readonly route: {
    /** Where a truck may turn off: anywhere between its points, or only at them. */
    readonly dropOff: 'segment' | 'point';
    /** What is charged: the way off the route; from the warehouse straight; or along the route and then off it. */
    readonly chargeable: 'detour' | 'fromWarehouse' | 'alongRoute';
    /** Road kilometres, included; null: no bound. */
    readonly maxDetourKm: number | null;
    /** When trucks start: as the route's home opens ('opening'), or at a local time HH:mm. */
    readonly departureTime: string;
    /** Local time HH:mm, for 'opening' on a date on which the home is closed, or has no hours. */
    readonly fallbackDeparture: string;
  };
  /** Open minutes a warehouse needs between the order and the leaving, >= 0. */
  readonly handlingMinutes: Readonly<Record<DeliveryType | 'SELF_PICKUP', number>>;
  /** Road kilometres per hour, > 0. */
  readonly speedKmh: Readonly<Record<DeliveryType, number>>;
  /** Local time HH:mm before which no route starts by 'opening', and TOMORROW does not leave. */
  readonly earliestDeparture: string;
  /** The destination's local times HH:mm up to 24:00, included, until which an arrival is in time. */
  readonly latestArrival: Readonly<Record<'EXPRESS' | 'TOMORROW', string>>;
}

/** A part of a policy: any of its fields, and of each group any of the group's; lists and maps are given whole. */
export type PartialPolicy = {
  readonly [K in keyof Policy]?: K extends 'calendar' | 'distance' | 'tariff' | 'price' | 'route'
    ? {
        readonly [L in keyof Policy[K]]?: string extends keyof Policy[K][L]
          ? Policy[K][L]
          : Policy[K][L] extends Readonly<Record<DeliveryType, infer V>>
            ? Partial<Readonly<Record<DeliveryType, V>>>
            : Policy[K][L];
      }
    : K extends 'handlingMinutes' | 'speedKmh' | 'latestArrival'
      ? Partial<Policy[K]>
      : Policy[K];
};

export const DEFAULT_POLICY: Policy = deepFreeze<Policy>({
  currency: 'RUB',
  preference: 'cheapest',
  maxTrips: 1,
  maxPickups: 5,
  horizonDays: 60,
  emptySchedule: 'open',
  timeZones: {},
  calendar: { closed: [], worksAs: {} },
  distance: { circuity: 1.25, stepM: 1, mode: 'HALF_UP' },
  tariff: {
    band: 'upTo',
    accumulate: 'whole',
    slice: 'perBand',
    date: 'order',
    maxKm: { ROUTE: 300, EXPRESS: 300, TOMORROW: 300 },
  },
  price: { step: '0.01', mode: 'HALF_UP', minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' } },
  route: {
    dropOff: 'segment',
    chargeable: 'detour',
    maxDetourKm: null,
    departureTime: 'opening',
    fallbackDeparture: '09:00',
  },
  handlingMinutes: { ROUTE: 120, EXPRESS: 60, TOMORROW: 120, SELF_PICKUP: 60 },
  speedKmh: { ROUTE: 60, EXPRESS: 50, TOMORROW: 50 },
  earliestDeparture: '06:00',
  latestArrival: { EXPRESS: '22:00', TOMORROW: '22:00' },
});
