import { describe, expect, it } from 'vitest';
import { orderByPlace } from '../../src/geo/orderByPlace.js';
import type { LatLng } from '../../src/geo/point.js';
import { randomFrom } from '../support/wideCatalog.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

const orderOf = (places: readonly LatLng[]) => [...orderByPlace(Float32Array.from(vectorsOf(...places)))];

/** The chords from each place to the next one in an order, as shares of the longest chord of all. */
function stepsOf(places: readonly LatLng[], order: readonly number[]): number[] {
  const vectors = order.map((i) => vectorOf(places[i]!));
  const chord = (a: readonly number[], b: readonly number[]) =>
    Math.hypot(...a.map((x, axis) => x - b[axis]!));
  const longest = Math.max(...vectors.map((vector) => chord(vectors[0]!, vector)));
  return vectors.slice(1).map((to, i) => chord(vectors[i]!, to) / longest);
}

/** Places strewn over a rectangle of the map, in no order but that the last one is the westernmost. */
function strewn(count: number, south: number, west: number, north: number, east = north): LatLng[] {
  const random = randomFrom(5);
  const places = Array.from({ length: count }, () => at(south + north * random(), west + east * random()));
  return places.toSorted((a, b) => b.lng - a.lng);
}

describe('the order by place', () => {
  it('names every item once', () => {
    expect(orderOf(strewn(5000, 50, 30, 10)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 5000 }, (_, i) => i),
    );
  });

  it.each([
    ['a country', 40, 30, 30, 30],
    ['a town', 55.6, 37.4, 0.3, 0.3],
    ['a yard', 55.6, 37.4, 0.002, 0.002],
    ['a valley from east to west', 50, 60, 1, 20],
    ['both sides of Greenwich', 45, -10, 20, 20],
    ['both sides of the equator', -10, -60, 20, 20],
    ['the south', -40, 140, 10, 10],
  ])('goes from neighbour to neighbour: %s', (_, south, west, north, east) => {
    const places = strewn(2000, south, west, north, east);
    const steps = stepsOf(places, orderOf(places));
    // Of 2,000 places in a square any two are half a side apart, and neighbours a sixtieth.
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeLessThan(0.0165);
    // Where the map does not fill the square the curve leaves it at times, and comes back elsewhere.
    expect(Math.max(...steps)).toBeLessThan(0.65);
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
