import { BOX, squaredChordToBox } from '../geo/boundingBox.js';
import { squaredChordsToLine } from '../geo/nearestOnArc.js';
import { nearLeaf } from '../geo/nearestFirst.js';
import { metresTo } from '../geo/sphere.js';
import { bandOf } from '../pricing/band.js';
import { chargeableMetres, roadMetres } from '../pricing/chargeable.js';
import { priceSteps } from '../pricing/price.js';
import { sheetOn } from '../pricing/tariffBook.js';
import { detourMetres, shareOfPlace, valueAtPlace } from '../routing/nearestPlace.js';
import { ceilToMinute, LAST_INSTANT, msOfHours } from '../time/units.js';
import { localDay } from '../time/zone.js';
import type { Inquiry } from './inquiry.js';
import { Offers } from './offers.js';
import { type RouteDeparture, routeDeparture } from './routeDeparture.js';
import { travelMsOf } from './warehouseTimes.js';

/** So few routes, by their vehicles or their warehouses, are gone through one by one. */
const FEW = 64;

/**
 * The search for ROUTE (DESIGN.md, "The options"): every pick-up of every route at an eligible warehouse.
 *
 * Where the detour is charged, the runs of segments are taken nearest first, and the search stops at the
 * distance beyond which nothing can win. Where the price depends on the warehouse's distance, or on the
 * way along the route (at least as long as the straight line from where it was loaded), the warehouses
 * are taken nearest first instead.
 */
export class RouteSearch {
  readonly offers: Offers;
  private readonly departure: RouteDeparture = { start: 0, pickupAt: 0 };
  /** By vehicle: the squared chord beyond which its routes cannot win. */
  private readonly vehicleLimits: Float64Array;

  constructor(private readonly inquiry: Inquiry) {
    this.vehicleLimits = inquiry.memory.vehicleLimits.ROUTE;
    this.offers = new Offers(inquiry, 'ROUTE', this.vehicleLimits);
  }

  run(): void {
    const { eligible, parts } = this.inquiry;
    if (this.offers.vehicles.length === 0 || parts.routes.ids.length === 0) return;
    if (parts.policy.route.chargeable !== 'detour') this.warehousesNearestFirst();
    else if (eligible !== null && this.countPickups(eligible) <= FEW) this.routesOfWarehouses(eligible);
    else if (this.countRoutes() <= FEW) this.routesOfVehicles();
    else if (this.offers.prunes) this.runsNearestFirst();
    else this.allRoutes();
  }

  /** Runs of segments by their bounding boxes, then by their true distance, then their whole route. */
  private runsNearestFirst(): void {
    const { x, y, z, parts, memory } = this.inquiry;
    const { runs, routes } = parts;
    const { tree } = runs;
    const { queue, visited, stamp } = memory;
    queue.clear();
    // One look straight at a near run first: its offer keeps most of the rest out of the queue.
    this.consider(runs.route[nearLeaf(tree, x, y, z)]!, -1);
    queue.push(0, 0);
    while (!queue.isEmpty()) {
      const squaredChord = queue.leastKey();
      if (squaredChord > this.offers.limit) return;
      const reference = queue.pop();
      if (reference < 0) {
        const route = -1 - reference;
        const limit = this.vehicleLimits[routes.vehicle[route]!]!;
        if (visited[route] !== stamp && squaredChord <= limit) this.consider(route, -1);
      } else if (tree.count[reference]! > 0) {
        queue.pushChildren(tree, reference, x, y, z, this.offers.limit);
      } else {
        const run = tree.first[reference]!;
        const route = runs.route[run]!;
        const limit = this.vehicleLimits[runs.vehicle[run]!]!;
        if (squaredChord > limit || visited[route] === stamp) continue;
        const nearest = this.squaredChordToRun(run);
        if (nearest <= limit) queue.push(nearest, -1 - route);
      }
    }
  }

  /** The squared chord to the nearest place of a run's segments. */
  private squaredChordToRun(run: number): number {
    const { x, y, z, memory, parts } = this.inquiry;
    const first = parts.runs.firstPoint[run]!;
    const last = first + parts.runs.segments[run]!;
    return squaredChordsToLine(x, y, z, parts.routes.xyz, first, last, memory.squaredChords);
  }

  /** Every route whose bounding box comes within the limit: all of them are wanted. */
  private allRoutes(): void {
    const count = this.inquiry.parts.routes.ids.length;
    for (let route = 0; route < count; route++) this.considerWithinBox(route, -1);
  }

  /** The routes that are loaded at the eligible warehouses. */
  private routesOfWarehouses(eligible: Uint8Array): void {
    const { memory, parts } = this.inquiry;
    const { first, pickups, routeOfPickup } = parts.routesByWarehouse;
    for (let warehouse = 0; warehouse < eligible.length; warehouse++) {
      if (eligible[warehouse] === 0) continue;
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const route = routeOfPickup[pickups[i]!]!;
        if (memory.visited[route] !== memory.stamp) this.considerWithinBox(route, -1);
      }
    }
  }

  /** The routes of the vehicles that carry the load. */
  private routesOfVehicles(): void {
    const { first, routes } = this.inquiry.parts.routesByVehicle;
    for (const vehicle of this.offers.vehicles) {
      for (let i = first[vehicle]!; i < first[vehicle + 1]!; i++) this.considerWithinBox(routes[i]!, -1);
    }
  }

  private countRoutes(): number {
    const { first } = this.inquiry.parts.routesByVehicle;
    let count = 0;
    for (const vehicle of this.offers.vehicles) count += first[vehicle + 1]! - first[vehicle]!;
    return count;
  }

  private considerWithinBox(route: number, warehouse: number): void {
    const { x, y, z, parts } = this.inquiry;
    const limit = Math.min(this.offers.limit, this.vehicleLimits[parts.routes.vehicle[route]!]!);
    if (squaredChordToBox(x, y, z, parts.runs.routeBoxes, BOX * route) <= limit)
      this.consider(route, warehouse);
  }

  /** Warehouses by the least distance that can be charged from them, each with its own pick-ups. */
  private warehousesNearestFirst(): void {
    const { x, y, z, eligible, memory, parts } = this.inquiry;
    const { first, pickups, routeOfPickup, boxes } = parts.routesByWarehouse;
    const { queue } = memory;
    const fromWarehouse = parts.policy.route.chargeable === 'fromWarehouse';
    queue.clear();
    for (let warehouse = 0; warehouse < parts.warehouses.ids.length; warehouse++) {
      if (first[warehouse] === first[warehouse + 1] || (eligible !== null && eligible[warehouse] === 0))
        continue;
      const least = fromWarehouse
        ? this.squaredChordToWarehouse(warehouse)
        : squaredChordToBox(x, y, z, boxes, BOX * warehouse);
      queue.push(least, warehouse);
    }
    while (queue.leastKey() <= this.offers.limit && !queue.isEmpty()) {
      const warehouse = queue.pop();
      let last = -1;
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const route = routeOfPickup[pickups[i]!]!;
        if (route !== last) this.consider(route, warehouse);
        last = route;
      }
    }
  }

  private squaredChordToWarehouse(warehouse: number): number {
    const { x, y, z, parts } = this.inquiry;
    const { xyz } = parts.warehouses;
    const dx = x - xyz[3 * warehouse]!;
    const dy = y - xyz[3 * warehouse + 1]!;
    const dz = z - xyz[3 * warehouse + 2]!;
    return dx * dx + dy * dy + dz * dz;
  }

  private metresToWarehouse(warehouse: number): number {
    const { x, y, z, parts } = this.inquiry;
    const squaredChord = this.squaredChordToWarehouse(warehouse);
    return metresTo(x, y, z, parts.warehouses.xyz, 3 * warehouse, squaredChord);
  }

  private countPickups(eligible: Uint8Array): number {
    const { first } = this.inquiry.parts.routesByWarehouse;
    let count = 0;
    for (let warehouse = 0; warehouse < eligible.length; warehouse++) {
      if (eligible[warehouse] === 1) count += first[warehouse + 1]! - first[warehouse]!;
    }
    return count;
  }

  /** Considers the pick-ups of a route: all of them, or (`warehouse` >= 0) those at one warehouse. */
  private consider(route: number, warehouse: number): void {
    const { x, y, z, eligible, memory, parts } = this.inquiry;
    const { routes, policy } = parts;
    memory.visited[route] = memory.stamp;
    if (this.vehicleLimits[routes.vehicle[route]!]! < 0) return;
    const firstPickup = routes.firstPickup[route]!;
    const endPickup = routes.firstPickup[route + 1]!;
    memory.places.find(routes, route, x, y, z, policy.route.dropOff);
    for (let pickup = firstPickup; pickup < endPickup; pickup++) {
      const loadedAt = routes.pickupWarehouse[pickup]!;
      if (warehouse >= 0 && loadedAt !== warehouse) continue;
      if (eligible !== null && eligible[loadedAt] === 0) continue;
      this.considerPickup(route, pickup, loadedAt, pickup - firstPickup);
    }
    this.offers.drawLimits();
  }

  /** One candidate through the gates of tariff, distance and time. */
  private considerPickup(route: number, pickup: number, warehouse: number, nth: number): void {
    const { inquiry, offers } = this;
    const { x, y, z, memory, parts } = inquiry;
    const { routes, policy, rules, warehouses } = parts;
    const vehicle = routes.vehicle[route]!;
    const place = memory.places.at[nth]!;
    const squaredChord = memory.places.squaredChord[nth]!;
    const detour = detourMetres(routes, place, x, y, z, policy.route.dropOff, squaredChord);
    const share = shareOfPlace(routes, place, x, y, z, policy.route.dropOff);

    const byDeparture = policy.tariff.date === 'departure';
    let departs: boolean | undefined;
    let day = memory.orderDay[warehouses.zone[warehouse]!]!;
    if (byDeparture) {
      departs = routeDeparture(inquiry, route, pickup, this.departure);
      if (departs) day = localDay(warehouses.hours[warehouse]!.zone, this.departure.pickupAt);
    }
    const sheet = sheetOn(parts.tariffs.ROUTE.lines[vehicle]!, day);
    if (sheet === undefined) return;

    const metres = chargeableMetres(
      this.chargedMetres(pickup, warehouse, place, share, detour),
      policy.distance,
    );
    const detourRoadMetres = roadMetres(detour, policy.distance);
    const { maxDetourKm } = policy.route;
    const band = bandOf(sheet, metres);
    if (band < 0 || (maxDetourKm !== null && detourRoadMetres > maxDetourKm * 1000)) {
      offers.noteOutOfRange(metres, sheet);
      return;
    }
    offers.inRange = true;
    const price = priceSteps(sheet, band, metres, 1, policy.price.mode, rules.minimum.ROUTE);
    if (offers.isTooDear(price)) return;
    departs ??= routeDeparture(inquiry, route, pickup, this.departure);
    if (!departs) return;
    const { start, pickupAt } = this.departure;
    const offsetMs = msOfHours(valueAtPlace(routes.offsetHours, place, share));
    const arrivesAt = ceilToMinute(start + offsetMs + travelMsOf(detourRoadMetres, policy.speedKmh.ROUTE));
    if (arrivesAt > LAST_INSTANT) return;
    offers.take({
      type: 'ROUTE',
      price,
      arrivesAt,
      departsAt: pickupAt,
      metres,
      warehouse,
      route,
      pickup,
      vehicle,
      sheet,
      band,
      trips: 1,
      travelMs: 0,
    });
  }

  /** The great-circle metres that are charged (policy `route.chargeable`). */
  private chargedMetres(
    pickup: number,
    warehouse: number,
    place: number,
    share: number,
    detour: number,
  ): number {
    const { routes, policy } = this.inquiry.parts;
    switch (policy.route.chargeable) {
      case 'detour':
        return detour;
      case 'fromWarehouse':
        return this.metresToWarehouse(warehouse);
      case 'alongRoute':
        return valueAtPlace(routes.along, place, share) - routes.along[routes.pickupPoint[pickup]!]! + detour;
    }
  }
}
