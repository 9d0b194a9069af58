import { describe, expect, it } from 'vitest';
import { NODE, firstOf, itemCount } from '../../src/geo/boxTree.js';
import { type PlaceIndex, indexPlaces } from '../../src/geo/placeIndex.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

/** Places strewn evenly over the globe, in no order: 37 and 500 have no divisor in common. */
const strewn = Array.from({ length: 500 }, (_, n) => {
  const i = (37 * n) % 500;
  return at((Math.asin((2 * i + 1) / 500 - 1) * 180) / Math.PI, ((i * 137.507_764) % 360) - 180);
});

/** The places of each lowest node. */
function groups({ tree, places }: PlaceIndex): number[][] {
  return Array.from({ length: tree.links.length / NODE }, (_, node) => {
    const first = firstOf(tree, node);
    return [...places.subarray(first, first + itemCount(tree, node))];
  }).filter((items) => items.length > 0);
}

describe('an index of places', () => {
  it('holds every place once', () => {
    const items = groups(indexPlaces(vectorsOf(...strewn))).flat();
    expect(items.toSorted((a, b) => a - b)).toEqual(strewn.map((_, i) => i));
  });

  it('has each place in the box of its node', () => {
    const index = indexPlaces(vectorsOf(...strewn));
    for (let node = 0; node < index.tree.links.length / NODE; node++) {
      const first = firstOf(index.tree, node);
      const box = index.tree.boxes.subarray(NODE * node, NODE * node + 6);
      for (const place of index.places.subarray(first, first + itemCount(index.tree, node))) {
        vectorOf(strewn[place]!).forEach((figure, axis) => {
          expect(figure).toBeGreaterThanOrEqual(box[axis]!);
          expect(figure).toBeLessThanOrEqual(box[axis + 3]!);
        });
      }
    }
  });

  it('has neighbours in a lowest node: they lie far closer to each other than any two do', () => {
    const vectors = strewn.map((place) => vectorOf(place));
    /** The mean chord between two of them. */
    const spread = (items: readonly number[]) => {
      const chords = items.flatMap((i, n) =>
        items.slice(n + 1).map((j) => Math.hypot(...vectors[i]!.map((x, axis) => x - vectors[j]![axis]!))),
      );
      return chords.length === 0 ? 0 : chords.reduce((sum, chord) => sum + chord, 0) / chords.length;
    };
    const spreads = groups(indexPlaces(vectorsOf(...strewn))).map(spread);
    const anyTwo = spread(strewn.map((_, i) => i));
    expect(anyTwo).toBeCloseTo(4 / 3, 1);
    expect(spreads.reduce((sum, one) => sum + one, 0) / spreads.length).toBeLessThan(0.36 * anyTwo);
  });

  it('of nothing has nothing', () => {
    const { tree, places } = indexPlaces(new Float64Array(0));
    expect([tree.boxes, tree.links, places].map((list) => list.length)).toEqual([0, 0, 0]);
  });
});
