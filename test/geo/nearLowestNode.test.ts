import { describe, expect, it } from 'vitest';
import {
  type BoxTree,
  NODE_SIZE,
  buildBoxTree,
  firstOf,
  freezeTree,
  itemCount,
} from '../../src/geo/boxTree.js';
import { nearLowestNode } from '../../src/geo/nearLowestNode.js';
import { randomFrom } from '../support/wideCatalog.js';

/** Boxes of single points on an axis. */
const pointsOn = (xs: readonly number[]) => Float32Array.from(xs.flatMap((x) => [x, 0, 0, x, 0, 0]));

/** The slots under a lowest node. */
function slotsUnder(tree: BoxTree, node: number): number[] {
  return Array.from({ length: itemCount(tree, node) }, (_, i) => firstOf(tree, node) + i);
}

describe('a lowest node near a place', () => {
  it('is the root where that holds all', () => {
    expect(nearLowestNode(buildBoxTree(pointsOn([0.5, 0.6]), 6), Float64Array.of(1, 0, 0))).toBe(0);
  });

  /** A root over lowest nodes with these boxes. */
  const treeOf = (boxes: readonly (readonly number[])[]) =>
    freezeTree(
      { leaf: true, children: boxes.map((_, lowest) => ({ lowest })) },
      Float32Array.from(boxes.flat()),
      NODE_SIZE * boxes.length,
    );

  it('is the one whose box is nearest, however far its middle', () => {
    const random = randomFrom(7);
    let told = 0;
    for (let trial = 0; trial < 40; trial++) {
      const boxes = Array.from({ length: 12 }, () => {
        const from = [0, 1, 2].map(() => Math.fround(2 * random() - 1));
        return [...from, ...from.map((x) => Math.fround(x + random() / 4))];
      });
      const p = Float64Array.from([0, 1, 2], () => 2 * random() - 1);
      const away = boxes.map((box) =>
        Math.hypot(...[0, 1, 2].map((i) => Math.max(0, box[i]! - p[i]!, p[i]! - box[i + 3]!))),
      );
      const [least, second] = away.toSorted((a, b) => a - b);
      if (second! - least! < 0.01) continue;
      expect(nearLowestNode(treeOf(boxes), p)).toBe(1 + away.indexOf(least!));
      told++;
    }
    // Some places are as near to two boxes.
    expect(told).toBeGreaterThan(20);
    const wide = [-1, -0.1, -0.1, 0.5, 0.1, 0.1];
    const narrow = [0.7, -0.1, -0.1, 0.8, 0.1, 0.1];
    expect(nearLowestNode(treeOf([narrow, wide]), Float64Array.of(0.55, 0, 0))).toBe(2);
    expect(nearLowestNode(treeOf([narrow, wide]), Float64Array.of(0.65, 0, 0))).toBe(1);
  });

  it('is the one with the nearest middle of those that hold the place', () => {
    const random = randomFrom(8);
    for (let trial = 0; trial < 40; trial++) {
      const p = Float64Array.from([0, 1, 2], () => 2 * random() - 1);
      const boxes = Array.from({ length: 12 }, () => [
        ...[...p].map((x) => Math.fround(x - random() - 0.01)),
        ...[...p].map((x) => Math.fround(x + random() + 0.01)),
      ]);
      const away = boxes.map((box) =>
        Math.hypot(...[0, 1, 2].map((i) => (box[i]! + box[i + 3]!) / 2 - p[i]!)),
      );
      expect(nearLowestNode(treeOf(boxes), p)).toBe(1 + away.indexOf(Math.min(...away)));
    }
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
