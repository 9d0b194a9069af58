import { Decimal } from 'decimal.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import type { Option, Quote, Unavailable } from '../../src/quote/answer.js';

/** What laws about whole worlds have in common: parts of a catalog, and the orders of DESIGN.md. */

type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(record: unknown): Fields {
  return typeof record === 'object' && record !== null ? (record as Fields) : {};
}

/** The catalog with one route alone. */
export function withRouteAlone(catalog: Catalog, id: string): Catalog {
  return { ...catalog, routes: catalog.routes.filter((route) => fieldsOf(route)['id'] === id) };
}

/** The catalog with the tariffs of one vehicle alone. */
export function withVehicleAlone(catalog: Catalog, id: string): Catalog {
  const { tariffs } = catalog;
  return {
    ...catalog,
    tariffs: tariffs.filter((tariff) => fieldsOf(fieldsOf(tariff)['transportType'])['id'] === id),
  };
}

/** The catalog with every tariff row in effect since long ago, so that no date changes a price. */
export function withTimelessTariffs(catalog: Catalog): Catalog {
  return {
    ...catalog,
    tariffs: catalog.tariffs.map((tariff) => ({ ...fieldsOf(tariff), period: '1990-01-01' })),
  };
}

/** How often a route names a warehouse. */
export function visits(catalog: Catalog, routeId: string | null, warehouseId: string): number {
  const route = catalog.routes.find((record) => fieldsOf(record)['id'] === routeId);
  const points = fieldsOf(route)['points'];
  if (!Array.isArray(points)) return 0;
  return points.filter((point) => fieldsOf(point)['warehouseId'] === warehouseId).length;
}

/** All that is offered of one type. */
export function offersOf(answer: Quote, type: Option['type']): Option[] {
  return [...answer.options, ...answer.alternatives].filter((option) => option.type === type);
}

/** Orders by several keys. */
export function firstDifference(...differences: readonly number[]): number {
  return differences.find((difference) => difference !== 0) ?? 0;
}

export function byPrice(a: Option, b: Option): number {
  return new Decimal(a.price).comparedTo(b.price);
}

export function byArrival(a: Option, b: Option): number {
  return Date.parse(a.arrivesAt) - Date.parse(b.arrivesAt);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** DESIGN.md, "The options": the ties after price and arrival. */
export function byTies(a: Option, b: Option): number {
  return firstDifference(
    Number(a.chargeableKm) - Number(b.chargeableKm),
    byCodeUnits(a.warehouseId, b.warehouseId),
    byCodeUnits(a.routeId ?? '', b.routeId ?? ''),
    byCodeUnits(a.transportTypeId, b.transportTypeId),
    byCodeUnits(a.tariffId, b.tariffId),
  );
}

export function byPreference(preference: 'cheapest' | 'fastest'): (a: Option, b: Option) => number {
  return preference === 'cheapest'
    ? (a, b) => firstDifference(byPrice(a, b), byArrival(a, b), byTies(a, b))
    : (a, b) => firstDifference(byArrival(a, b), byPrice(a, b), byTies(a, b));
}

/** At most equal in price and arrival, and better in one. */
export function beats(a: Option, b: Option): boolean {
  const price = byPrice(a, b);
  const arrival = byArrival(a, b);
  return price <= 0 && arrival <= 0 && (price < 0 || arrival < 0);
}

/** The gates in order (DESIGN.md, "Why a type is not offered"). */
const GATES = [
  'DESTINATION_RESTRICTED',
  'NO_ROUTE',
  'NO_WAREHOUSE',
  'OUT_OF_STOCK',
  'NO_TARIFF',
  'OVER_CAPACITY',
  'OUT_OF_RANGE',
  'NO_DEPARTURE',
  'TOO_LATE',
] as const satisfies readonly Unavailable['reason'][];

/** Why a type is not offered by all together, given why it is not by each part alone. */
export function jointReason(parts: readonly Unavailable[]): Unavailable | undefined {
  const furthest = Math.max(...parts.map(({ reason }) => GATES.indexOf(reason)));
  const last = parts.filter(({ reason }) => GATES.indexOf(reason) === furthest);
  const [first] = last;
  if (first === undefined) return undefined;
  if (first.reason === 'OVER_CAPACITY') {
    const figures = last.flatMap((part) => (part.reason === 'OVER_CAPACITY' ? [part] : []));
    return {
      ...first,
      maxWeightKg: Decimal.max(...figures.map((part) => part.maxWeightKg)).toFixed(),
      maxVolumeM3: Decimal.max(...figures.map((part) => part.maxVolumeM3)).toFixed(),
    };
  }
  if (first.reason === 'OUT_OF_RANGE') {
    const figures = last.flatMap((part) => (part.reason === 'OUT_OF_RANGE' ? [part] : []));
    figures.sort(
      (a, b) =>
        new Decimal(a.distanceKm).comparedTo(b.distanceKm) || new Decimal(b.reachKm).comparedTo(a.reachKm),
    );
    return figures[0];
  }
  return first;
}
