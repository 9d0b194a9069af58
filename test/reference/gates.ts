import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Unavailable } from '../../src/quote/answer.js';
import { candidatesOf, pickUpsOf } from './candidates.js';
import type { Candidate } from './candidates.js';
import { isEligible } from './eligibility.js';
import { exact, greatest, least, plain } from './exact.js';
import type { Exact } from './exact.js';
import type { Inquiry } from './inquiry.js';
import { tripsFor } from './load.js';
import type { ReferenceNetwork, Tariff } from './network.js';
import { bandAt, priceOf, reachOf } from './tariffs.js';

/** A candidate that passed every gate. */
export interface Offer extends Candidate {
  readonly trips: number;
  readonly band: Tariff;
  readonly price: Exact;
  readonly departsAt: number;
  readonly arrivesAt: number;
}

/** The candidates of a type that are possible, or the gate at which the last ones fell. */
export function throughGates(
  type: DeliveryType,
  network: ReferenceNetwork,
  inquiry: Inquiry,
): readonly Offer[] | Unavailable {
  const { policy } = network;
  const { cityId } = inquiry.request.destination;
  if (network.cities.some(({ id, isSanction }) => id === cityId && isSanction)) {
    return { type, reason: 'DESTINATION_RESTRICTED' };
  }

  const pickUps = pickUpsOf(type, network);
  if (pickUps.length === 0) return { type, reason: type === 'ROUTE' ? 'NO_ROUTE' : 'NO_WAREHOUSE' };

  const eligible = pickUps.filter(({ warehouse }) => isEligible(warehouse, inquiry.request));
  if (eligible.length === 0) return { type, reason: 'OUT_OF_STOCK' };

  const priced = eligible
    .flatMap((pickUp) => candidatesOf(type, pickUp, network, inquiry))
    .filter(({ bands }) => bands.length > 0);
  if (priced.length === 0) return { type, reason: 'NO_TARIFF' };

  const mostTrips = type === 'ROUTE' ? 1 : policy.maxTrips;
  const carrying = priced.filter(({ vehicle }) => {
    const trips = tripsFor(inquiry.load, vehicle);
    return trips !== null && trips.lessThanOrEqualTo(mostTrips);
  });
  if (carrying.length === 0) {
    return {
      type,
      reason: 'OVER_CAPACITY',
      maxWeightKg: plain(greatest(priced.map(({ vehicle }) => exact(vehicle.loadCapacity)))),
      maxVolumeM3: plain(greatest(priced.map(({ vehicle }) => exact(vehicle.volume)))),
    };
  }

  const bandOf = ({ chargeable, bands, isDetourBounded }: Candidate) =>
    isDetourBounded ? bandAt(chargeable.dividedBy(1000), bands, type, policy) : undefined;
  const inRange = carrying.filter((candidate) => bandOf(candidate) !== undefined);
  if (inRange.length === 0) {
    const nearest = least(carrying.map(({ chargeable }) => chargeable));
    const atNearest = carrying.filter(({ chargeable }) => chargeable.equals(nearest));
    return {
      type,
      reason: 'OUT_OF_RANGE',
      distanceKm: nearest.dividedBy(1000).toFixed(3),
      reachKm: plain(greatest(atNearest.map(({ bands }) => reachOf(bands, type, policy)))),
    };
  }

  const offers = inRange.flatMap((candidate): readonly Offer[] => {
    const { departsAt, arrivesAt, inTime, vehicle, chargeable, bands } = candidate;
    const band = bandOf(candidate);
    if (!inTime || departsAt === null || arrivesAt === null || band === undefined) return [];
    const trips = tripsFor(inquiry.load, vehicle)?.toNumber() ?? 0;
    const price = priceOf(chargeable.dividedBy(1000), band, bands, trips, type, policy);
    return [{ ...candidate, departsAt, arrivesAt, trips, band, price }];
  });
  return offers.length > 0 ? offers : { type, reason: type === 'ROUTE' ? 'NO_DEPARTURE' : 'TOO_LATE' };
}
