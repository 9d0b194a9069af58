import type { Policy } from '../../src/policy/policy.js';
import type { Offer } from './gates.js';
import { DELIVERY_TYPES } from './readTariff.js';

type Comparison = (one: Offer, other: Offer) => number;

/** The comparisons one after the other, until one of them tells the two apart. */
function inTurn(...comparisons: readonly Comparison[]): Comparison {
  return (one, other) => {
    for (const compare of comparisons) {
      const result = compare(one, other);
      if (result !== 0) return result;
    }
    return 0;
  };
}

/** By code units. */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const byPrice: Comparison = (one, other) => one.price.comparedTo(other.price);
const byArrival: Comparison = (one, other) => one.arrivesAt - other.arrivesAt;
const byType: Comparison = (one, other) =>
  DELIVERY_TYPES.indexOf(one.type) - DELIVERY_TYPES.indexOf(other.type);
const byTies = inTurn(
  (one, other) => one.chargeable.comparedTo(other.chargeable),
  (one, other) => compareIds(one.warehouse.id, other.warehouse.id),
  (one, other) => compareIds(one.stop?.route.id ?? '', other.stop?.route.id ?? ''),
  (one, other) => compareIds(one.vehicle.id, other.vehicle.id),
  (one, other) => compareIds(one.band.id, other.band.id),
  (one, other) => (one.stop?.point ?? 0) - (other.stop?.point ?? 0),
);

/** The better candidate of one type first. */
export function byPreference({ preference }: Policy): Comparison {
  return preference === 'cheapest' ? inTurn(byPrice, byArrival, byTies) : inTurn(byArrival, byPrice, byTies);
}

/** The order in which options and alternatives are listed. */
export const inListOrder: Comparison = inTurn(byPrice, byArrival, byType, byTies);

/** The candidates of one type, the best left out, that none beats in both price and arrival. */
export function alternativesTo(best: Offer, offers: readonly Offer[], policy: Policy): readonly Offer[] {
  const compare = byPreference(policy);
  return offers.filter(
    (offer) =>
      offer !== best &&
      !offers.some((other) => beats(other, offer)) &&
      !offers.some((other) => isEqual(other, offer) && compare(other, offer) < 0),
  );
}

function beats(one: Offer, other: Offer): boolean {
  return byPrice(one, other) <= 0 && byArrival(one, other) <= 0 && !isEqual(one, other);
}

function isEqual(one: Offer, other: Offer): boolean {
  return byPrice(one, other) === 0 && byArrival(one, other) === 0;
}
