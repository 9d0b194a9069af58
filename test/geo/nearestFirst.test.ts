import { describe, expect, it } from 'vitest';
import { squaredChordToBox } from '../../src/geo/boundingBox.js';
import { NODE, buildBoxTree, childCount, firstOf } from '../../src/geo/boxTree.js';
import { NearestFirst } from '../../src/geo/nearestFirst.js';

/** Keys in no order: 7 is a generator of the numbers below 1009. */
const mixed = Array.from({ length: 1008 }, (_, i) => 7 ** 2 * (i + 1) * (i + 3)).map((n) => n % 1009);

describe('the queue', () => {
  it('gives the least key first, however many there are', () => {
    const queue = new NearestFirst();
    mixed.forEach((key, i) => queue.push(key, i));
    const popped: number[] = [];
    while (!queue.isEmpty()) {
      const least = queue.leastKey();
      const reference = queue.pop();
      expect(mixed[reference]).toBe(least);
      popped.push(least);
    }
    expect(popped).toEqual(mixed.toSorted((a, b) => a - b));
  });

  it('gives each reference back once, equal keys too', () => {
    const queue = new NearestFirst();
    for (let i = 0; i < 600; i++) queue.push(i % 3, i);
    const references = Array.from({ length: 600 }, () => queue.pop());
    expect(new Set(references).size).toBe(600);
    expect(references.map((reference) => reference % 3)).toEqual(
      [0, 1, 2].flatMap((key) => Array.from({ length: 200 }, () => key)),
    );
  });

  it('takes keys between the takings', () => {
    const queue = new NearestFirst();
    queue.push(5, 50);
    queue.push(1, 10);
    expect(queue.pop()).toBe(10);
    queue.push(3, 30);
    queue.push(9, 90);
    expect([queue.pop(), queue.pop(), queue.pop()]).toEqual([30, 50, 90]);
  });

  it('is empty at first and when cleared; then its least key is Infinity', () => {
    const queue = new NearestFirst();
    expect(queue.isEmpty()).toBe(true);
    expect(queue.leastKey()).toBe(Infinity);
    queue.push(1, 1);
    expect(queue.isEmpty()).toBe(false);
    expect(queue.leastKey()).toBe(1);
    queue.clear();
    expect(queue.isEmpty()).toBe(true);
    expect(queue.leastKey()).toBe(Infinity);
    queue.push(2, 20);
    expect(queue.pop()).toBe(20);
  });
});

/** Boxes that are points: `x` on the axis, the rest 0. */
const pointsOn = (xs: readonly number[]) => Float32Array.from(xs.flatMap((x) => [x, 0, 0, x, 0, 0]));

describe('the children of a node', () => {
  it('are put in with their squared chords, those at the limit included', () => {
    const xs = Array.from({ length: 64 }, (_, i) => (i - 20) / 64);
    const tree = buildBoxTree(pointsOn(xs), 6);
    const p = Float64Array.of(0.5, 0, 0);
    const children = Array.from({ length: childCount(tree, 0) }, (_, i) => firstOf(tree, 0) + i);
    expect(children.length).toBeGreaterThan(2);
    const keys = children.map((child) => squaredChordToBox(0.5, 0, 0, tree.boxes, NODE * child));
    const limit = keys.toSorted((a, b) => a - b).at(-2)!;
    const queue = new NearestFirst();
    queue.pushChildren(tree, 0, p, limit);
    const popped: number[] = [];
    while (!queue.isEmpty()) {
      const key = queue.leastKey();
      const node = queue.pop();
      expect(key).toBe(keys[children.indexOf(node)]);
      popped.push(node);
    }
    expect(popped.toSorted((a, b) => a - b)).toEqual(children.filter((_, i) => keys[i]! <= limit));
  });
});
