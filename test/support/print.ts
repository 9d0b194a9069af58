import type { Catalog } from '../../src/catalog/catalog.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { Option, Pickup, Quote, Unavailable } from '../../src/quote/answer.js';
import { quote } from '../../src/quote/quote.js';
import { type OrderText, orderOf } from './town.js';

/** What a line may be about. */
export type LineKind = 'ROUTE' | 'EXPRESS' | 'TOMORROW' | 'PICKUP';

/** The lines of the answer to an order in a town; only those of one kind where it is given. */
export function answer(town: Catalog, order: OrderText, policy?: PartialPolicy, about?: LineKind): string[] {
  return linesOf(quote(compileNetwork(town, policy), orderOf(order)), about);
}

/** The first half of the options' lines, without the times; and why a type is not offered. */
export function prices(town: Catalog, order: OrderText, policy?: PartialPolicy, about?: LineKind): string[] {
  return answer(town, order, policy, about).map((line) => line.replace(/ leaves .*/, ''));
}

/**
 * A quote as lines, in its own order: options, `or` and the alternatives, pick-ups, and `no` with the
 * reason for each type that is not offered.
 *
 * `EXPRESS w1 van 600.00 RUB 30.000 km at 20 leaves Tue 21 Jan 20:10 arrives 20:58 order by 19:10`
 *
 * A date is left out where the line's last time was on the same one, an offset where it is +05:00.
 */
export function linesOf(answered: Quote, about?: LineKind): string[] {
  const of = (kind: LineKind) => about === undefined || about === kind;
  return [
    ...answered.options.filter(({ type }) => of(type)).map(optionLine),
    ...answered.alternatives.filter(({ type }) => of(type)).map((option) => `or ${optionLine(option)}`),
    ...answered.pickups.filter(() => of('PICKUP')).map(pickupLine),
    ...answered.unavailable.filter(({ type }) => of(type)).map(refusalLine),
  ];
}

/** A network's diagnostics as lines: `warning EMPTY_SCHEDULE warehouse w1 schedule`. */
export function diagnosticsOf(town: Catalog, policy?: PartialPolicy): string[] {
  return compileNetwork(town, policy).diagnostics.map(({ severity, code, entity, id, path }) =>
    [severity, code, entity, id ?? '(no id)', path].join(' ').trim(),
  );
}

function optionLine(option: Option): string {
  const time = timesOfOneLine();
  return [
    option.type,
    option.warehouseId,
    option.transportTypeId,
    ...(option.routeId === null ? [] : [`on ${option.routeId}`]),
    `${option.price} ${option.currency}`,
    `${option.chargeableKm} km at ${option.pricePerKm}`,
    ...(option.trips === 1 ? [] : [`${option.trips} trips`]),
    `leaves ${time(option.departsAt)}`,
    `arrives ${time(option.arrivesAt)}`,
    `order by ${time(option.orderBy)}`,
  ].join(' ');
}

function pickupLine({ warehouseId, distanceKm, readyAt }: Pickup): string {
  return `PICKUP ${warehouseId} ${distanceKm} km ready ${timesOfOneLine()(readyAt)}`;
}

function refusalLine(refusal: Unavailable): string {
  const because = `no ${refusal.type}: ${refusal.reason}`;
  if (refusal.reason === 'OVER_CAPACITY')
    return `${because} at most ${refusal.maxWeightKg} kg ${refusal.maxVolumeM3} m3`;
  if (refusal.reason === 'OUT_OF_RANGE')
    return `${because} ${refusal.distanceKm} km, reach ${refusal.reachKm} km`;
  return because;
}

/** Writes the instants of one line: `Tue 21 Jan 20:10`, then `20:58` on the same date. */
function timesOfOneLine(): (instant: string) => string {
  let lastDate = '';
  return (instant) => {
    const date = instant.slice(0, 10);
    const offset = instant.slice(19);
    const day = new Date(`${date}T00:00:00Z`).toUTCString();
    // `Tue, 21 Jan 2025 00:00:00 GMT`
    const written =
      date === lastDate ? '' : `${day.slice(0, 3)} ${Number(day.slice(5, 7))} ${day.slice(8, 11)} `;
    lastDate = date;
    return `${written}${instant.slice(11, 16)}${offset === '+05:00' ? '' : ` ${offset}`}`;
  };
}
