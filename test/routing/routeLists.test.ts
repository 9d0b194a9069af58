import { describe, expect, it } from 'vitest';
import { BOX, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import { boxesOfRoutes, listByVehicle, listByWarehouse } from '../../src/routing/routeLists.js';
import { at, vectorOf } from '../geo/vectors.js';
import { compiled, route } from './lines.js';

const along = (lat: number, count: number, loadedAt: number) =>
  Array.from({ length: count }, (_, i) => `${lat} ${10 + i / 10}${i === loadedAt ? ' @w0' : ''}`);

const ROUTES = compiled(
  route('a', along(10, 2, 0), { vehicle: 2 }),
  route('b', ['20 10 @w1', '20 11 @w0', '20 12'], { vehicle: 0 }),
  route('c', along(40, 40, 6), { vehicle: 2 }),
);
/** Made anew in each test. */
const boxesOfAll = () => boxesOfRoutes(ROUTES);

/** The box of a route, out of a list of boxes. */
const boxAt = (boxes: Float32Array, i: number) => boxes.subarray(BOX * i, BOX * i + BOX);

describe('the box of a route', () => {
  it('bounds what may be delivered: from the first pick-up on, no further', () => {
    const all = boxesOfAll();
    const squaredChords = new Float64Array(64);
    for (const r of [0, 1, 2]) {
      const first = ROUTES.pickupPoint[ROUTES.firstPickup[r]!]!;
      const last = ROUTES.firstPoint[r + 1]! - 1;
      for (const place of [at(10, 10), at(20, 11.5), at(40, 13.9), at(37, 12), at(85, 170)]) {
        const p = vectorOf(place);
        squaredChordsToLine(Float64Array.of(...p), ROUTES.xyz, first, last, squaredChords);
        const nearest = Math.min(...squaredChords.subarray(0, last - first));
        const toBox = squaredChordToBox(...p, all, BOX * r);
        expect(toBox).toBeLessThanOrEqual(nearest);
      }
    }
  });

  it('leaves out what lies before the first pick-up', () => {
    const all = boxesOfAll();
    // Route c passes 40° N 10° E, half a degree before it is loaded.
    const toBox = squaredChordToBox(...vectorOf(at(40, 10)), all, BOX * 2);
    expect(Math.sqrt(toBox) * 6371).toBeGreaterThan(30);
  });
});

describe('the routes of a vehicle', () => {
  it('are listed in the order of their numbers, each with its box', () => {
    const all = boxesOfAll();
    const { first, routes, boxes } = listByVehicle(ROUTES, all, 4);
    expect([...first]).toEqual([0, 1, 1, 3, 3]);
    expect([...routes]).toEqual([1, 0, 2]);
    expect(boxes).toHaveLength(3 * BOX);
    routes.forEach((r, i) => expect(boxAt(boxes, i)).toEqual(boxAt(all, r)));
  });
});

describe('the pick-ups at a warehouse', () => {
  it('are listed route by route, each with the box of its route', () => {
    const all = boxesOfAll();
    // Warehouses w0, w1 and one where nothing is loaded.
    const { first, pickups, routeOfPickup, routeBoxes } = listByWarehouse(ROUTES, all, 3);
    expect([...first]).toEqual([0, 3, 4, 4]);
    // Numbered route by route: that of a, of b at w1 and at w0, of c.
    expect([...routeOfPickup]).toEqual([0, 1, 1, 2]);
    expect([...pickups]).toEqual([0, 2, 3, 1]);
    expect(routeBoxes).toHaveLength(4 * BOX);
    pickups.forEach((pickup, i) => {
      expect(boxAt(routeBoxes, i)).toEqual(boxAt(all, routeOfPickup[pickup]!));
    });
  });

  it('have a box of the points where they are loaded', () => {
    const all = boxesOfAll();
    const { loadingBoxes } = listByWarehouse(ROUTES, all, 3);
    for (const loaded of [at(10, 10), at(20, 11), at(40, 10.6)]) {
      expect(squaredChordToBox(...vectorOf(loaded), loadingBoxes, 0)).toBe(0);
    }
    const kmToBox = (lat: number, lng: number, warehouse: number) =>
      Math.sqrt(squaredChordToBox(...vectorOf(at(lat, lng)), loadingBoxes, BOX * warehouse)) * 6371;
    expect(kmToBox(20, 10, 1)).toBe(0);
    expect(kmToBox(20, 12, 1)).toBeGreaterThan(200);
    expect(kmToBox(20, 12, 2)).toBe(Infinity);
  });
});

it('no routes make empty lists', () => {
  const none = compiled();
  const boxes = boxesOfRoutes(none);
  expect(boxes).toHaveLength(0);
  expect([...listByVehicle(none, boxes, 2).first]).toEqual([0, 0, 0]);
  expect([...listByWarehouse(none, boxes, 2).first]).toEqual([0, 0, 0]);
});
