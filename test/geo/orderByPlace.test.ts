import { describe, expect, it } from 'vitest';
import { orderByPlace } from '../../src/geo/orderByPlace.js';
import type { LatLng } from '../../src/geo/point.js';
import { randomFrom } from '../support/wideCatalog.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

const orderOf = (places: readonly LatLng[]) => [...orderByPlace(Float32Array.from(vectorsOf(...places)))];

/** The mean chord from each place to the next one in an order. */
function meanStep(places: readonly LatLng[], order: readonly number[]): number {
  const vectors = order.map((i) => vectorOf(places[i]!));
  const steps = vectors.slice(1).map((to, i) => Math.hypot(...to.map((x, axis) => x - vectors[i]![axis]!)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

/** Places strewn over a square of the map, in no order. */
function strewn(count: number, south: number, west: number, degrees: number): LatLng[] {
  const random = randomFrom(5);
  return Array.from({ length: count }, () => at(south + degrees * random(), west + degrees * random()));
}

describe('the order by place', () => {
  it('names every item once', () => {
    expect(orderOf(strewn(5000, 50, 30, 10)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 5000 }, (_, i) => i),
    );
  });

  it.each([
    ['a country', 40, 30, 30],
    ['a town', 55.6, 37.4, 0.3],
    ['both sides of Greenwich', 45, -10, 20],
  ])('goes from neighbour to neighbour: %s', (_, south, west, degrees) => {
    const places = strewn(2000, south, west, degrees);
    const anyTwo = meanStep(
      places,
      places.map((__, i) => i),
    );
    // Of 2,000 places in a square the nearest one is on average a 90th of its side away, and any two half of it.
    expect(meanStep(places, orderOf(places))).toBeLessThan(anyTwo / 20);
  });

  it('keeps the order of items at one place', () => {
    const places = [at(56, 60), at(50, 30), at(56, 60), at(50, 30), at(56, 60)];
    const order = orderOf(places);
    expect([order.filter((i) => i % 2 === 0), order.filter((i) => i % 2 === 1)]).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it('does not mind how long the vectors are', () => {
    const places = strewn(300, 50, 30, 10);
    const vectors = vectorsOf(...places);
    const longer = Float32Array.from(vectors, (x, i) => x * (1 + (Math.floor(i / 3) % 3)));
    const [order, again] = [orderOf(places), [...orderByPlace(longer)]];
    // But for what floats round: the order decides nothing else than what lies together.
    expect(again.filter((item, i) => item === order[i]).length).toBeGreaterThan(290);
  });

  it('of nothing is nothing, and of one item that one', () => {
    expect(orderOf([])).toEqual([]);
    expect(orderOf([at(56, 60)])).toEqual([0]);
    expect(orderOf([at(90, 0), at(90, 0)])).toEqual([0, 1]);
  });
});
