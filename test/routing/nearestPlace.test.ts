import { describe, expect, it } from 'vitest';
import { squaredChordsToLine } from '../../src/geo/nearestOnArc.js';
import type { LatLng } from '../../src/geo/point.js';
import { greatCircleMetres, metresOfSquaredChord, squaredChordOfMetres } from '../../src/geo/sphere.js';
import { NearestPlaces, detourMetres, shareOfPlace, valueAtPlace } from '../../src/routing/nearestPlace.js';
import { at, metresOfDegrees, vectorOf, vectorsOf } from '../geo/vectors.js';
import { randomFrom } from '../support/wideCatalog.js';
import { compiled, point, route } from './lines.js';

/** For each pick-up of the route: the number of its place's segment (or point), the share, the metres. */
function places(
  points: readonly string[],
  lat: number,
  lng: number,
  dropOff: 'segment' | 'point' = 'segment',
) {
  // The routes before and after it lie at the address itself, and are none of its business.
  const near = [`${lat} ${lng} @w0`, `${lat} ${lng}`];
  const routes = compiled(route('before', near), route('r', points), route('then', near));
  const found = new NearestPlaces();
  const p = Float64Array.from(vectorOf(at(lat, lng)));
  found.find(routes, 1, p, dropOff);
  const count = routes.firstPickup[2]! - routes.firstPickup[1]!;
  return Array.from({ length: count }, (_, i) => {
    const place = found.at[i]!;
    return {
      place: place - routes.firstPoint[1]!,
      share: Number(shareOfPlace(routes, place, p, dropOff).toFixed(6)),
      metres: metresOfSquaredChord(found.squaredChord[i]!),
    };
  });
}

const degree = metresOfDegrees(1);
const centimetres = (n: number) => (n * 0.01) / degree;

describe('the place of a pick-up', () => {
  const line = ['0 0 @w0', '0 10', '0 20 @w1', '0 30'];

  it('is the nearest one over the segments from the pick-up point on', () => {
    const [first, second] = places(line, 1, 5);
    expect(first).toMatchObject({ place: 0, share: 0.5 });
    expect(first!.metres).toBeCloseTo(degree, 4);
    // The second one is loaded behind the address: the pick-up point itself is nearest.
    expect(second).toMatchObject({ place: 2, share: 0 });
    expect(second!.metres).toBeGreaterThan(15 * degree);
  });

  it('is the same for all when it lies behind the last of them', () => {
    const [first, second] = places(line, -1, 25);
    expect(first).toMatchObject({ place: 2, share: 0.5 });
    expect(second).toEqual(first);
  });

  it('is among the points alone by dropOff `point`, the last one included', () => {
    const [first] = places(line, 1, 9, 'point');
    expect(first).toMatchObject({ place: 1, share: 0 });
    expect(first!.metres).toBeCloseTo(metresOfDegrees(Math.SQRT2), -2);
    const [, second] = places(line, 1, 29, 'point');
    expect(second).toMatchObject({ place: 3, share: 0 });
    expect(places(line, 1, 9, 'point')[1]).toMatchObject({ place: 2 });
  });

  it('is the pick-up point when the address is at the warehouse', () => {
    expect(places(line, 0, 0)[0]).toEqual({ place: 0, share: 0, metres: 0 });
    expect(places(line, 0, 20)[1]).toEqual({ place: 2, share: 0, metres: 0 });
  });

  it('is the end of the route when the address lies beyond it', () => {
    const [first] = places(line, 0, 33);
    expect(first).toMatchObject({ place: 2, share: 1 });
    expect(first!.metres).toBeCloseTo(3 * degree, 4);
  });

  it('lies across the 180th meridian as anywhere', () => {
    const [first] = places(['65 178 @w0', '65 -178', '64 -170'], 65.1, 180);
    expect(first).toMatchObject({ place: 0, share: 0.5 });
  });
});

describe('of places that count as equal', () => {
  // Out along the equator, back along a parallel so many centimetres south of it.
  const outAndBack = (apart: number) => [
    '0 0 @w0',
    '0 1',
    `${-centimetres(apart)} 1`,
    `${-centimetres(apart)} 0`,
  ];

  it('the earliest along the route is taken: a route out and back', () => {
    expect(places(outAndBack(0), 0.1, 0.5)[0]).toMatchObject({ place: 0, share: 0.5 });
    expect(places(outAndBack(0), -0.1, 0.5)[0]).toMatchObject({ place: 0, share: 0.5 });
  });

  it('a centimetre decides: within it they are equal, beyond it not', () => {
    // Seen from the south the way back is nearer, by less than a centimetre or by more.
    expect(places(outAndBack(0.9), -0.1, 0.5)[0]).toMatchObject({ place: 0 });
    expect(places(outAndBack(1.1), -0.1, 0.5)[0]).toMatchObject({ place: 2 });
  });

  it('the detour is that of the place which is taken', () => {
    const [found] = places(outAndBack(0.9), -0.1, 0.5);
    expect(found!.metres).toBeCloseTo(0.1 * degree, 3);
    expect(found!.metres - (0.1 * degree - 0.009)).toBeGreaterThan(0.008);
  });

  it('points count likewise by dropOff `point`', () => {
    const points = ['1 1 @w0', '0 0', '0 5', `0 ${centimetres(-1.2)}`, `0 ${centimetres(-2)}`];
    expect(places(points, 0, -0.1, 'point')[0]).toMatchObject({ place: 3 });
    expect(places(['1 1 @w0', '0 0', '0 5', `0 ${centimetres(-0.9)}`], 0, -0.1, 'point')[0]).toMatchObject({
      place: 1,
    });
  });

  it('each is held against the nearest one, not against the next', () => {
    const points = ['1 1 @w0', '0 0', `0 ${centimetres(-0.7)}`, `0 ${centimetres(-1.4)}`];
    expect(places(points, 0, -0.1, 'point')[0]).toMatchObject({ place: 2 });
  });

  it('an earlier one before the pick-up point does not count', () => {
    const points = ['0 0 @w0', '0 1', '0 2 @w1', '0 1', '0 0'];
    const [first, second] = places(points, 0.1, 0.5);
    expect(first).toMatchObject({ place: 0, share: 0.5 });
    expect(second).toMatchObject({ place: 3, share: 0.5 });
  });

  it('the end of a segment is met before the begin of the next', () => {
    expect(places(['0 0 @w0', '0 1', '1 1'], 0, 1)[0]).toMatchObject({ place: 0, share: 1, metres: 0 });
  });

  it.each([
    ['a tenth of a degree', 0.1],
    ['a right angle', 90],
    ['far on the other side of the globe', 150],
  ])('a centimetre is one at any distance: %s', (_, lng) => {
    // The second point is nearer than the first by so many centimetres.
    const points = (apart: number) => [`0 ${-centimetres(apart)} @w0`, '0 0', '0 -5'];
    expect(places(points(0.9), 0, lng, 'point')[0]).toMatchObject({ place: 0 });
    expect(places(points(1.1), 0, lng, 'point')[0]).toMatchObject({ place: 1 });
  });

  it('at the antipode the earliest is taken, whatever doubles make of so long a chord', () => {
    const random = randomFrom(11);
    for (let i = 0; i < 60; i++) {
      const there = at(60 * random(), 170 * random());
      const here = `${there.lat} ${there.lng}`;
      const [found] = places([`${here} @w0`, '10 20', here], -there.lat, there.lng - 180, 'point');
      expect(found).toMatchObject({ place: 1 });
      const [nowhere] = places([`${here} @w0`, here, here], -there.lat, there.lng - 180, 'point');
      expect(nowhere).toMatchObject({ place: 0 });
    }
  });

  it('a least distance of nothing still takes what is within a centimetre', () => {
    const points = ['0 0 @w0', '0 1', `${centimetres(0.5)} 1`, `${centimetres(0.5)} 0`];
    expect(places(points, centimetres(0.5), 0.5)[0]).toMatchObject({ place: 0 });
  });
});

describe('a route of many points', () => {
  it('is measured from its first pick-up on, however long it is', () => {
    const points = Array.from({ length: 400 }, (_, i) => `0 ${i / 10}${i === 5 ? ' @w0' : ''}`);
    const [found] = places(points, 0.01, 35.05);
    expect(found).toMatchObject({ place: 350, share: 0.5 });
    const [nearest] = places(points, 0.01, 35.02, 'point');
    expect(nearest).toMatchObject({ place: 350, share: 0 });
  });

  it.each([63, 64, 65, 66, 129])('is measured to its last point, of %i', (count) => {
    const points = Array.from({ length: count }, (_, i) => `0 ${i / 10}${i === 0 ? ' @w0' : ''}`);
    expect(places(points, 0, count, 'point')[0]).toMatchObject({ place: count - 1 });
    expect(places(points, 0, count)[0]).toMatchObject({ place: count - 2, share: 1 });
  });

  it('leaves nothing behind for a shorter one after it', () => {
    const routes = compiled(
      route(
        'long',
        Array.from({ length: 100 }, (_, i) => `0 ${i / 10}${i === 0 ? ' @w0' : ''}`),
      ),
      route('short', ['0 40 @w0', '0 41']),
    );
    const found = new NearestPlaces();
    found.find(routes, 0, Float64Array.of(...vectorOf(at(0, 5))), 'segment');
    found.find(routes, 1, Float64Array.of(...vectorOf(at(0, 5))), 'segment');
    expect(found.at[0]).toBe(100);
    expect(metresOfSquaredChord(found.squaredChord[0]!)).toBeCloseTo(35 * degree, 3);
  });
});

describe('a search along a long road', () => {
  /** How many coordinates of its points it reads. */
  function readingsOf(lng: number, limit: number): number {
    const points = Array.from({ length: 301 }, (_, i) => `0 ${i / 10}${i === 0 ? ' @w0' : ''}`);
    const routes = compiled(route('r', points));
    let readings = 0;
    const xyz = new Proxy(routes.xyz, {
      get(target, key) {
        readings++;
        return Reflect.get(target, key) as number;
      },
    });
    const found = new NearestPlaces();
    found.limit = limit;
    found.find({ ...routes, xyz }, 0, Float64Array.of(...vectorOf(at(0.01, lng))), 'segment');
    return readings;
  }

  it('measures what is no farther than the least so far, from the end on', () => {
    // At its end all else is passed over; at its begin each run is nearer than the one before.
    expect(readingsOf(30, Infinity)).toBeLessThan(40);
    expect(readingsOf(0, Infinity)).toBeGreaterThan(900);
    expect(readingsOf(20, Infinity)).toBeLessThan(450);
  });

  it('measures nothing that is beyond the limit', () => {
    expect(readingsOf(0, squaredChordOfMetres(30_000))).toBeLessThan(40);
    expect(readingsOf(-5, squaredChordOfMetres(30_000))).toBe(0);
  });
});

/** A road that winds through 56° N 60° E, loaded at some of its points; the same for the same seed. */
function winding(seed: number, count: number): string[] {
  const random = randomFrom(seed);
  let [lat, lng] = [56, 60];
  return Array.from({ length: count }, (_, i) => {
    lat += 0.1 * (random() - 0.5);
    lng += 0.1 * (random() - 0.4);
    return `${lat} ${lng}${i > 2 && i % 7 === 3 ? ' @w0' : ''}`;
  });
}

/** By the words of DESIGN.md: every segment (or point) from the pick-up on, the first within a centimetre. */
function placeByTrying(
  points: readonly string[],
  pickup: number,
  p: LatLng,
  dropOff: 'segment' | 'point',
): number {
  const locations = points.map((text) => point(text).location);
  const metres = locations.map((place, i) => {
    const next = locations[i + 1];
    if (i < pickup || (dropOff === 'segment' && next === undefined)) return Infinity;
    if (dropOff === 'point' || next === undefined) return greatCircleMetres(p, place);
    const to = new Float64Array(1);
    squaredChordsToLine(Float64Array.of(...vectorOf(p)), vectorsOf(place, next), 0, 1, to);
    return metresOfSquaredChord(to[0]!);
  });
  return metres.findIndex((one) => one <= Math.min(...metres) + 0.01);
}

describe.each(['segment', 'point'] as const)('the places of a winding road by dropOff `%s`', (dropOff) => {
  it('are those that trying all of them finds', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const points = winding(seed, 20 + 5 * seed);
      const pickups = points.flatMap((text, i) => (text.includes('@') && i < points.length - 1 ? [i] : []));
      const random = randomFrom(100 + seed);
      for (let i = 0; i < 5; i++) {
        const p = at(55.8 + random(), 59.8 + 2 * random());
        expect(places(points, p.lat, p.lng, dropOff).map(({ place }) => place)).toEqual(
          pickups.map((pickup) => placeByTrying(points, pickup, p, dropOff)),
        );
      }
    }
  });

  it('within a limit are the same, and beyond it at least as far', () => {
    const points = winding(5, 60);
    const routes = compiled(route('r', points));
    const p = Float64Array.of(...vectorOf(at(56.1, 60.4)));
    const [all, limited] = [new NearestPlaces(), new NearestPlaces()];
    all.find(routes, 0, p, dropOff);
    for (const limit of [0, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 4]) {
      limited.limit = limit;
      limited.find(routes, 0, p, dropOff);
      all.squaredChord.forEach((squaredChord, pickup) => {
        if (squaredChord > limit) expect(limited.squaredChord[pickup]).toBeGreaterThan(limit);
        else {
          expect(limited.at[pickup]).toBe(all.at[pickup]);
          expect(limited.squaredChord[pickup]).toBe(squaredChord);
        }
      });
    }
  });
});

describe('the metres of a detour', () => {
  const routes = compiled(route('r', ['0 0 @w0', '0 10']));
  const metres = (p: LatLng, squaredChord: number, dropOff: 'segment' | 'point' = 'segment') =>
    detourMetres(routes, 0, Float64Array.from(vectorOf(p)), dropOff, squaredChord);
  const chord = (m: number) => squaredChordOfMetres(m);

  it('are those of its squared chord', () => {
    expect(metres(at(1, 5), chord(degree))).toBeCloseTo(degree, 6);
    expect(metres(at(1, 0), chord(degree), 'point')).toBeCloseTo(degree, 6);
  });

  it('are none where nothing but the noise of arithmetic is left', () => {
    expect(metres(at(0, 5), chord(9e-7))).toBe(0);
    expect(metres(at(0, 5), chord(1.1e-6))).toBeCloseTo(1.1e-6, 9);
  });

  it('near the antipode are measured to the nearer end of the segment', () => {
    const half = metresOfDegrees(180);
    const short = compiled(route('r', ['0 0 @w0', '0 0.02']));
    const from = (lng: number) =>
      detourMetres(short, 0, Float64Array.from(vectorOf(at(0, lng))), 'segment', 3.99999);
    // Opposite to the segment lies 180° to 179.98° W: past either of its ends the other end is nearer.
    expect(from(-179.95)).toBeCloseTo(half - metresOfDegrees(0.05), 4);
    expect(from(179.96)).toBeCloseTo(half - metresOfDegrees(0.06), 4);
    expect(metres(at(0.1, 180), 3.99999, 'point')).toBeCloseTo(half - 0.1 * degree, 4);
  });
});

describe('a figure at a place', () => {
  it('is linear within the segment', () => {
    const figures = Float64Array.of(0, 2, 10);
    expect(valueAtPlace(figures, 1, 0)).toBe(2);
    expect(valueAtPlace(figures, 1, 0.25)).toBe(4);
    expect(valueAtPlace(figures, 1, 1)).toBe(10);
    expect(valueAtPlace(figures, 2, 0)).toBe(10);
  });
});
