import { distance } from '@turf/turf';
import fc from 'fast-check';
import { expect } from 'vitest';
import { BOX, boundBoxes, boundLine, boundSegments, squaredChordToBox } from '../../src/geo/boundingBox.js';
import { firstOf, itemCount } from '../../src/geo/boxTree.js';
import { NearestFirst } from '../../src/geo/nearestFirst.js';
import { indexPlaces } from '../../src/geo/placeIndex.js';
import { squaredChordToSegmentAtLeast } from '../../src/geo/segmentBound.js';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import type { LatLng } from '../../src/geo/point.js';
import { greatCircleMetres, metresOfSquaredChord, squaredChordOfMetres } from '../../src/geo/sphere.js';
import { anyPlace, movedBy } from '../support/arbitraries/places.js';
import { lineArbitrary, placeAlong, vectorOf } from './globe.js';
import { numberBetween } from '../support/arbitraries/choice.js';
import { law } from './law.js';

law(
  "distances are turf's, the same both ways, whatever the world is turned by",
  fc.tuple(anyPlace, anyPlace, numberBetween(-360, 360)),
  ([a, b, turn]) => {
    const metres = greatCircleMetres(a, b);
    const turned = (lng: number) => {
      const around = (lng + turn + 900) % 360;
      return (around < 0 ? around + 360 : around) - 180;
    };
    // A haversine is exact to some micrometres, but near the antipode only to some centimetres.
    const noise = metres > 20_000_000 ? 0.5 : 1e-3;
    const byTurf = distance([a.lng, a.lat], [b.lng, b.lat], { units: 'meters' });
    expect(Math.abs(metres - byTurf)).toBeLessThan(noise);
    expect(greatCircleMetres(b, a)).toBe(metres);
    const elsewhere = greatCircleMetres({ ...a, lng: turned(a.lng) }, { ...b, lng: turned(b.lng) });
    expect(Math.abs(metres - elsewhere)).toBeLessThan(noise);
    expect(Math.abs(metresOfSquaredChord(squaredChordOfMetres(metres)) - metres)).toBeLessThan(noise);
  },
  500,
);

/** The vectors of places one after another, as the engine keeps them. */
function flattened(places: readonly LatLng[]): Float64Array {
  return Float64Array.from(places.flatMap((place) => vectorOf(place)));
}

law(
  'no place on a line is nearer than the box around it, nor is a box nearer than the box around both',
  fc.record({
    line: lineArbitrary,
    other: lineArbitrary,
    place: anyPlace,
    shares: fc.array(numberBetween(0, 1), { maxLength: 6 }),
  }),
  ({ line, other, place, shares }) => {
    const xyz = flattened([...line, ...other]);
    const boxes = new Float32Array(3 * BOX);
    boundLine(xyz, 0, line.length - 1, boxes, 0);
    boundLine(xyz, line.length, xyz.length / 3 - 1, boxes, BOX);
    boundBoxes(boxes, 0, 1, boxes, 2 * BOX);
    const [x, y, z] = vectorOf(place);
    const toBox = squaredChordToBox(x, y, z, boxes, 0);
    expect(squaredChordToBox(x, y, z, boxes, 2 * BOX)).toBeLessThanOrEqual(toBox);
    const squared = new Float64Array(line.length - 1);
    squaredChordsToLine(Float64Array.of(x, y, z), xyz, 0, line.length - 1, squared);
    const found = Math.min(...squared);
    expect(toBox).toBeLessThanOrEqual(found);
    const ends = Float32Array.from(
      line.slice(1).flatMap((to, n) => [...vectorOf(line[n] ?? to), ...vectorOf(to)]),
    );
    const ofSegments = new Float32Array(BOX);
    boundSegments(ends, 6, 0, line.length - 2, ofSegments, 0);
    expect(squaredChordToBox(x, y, z, ofSegments, 0)).toBeLessThanOrEqual(found);
    line.slice(1).forEach((location, n) => {
      const [from, to] = [vectorOf(line[n] ?? location), vectorOf(location)];
      for (const share of [0, 0.5, 1, ...shares]) {
        const [sx, sy, sz] = placeAlong(from, to, share);
        expect(squaredChordToBox(sx, sy, sz, boxes, 0), 'the line itself is in its box').toBe(0);
        const tried = (x - sx) ** 2 + (y - sy) ** 2 + (z - sz) ** 2;
        expect(toBox).toBeLessThanOrEqual(tried);
        // Nothing that was tried is nearer than what was found, but for the last digits.
        expect(metresOfSquaredChord(found)).toBeLessThan(metresOfSquaredChord(tried) + 1e-3);
      }
    });
  },
  300,
);

law(
  'what bounds the distance to a segment is no more than it, and a few metres less for a short one',
  fc.record({
    line: lineArbitrary,
    place: anyPlace,
    share: numberBetween(0, 1),
    off: numberBetween(-0.1, 0.1),
  }),
  ({ line, place, share, off }) => {
    const xyz = flattened(line);
    const floats = Float32Array.from(xyz);
    const [start, next] = line;
    const onLine = placeAlong(vectorOf(start ?? place), vectorOf(next ?? place), share);
    const nearby = movedBy({ lat: start?.lat ?? 0, lng: start?.lng ?? 0 }, off, off);
    for (const [x, y, z] of [vectorOf(place), onLine, vectorOf(nearby)]) {
      const squared = new Float64Array(line.length - 1);
      squaredChordsToLine(Float64Array.of(x, y, z), xyz, 0, line.length - 1, squared);
      line.slice(1).forEach((to, n) => {
        const found = Math.sqrt(squared[n] ?? Number.NaN);
        const bound = Math.sqrt(squaredChordToSegmentAtLeast(x, y, z, floats, 3 * n));
        expect(bound).toBeLessThanOrEqual(found);
        const metres = greatCircleMetres(line[n] ?? to, to);
        if (metres < 30_000 && found < 0.5) expect((found - bound) * 6_371_000).toBeLessThan(40);
      });
    }
  },
  400,
);

law(
  'the tree of boxes gives its items nearest first, and every one of them',
  fc.tuple(fc.array(anyPlace, { minLength: 1, maxLength: 150, size: 'max' }), anyPlace),
  ([places, address]) => {
    const { tree, places: placed } = indexPlaces(flattened(places));
    const [x, y, z] = vectorOf(address);
    const queue = new NearestFirst();
    const items: number[] = [];
    let last = -1;
    queue.push(0, 0);
    while (!queue.isEmpty()) {
      const key = queue.leastKey();
      expect(key).toBeGreaterThanOrEqual(last);
      last = key;
      const node = queue.pop();
      const count = itemCount(tree, node);
      if (count === 0) queue.pushChildren(tree, node, Float64Array.of(x, y, z), Infinity);
      const first = firstOf(tree, node);
      for (let slot = first; slot < first + count; slot++) {
        const item = placed[slot] ?? Number.NaN;
        const [ix, iy, iz] = vectorOf(places[item] ?? address);
        expect(key).toBeLessThanOrEqual((x - ix) ** 2 + (y - iy) ** 2 + (z - iz) ** 2);
        items.push(item);
      }
    }
    expect(items.sort((a, b) => a - b)).toEqual(places.map((_, n) => n));
  },
  60,
);
