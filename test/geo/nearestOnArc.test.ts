import { describe, expect, it } from 'vitest';
import { shareAlongArc, squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import type { LatLng } from '../../src/geo/point.js';
import { greatCircleMetres, metresOfSquaredChord } from '../../src/geo/sphere.js';
import { at, metresOfDegrees, vectorOf, vectorsOf } from './vectors.js';

/** Metres from a place to the segment, and the nearest place's share of it. */
function nearest(p: LatLng, a: LatLng, b: LatLng): { readonly metres: number; readonly share: number } {
  const xyz = vectorsOf(a, b);
  const place = vectorsOf(p);
  const to = new Float64Array(1);
  squaredChordsToLine(place, xyz, 0, 1, to);
  return { metres: metresOfSquaredChord(to[0]!), share: shareAlongArc(place, xyz, 0) };
}

/** The same by trying many places of the segment: they divide its chord, which the sphere's centre sees. */
function nearestByTrying(p: LatLng, a: LatLng, b: LatLng): number {
  const [ax, ay, az] = vectorOf(a);
  const [bx, by, bz] = vectorOf(b);
  const [px, py, pz] = vectorOf(p);
  let least = Infinity;
  for (let i = 0; i <= 4000; i++) {
    const s = i / 4000;
    const [x, y, z] = [ax + (bx - ax) * s, ay + (by - ay) * s, az + (bz - az) * s];
    const length = Math.hypot(x, y, z);
    least = Math.min(least, (x / length - px) ** 2 + (y / length - py) ** 2 + (z / length - pz) ** 2);
  }
  return metresOfSquaredChord(least);
}

const degree = metresOfDegrees(1);

/** From a place at a latitude to a meridian so many degrees of longitude away: sin d = cos lat sin lng. */
function metresFromMeridian(lat: number, lng: number): number {
  return 6371008.8 * Math.asin(Math.cos((lat * Math.PI) / 180) * Math.sin((lng * Math.PI) / 180));
}

describe('the nearest place on a segment', () => {
  it('lies at the foot of the perpendicular when the address is beside the segment', () => {
    const found = nearest(at(1, 5), at(0, 0), at(0, 20));
    expect(found.metres).toBeCloseTo(degree, 5);
    expect(found.share).toBeCloseTo(0.25, 12);
    expect(nearest(at(-1, 15), at(0, 0), at(0, 20)).share).toBeCloseTo(0.75, 12);
  });

  it('is an end when the address lies before the segment or beyond it', () => {
    const before = nearest(at(0, -3), at(0, 0), at(0, 20));
    expect(before.metres).toBeCloseTo(3 * degree, 4);
    expect(before.share).toBe(0);
    const beyond = nearest(at(0, 24), at(0, 0), at(0, 20));
    expect(beyond.metres).toBeCloseTo(4 * degree, 4);
    expect(beyond.share).toBe(1);
  });

  it('is an end when the address lies on the far side of the globe', () => {
    const found = nearest(at(1, -175), at(0, 0), at(0, 20));
    expect(found.share).toBe(1);
    expect(found.metres).toBeCloseTo(greatCircleMetres(at(1, -175), at(0, 20)), 4);
    expect(nearest(at(1, -165), at(0, 0), at(0, 20)).share).toBe(0);
  });

  it('is the address itself when that lies on the segment, or at an end', () => {
    expect(nearest(at(0, 5), at(0, 0), at(0, 20)).metres).toBeCloseTo(0, 6);
    expect(nearest(at(56, 60), at(56, 60), at(57, 61))).toEqual({ metres: 0, share: 0 });
    expect(nearest(at(57, 61), at(56, 60), at(57, 61))).toEqual({ metres: 0, share: 1 });
  });

  it('follows the great circle, which bulges towards the pole, and not the parallel', () => {
    // Half way between 60° N 0° E and 60° N 90° E the great circle reaches atan(tan 60° / cos 45°).
    const apex = (Math.atan(Math.tan(Math.PI / 3) / Math.cos(Math.PI / 4)) * 180) / Math.PI;
    const found = nearest(at(60, 45), at(60, 0), at(60, 90));
    expect(found.metres).toBeCloseTo((apex - 60) * degree, 4);
    expect(found.share).toBeCloseTo(0.5, 12);
    expect(nearest(at(apex, 45), at(60, 0), at(60, 90)).metres).toBeCloseTo(0, 3);
  });

  it('crosses the 180th meridian as any other', () => {
    const found = nearest(at(1, 180), at(0, 175), at(0, -175));
    expect(found.metres).toBeCloseTo(degree, 5);
    expect(found.share).toBeCloseTo(0.5, 12);
  });

  it('passes over a pole', () => {
    expect(nearest(at(89, 90), at(80, 0), at(80, 180)).metres).toBeCloseTo(degree, 5);
  });

  it('keeps the millimetre on a segment of a kilometre', () => {
    const found = nearest(at(56 + 5 / degree, 60.008), at(56, 60), at(56, 60.016));
    // The arc's middle is north of the parallel by (half length)² tan(lat) / 2R: 0.029 m here.
    const half = 0.008 * degree * Math.cos((56 * Math.PI) / 180);
    const bulge = (half * half * Math.tan((56 * Math.PI) / 180)) / (2 * 6371008.8);
    expect(bulge).toBeGreaterThan(0.02);
    expect(found.metres).toBeCloseTo(5 - bulge, 4);
    expect(found.share).toBeCloseTo(0.5, 9);
  });

  it('of a segment without length is that place', () => {
    const found = nearest(at(0, 1), at(0, 0), at(0, 0));
    expect(found.metres).toBeCloseTo(degree, 5);
    expect(found.share).toBe(0);
  });

  it('of a segment shorter than doubles can tell is its begin, whichever end noise has nearer', () => {
    for (const nearer of [1e-15, -1e-15]) {
      // Six nanometres along the meridian of the address, towards it or away.
      const xyz = Float64Array.of(1, 0, 0, 1, 0, nearer);
      expect(shareAlongArc(vectorsOf(at(1, 0)), xyz, 0)).toBe(0);
    }
    const sixMicrometres = Float64Array.of(1, 0, 0, 1, 0, 1e-12);
    expect(shareAlongArc(vectorsOf(at(1, 0)), sixMicrometres, 0)).toBe(1);
  });

  it('of a segment between antipodes is the nearer end: no one great circle is meant', () => {
    const [a, b] = [at(0, 0), at(0, 180)];
    expect(nearest(at(50, 80), a, b).share).toBe(0);
    expect(nearest(at(50, 80), a, b).metres).toBeCloseTo(greatCircleMetres(at(50, 80), a), 4);
    expect(nearest(at(50, 100), a, b).share).toBe(1);
    expect(nearest(at(50, 100), a, b).metres).toBeCloseTo(greatCircleMetres(at(50, 100), b), 4);
  });

  it('is of a segment between antipodes the nearer end wherever the address lies', () => {
    for (const [a, b] of [
      [at(0, 0), at(0, 180)],
      [at(56, 60), at(-56, -120)],
      [at(90, 0), at(-90, 0)],
    ] as const) {
      for (let lat = -80; lat <= 80; lat += 20) {
        for (let lng = -175; lng <= 175; lng += 25) {
          const [toA, toB] = [a, b].map((end) => greatCircleMetres(at(lat, lng), end)) as [number, number];
          if (Math.abs(toA - toB) < 1) continue;
          const found = nearest(at(lat, lng), a, b);
          expect(found.share).toBe(toA < toB ? 0 : 1);
          expect(found.metres).toBeCloseTo(Math.min(toA, toB), 3);
        }
      }
    }
  });

  it('is found all round the globe: beside the segment, or at the nearer end', () => {
    for (let lng = -175; lng < 180; lng += 10) {
      const { share, metres } = nearest(at(1, lng), at(0, 0), at(0, 20));
      if (lng > 0 && lng < 20) {
        expect(share).toBeCloseTo(lng / 20, 9);
        expect(metres).toBeCloseTo(degree, 4);
      } else {
        // The middle of the segment is at 10° E, and opposite to it at 170° W both ends are as near.
        const end = lng > 10 || lng < -170 ? 1 : 0;
        expect(share).toBe(end);
        expect(metres).toBeCloseTo(greatCircleMetres(at(1, lng), at(0, 20 * end)), 3);
      }
    }
  });

  it('is a quarter of the globe away when the address is the pole of the great circle', () => {
    expect(nearest(at(90, 0), at(0, 0), at(0, 20)).metres).toBeCloseTo(metresOfDegrees(90), 4);
  });

  it.each([
    [at(56.9, 60.5), at(56.8, 60.6), at(57.9, 60)],
    [at(55.1, 37.2), at(55.7, 37.6), at(54.2, 37.6)],
    [at(66, -179.2), at(65.4, 178.9), at(66.3, -178.4)],
    [at(-10, 20), at(-30, -40), at(25, 61)],
    [at(10, 100), at(-30, -40), at(25, 61)],
    [at(80, 10), at(70, -100), at(75, 120)],
    [at(40, 170), at(60, 30), at(61, 31)],
    [at(12, 34), at(10, 30), at(10, 30.5)],
  ])('is what trying many places finds: %o', (p, a, b) => {
    const { metres, share } = nearest(p, a, b);
    const tried = nearestByTrying(p, a, b);
    expect(metres).toBeLessThanOrEqual(tried + 1e-3);
    expect(metres).toBeGreaterThan(tried - 100);
    expect(nearest(p, b, a).share).toBeCloseTo(1 - share, 9);
  });
});

describe('the nearest place on a line', () => {
  const line = vectorsOf(at(0, 0), at(0, 10), at(0, 20), at(10, 20));

  it('is measured segment by segment', () => {
    const to = new Float64Array(4).fill(7);
    squaredChordsToLine(Float64Array.of(...vectorOf(at(1, 12))), line, 0, 3, to);
    const metres = [...to.subarray(0, 3)].map(metresOfSquaredChord);
    expect(metres[0]).toBeCloseTo(greatCircleMetres(at(1, 12), at(0, 10)), 4);
    expect(metres[1]).toBeCloseTo(degree, 4);
    expect(metres[2]).toBeCloseTo(metresFromMeridian(1, 8), 4);
    expect(to[3]).toBe(7);
  });

  it('may begin at any point, whose segment is then written first', () => {
    const to = new Float64Array(2);
    squaredChordsToLine(Float64Array.of(...vectorOf(at(5, 21))), line, 2, 3, to);
    expect(metresOfSquaredChord(to[0]!)).toBeCloseTo(metresFromMeridian(5, 1), 4);
    expect(to[1]).toBe(0);
  });

  it('is nowhere on a line without segments', () => {
    const to = Float64Array.of(7);
    squaredChordsToLine(Float64Array.of(...vectorOf(at(1, 1))), line, 1, 1, to);
    expect(to[0]).toBe(7);
  });
});
