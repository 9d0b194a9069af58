import { describe, expect, it } from 'vitest';
import { BOX, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { type BoxTree, buildBoxTree } from '../../src/geo/boxTree.js';
import { randomFrom } from '../support/wideCatalog.js';
import { NearestFirst, nearLeaf } from '../../src/geo/nearestFirst.js';

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
function treeOf(...xs: readonly number[]): BoxTree {
  return buildBoxTree(Float32Array.from(xs.flatMap((x) => [x, 0, 0, x, 0, 0])));
}

describe('the children of a node', () => {
  it('are put in with their squared chords, those at the limit included', () => {
    const tree = treeOf(0.25, 0.5, -0.5, 0.75);
    const queue = new NearestFirst();
    queue.pushChildren(tree, 0, new Float64Array(3), 0.25);
    const items: number[] = [];
    while (!queue.isEmpty()) {
      const key = queue.leastKey();
      const node = queue.pop();
      expect(key).toBe(squaredChordToBox(0, 0, 0, tree.boxes, BOX * node));
      items.push(tree.first[node]!);
    }
    expect(items[0]).toBe(0);
    expect(new Set(items)).toEqual(new Set([0, 1, 2]));
  });
});

describe('an item near a place', () => {
  it('is the nearest one where the root holds all', () => {
    const boxes = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, -1],
    ];
    const tree = buildBoxTree(Float32Array.from(boxes.flatMap((box) => [...box, ...box])));
    boxes.forEach((box, item) =>
      expect(
        nearLeaf(
          tree,
          Float64Array.from(box, (x) => x * 0.9),
        ),
      ).toBe(item),
    );
  });

  it('is the one with the nearest middle, of boxes of any size', () => {
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
      const tree = buildBoxTree(Float32Array.from(boxes.flat()));
      expect(nearLeaf(tree, p)).toBe(away.indexOf(Math.min(...away)));
    }
  });

  it('is measured from the middles of the boxes', () => {
    // Two boxes around 0: the first one's middle is at 0.1 on every axis, the second one's at -0.1.
    const tree = buildBoxTree(Float32Array.of(-0.8, -0.8, -0.8, 1, 1, 1, -1, -1, -1, 0.8, 0.8, 0.8));
    for (const axis of [0, 1, 2]) {
      const p = Float64Array.from([0, 0, 0], (_, i) => (i === axis ? 0.3 : 0));
      expect(nearLeaf(tree, p)).toBe(0);
      expect(
        nearLeaf(
          tree,
          p.map((x) => -x),
        ),
      ).toBe(1);
    }
  });

  it('is found through the levels of a tree', () => {
    const angles = Array.from({ length: 300 }, (_, i) => (i * Math.PI) / 300);
    const tree = buildBoxTree(
      Float32Array.from(angles.flatMap((a) => [0, 1].flatMap(() => [Math.cos(a), Math.sin(a), 0]))),
    );
    expect(tree.count[0]).toBeLessThan(300);
    for (const i of [5, 50, 150, 295]) {
      const found = nearLeaf(tree, Float64Array.of(Math.cos(angles[i]!), Math.sin(angles[i]!), 0));
      expect(Math.abs(found - i)).toBeLessThan(20);
    }
  });
});
