import { describe, expect, it } from 'vitest';
import { BOX, boundBoxes, boundLine, boundSegments, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import type { LatLng } from '../../src/geo/point.js';
import { at, vectorOf, vectorsOf } from './vectors.js';

const unitBox = Float32Array.of(9, 9, 9, 9, 9, 9, 0, 0, 0, 1, 1, 1);

describe('the squared chord to a box', () => {
  it.each([
    ['below x', [-2, 0.5, 0.5], 4],
    ['above x', [4, 0.5, 0.5], 9],
    ['below y', [0.5, -2, 0.5], 4],
    ['above y', [0.5, 4, 0.5], 9],
    ['below z', [0.5, 0.5, -2], 4],
    ['above z', [0.5, 0.5, 4], 9],
    ['at a corner', [2, -2, 4], 1 + 4 + 9],
    ['inside', [0.25, 0.5, 0.75], 0],
    ['on its side', [1, 1, 0], 0],
  ] as const)('%s', (_, [x, y, z], wanted) => {
    expect(squaredChordToBox(x, y, z, unitBox, BOX)).toBe(wanted);
  });
});

function boxOf(...places: readonly LatLng[]): Float32Array {
  const boxes = new Float32Array(BOX);
  boundLine(vectorsOf(...places), 0, places.length - 1, boxes, 0);
  return boxes;
}

describe('the box of a line', () => {
  it('of one place is that place, but for the rounding to floats', () => {
    const box = boxOf(at(30, 60));
    vectorOf(at(30, 60)).forEach((figure, axis) => {
      expect(box[axis]).toBeLessThan(figure);
      expect(box[axis]).toBeGreaterThan(figure - 3e-7);
      expect(box[axis + 3]).toBeGreaterThan(figure);
      expect(box[axis + 3]).toBeLessThan(figure + 3e-7);
    });
  });

  it('goes from the least to the greatest of each axis, wider by a quarter of the longest squared chord', () => {
    const box = boxOf(at(0, 10), at(0, 0), at(0, 20), at(1, 20));
    // The longest segment is 20°: its squared chord is 4 sin² 10°.
    const margin = Math.sin(Math.PI / 18) ** 2;
    const [x20] = vectorOf(at(1, 20));
    const [, y20] = vectorOf(at(0, 20));
    const wanted = [
      x20 - margin,
      -margin,
      -margin,
      1 + margin,
      y20 + margin,
      Math.sin(Math.PI / 180) + margin,
    ];
    wanted.forEach((figure, i) => expect(box[i]).toBeCloseTo(figure, 6));
  });

  it('is as wide for a line from south to north', () => {
    const box = boxOf(at(-10, 0), at(10, 0));
    const margin = Math.sin(Math.PI / 18) ** 2;
    const z = Math.sin(Math.PI / 18);
    expect(box[2]).toBeCloseTo(-z - margin, 6);
    expect(box[5]).toBeCloseTo(z + margin, 6);
  });

  it('takes in the bulge of an arc', () => {
    const box = boxOf(at(0, -40), at(0, 40));
    // Half way the arc passes x = 1; its ends are at cos 40° = 0.766.
    expect(squaredChordToBox(1, 0, 0, box, 0)).toBe(0);
  });

  it('reads the points it is told to, and writes where it is told to', () => {
    const xyz = vectorsOf(at(80, 80), at(0, 0), at(0, 1), at(-80, 80));
    const boxes = new Float32Array(3 * BOX).fill(7);
    boundLine(xyz, 1, 2, boxes, BOX);
    expect([...boxes.subarray(BOX, 2 * BOX)]).toEqual([...boxOf(at(0, 0), at(0, 1))]);
    expect(new Set([...boxes.subarray(0, BOX), ...boxes.subarray(2 * BOX)])).toEqual(new Set([7]));
  });

  it('is never further from a place than the line itself', () => {
    const lines = [
      [at(56.8, 60.6), at(56.9, 60.7), at(57.9, 60)],
      [at(66, 179.5), at(66.2, -179.5), at(67, -178)],
      [at(0, 0), at(60, 90)],
      [at(-89.9, 0), at(-89.9, 180)],
    ];
    for (const line of lines) {
      const box = boxOf(...line);
      const xyz = vectorsOf(...line);
      const to = new Float64Array(line.length - 1);
      for (let lat = -90; lat <= 90; lat += 15) {
        for (let lng = -180; lng <= 180; lng += 20) {
          const p = vectorOf(at(lat, lng));
          squaredChordsToLine(Float64Array.of(...p), xyz, 0, line.length - 1, to);
          expect(squaredChordToBox(...p, box, 0)).toBeLessThanOrEqual(Math.min(...to));
        }
      }
    }
  });
});

describe('the box of segments', () => {
  /** The ends of segments, each with two words behind them that are none of its box. */
  const endsOf = (...segments: readonly (readonly [LatLng, LatLng])[]) =>
    Float32Array.from(segments.flatMap(([a, b]) => [...vectorOf(a), ...vectorOf(b), 9, -9]));

  it('is that of the line which they make, but for the rounding to floats', () => {
    const line = [at(56.8, 60.6), at(56.9, 60.7), at(57.9, 60)] as const;
    const boxes = new Float32Array(BOX);
    boundSegments(endsOf([line[0], line[1]], [line[1], line[2]]), 8, 0, 1, boxes, 0);
    [...boxOf(...line)].forEach((figure, i) => expect(Math.abs(boxes[i]! - figure)).toBeLessThan(2e-7));
  });

  it('holds segments that are apart, and the bulge of the longest', () => {
    const boxes = new Float32Array(3 * BOX).fill(7);
    const ends = endsOf(
      [at(-80, 5), at(-80, 6)],
      [at(0, -40), at(0, 40)],
      [at(30, 90), at(30, 90)],
      [at(80, 5), at(80, 6)],
    );
    boundSegments(ends, 8, 1, 2, boxes, BOX);
    for (const place of [at(0, -40), at(0, 0), at(0, 40), at(30, 90)]) {
      expect(squaredChordToBox(...vectorOf(place), boxes, BOX)).toBe(0);
    }
    // Not the ones that it was not told of, though a bulge of 0.41 is a good way around.
    for (const place of [at(-80, 5), at(80, 5)]) {
      expect(squaredChordToBox(...vectorOf(place), boxes, BOX)).toBeGreaterThan(0.005);
    }
    expect(new Set([...boxes.subarray(0, BOX), ...boxes.subarray(2 * BOX)])).toEqual(new Set([7]));
  });
});

describe('the box of boxes', () => {
  const inner = Float32Array.from(
    [
      [8, 8, 8, 9, 9, 9],
      [0, 2, 4, 1, 3, 5],
      [-1, 2.5, 4.5, 0.5, 2.75, 6],
      [-8, -8, -8, -7, -7, -7],
    ].flat(),
  );

  it('holds all of them and no more', () => {
    // What stood there before would be wider still.
    const boxes = Float32Array.of(7, 7, 7, 7, 7, 7, -9, -9, -9, 9, 9, 9);
    boundBoxes(inner, 1, 2, boxes, BOX);
    expect([...boxes]).toEqual([7, 7, 7, 7, 7, 7, -1, 2, 4, 1, 3, 6]);
  });

  it('of one box is that box', () => {
    const boxes = new Float32Array(BOX);
    boundBoxes(inner, 1, 1, boxes, 0);
    expect([...boxes]).toEqual([0, 2, 4, 1, 3, 5]);
  });
});
