import { describe, expect, it } from 'vitest';
import { BOX, boundLine } from '../../src/geo/boundingBox.js';
import {
  type BoxTree,
  NODE,
  NODE_SIZE,
  buildBoxTree,
  childCount,
  firstOf,
  itemCount,
} from '../../src/geo/boxTree.js';
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

const nodesOf = ({ links }: BoxTree) => Array.from({ length: links.length / NODE }, (_, node) => node);
const boxAt = (boxes: Float32Array, word: number) => [...boxes.subarray(word, word + BOX)];

/** The numbers of the children of an inner node. */
function childrenOf(tree: BoxTree, node: number): number[] {
  return Array.from(
    { length: itemCount(tree, node) === 0 ? childCount(tree, node) : 0 },
    (_, i) => firstOf(tree, node) + i,
  );
}

/** The items of a lowest node. */
function itemsOf(tree: BoxTree, node: number): number[] {
  const first = firstOf(tree, node);
  return [...tree.items.subarray(first, first + itemCount(tree, node))];
}

/** The items of each lowest node. */
function groups(tree: BoxTree): number[][] {
  return nodesOf(tree)
    .map((node) => itemsOf(tree, node))
    .filter((items) => items.length > 0);
}

describe('a box tree', () => {
  const boxes = boxesOf(strewn);
  /** Made anew in each test. */
  const made = () => buildBoxTree(boxes);

  it('holds every item once', () => {
    expect(
      groups(made())
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual(strewn.map((_, i) => i));
  });

  it('gives every node but the root to one parent, which comes before it', () => {
    const tree = made();
    const parents = new Map<number, number>();
    for (const node of nodesOf(tree)) {
      for (const child of childrenOf(tree, node)) {
        expect(parents.has(child)).toBe(false);
        expect(child).toBeGreaterThan(node);
        parents.set(child, node);
      }
    }
    expect(parents.size).toBe(nodesOf(tree).length - 1);
    expect(parents.has(0)).toBe(false);
  });

  it('gives each lowest node sixteen slots of its own, those without an item the last ones', () => {
    const tree = made();
    const firsts = nodesOf(tree).flatMap((node) => (itemCount(tree, node) > 0 ? [firstOf(tree, node)] : []));
    expect(firsts).toEqual(firsts.map((_, i) => NODE_SIZE * i));
    expect(tree.items).toHaveLength(NODE_SIZE * firsts.length);
    for (const node of nodesOf(tree)) {
      if (itemCount(tree, node) === 0) continue;
      const first = firstOf(tree, node);
      const empty = tree.items.subarray(first + itemCount(tree, node), first + NODE_SIZE);
      expect(Math.max(-1, ...empty)).toBe(-1);
    }
  });

  it('gives each node the box of its children or items', () => {
    const tree = made();
    for (const node of nodesOf(tree)) {
      const inner = [
        ...childrenOf(tree, node).map((child) => boxAt(tree.boxes, NODE * child)),
        ...itemsOf(tree, node).map((item) => boxAt(boxes, BOX * item)),
      ];
      const bounds = [0, 1, 2, 3, 4, 5].map((axis) =>
        (axis < 3 ? Math.min : Math.max)(...inner.map((box) => box[axis]!)),
      );
      expect(boxAt(tree.boxes, NODE * node)).toEqual(bounds);
    }
  });

  it('has at most sixteen children a node', () => {
    const tree = made();
    expect(Math.max(...nodesOf(tree).map((node) => itemCount(tree, node) || childCount(tree, node)))).toBe(
      16,
    );
    expect(nodesOf(tree).length).toBeLessThan(80);
  });

  it('of nothing has no node, and of one item a root that holds it', () => {
    const none = buildBoxTree(new Float32Array(0));
    expect([none.boxes, none.links, none.items].map((list) => list.length)).toEqual([0, 0, 0]);
    const one = buildBoxTree(boxesOf([at(56, 60)]));
    expect([firstOf(one, 0), itemCount(one, 0), one.items[0]]).toEqual([0, 1, 0]);
    expect(nodesOf(one)).toEqual([0]);
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
