import { BOX, squaredChordToBox } from '../geo/boundingBox.js';
import { COUNT, FIRST, NODE } from '../geo/boxTree.js';
import { squaredChordToLineAtLeast } from '../geo/lineBound.js';
import { LINE, LINES, ROUTES, VEHICLES, nearRoute, pageOf } from '../routing/routeRuns.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { RouteCandidates } from './routeCandidates.js';

/** So few routes of the vehicles that carry the load are gone through one by one, by their boxes: a guess. */
const FEW_BY_VEHICLE = 32;
/**
 * Likewise pick-ups at the eligible warehouses, a guess as well: the index would show mostly routes of other
 * warehouses, so there may be more of them.
 */
const FEW_BY_WAREHOUSE = 1024;

/**
 * The search for ROUTE (DESIGN.md, "The options"): which routes are considered, and in which order.
 *
 * Where the detour is charged, the runs of segments are taken nearest first, and the search stops at the
 * distance beyond which nothing can win. Where the price depends on the warehouse's distance, or on the
 * way along the route (at least as long as the straight line from where it was loaded), the warehouses
 * are taken nearest first instead.
 */
export class RouteSearch {
  readonly offers: Offers;
  private readonly candidates: RouteCandidates;

  constructor(private readonly inquiry: Inquiry) {
    this.candidates = new RouteCandidates(inquiry);
    this.offers = this.candidates.offers;
  }

  /** Searches for the request that the inquiry holds by now. */
  run(): void {
    this.offers.begin();
    const { eligible, parts } = this.inquiry;
    if (parts.policy.route.chargeable !== 'detour') this.warehousesNearestFirst();
    else if (eligible !== null && this.countPickups(eligible) <= FEW_BY_WAREHOUSE)
      this.routesOfWarehouses(eligible);
    else if (this.countRoutes() <= FEW_BY_VEHICLE) this.routesOfVehicles();
    else if (this.offers.prunes) this.runsNearestFirst();
    else this.allRoutes();
  }

  /** Nodes of the index by their bounding boxes, then runs by what bounds their distance, then the whole route. */
  private runsNearestFirst(): void {
    const { parts, memory } = this.inquiry;
    const { runs, routes } = parts;
    const { tree } = runs;
    const { address, queue, visited } = memory;
    const { candidates, offers } = this;
    queue.clear();
    // One look straight at a near run first: its offer keeps most of the rest out of the queue.
    candidates.considerRoute(nearRoute(runs, address));
    queue.push(0, 0);
    while (!queue.isEmpty()) {
      const squaredChord = queue.leastKey();
      if (squaredChord > offers.limit) return;
      const reference = queue.pop();
      if (reference < 0) {
        const route = -1 - reference;
        const limit = candidates.limits[routes.vehicle[route]!]!;
        if (squaredChord <= limit && !visited.has(route)) candidates.considerRoute(route);
      } else {
        const count = tree.links[NODE * reference + COUNT]!;
        if (count > 0) queue.pushChildren(tree, reference, address, offers.limit);
        else this.pushRuns(pageOf(tree.links[NODE * reference + FIRST]!), -count);
      }
    }
  }

  /** Queues the routes of the runs on a page, as far as each one's vehicle can still win there. */
  private pushRuns(page: number, count: number): void {
    const { x, y, z, eligible, memory, parts } = this.inquiry;
    const { numbers, pages } = parts.runs;
    const { queue, visited } = memory;
    const { limits } = this.candidates;
    for (let i = 0; i < count; i++) {
      const limit = limits[numbers[page + VEHICLES + i]!]!;
      if (squaredChordToBox(x, y, z, pages, page + BOX * i) > limit) continue;
      const route = numbers[page + ROUTES + i]!;
      if (visited.has(route) || (eligible !== null && !this.candidates.isEligible(route))) continue;
      const line = page + LINES + LINE * i;
      const away = squaredChordToLineAtLeast(x, y, z, pages, line, line + LINE);
      if (away <= limit) queue.push(away, -1 - route);
    }
  }

  /** Every route whose bounding box comes within the limit: all of them are wanted. */
  private allRoutes(): void {
    const count = this.inquiry.parts.routes.ids.length;
    for (let route = 0; route < count; route++) this.considerWithinBox(route);
  }

  /** The routes that are loaded at the eligible warehouses, one with the nearest box before the others. */
  private routesOfWarehouses(eligible: readonly number[]): void {
    const { memory, parts } = this.inquiry;
    const { first, pickups, routeOfPickup } = parts.routesByWarehouse;
    let nearest = -1;
    let least = Infinity;
    for (const warehouse of eligible) {
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const route = routeOfPickup[pickups[i]!]!;
        const squaredChord = this.squaredChordToRoute(route);
        if (squaredChord >= least) continue;
        least = squaredChord;
        nearest = route;
      }
    }
    if (nearest >= 0) this.candidates.considerRoute(nearest);
    for (const warehouse of eligible) {
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const route = routeOfPickup[pickups[i]!]!;
        if (!memory.visited.has(route)) this.considerWithinBox(route);
      }
    }
  }

  /** The routes of the vehicles that carry the load. */
  private routesOfVehicles(): void {
    const { first, routes } = this.inquiry.parts.routesByVehicle;
    const { vehicles, vehicleCount } = this.offers;
    for (let i = 0; i < vehicleCount; i++) {
      const vehicle = vehicles[i]!;
      for (let j = first[vehicle]!; j < first[vehicle + 1]!; j++) this.considerWithinBox(routes[j]!);
    }
  }

  private countRoutes(): number {
    const { first } = this.inquiry.parts.routesByVehicle;
    const { vehicles, vehicleCount } = this.offers;
    let count = 0;
    for (let i = 0; i < vehicleCount; i++) count += first[vehicles[i]! + 1]! - first[vehicles[i]!]!;
    return count;
  }

  private countPickups(eligible: readonly number[]): number {
    const { first } = this.inquiry.parts.routesByWarehouse;
    let count = 0;
    for (const warehouse of eligible) count += first[warehouse + 1]! - first[warehouse]!;
    return count;
  }

  private considerWithinBox(route: number): void {
    const limit = this.candidates.limits[this.inquiry.parts.routes.vehicle[route]!]!;
    if (this.squaredChordToRoute(route) <= limit) this.candidates.considerRoute(route);
  }

  /** The squared chord to a route's box; none of its places is nearer. */
  private squaredChordToRoute(route: number): number {
    const { x, y, z, parts } = this.inquiry;
    return squaredChordToBox(x, y, z, parts.runs.routeBoxes, BOX * route);
  }

  /** Warehouses by the least distance that can be charged from them, each with its own pick-ups. */
  private warehousesNearestFirst(): void {
    const { inquiry } = this;
    const { x, y, z, memory, parts } = inquiry;
    const { first, pickups, routeOfPickup, boxes } = parts.routesByWarehouse;
    const { queue } = memory;
    const { candidates, offers } = this;
    const fromWarehouse = parts.policy.route.chargeable === 'fromWarehouse';
    queue.clear();
    for (let warehouse = 0; warehouse < parts.warehouses.ids.length; warehouse++) {
      if (first[warehouse] === first[warehouse + 1]) continue;
      if (!isEligible(inquiry, warehouse)) continue;
      const least = fromWarehouse
        ? candidates.squaredChordToWarehouse(warehouse)
        : squaredChordToBox(x, y, z, boxes, BOX * warehouse);
      queue.push(least, -1 - warehouse);
    }
    while (queue.leastKey() <= offers.limit && !queue.isEmpty()) {
      const warehouse = -1 - queue.pop();
      let last = -1;
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const route = routeOfPickup[pickups[i]!]!;
        if (route !== last) candidates.considerRouteFrom(route, warehouse);
        last = route;
      }
    }
  }
}
