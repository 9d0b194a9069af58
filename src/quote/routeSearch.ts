import { BOX, squaredChordToBox } from '../geo/boundingBox.js';
import { firstOf, itemCount } from '../geo/boxTree.js';
import { nearLowestNode } from '../geo/nearLowestNode.js';
import { squaredChordToSegmentAtLeast } from '../geo/segmentBound.js';
import { ROUTE, SEGMENT, VEHICLE } from '../routing/routeSegments.js';
import { isEligible } from './eligibility.js';
import type { Inquiry } from './inquiry.js';
import type { Offers } from './offers.js';
import { RouteCandidates } from './routeCandidates.js';

/** So few routes are gone through without a look at the index, which would cost the median 1 to 2%. */
const FEW = 32;

/**
 * The search for ROUTE (DESIGN.md, "The options"): which routes are considered, and in which order.
 *
 * Where the detour is charged, the segments of all routes are taken nearest first, and the search stops at the
 * distance beyond which nothing can win. That is quick as long as there are routes nearby that are loaded where
 * the order may be served from, by vehicles that carry it. Where there are not, the index shows the routes of
 * others; so once it has shown as many segments as there are routes to choose from, those are gone through one by one.
 *
 * Where the price depends on the warehouse's distance, or on the way along the route (at least as long as the
 * straight line from where it was loaded), the warehouses are taken nearest first instead.
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
    this.inquiry.memory.queue.clear();
    if (this.inquiry.parts.policy.route.chargeable !== 'detour') {
      this.warehousesNearestFirst();
      return;
    }
    const { eligible } = this.inquiry;
    const ofVehicles = this.countRoutes();
    const ofWarehouses = eligible === null ? Infinity : this.countPickups(eligible);
    const fewest = Math.min(ofVehicles, ofWarehouses);
    if (this.offers.prunes && fewest > FEW && this.segmentsNearestFirst(fewest)) return;
    if (eligible !== null && ofWarehouses <= ofVehicles) this.routesOfWarehouses(eligible);
    else this.routesOfVehicles();
  }

  /**
   * Nodes of the index by their bounding boxes, then segments by what bounds their distance, then the whole route.
   * Gives up (false) when that many segments were shown, no offer is found, and there is still more to look at.
   */
  private segmentsNearestFirst(atMost: number): boolean {
    const { parts, memory } = this.inquiry;
    const { segments } = parts;
    const { tree } = segments;
    const { address, queue } = memory;
    const { offers } = this;
    // A lowest node near the address first: the offer from there keeps most of the rest out of the queue.
    const near = nearLowestNode(tree, address);
    this.openLowest(near);
    queue.push(0, 0);
    let left = atMost - itemCount(tree, near);
    while (!queue.isEmpty()) {
      const squaredChord = queue.leastKey();
      if (squaredChord > offers.limit) return true;
      const reference = queue.pop();
      if (reference < 0) {
        this.considerWithin(squaredChord, -1 - reference);
        continue;
      }
      if (reference === near) continue;
      const count = itemCount(tree, reference);
      if (count === 0) queue.pushChildren(tree, reference, address, offers.limit);
      else if (left <= 0 && offers.best === null) return false;
      else {
        this.openLowest(reference);
        left -= count;
      }
    }
    return true;
  }

  /** Queues the routes of the segments in a lowest node, as far as each one's vehicle can still win there. */
  private openLowest(node: number): void {
    const { x, y, z, eligible, memory, parts } = this.inquiry;
    const { ends, numbers, tree } = parts.segments;
    const { queue, visited } = memory;
    const { limits } = this.candidates;
    const first = SEGMENT * firstOf(tree, node);
    const end = first + SEGMENT * itemCount(tree, node);
    let nearest = -1;
    let least = Infinity;
    for (let at = first; at < end; at += SEGMENT) {
      const away = squaredChordToSegmentAtLeast(x, y, z, ends, at);
      if (away > limits[numbers[at + VEHICLE]!]!) continue;
      const route = numbers[at + ROUTE]!;
      if (visited.has(route) || (eligible !== null && !this.candidates.isEligible(route))) continue;
      queue.push(away, -1 - route);
      if (away < least) {
        least = away;
        nearest = route;
      }
    }
    // Without an offer nothing bounds what is queued, and in a dense town that is much.
    if (nearest >= 0 && this.offers.best === null) this.candidates.considerRoute(nearest);
  }

  /** The routes that are loaded at the eligible warehouses, one with the nearest box before the others. */
  private routesOfWarehouses(eligible: readonly number[]): void {
    const { x, y, z, parts } = this.inquiry;
    const { first, pickups, routeBoxes, routeOfPickup } = parts.routesByWarehouse;
    let nearest = -1;
    let least = Infinity;
    for (const warehouse of eligible) {
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const squaredChord = squaredChordToBox(x, y, z, routeBoxes, BOX * i);
        if (squaredChord >= least) continue;
        least = squaredChord;
        nearest = routeOfPickup[pickups[i]!]!;
      }
    }
    if (nearest >= 0) this.considerWithin(least, nearest);
    for (const warehouse of eligible) {
      for (let i = first[warehouse]!; i < first[warehouse + 1]!; i++) {
        const squaredChord = squaredChordToBox(x, y, z, routeBoxes, BOX * i);
        if (squaredChord <= this.offers.limit) this.considerWithin(squaredChord, routeOfPickup[pickups[i]!]!);
      }
    }
  }

  /** The routes of the vehicles that carry the load. */
  private routesOfVehicles(): void {
    const { x, y, z, parts } = this.inquiry;
    const { first, routes, boxes } = parts.routesByVehicle;
    const { limits, vehicles, vehicleCount } = this.offers;
    for (let i = 0; i < vehicleCount; i++) {
      const vehicle = vehicles[i]!;
      for (let j = first[vehicle]!; j < first[vehicle + 1]!; j++) {
        const squaredChord = squaredChordToBox(x, y, z, boxes, BOX * j);
        if (squaredChord <= limits[vehicle]!) this.considerWithin(squaredChord, routes[j]!);
      }
    }
  }

  /** Considers a route, no place of which is nearer than `squaredChord`. */
  private considerWithin(squaredChord: number, route: number): void {
    const { eligible, memory, parts } = this.inquiry;
    const { candidates } = this;
    if (memory.visited.has(route) || squaredChord > candidates.limits[parts.routes.vehicle[route]!]!) return;
    if (eligible === null || candidates.isEligible(route)) candidates.considerRoute(route);
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

  /** Warehouses by the least distance that can be charged from them, each with its own pick-ups. */
  private warehousesNearestFirst(): void {
    const { inquiry } = this;
    const { x, y, z, memory, parts } = inquiry;
    const { first, pickups, routeOfPickup, loadingBoxes } = parts.routesByWarehouse;
    const { queue } = memory;
    const { candidates, offers } = this;
    const fromWarehouse = parts.policy.route.chargeable === 'fromWarehouse';
    for (let warehouse = 0; warehouse < parts.warehouses.ids.length; warehouse++) {
      if (first[warehouse] === first[warehouse + 1]) continue;
      if (!isEligible(inquiry, warehouse)) continue;
      const least = fromWarehouse
        ? candidates.squaredChordToWarehouse(warehouse)
        : squaredChordToBox(x, y, z, loadingBoxes, BOX * warehouse);
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
