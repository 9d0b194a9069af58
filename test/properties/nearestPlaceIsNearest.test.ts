import fc from 'fast-check';
import { expect } from 'vitest';
import type { LatLng } from '../../src/geo/point.js';
import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import { type CompiledRoutes, compileRoutes } from '../../src/routing/compiledRoutes.js';
import { NearestPlaces, shareOfPlace } from '../../src/routing/nearestPlace.js';
import { lineAndPlaceArbitrary, metresBetween, placeAlong, vectorOf } from './globe.js';
import { numberBetween } from '../support/arbitraries/choice.js';
import { law } from './law.js';

/** Of distances that differ by less the earliest counts. */
const EQUAL_WITHIN_M = 0.01;

/** What the last digits of doubles leave open: next to nothing, but half a metre near the antipode. */
function noiseAt(metres: number): number {
  return metres > 19_900_000 ? 0.5 : 1e-4;
}

type DropOff = 'segment' | 'point';

/** One route, loaded at the points so numbered. */
function routeOver(line: readonly LatLng[], pickups: readonly number[]): CompiledRoutes {
  const points = line.map((location, n) => ({ location, warehouseId: pickups.includes(n) ? 'w' : null }));
  return compileRoutes(
    [
      {
        id: 'r',
        vehicle: 0,
        runs: { type: 'WEEKLY', weekDays: [1] },
        duration: 1,
        points,
        warehousePoints: points.flatMap(({ warehouseId }, n) => (warehouseId === null ? [] : [n])),
      },
    ],
    { numberOf: () => 0, offersDelivery: () => true },
  );
}

/** The places found for each pick-up: the segment or point, the share of the segment, and the metres. */
function placesOf(routes: CompiledRoutes, place: LatLng, dropOff: DropOff) {
  const places = new NearestPlaces();
  const p = Float64Array.from(vectorOf(place));
  places.find(routes, 0, p, dropOff);
  return Array.from(routes.pickupPoint, (pickup, n) => {
    const at = places.at[n] ?? Number.NaN;
    const metres = metresOfSquaredChord(places.squaredChord[n] ?? Number.NaN);
    return { pickup, at, share: shareOfPlace(routes, at, p, dropOff), metres };
  });
}

const SHARES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

const arbitrary = fc.record({
  world: lineAndPlaceArbitrary,
  pickups: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }),
  dropOff: fc.constantFrom<DropOff>('segment', 'point'),
  shares: fc.array(numberBetween(0, 1), { maxLength: 5 }),
});

law(
  'the place found on a route is as far as it says, after the pick-up, and no farther than any place tried',
  arbitrary,
  ({ world: { line, place }, pickups, dropOff, shares }) => {
    const inside = pickups.filter((pickup) => pickup < line.length - 1);
    if (inside.length === 0) return 0;
    const vectors = line.map(vectorOf);
    const address = vectorOf(place);
    const metresTo = (at: number, share: number): number => {
      const [from, to] = [vectors[at], vectors[at + 1]];
      if (from === undefined) throw new RangeError(`no point ${at}`);
      return metresBetween(address, to === undefined || share === 0 ? from : placeAlong(from, to, share));
    };
    for (const found of placesOf(routeOver(line, inside), place, dropOff)) {
      const noise = noiseAt(found.metres);
      expect(found.at).toBeGreaterThanOrEqual(found.pickup);
      expect(found.share >= 0 && found.share <= 1).toBe(true);
      expect(Math.abs(metresTo(found.at, found.share) - found.metres)).toBeLessThan(noise);
      const end = dropOff === 'segment' ? line.length - 1 : line.length;
      for (let at = found.pickup; at < end; at++) {
        for (const share of dropOff === 'segment' ? [...SHARES, ...shares] : [0]) {
          const metres = metresTo(at, share);
          expect(found.metres).toBeLessThan(metres + EQUAL_WITHIN_M + noise);
          // Earlier ones would have been taken, had they been as near.
          if (at < found.at) expect(metres).toBeGreaterThan(found.metres - noise);
        }
      }
    }
    return 1;
  },
  600,
);

law(
  'a route out and back is left on the way out',
  arbitrary,
  ({ world: { line, place }, dropOff }) => {
    const outAndBack = [...line, ...line.toReversed().slice(1)];
    const [out] = placesOf(routeOver(line, [0]), place, dropOff);
    const [both] = placesOf(routeOver(outAndBack, [0]), place, dropOff);
    if (out === undefined || both === undefined) throw new Error('the route is not loaded');
    // By point the turning point itself is the last one of the way out.
    expect(both.at).toBeLessThan(dropOff === 'segment' ? line.length - 1 : line.length);
    expect(Math.abs(both.metres - out.metres)).toBeLessThan(EQUAL_WITHIN_M + noiseAt(out.metres));
  },
  300,
);
