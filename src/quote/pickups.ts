import { squaredChordOfMetres } from '../geo/sphere.js';
import { kilometresText } from '../pricing/chargeable.js';
import { roundMeasured } from '../pricing/rounding.js';
import { NEVER } from '../time/handling.js';
import { formatInstant } from '../time/instant.js';
import { ceilToMinute } from '../time/units.js';
import { offsetAt } from '../time/zone.js';
import type { Pickup } from './answer.js';
import type { Inquiry } from './inquiry.js';
import { orderReadyAt } from './orderTimes.js';
import type { NearWarehouse } from './warehouseSweep.js';

interface FoundPickup {
  readonly warehouse: number;
  /** Great-circle metres, rounded. */
  readonly metres: number;
  readonly readyAt: number;
}

/** The search for SELF_PICKUP: the nearest warehouses where the buyer may collect, at most `maxPickups`. */
export class PickupSearch {
  /** The squared chord beyond which no warehouse matters any more; -1: none does. */
  limit: number;
  /** Nearest first, then by id. */
  private readonly found: FoundPickup[] = [];

  constructor(private readonly inquiry: Inquiry) {
    this.limit = inquiry.parts.policy.maxPickups === 0 ? -1 : Infinity;
  }

  /** Considers an eligible warehouse. */
  consider({ warehouse, greatCircleMetres }: NearWarehouse): void {
    const { found, inquiry } = this;
    const { parts } = inquiry;
    if (parts.warehouses.pickup[warehouse] === 0) return;
    const metres = roundMeasured(greatCircleMetres, 'HALF_UP');
    const ready = orderReadyAt(inquiry, 'SELF_PICKUP', warehouse);
    if (ready === NEVER) return;
    // They come nearest first, so nearly always it is the last one.
    let at = found.length;
    let low = at > 0 && isAfter(found[at - 1]!, metres, warehouse) ? 0 : at;
    while (low < at) {
      const middle = (low + at) >> 1;
      if (isAfter(found[middle]!, metres, warehouse)) at = middle;
      else low = middle + 1;
    }
    const pickup = { warehouse, metres, readyAt: ceilToMinute(ready) };
    if (at === found.length) found.push(pickup);
    else found.splice(at, 0, pickup);
    if (found.length < parts.policy.maxPickups) return;
    found.length = parts.policy.maxPickups;
    this.limit = squaredChordOfMetres(found[found.length - 1]!.metres + 1);
  }

  /** The answer's list. */
  list(): Pickup[] {
    const { ids, hours } = this.inquiry.parts.warehouses;
    return this.found.map(({ warehouse, metres, readyAt: ready }) => ({
      warehouseId: ids[warehouse]!,
      distanceKm: kilometresText(metres),
      readyAt: formatInstant(ready, offsetAt(hours[warehouse]!.zone, ready)),
    }));
  }
}

function isAfter(other: FoundPickup, metres: number, warehouse: number): boolean {
  return other.metres > metres || (other.metres === metres && other.warehouse > warehouse);
}
