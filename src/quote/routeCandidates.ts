import { metresTo, squaredChordBetween } from '../geo/sphere.js';
import { bandOf } from '../pricing/band.js';
import { chargeableMetres, roadMetres } from '../pricing/chargeable.js';
import { priceSteps } from '../pricing/price.js';
import { sheetOn } from '../pricing/tariffLine.js';
import { NearestPlaces, detourMetres, shareOfPlace, valueAtPlace } from '../routing/nearestPlace.js';
import { ceilToMinute, LAST_INSTANT, msOfHours } from '../time/units.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import { Offers } from './offers.js';
import { newRouteDeparture, routeDeparture } from './routeDeparture.js';
import { departureDay, departureDecides, orderDay } from './tariffDay.js';
import { travelMsOf } from './warehouseTimes.js';

const ANY_WAREHOUSE = -1;

/** The candidates of single routes: every pick-up at an eligible warehouse through the gates. */
export class RouteCandidates {
  readonly offers: Offers;
  /** By vehicle: the squared chord beyond which its routes cannot win; below 0 for one that cannot at all. */
  readonly limits: Float64Array;
  private readonly places = new NearestPlaces();
  private readonly departure = newRouteDeparture();

  constructor(private readonly inquiry: Inquiry) {
    this.offers = new Offers(inquiry, 'ROUTE');
    this.limits = this.offers.limits;
  }

  /** Considers all pick-ups of a route. */
  considerRoute(route: number): void {
    this.consider(route, ANY_WAREHOUSE);
  }

  /** Considers the pick-ups of a route at one warehouse. */
  considerRouteFrom(route: number, warehouse: number): void {
    this.consider(route, warehouse);
  }

  private consider(route: number, warehouse: number): void {
    const { inquiry, places } = this;
    const { memory, parts } = inquiry;
    const { routes, policy } = parts;
    memory.visited.add(route);
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
      if (warehouse !== ANY_WAREHOUSE && loadedAt !== warehouse) continue;
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
    const { inquiry, offers, departure, places } = this;
    const { memory, parts } = inquiry;
    const { address } = memory;
    const { routes, policy, rules } = parts;
    const { dropOff } = policy.route;
    const vehicle = routes.vehicle[route]!;
    const place = places.at[nth]!;

    let departs: boolean | undefined;
    let sheet = offers.inEffect.throughout[vehicle] ?? undefined;
    if (sheet === undefined) {
      let day = orderDay(inquiry, warehouse);
      if (departureDecides(inquiry)) {
        departs = routeDeparture(inquiry, route, pickup, departure);
        if (departs) day = departureDay(inquiry, warehouse, departure.pickupAt);
      }
      sheet = sheetOn(parts.tariffs.ROUTE.lines[vehicle]!, day);
    }
    if (sheet === undefined) return;

    const detour = detourMetres(routes, place, address, dropOff, places.squaredChord[nth]!);
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
