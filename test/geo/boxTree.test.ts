import { describe, expect, it } from 'vitest';
import { BOX, boundLine } from '../../src/geo/boundingBox.js';
import { type BoxTree, buildBoxTree, itemsInOrder, renumbered } from '../../src/geo/boxTree.js';
import type { LatLng } from '../../src/geo/point.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

/** The boxes of single places. */
function boxesOf(places: readonly LatLng[]): Float32Array {
  const boxes = new Float32Array(BOX * places.length);
  const xyz = vectorsOf(...places);
  places.forEach((_, i) => boundLine(xyz, i, i, boxes, BOX * i));
  return boxes;
}

/** Places strewn evenly over the globe: the golden angle turns each one on from the last. */
const strewn = Array.from({ length: 500 }, (_, i) =>
  at((Math.asin((2 * i + 1) / 500 - 1) * 180) / Math.PI, ((i * 137.507_764) % 360) - 180),
);

/** The i-th of many places near a place. */
const near = (place: LatLng, i: number) => at(place.lat + (i % 4) * 0.01, place.lng + i * 0.01);

function* innerNodes(tree: BoxTree): Generator<number> {
  for (let node = 0; node < tree.count.length; node++) if (tree.count[node]! > 0) yield node;
}

/** The items of each lowest node. */
function groups(tree: BoxTree): number[][] {
  return [...innerNodes(tree)]
    .map((node) => Array.from({ length: tree.count[node]! }, (_, i) => tree.first[node]! + i))
    .filter((children) => children.every((child) => tree.count[child] === 0))
    .map((leaves) => leaves.map((leaf) => tree.first[leaf]!));
}

describe('a box tree', () => {
  const boxes = boxesOf(strewn);
  /** Made anew in each test. */
  const made = () => buildBoxTree(boxes);

  it('holds every item once', () => {
    const tree = made();
    expect([...itemsInOrder(tree)].toSorted((a, b) => a - b)).toEqual(strewn.map((_, i) => i));
  });

  it('gives every node but the root to one parent, which comes before it', () => {
    const tree = made();
    const parents = new Map<number, number>();
    for (const node of innerNodes(tree)) {
      for (let i = 0; i < tree.count[node]!; i++) {
        const child = tree.first[node]! + i;
        expect(parents.has(child)).toBe(false);
        expect(child).toBeGreaterThan(node);
        parents.set(child, node);
      }
    }
    expect(parents.size).toBe(tree.count.length - 1);
    expect(parents.has(0)).toBe(false);
  });

  it('gives each leaf the box of its item, and each node the box of its children', () => {
    const tree = made();
    for (let node = 0; node < tree.count.length; node++) {
      const box = [...tree.boxes.subarray(BOX * node, BOX * node + BOX)];
      if (tree.count[node] === 0) {
        const item = BOX * tree.first[node]!;
        expect(box).toEqual([...boxes.subarray(item, item + BOX)]);
        continue;
      }
      for (let axis = 0; axis < BOX; axis++) {
        const figures = Array.from(
          { length: tree.count[node]! },
          (_, i) => tree.boxes[BOX * (tree.first[node]! + i) + axis]!,
        );
        expect(box[axis]).toBe(axis < 3 ? Math.min(...figures) : Math.max(...figures));
      }
    }
  });

  it('has at most sixteen children a node', () => {
    const tree = made();
    expect(Math.max(...tree.count)).toBeLessThanOrEqual(16);
    expect([...innerNodes(tree)].length).toBeLessThan(80);
  });

  it('of nothing has no node, and of one item a root over it', () => {
    expect(buildBoxTree(new Float32Array(0)).count).toHaveLength(0);
    const one = buildBoxTree(boxesOf([at(56, 60)]));
    expect([...one.count]).toEqual([1, 0]);
    expect([...one.first]).toEqual([1, 0]);
  });

  it.each([
    ['longitudes', at(56, 30), at(56, 120)],
    ['longitudes on both sides of Greenwich', at(50, -5), at(50, 5)],
    ['latitudes', at(-20, 30), at(60, 30)],
    ['sides of the meridian 90', at(40, 80), at(40, 100)],
  ])('packs what lies together together: %s', (_, left, right) => {
    // Turn by turn from the one place and the other, so that the order given does not group them.
    const places = Array.from({ length: 64 }, (__, i) => near(i % 2 === 0 ? left : right, i));
    const sides = groups(buildBoxTree(boxesOf(places))).map((items) => new Set(items.map((i) => i % 2)));
    expect(sides).toHaveLength(4);
    for (const side of sides) expect(side.size).toBe(1);
  });
});

describe('the lowest nodes', () => {
  /** In no order: 37 and 500 have no divisor in common. */
  const mixed = strewn.map((_, i) => strewn[(37 * i) % strewn.length]!);
  const vectors = mixed.map((place) => vectorOf(place));
  /** How far apart the items of a group lie, on average: the mean chord between two of them. */
  function spread(items: readonly number[]): number {
    let [sum, pairs] = [0, 0];
    for (const i of items) {
      for (const j of items) {
        if (i >= j) continue;
        sum += Math.hypot(...vectors[i]!.map((x, axis) => x - vectors[j]![axis]!));
        pairs++;
      }
    }
    return pairs === 0 ? 0 : sum / pairs;
  }

  it('hold neighbours: their items lie far closer to each other than any two do', () => {
    const spreads = groups(buildBoxTree(boxesOf(mixed))).map(spread);
    const mean = spreads.reduce((sum, one) => sum + one, 0) / spreads.length;
    const anyTwo = spread(mixed.map((_, i) => i));
    expect(anyTwo).toBeCloseTo(4 / 3, 1);
    expect(mean).toBeLessThan(0.36 * anyTwo);
  });
});

describe('items numbered anew', () => {
  it('count up in the order of the leaves, and the tree stays as it was', () => {
    const tree = buildBoxTree(boxesOf(strewn));
    const before = [...tree.first];
    const anew = renumbered(tree);
    expect([...itemsInOrder(anew)]).toEqual(strewn.map((_, i) => i));
    for (const node of innerNodes(tree)) expect(anew.first[node]).toBe(tree.first[node]);
    expect(anew.boxes).toBe(tree.boxes);
    expect([...tree.first]).toEqual(before);
  });
});
