import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import {
  EARTH_RADIUS_M,
  greatCircleMetres,
  metresOfSquaredChord,
  metresTo,
  squaredChordBetween,
  squaredChordOfMetres,
  writeUnitVector,
} from '../../src/geo/sphere.js';
import type { LatLng } from '../../src/geo/point.js';
import { at, metresOfDegrees, vectorsOf } from './vectors.js';

const halfWayRound = Math.PI * 6371008.8;

describe('the globe', () => {
  it('is a sphere of radius 6371008.8 m', () => {
    expect(EARTH_RADIUS_M).toBe(6371008.8);
    expect(greatCircleMetres(at(0, 10), at(0, 11))).toBeCloseTo(111_195.080_233_53, 6);
  });

  it('measures a quarter from the equator to the pole, and half from pole to pole', () => {
    expect(greatCircleMetres(at(0, 33), at(90, 77))).toBeCloseTo(halfWayRound / 2, 6);
    expect(greatCircleMetres(at(90, 0), at(-90, 0))).toBe(halfWayRound);
    expect(greatCircleMetres(at(0, 30), at(0, -150))).toBeCloseTo(halfWayRound, 3);
  });

  it.each([
    ['Moscow', at(55.7558, 37.6173), at(59.9343, 30.3351)],
    ['Yekaterinburg', at(56.8389, 60.6057), at(57.9101, 59.9813)],
    ['Anadyr over the meridian', at(64.7337, 177.4968), at(64.4183, -173.2333)],
    ['the southern hemisphere', at(-33.4489, -70.6693), at(-54.8019, -68.303)],
  ])('agrees with turf: %s', (_, a, b) => {
    const turf = distance([a.lng, a.lat], [b.lng, b.lat], { units: 'meters' });
    expect(greatCircleMetres(a, b)).toBeCloseTo(turf, 5);
    expect(greatCircleMetres(b, a)).toBe(greatCircleMetres(a, b));
  });

  it('has no seam at the 180th meridian: -180 and 180 are one place', () => {
    expect(greatCircleMetres(at(65, -180), at(65, 180))).toBe(0);
    expect(vectorsOf(at(65, -180))).toEqual(vectorsOf(at(65, 180)));
    expect(greatCircleMetres(at(65, 179.99), at(65, -179.99))).toBeCloseTo(
      greatCircleMetres(at(65, -0.01), at(65, 0.01)),
      6,
    );
  });

  it('keeps a centimetre at short distances', () => {
    const centimetre = 0.01 / 111_195.080_233_53;
    expect(greatCircleMetres(at(56, 60), at(56 + centimetre, 60))).toBeCloseTo(0.01, 7);
    expect(greatCircleMetres(at(56, 60), at(56, 60))).toBe(0);
  });
});

describe('unit vectors', () => {
  it('of a pole are the same at any longitude', () => {
    expect(vectorsOf(at(90, 77))).toEqual(vectorsOf(at(90, 0)));
    expect([...vectorsOf(at(-90, 120))].map((figure) => figure + 0)).toEqual([0, 0, -1]);
  });

  it('point to 0, 0 by x, to 0, 90 by y and to the north pole by z', () => {
    const xyz = vectorsOf(at(0, 0), at(0, 90), at(90, 45));
    const wanted = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    xyz.forEach((figure, i) => expect(figure).toBeCloseTo(wanted[i]!, 15));
  });

  it('are written where they should be, and nowhere else', () => {
    const xyz = new Float64Array(9).fill(7);
    writeUnitVector(at(30, 60), xyz, 3);
    expect([...xyz.subarray(0, 3), ...xyz.subarray(6)]).toEqual([7, 7, 7, 7, 7, 7]);
    // cos 30° cos 60°, cos 30° sin 60°, sin 30°
    expect(xyz[3]).toBeCloseTo(Math.sqrt(3) / 4, 15);
    expect(xyz[4]).toBeCloseTo(3 / 4, 15);
    expect(xyz[5]).toBeCloseTo(1 / 2, 15);
  });
});

describe('metres by a squared chord', () => {
  /** From a place to another, as searches measure. */
  function metres(a: LatLng, b: LatLng): number {
    const xyz = vectorsOf(a, b);
    return metresTo(xyz, 0, xyz, 3, squaredChordBetween(xyz, 0, xyz, 3));
  }

  it('are those of the great circle', () => {
    expect(metres(at(56, 60), at(57, 60))).toBeCloseTo(metresOfDegrees(1), 6);
    expect(metres(at(56, 60), at(-56, 60))).toBeCloseTo(metresOfDegrees(112), 6);
  });

  it.each([
    ['east', at(0, 0.1)],
    ['west', at(0, -0.1)],
    ['north', at(0.1, 0)],
    ['south', at(-0.1, 0)],
    ['a hair’s breadth', at(0.000_001, 0)],
  ])('keep their digits near the antipode: %s of it', (_, { lat, lng }) => {
    const short = greatCircleMetres(at(0, 0), at(lat, lng));
    expect(metres(at(lat, lng), at(0, 180))).toBeCloseTo(halfWayRound - short, 5);
    expect(metres(at(50 + lat, 30), at(-50, -150))).toBeCloseTo(
      halfWayRound - metresOfDegrees(Math.abs(lat)),
      5,
    );
  });
});

describe('squared chords', () => {
  it('are 0 at the same place, 2 at a right angle, 4 at the antipode', () => {
    expect(metresOfSquaredChord(0)).toBe(0);
    expect(metresOfSquaredChord(2)).toBeCloseTo(halfWayRound / 2, 6);
    expect(metresOfSquaredChord(4)).toBe(halfWayRound);
    expect(metresOfSquaredChord(4 + 1e-12)).toBe(halfWayRound);
  });

  it('of metres are the inverse of metres of a squared chord', () => {
    for (const metres of [0, 0.01, 1, 1000, 300_000, metresOfDegrees(90), metresOfDegrees(179)]) {
      expect(metresOfSquaredChord(squaredChordOfMetres(metres))).toBeCloseTo(metres, 4);
    }
    expect(squaredChordOfMetres(metresOfDegrees(60))).toBeCloseTo(1, 14);
  });

  it('are 4 half way round the globe, which bounds nothing: one that is measured may be rounded to more', () => {
    expect(squaredChordOfMetres(halfWayRound - 0.001)).toBe(4);
    expect(squaredChordOfMetres(halfWayRound)).toBe(Infinity);
    expect(squaredChordOfMetres(1.5 * halfWayRound)).toBe(Infinity);
  });

  it('are measured between the vectors at two places of two arrays', () => {
    const a = Float64Array.of(9, 9, 9, 1, 2, 3);
    const b = Float64Array.of(9, 0, 4, 9);
    expect(squaredChordBetween(a, 3, b, 1)).toBe(1 + 4 + 36);
  });
});
