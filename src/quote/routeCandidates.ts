import { metresTo, squaredChordBetween } from '../geo/sphere.js';
import { bandOf } from '../pricing/band.js';
import { chargeableMetres, roadMetres } from '../pricing/chargeable.js';
import { priceSteps } from '../pricing/price.js';
import { sheetOn } from '../pricing/tariffBook.js';
import { detourMetres, shareOfPlace, valueAtPlace } from '../routing/nearestPlace.js';
import { ceilToMinute, LAST_INSTANT, msOfHours } from '../time/units.js';
import { localDay } from '../time/zone.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import { Offers } from './offers.js';
import { type RouteDeparture, routeDeparture } from './routeDeparture.js';
import { travelMsOf } from './warehouseTimes.js';

/** The candidates of single routes: every pick-up at an eligible warehouse through the gates. */
export class RouteCandidates {
  readonly offers: Offers;
  /** By vehicle: the squared chord beyond which its routes cannot win; below 0 for one that cannot at all. */
  readonly limits: Float64Array;
  private readonly departure: RouteDeparture = { start: 0.5, pickupAt: 0.5 };

  constructor(private readonly inquiry: Inquiry) {
    this.offers = new Offers(inquiry, 'ROUTE');
    this.limits = this.offers.vehicles.limits;
  }

  /** Considers the pick-ups of a route: all of them, or (`warehouse` >= 0) those at one warehouse. */
  consider(route: number, warehouse: number): void {
    const { inquiry } = this;
    const { memory, parts } = inquiry;
    const { routes, policy } = parts;
    const { places } = memory;
    memory.visited[route] = memory.stamp;
    const vehicleLimit = this.limits[routes.vehicle[route]!]!;
    if (vehicleLimit < 0) return;
    // A limit is one of what is charged; where that is the detour, places beyond it need no measuring.
    const limit = policy.route.chargeable === 'detour' ? vehicleLimit : Infinity;
    places.limit = limit;
    places.find(routes, route, memory.address, policy.route.dropOff);
    const firstPickup = routes.firstPickup[route]!;
    const endPickup = routes.firstPickup[route + 1]!;
    for (let pickup = firstPickup; pickup < endPickup; pickup++) {
      const nth = pickup - firstPickup;
      const loadedAt = routes.pickupWarehouse[pickup]!;
      if (warehouse >= 0 && loadedAt !== warehouse) continue;
      if (!isEligible(inquiry, loadedAt)) continue;
      if (places.squaredChord[nth]! <= limit) this.considerPickup(route, pickup, loadedAt, nth);
    }
    this.offers.drawLimits();
  }

  /** Whether a route is loaded at any warehouse that may serve. */
  isEligible(route: number): boolean {
    const { inquiry } = this;
    const { firstPickup, pickupWarehouse } = inquiry.parts.routes;
    for (let pickup = firstPickup[route]!; pickup < firstPickup[route + 1]!; pickup++) {
      if (isEligible(inquiry, pickupWarehouse[pickup]!)) return true;
    }
    return false;
  }

  /** One candidate through the gates of tariff, distance and time. */
  private considerPickup(route: number, pickup: number, warehouse: number, nth: number): void {
    const { inquiry, offers, departure } = this;
    const { memory, parts } = inquiry;
    const { address } = memory;
    const { routes, policy, rules, warehouses } = parts;
    const { dropOff } = policy.route;
    const vehicle = routes.vehicle[route]!;
    const place = memory.places.at[nth]!;

    let departs: boolean | undefined;
    let sheet = offers.inEffect.throughout[vehicle] ?? undefined;
    if (sheet === undefined) {
      let day = memory.orderDay[warehouses.zone[warehouse]!]!;
      if (policy.tariff.date === 'departure') {
        departs = routeDeparture(inquiry, route, pickup, departure);
        if (departs) day = localDay(warehouses.hours[warehouse]!.zone, departure.pickupAt);
      }
      sheet = sheetOn(parts.tariffs.ROUTE.lines[vehicle]!, day);
    }
    if (sheet === undefined) return;

    const detour = detourMetres(routes, place, address, dropOff, memory.places.squaredChord[nth]!);
    const detourRoadMetres = roadMetres(detour, policy.distance);
    const charged = this.chargedMetres(pickup, warehouse, place, detour);
    const metres = chargeableMetres(charged, policy.distance);
    const { maxDetourKm } = policy.route;
    const band = bandOf(sheet, metres);
    if (band < 0 || (maxDetourKm !== null && detourRoadMetres > maxDetourKm * 1000)) {
      offers.noteOutOfRange(metres, sheet);
      return;
    }
    offers.inRange = true;
    const price = priceSteps(sheet, band, metres, 1, policy.price.mode, rules.minimum.ROUTE);
    if (offers.isTooDear(price)) return;
    departs ??= routeDeparture(inquiry, route, pickup, departure);
    if (!departs) return;
    const share = shareOfPlace(routes, place, address, dropOff);
    const offsetMs = msOfHours(valueAtPlace(routes.offsetHours, place, share));
    const detourMs = travelMsOf(detourRoadMetres, policy.speedKmh.ROUTE);
    const arrivesAt = ceilToMinute(departure.start + offsetMs + detourMs);
    if (arrivesAt > LAST_INSTANT || !offers.wants(price, arrivesAt)) return;
    const found = offers.draft();
    found.price = price;
    found.arrivesAt = arrivesAt;
    found.departsAt = departure.pickupAt;
    found.metres = metres;
    found.warehouse = warehouse;
    found.route = route;
    found.pickup = pickup;
    found.vehicle = vehicle;
    found.sheet = sheet;
    found.band = band;
    offers.take(found);
  }

  /** The great-circle metres that are charged (policy `route.chargeable`). */
  private chargedMetres(pickup: number, warehouse: number, place: number, detour: number): number {
    const { memory, parts } = this.inquiry;
    const { address } = memory;
    const { routes, policy, warehouses } = parts;
    switch (policy.route.chargeable) {
      case 'detour':
        return detour;
      case 'fromWarehouse':
        return metresTo(address, 0, warehouses.xyz, 3 * warehouse, this.squaredChordToWarehouse(warehouse));
      case 'alongRoute': {
        const share = shareOfPlace(routes, place, address, policy.route.dropOff);
        return valueAtPlace(routes.along, place, share) - routes.along[routes.pickupPoint[pickup]!]! + detour;
      }
    }
  }

  squaredChordToWarehouse(warehouse: number): number {
    const { memory, parts } = this.inquiry;
    return squaredChordBetween(memory.address, 0, parts.warehouses.xyz, 3 * warehouse);
  }
}
