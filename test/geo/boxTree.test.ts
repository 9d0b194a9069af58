import { describe, expect, it } from 'vitest';
import { BOX, boundLine } from '../../src/geo/boundingBox.js';
import {
  type BoxTree,
  NODE,
  boundLowest,
  buildBoxTree,
  childCount,
  firstOf,
  itemCount,
  middlesOf,
} from '../../src/geo/boxTree.js';
import type { LatLng } from '../../src/geo/point.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

/** Single places as segments, both ends the same; `rest` more words each. */
function endsOf(places: readonly LatLng[], rest = 0): Float32Array {
  return Float32Array.from(
    places.flatMap((place) => [
      ...vectorOf(place),
      ...vectorOf(place),
      ...Array.from({ length: rest }, () => 7),
    ]),
  );
}

/** A place's box, as the box of a line that is that place. */
function boxOf(place: LatLng): number[] {
  const box = new Float32Array(BOX);
  boundLine(vectorsOf(place), 0, 0, box, 0);
  return [...box];
}

/** Places strewn evenly over the globe, from south to north: the golden angle turns each one on from the last. */
const strewn = Array.from({ length: 500 }, (_, i) =>
  at((Math.asin((2 * i + 1) / 500 - 1) * 180) / Math.PI, ((i * 137.507_764) % 360) - 180),
);

const nodesOf = ({ links }: BoxTree) => Array.from({ length: links.length / NODE }, (_, node) => node);
const boxAt = (boxes: Float32Array, word: number) => [...boxes.subarray(word, word + BOX)];

/** The numbers of the children of an inner node. */
function childrenOf(tree: BoxTree, node: number): number[] {
  return Array.from(
    { length: itemCount(tree, node) === 0 ? childCount(tree, node) : 0 },
    (_, i) => firstOf(tree, node) + i,
  );
}

/** The slots of a lowest node. */
function slotsOf(tree: BoxTree, node: number): number[] {
  return Array.from({ length: itemCount(tree, node) }, (_, i) => firstOf(tree, node) + i);
}

/** The slots of each lowest node. */
function groups(tree: BoxTree): number[][] {
  return nodesOf(tree)
    .map((node) => slotsOf(tree, node))
    .filter((slots) => slots.length > 0);
}

describe('a box tree', () => {
  /** Made anew in each test. */
  const made = () => buildBoxTree(endsOf(strewn), BOX);

  it('holds every slot once, at a stretch in each lowest node', () => {
    const stretches = groups(made()).toSorted(([a], [b]) => a! - b!);
    expect(stretches.flat()).toEqual(strewn.map((_, i) => i));
    expect(stretches.map((slots) => slots.length)).toEqual([...Array.from({ length: 31 }, () => 16), 4]);
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

  it('gives each node the box of its children or items', () => {
    const tree = made();
    for (const node of nodesOf(tree)) {
      const inner = [
        ...childrenOf(tree, node).map((child) => boxAt(tree.boxes, NODE * child)),
        ...slotsOf(tree, node).map((slot) => boxOf(strewn[slot]!)),
      ];
      const bounds = [0, 1, 2, 3, 4, 5].map((axis) =>
        (axis < 3 ? Math.min : Math.max)(...inner.map((box) => box[axis]!)),
      );
      boxAt(tree.boxes, NODE * node).forEach((figure, axis) => expect(figure).toBeCloseTo(bounds[axis]!, 6));
    }
  });

  it('has at most sixteen children a node', () => {
    const tree = made();
    expect(Math.max(...nodesOf(tree).map((node) => itemCount(tree, node) || childCount(tree, node)))).toBe(
      16,
    );
    expect(nodesOf(tree).length).toBeLessThan(40);
  });

  it('reads of each item its first six words', () => {
    const [tree, wider] = [made(), buildBoxTree(endsOf(strewn, 2), BOX + 2)];
    expect(wider.boxes).toEqual(tree.boxes);
    expect(wider.links).toEqual(tree.links);
  });

  it('of nothing has no node, and of few items one that holds them', () => {
    const none = buildBoxTree(new Float32Array(0), BOX);
    expect([none.boxes, none.links].map((list) => list.length)).toEqual([0, 0]);
    for (const count of [1, 16]) {
      const few = buildBoxTree(endsOf(strewn.slice(0, count)), BOX);
      expect(nodesOf(few)).toEqual([0]);
      expect([firstOf(few, 0), itemCount(few, 0)]).toEqual([0, count]);
    }
    const two = buildBoxTree(endsOf(strewn.slice(0, 17)), BOX);
    expect(childrenOf(two, 0)).toEqual([1, 2]);
    expect(
      childrenOf(two, 0)
        .map((node) => itemCount(two, node))
        .toSorted((a, b) => a - b),
    ).toEqual([1, 16]);
  });

  it.each([
    ['longitudes', at(56, 30), at(56, 120)],
    ['longitudes on both sides of Greenwich', at(50, -5), at(50, 5)],
    ['latitudes', at(-20, 30), at(60, 30)],
    ['sides of the meridian 90', at(40, 80), at(40, 100)],
  ])('packs lowest nodes that lie together together: %s', (_, left, right) => {
    // Stretches of sixteen, turn by turn from the one place and the other, so that the order given does not group them.
    const places = Array.from({ length: 1024 }, (__, i) => {
      const { lat, lng } = Math.floor(i / 16) % 2 === 0 ? left : right;
      return at(lat + (i % 4) * 0.01, lng + i * 0.001);
    });
    const tree = buildBoxTree(endsOf(places), BOX);
    const above = nodesOf(tree).filter((node) =>
      childrenOf(tree, node).some((child) => itemCount(tree, child) > 0),
    );
    expect(above).toHaveLength(4);
    for (const node of above) {
      const sides = childrenOf(tree, node).map((child) => (firstOf(tree, child) / 16) % 2);
      expect(new Set(sides).size).toBe(1);
    }
  });
});

describe('the middles by which lowest nodes are packed', () => {
  it.each([at(56, 60), at(-33, 151), at(5, -70), at(-54, -178)])('are those of their boxes: %o', (middle) => {
    // Sixteen places around it, each opposite another one.
    const around = Array.from({ length: 16 }, (_, i) => {
      const angle = (i * Math.PI) / 8;
      return at(middle.lat + 0.5 * Math.cos(angle), middle.lng + 0.5 * Math.sin(angle));
    });
    const [first, second, ...rest] = middlesOf(boundLowest(endsOf([...around, at(0, 0)]), BOX));
    expect(rest).toEqual([]);
    expect(first?.lowest).toBe(0);
    for (const lng of [first?.minX, first?.maxX])
      expect(((lng ?? 9) * 180) / Math.PI).toBeCloseTo(middle.lng, 1);
    for (const lat of [first?.minY, first?.maxY])
      expect(((lat ?? 9) * 180) / Math.PI).toBeCloseTo(middle.lat, 1);
    expect(second?.lowest).toBe(1);
    expect(second?.minX).toBeCloseTo(0, 6);
  });
});
