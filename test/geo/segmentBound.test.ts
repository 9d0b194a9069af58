import { describe, expect, it } from 'vitest';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import type { LatLng } from '../../src/geo/point.js';
import { squaredChordToSegmentAtLeast } from '../../src/geo/segmentBound.js';
import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import { at, metresOfDegrees, vectorOf, vectorsOf } from './vectors.js';

/** Metres of the bound, and of the segment itself. */
function metresTo(p: LatLng, a: LatLng, b: LatLng): { readonly bound: number; readonly found: number } {
  const xyz = vectorsOf(a, b);
  const squared = new Float64Array(1);
  squaredChordsToLine(Float64Array.of(...vectorOf(p)), xyz, 0, 1, squared);
  const bound = squaredChordToSegmentAtLeast(...vectorOf(p), Float32Array.from(xyz), 0);
  return { bound: metresOfSquaredChord(bound), found: metresOfSquaredChord(squared[0]!) };
}

describe('what bounds the distance to a segment', () => {
  it.each([
    ['beside it', at(56.05, 60.05)],
    ['on the other side of it', at(55.95, 60.02)],
    ['before its first end', at(55.9, 59.8)],
    ['beyond its last end', at(56.1, 60.4)],
  ])('is some metres less than it, for one of some kilometres: %s', (_, p) => {
    const { bound, found } = metresTo(p, at(56, 60), at(56.02, 60.1));
    expect(bound).toBeLessThan(found);
    expect(bound).toBeGreaterThan(found - 10);
  });

  it('is 0 on the segment', () => {
    const ends = [at(56, 60), at(56.1, 60.2)] as const;
    expect(metresTo(ends[0], ...ends).bound).toBe(0);
    expect(metresTo(ends[1], ...ends).bound).toBe(0);
    expect(metresTo(at(0, 0.05), at(0, 0), at(0, 0.1)).bound).toBe(0);
  });

  it('holds where the arc lies far above its chord', () => {
    for (const lat of [0, 0.5, 1, 5, 20, 60, 89, 90]) {
      for (const lng of [-90, 0, 30, 90, 150, 180]) {
        const { bound, found } = metresTo(at(lat, lng), at(0, 0), at(0, 179));
        expect(bound).toBeLessThanOrEqual(found);
      }
    }
    // Eleven degrees: 44 kilometres above, of which the bound knows.
    const { bound, found } = metresTo(at(5, 6), at(0, 0), at(0, 12));
    expect(found).toBeCloseTo(metresOfDegrees(5), -2);
    expect(bound).toBeGreaterThan(found - 5000);
  });

  it('of a segment without length is that of the place', () => {
    const { bound, found } = metresTo(at(56, 61), at(56, 60), at(56, 60));
    expect(bound).toBeLessThan(found);
    expect(bound).toBeGreaterThan(found - 3);
  });

  it('reads its own floats alone', () => {
    const floats = Float32Array.of(9, 9, ...vectorsOf(at(56, 60), at(56, 60.1)), ...vectorOf(at(57, 61)));
    const bound = squaredChordToSegmentAtLeast(...vectorOf(at(57, 61)), floats, 2);
    const alone = metresTo(at(57, 61), at(56, 60), at(56, 60.1));
    expect(metresOfSquaredChord(bound)).toBe(alone.bound);
  });
});
