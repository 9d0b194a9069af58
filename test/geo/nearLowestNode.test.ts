import { describe, expect, it } from 'vitest';
import { BOX } from '../../src/geo/boundingBox.js';
import { type BoxTree, buildBoxTree, firstOf, itemCount } from '../../src/geo/boxTree.js';
import { nearLowestNode, nearestMiddle } from '../../src/geo/nearLowestNode.js';
import { randomFrom } from '../support/wideCatalog.js';

/** Boxes of single points on an axis. */
const pointsOn = (xs: readonly number[]) => Float32Array.from(xs.flatMap((x) => [x, 0, 0, x, 0, 0]));

/** The slots under a lowest node. */
function slotsUnder(tree: BoxTree, node: number): number[] {
  return Array.from({ length: itemCount(tree, node) }, (_, i) => firstOf(tree, node) + i);
}

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
    expect(nearLowestNode(buildBoxTree(pointsOn([0.5, 0.6]), 6), Float64Array.of(1, 0, 0))).toBe(0);
  });

  it('is found through the levels of a tree', () => {
    const angles = Array.from({ length: 300 }, (_, i) => (i * Math.PI) / 300);
    const tree = buildBoxTree(
      Float32Array.from(angles.flatMap((a) => [0, 1].flatMap(() => [Math.cos(a), Math.sin(a), 0]))),
      6,
    );
    for (const i of [5, 50, 150, 295]) {
      const node = nearLowestNode(tree, Float64Array.of(Math.cos(angles[i]!), Math.sin(angles[i]!), 0));
      const slots = slotsUnder(tree, node);
      expect(slots.length).toBeGreaterThan(0);
      for (const slot of slots) expect(Math.abs(slot - i)).toBeLessThan(32);
    }
  });
});
