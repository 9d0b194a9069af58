import { CompiledNetwork } from '../../src/network/compiledNetwork.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Option, Quote, Unavailable } from '../../src/quote/answer.js';
import { type InquiryDraft, newInquiry, openInquiry } from '../../src/quote/inquiry.js';
import { quote } from '../../src/quote/quote.js';
import { QuoteMemory } from '../../src/quote/quoteMemory.js';
import { readRequest } from '../../src/quote/readRequest.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { record, route as routeRecord, warehouse as warehouseRecord } from '../catalog/apiRecords.js';

/**
 * A made-up town on the meridian 60° E, in the zone Asia/Yekaterinburg (UTC+5, no clock changes), with
 * circuity 1: so many kilometres north of 56° N are so many kilometres of distance, to the millimetre.
 */
const KM_PER_DEGREE = (Math.PI * 6371.0088) / 180;

/** A place so many kilometres north of the town's middle. */
export const north = (km: number) => ({ lat: 56 + km / KM_PER_DEGREE, lng: 60 });

export const VEHICLES = {
  van: { id: 'van', loadCapacity: 500, volume: 4 },
  truck: { id: 'truck', loadCapacity: 1500, volume: 9 },
} as const;

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** `08:00-12:00 13:00-20:00` on some weekdays. */
export const daily = (text: string, weekdays: readonly number[] = WEEK) =>
  weekdays.flatMap((dayOfWeek) =>
    text.split(' ').map((interval) => {
      const [begin, end] = interval.split('-');
      return { dayOfWeek, begin, end };
    }),
  );

/** The kinds of opening hours that there are, each with its name. */
export const SCHEDULES: readonly (readonly [string, unknown])[] = [
  ['a day', daily('08:00-20:00')],
  ['a lunch break', daily('08:00-12:00 13:00-20:00')],
  ['nights', daily('20:00-05:00')],
  ['round the clock', daily('00:00-24:00')],
  ['no schedule', null],
];

/** A warehouse so many kilometres north, open from 8 to 20. */
export const warehouse = (id: string, km: number, over: object = {}) =>
  warehouseRecord({ id, location: north(km), schedule: daily('08:00-20:00'), ...over });

/** `EXPRESS van 10km@50 30km@40`: tariff rows of a type and vehicle; their ids are `van10`, `van30`. */
export function tariffs(text: string, period = '2024-01-01'): object[] {
  const [deliveryType, vehicle, ...bands] = text.split(' ');
  const transportType = Object.values(VEHICLES).find(({ id }) => id === vehicle);
  return bands.map((band) => {
    const [distance, price] = band.split('km@').map(Number);
    const id = `${deliveryType}-${vehicle}-${distance}-${period}`;
    return { id, deliveryType, transportType, period, distance, price };
  });
}

/**
 * A daily truck route: points so many kilometres north, `@w1` where it is loaded, `+2` an offset in hours.
 * Without offsets its way takes as many hours as `duration` says.
 */
export function route(id: string, points: string, over: object = {}): Record<string, unknown> {
  return routeRecord({
    id,
    transportType: VEHICLES.truck,
    weekDays: WEEK,
    duration: 10,
    points: points.split(' ').map((text) => {
      const [km, warehouseId = null] = (text.split('+')[0] ?? '').split('@');
      const offset = text.split('+')[1];
      return {
        location: north(Number(km)),
        warehouseId,
        duration: offset === undefined ? null : Number(offset),
      };
    }),
    ...over,
  });
}

export interface Town {
  readonly cities?: readonly object[];
  readonly warehouses?: readonly object[];
  readonly tariffs?: readonly object[];
  readonly routes?: readonly object[];
}

/** The town's network: circuity is 1 unless the policy says else. */
export function townOf(town: Town, policy: PartialPolicy = {}): Network {
  return compileNetwork(town, { ...policy, distance: { circuity: 1, ...policy.distance } });
}

export interface Asked {
  /** Kilometres north. */
  readonly km?: number;
  /** Local time of the town; 2025-01-21 is a Tuesday. */
  readonly at?: string;
  readonly over?: Partial<QuoteRequest>;
}

export function requestOf({ km = 10, at = '2025-01-21 10:00', over = {} }: Asked = {}): QuoteRequest {
  return {
    id: 'q',
    placedAt: `${at.replace(' ', 'T')}+05:00`,
    destination: { location: north(km) },
    load: { weightKg: 120, volumeM3: 0.8 },
    ...over,
  };
}

export const ask = (network: Network, asked: Asked = {}): Quote => quote(network, requestOf(asked));

export function inquiryOf(network: Network, asked: Asked = {}): InquiryDraft {
  const parts = CompiledNetwork.partsOf(network);
  const memory = new QuoteMemory(parts);
  const inquiry = newInquiry(parts, memory);
  openInquiry(inquiry, readRequest(requestOf(asked)));
  return inquiry;
}

/** The option of a type, an error where there is none. */
export function optionOf(answer: Quote, type: DeliveryType): Option {
  const option = answer.options.find((one) => one.type === type);
  if (option === undefined) throw new Error(`${type} is not offered: ${JSON.stringify(answer.unavailable)}`);
  return option;
}

export function reasonOf(answer: Quote, type: DeliveryType): Omit<Unavailable, 'type'> | undefined {
  const found = answer.unavailable.find((one) => one.type === type);
  return found === undefined ? undefined : (record(found, { type: undefined }) as Omit<Unavailable, 'type'>);
}

/** `EXPRESS 500.00 w1 van leaves 21 11:00 arrives 21 11:12 order by 21 19:00`: days of the month. */
export function optionLine(option: Option): string {
  const { type, price, warehouseId, routeId, transportTypeId, departsAt, arrivesAt, orderBy } = option;
  const time = (iso: string) => iso.slice(8, 16).replace('T', ' ');
  const where = [warehouseId, ...(routeId === null ? [] : [routeId]), transportTypeId].join(' ');
  return `${type} ${price} ${where} leaves ${time(departsAt)} arrives ${time(arrivesAt)} order by ${time(orderBy)}`;
}

export const lineOf = (answer: Quote, type: DeliveryType): string => optionLine(optionOf(answer, type));
