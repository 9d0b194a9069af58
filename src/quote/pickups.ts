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

/** The search for SELF_PICKUP: the nearest warehouses where the buyer may collect, at most `maxPickups`. */
export class PickupSearch {
  /** The squared chord beyond which no warehouse matters any more; -1: none does. */
  limit = -1;
  /** How many are found; nearest first, then by id. */
  private count = 0;
  private readonly warehouses: Int32Array;
  /** Great-circle metres, rounded. */
  private readonly metres: Float64Array;

  constructor(private readonly inquiry: Inquiry) {
    const { policy, warehouses } = inquiry.parts;
    // Room for one more than may be listed: it is put in its place before the last one falls out.
    const room = 1 + Math.min(policy.maxPickups, warehouses.ids.length);
    this.warehouses = new Int32Array(room);
    this.metres = new Float64Array(room);
  }

  /** Begins the search for the request that the inquiry holds by now. */
  begin(): void {
    this.count = 0;
    this.limit = this.inquiry.parts.policy.maxPickups === 0 ? -1 : Infinity;
  }

  /** Considers an eligible warehouse. */
  consider({ warehouse, greatCircleMetres }: NearWarehouse): void {
    const { inquiry } = this;
    const { maxPickups } = inquiry.parts.policy;
    if (inquiry.parts.warehouses.pickup[warehouse] === 0) return;
    if (orderReadyAt(inquiry, 'SELF_PICKUP', warehouse) === NEVER) return;
    const { warehouses, metres } = this;
    const own = roundMeasured(greatCircleMetres, 'HALF_UP');
    // They come nearest first, so it is the last one, or one of those at as many metres.
    let at = this.count;
    for (; at > 0 && this.isAfter(at - 1, own, warehouse); at--) {
      metres[at] = metres[at - 1]!;
      warehouses[at] = warehouses[at - 1]!;
    }
    metres[at] = own;
    warehouses[at] = warehouse;
    this.count = Math.min(this.count + 1, maxPickups);
    if (this.count === maxPickups) this.limit = squaredChordOfMetres(metres[maxPickups - 1]! + 1);
  }

  /** The answer's list. */
  list(): Pickup[] {
    const { inquiry } = this;
    const { ids, hours } = inquiry.parts.warehouses;
    const { metres, warehouses } = this;
    // An array of its length at once: one that grows has room for more than it needs.
    // oxlint-disable-next-line unicorn/no-new-array
    const list = new Array<Pickup>(this.count);
    for (let i = 0; i < this.count; i++) {
      const warehouse = warehouses[i]!;
      const ready = ceilToMinute(orderReadyAt(inquiry, 'SELF_PICKUP', warehouse));
      list[i] = {
        warehouseId: ids[warehouse]!,
        distanceKm: kilometresText(metres[i]!),
        readyAt: formatInstant(ready, offsetAt(hours[warehouse]!.zone, ready)),
      };
    }
    return list;
  }

  /** Whether the found one at a place comes after a warehouse at so many metres. */
  private isAfter(place: number, ownMetres: number, ownWarehouse: number): boolean {
    const { metres, warehouses } = this;
    const apart = metres[place]! - ownMetres;
    return apart > 0 || (apart === 0 && warehouses[place]! > ownWarehouse);
  }
}
