import { describe, expect, it } from 'vitest';
import { BOX, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { type BoxTree, COUNT, FIRST, NODE, buildBoxTree } from '../../src/geo/boxTree.js';
import { randomFrom } from '../support/wideCatalog.js';
import { NearestFirst, nearLowestNode, nearestMiddle } from '../../src/geo/nearestFirst.js';

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

/** The items under a node. */
function itemsUnder({ items, links }: BoxTree, node: number): number[] {
  const first = links[NODE * node + FIRST]!;
  return [...items.subarray(first, first - links[NODE * node + COUNT]!)];
}

describe('the children of a node', () => {
  it('are put in with their squared chords, those at the limit included', () => {
    const xs = Array.from({ length: 64 }, (_, i) => (i - 20) / 64);
    const tree = buildBoxTree(pointsOn(xs));
    const p = Float64Array.of(0.5, 0, 0);
    const children = Array.from({ length: tree.links[COUNT]! }, (_, i) => tree.links[FIRST]! + i);
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

describe('the box with the nearest middle', () => {
  it('is found among boxes of any size, wherever in the list they are', () => {
    const random = randomFrom(7);
    for (let trial = 0; trial < 40; trial++) {
      const boxes = Array.from({ length: 12 }, () => {
        const [from, to] = [0, 1].map(() => [0, 1, 2].map(() => Math.fround(2 * random() - 1)));
        return [...from!.map((x, i) => Math.min(x, to![i]!)), ...from!.map((x, i) => Math.max(x, to![i]!))];
      });
      const p = Float64Array.from([0, 1, 2], () => 2 * random() - 1);
      const away = boxes.map((box) =>
        Math.hypot(...[0, 1, 2].map((i) => (box[i]! + box[i + 3]!) / 2 - p[i]!)),
      );
      const nearest = away.indexOf(Math.min(...away));
      expect(nearestMiddle(Float32Array.from(boxes.flat()), 0, BOX, 12, p)).toBe(nearest);
      // Behind two numbers more each, and five in front of all.
      const apart = [0, 0, 0, 0, 0, ...boxes.flatMap((box) => [...box, 0, 0])];
      expect(nearestMiddle(Float32Array.from(apart), 5, BOX + 2, 12, p)).toBe(nearest);
      const rest = away.slice(0, 11);
      expect(nearestMiddle(Float32Array.from(apart), 5, BOX + 2, 11, p)).toBe(
        rest.indexOf(Math.min(...rest)),
      );
    }
  });

  it('is measured from the middles of the boxes', () => {
    // Two boxes around 0: the first one's middle is at 0.1 on every axis, the second one's at -0.1.
    const boxes = Float32Array.of(-0.8, -0.8, -0.8, 1, 1, 1, -1, -1, -1, 0.8, 0.8, 0.8);
    for (const axis of [0, 1, 2]) {
      const p = Float64Array.from([0, 0, 0], (_, i) => (i === axis ? 0.3 : 0));
      expect(nearestMiddle(boxes, 0, BOX, 2, p)).toBe(0);
      const opposite = p.map((x) => -x);
      expect(nearestMiddle(boxes, 0, BOX, 2, opposite)).toBe(1);
    }
  });
});

describe('a lowest node near a place', () => {
  it('is the root where that holds all', () => {
    expect(nearLowestNode(buildBoxTree(pointsOn([0.5, 0.6])), Float64Array.of(1, 0, 0))).toBe(0);
  });

  it('is found through the levels of a tree', () => {
    const angles = Array.from({ length: 300 }, (_, i) => (i * Math.PI) / 300);
    const tree = buildBoxTree(
      Float32Array.from(angles.flatMap((a) => [0, 1].flatMap(() => [Math.cos(a), Math.sin(a), 0]))),
    );
    for (const i of [5, 50, 150, 295]) {
      const node = nearLowestNode(tree, Float64Array.of(Math.cos(angles[i]!), Math.sin(angles[i]!), 0));
      const items = itemsUnder(tree, node);
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) expect(Math.abs(item - i)).toBeLessThan(32);
    }
  });
});
