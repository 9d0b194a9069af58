import type { LatLng } from '../../src/geo/point.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import { chargeableMetres, metresBetween, roadMetres, travelTime, vectorOf } from './distance.js';
import type { Exact } from './exact.js';
import type { Inquiry } from './inquiry.js';
import type { ReferenceNetwork, Route, Tariff, TransportType, Warehouse } from './network.js';
import { bandsInEffect } from './tariffs.js';
import { homeOf, hours, routeDeparture } from './routeDeparture.js';
import { nearestPlace } from './routePlaces.js';
import { directTimes } from './warehouseDeparture.js';
import { localDate, upToMinute } from './zones.js';

/** Where a truck may take the load: a warehouse, and for ROUTE a point of a route at it. */
export interface PickUp {
  readonly warehouse: Warehouse;
  readonly stop: { readonly route: Route; readonly point: number } | null;
}

/** One way to deliver, before it is known to be possible. */
export interface Candidate extends PickUp {
  readonly type: DeliveryType;
  readonly vehicle: TransportType;
  readonly chargeable: Exact;
  /** Metres of the road that the truck drives for this load alone. */
  readonly road: number;
  readonly isDetourBounded: boolean;
  readonly bands: readonly Tariff[];
  readonly departsAt: number | null;
  readonly arrivesAt: number | null;
  readonly inTime: boolean;
}

/** The places of a type, whether eligible or not. */
export function pickUpsOf(type: DeliveryType, network: ReferenceNetwork): readonly PickUp[] {
  switch (type) {
    case 'ROUTE':
      return network.routes.flatMap(stopsOf);
    case 'EXPRESS':
      return network.warehouses
        .filter(({ isExpressDeliveryAvailable }) => isExpressDeliveryAvailable)
        .map((warehouse) => ({ warehouse, stop: null }));
    case 'TOMORROW':
      return network.warehouses
        .filter(({ isDeliveryAvailable }) => isDeliveryAvailable)
        .map((warehouse) => ({ warehouse, stop: null }));
  }
}

function stopsOf(route: Route): readonly PickUp[] {
  if (route.isService || homeOf(route) === undefined) return [];
  return route.points
    .slice(0, -1)
    .flatMap(({ warehouse }, point) =>
      warehouse?.isDeliveryAvailable === true ? [{ warehouse, stop: { route, point } }] : [],
    );
}

/** The vehicles that may go from a pick-up, each as a candidate. */
export function candidatesOf(
  type: DeliveryType,
  pickUp: PickUp,
  network: ReferenceNetwork,
  inquiry: Inquiry,
): readonly Candidate[] {
  const { stop } = pickUp;
  const vehicles = network.transportTypes.filter(({ id }) =>
    stop === null
      ? network.tariffs.some((row) => row.deliveryType === type && row.transportTypeId === id)
      : id === stop.route.transportTypeId,
  );
  return vehicles.map((vehicle) => {
    const way =
      type === 'ROUTE' ? routeWay(pickUp, network, inquiry) : directWay(type, pickUp, network, inquiry);
    const { policy } = network;
    const pricedAt =
      policy.tariff.date === 'departure' ? (way.departsAt ?? inquiry.placedAt) : inquiry.placedAt;
    const date = localDate(pricedAt, pickUp.warehouse.zone);
    return { ...pickUp, type, vehicle, ...way, bands: bandsInEffect(network, type, vehicle.id, date) };
  });
}

type Way = Pick<Candidate, 'chargeable' | 'road' | 'isDetourBounded' | 'departsAt' | 'arrivesAt' | 'inTime'>;

function directWay(
  type: 'EXPRESS' | 'TOMORROW',
  { warehouse }: PickUp,
  { policy }: ReferenceNetwork,
  { request, placedAt, zone }: Inquiry,
): Way {
  const road = roadMetres(greatCircle(warehouse.location, request.destination.location), policy);
  return {
    chargeable: chargeableMetres(road, policy),
    road,
    isDetourBounded: true,
    ...directTimes(type, warehouse, placedAt, road, zone, policy),
  };
}

function routeWay(
  { warehouse, stop }: PickUp,
  { policy }: ReferenceNetwork,
  { request, placedAt }: Inquiry,
): Way {
  if (stop === null) throw new Error('a route is joined at one of its points');
  const address = request.destination.location;
  const place = nearestPlace(stop.route, stop.point, address, policy);
  const detour = roadMetres(place.detour, policy);
  const charged = {
    detour,
    fromWarehouse: roadMetres(greatCircle(warehouse.location, address), policy),
    alongRoute: roadMetres(place.along + place.detour, policy),
  }[policy.route.chargeable];
  const departure = routeDeparture(stop.route, stop.point, warehouse, placedAt, policy);
  const { maxDetourKm } = policy.route;
  return {
    chargeable: chargeableMetres(charged, policy),
    road: detour,
    isDetourBounded: maxDetourKm === null || detour <= maxDetourKm * 1000,
    departsAt: departure?.pickUp ?? null,
    arrivesAt:
      departure === null
        ? null
        : upToMinute(departure.start + hours(place.offset) + travelTime(detour, policy.speedKmh.ROUTE)),
    inTime: departure !== null,
  };
}

export function greatCircle(from: LatLng, to: LatLng): number {
  return metresBetween(vectorOf(from), vectorOf(to));
}
