import type { Pickup } from '../../src/quote/answer.js';
import { greatCircle } from './candidates.js';
import { isEligible } from './eligibility.js';
import { exact, toMultiple } from './exact.js';
import type { Inquiry } from './inquiry.js';
import type { ReferenceNetwork } from './network.js';
import { readyAt } from './openingHours.js';
import { compareIds } from './ranking.js';
import { isoText, upToMinute } from './zones.js';

/** Where the buyer may collect the load, nearest first. */
export function pickupsFor({ warehouses, policy }: ReferenceNetwork, inquiry: Inquiry): readonly Pickup[] {
  const { request, placedAt } = inquiry;
  return warehouses
    .filter((warehouse) => warehouse.isSelfPickupAvailable && isEligible(warehouse, request))
    .flatMap((warehouse) => {
      const ready = readyAt(warehouse, placedAt, 'SELF_PICKUP', policy);
      if (ready === null) return [];
      const metres = exact(greatCircle(warehouse.location, request.destination.location));
      return [{ warehouse, ready, metres: toMultiple(metres, exact(1), 'HALF_UP') }];
    })
    .toSorted(
      (one, other) => one.metres.comparedTo(other.metres) || compareIds(one.warehouse.id, other.warehouse.id),
    )
    .slice(0, policy.maxPickups)
    .map(({ warehouse, ready, metres }) => ({
      warehouseId: warehouse.id,
      distanceKm: metres.dividedBy(1000).toFixed(3),
      readyAt: isoText(upToMinute(ready), warehouse.zone),
    }));
}
