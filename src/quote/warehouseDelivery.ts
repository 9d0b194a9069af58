import { squaredChordOfMetres } from '../geo/sphere.js';
import { bandOf } from '../pricing/band.js';
import { chargeableMetres, roadMetres } from '../pricing/chargeable.js';
import { priceSteps } from '../pricing/price.js';
import { sheetOn } from '../pricing/tariffLine.js';
import { ceilToMinute } from '../time/units.js';
import type { Inquiry } from './inquiry.js';
import { Offers } from './offers.js';
import { orderDeparture } from './orderTimes.js';
import { deliveryTariffDay } from './tariffDay.js';
import type { NearWarehouse } from './warehouseSweep.js';
import { arrivesInTime, lastArrival, travelMsOf, type WarehouseDelivery } from './warehouseTimes.js';

/**
 * The search for EXPRESS or TOMORROW (DESIGN.md, "The options"): every eligible warehouse of the flag with
 * every vehicle that has a tariff, taken nearest warehouse first until `limit`.
 */
export class WarehouseDeliverySearch {
  readonly offers: Offers;
  /** The squared chord beyond which no warehouse matters any more; -1: none does. */
  limit = -1;
  private readonly flags: Uint8Array;
  private timeLimit = -1;

  constructor(
    private readonly inquiry: Inquiry,
    private readonly type: WarehouseDelivery,
  ) {
    const { warehouses } = inquiry.parts;
    this.flags = type === 'EXPRESS' ? warehouses.express : warehouses.delivery;
    this.offers = new Offers(inquiry, type);
  }

  /** Begins the search for the request that the inquiry holds by now. */
  begin(): void {
    this.offers.begin();
    this.timeLimit = this.furthestInTime();
    this.limit = this.offers.limit;
  }

  /** Considers an eligible warehouse, with every vehicle that can still win from there. */
  consider({ warehouse, squaredChord, greatCircleMetres }: NearWarehouse): void {
    if (this.flags[warehouse] === 0) return;
    const { inquiry, type, offers } = this;
    const { memory, parts } = inquiry;
    const { policy, rules, tariffs } = parts;
    const { limits, vehicles } = offers;
    const { throughout } = offers.inEffect;
    const metres = chargeableMetres(greatCircleMetres, policy.distance);
    const day = deliveryTariffDay(inquiry, type, warehouse);
    let departsAt: number | undefined;
    for (let i = 0; i < offers.vehicleCount; i++) {
      if (offers.areTooDear(i, metres)) break;
      const vehicle = vehicles[i]!;
      if (squaredChord > limits[vehicle]!) continue;
      const sheet = throughout[vehicle] ?? sheetOn(tariffs[type].lines[vehicle]!, day);
      if (sheet === undefined) continue;
      const band = bandOf(sheet, metres);
      if (band < 0) {
        offers.noteOutOfRange(metres, sheet);
        continue;
      }
      offers.inRange = true;
      const trips = memory.trips[vehicle]!;
      const price = priceSteps(sheet, band, metres, trips, policy.price.mode, rules.minimum[type]);
      if (offers.isTooDear(price)) continue;
      departsAt ??= orderDeparture(inquiry, type, warehouse);
      const travelMs = travelMsOf(roadMetres(greatCircleMetres, policy.distance), policy.speedKmh[type]);
      const arrivesAt = ceilToMinute(departsAt + travelMs);
      // Without a departure there is no arrival, which is NaN and never in time.
      if (!arrivesInTime(inquiry, type, arrivesAt)) break;
      if (!offers.wants(price, arrivesAt)) continue;
      const found = offers.draft();
      found.price = price;
      found.arrivesAt = arrivesAt;
      found.departsAt = departsAt;
      found.metres = metres;
      found.warehouse = warehouse;
      found.vehicle = vehicle;
      found.sheet = sheet;
      found.band = band;
      found.trips = trips;
      found.travelMs = travelMs;
      offers.take(found);
    }
    offers.drawLimits(metres);
    this.limit = offers.inRange ? Math.min(offers.limit, this.timeLimit) : offers.limit;
  }

  /** The squared chord beyond which even an order that is ready at once would arrive too late. */
  private furthestInTime(): number {
    const { inquiry, type } = this;
    const { policy, rules } = inquiry.parts;
    const ms = lastArrival(inquiry, type) - inquiry.placedAt - rules.handlingMs[type];
    if (ms < 0) return -1;
    const metres = (((ms + 1) / 3600) * policy.speedKmh[type]) / policy.distance.circuity;
    return squaredChordOfMetres(metres + 1);
  }
}
