import { distance } from '@turf/turf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LatLng } from '../../src/geo/point.js';
import { metresBetween, vectorOf } from './distance.js';
import { DEFAULTS } from './policy.js';
import { nearestPlace } from './routePlaces.js';

const anywhere: fc.Arbitrary<LatLng> = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

function turfMetres(from: LatLng, to: LatLng): number {
  return distance([from.lng, from.lat], [to.lng, to.lat], { units: 'meters' });
}

test('the reference measures as turf does', () => {
  fc.assert(
    fc.property(anywhere, anywhere, (from, to) => {
      const metres = metresBetween(vectorOf(from), vectorOf(to));
      // Near the antipode a haversine is only good to some decimetres.
      expect(Math.abs(metres - turfMetres(from, to))).toBeLessThan(metres > 19_900_000 ? 1 : 1e-3);
    }),
  );
});

test('no point along a meridian or the equator is nearer than the nearest place of the reference', () => {
  const steps = Array.from({ length: 201 }, (_, step) => step / 200);
  fc.assert(
    fc.property(
      anywhere,
      fc.double({ min: 1, max: 60, noNaN: true }),
      fc.boolean(),
      (address, degrees, north) => {
        const end = (part: number): LatLng =>
          north
            ? { lat: degrees * part, lng: 175 }
            : { lat: 0, lng: ((175 + degrees * part + 180) % 360) - 180 };
        const point = (location: LatLng) => ({ location, warehouse: null, duration: null });
        const route = {
          id: 'r',
          transportTypeId: 't',
          isService: false,
          runs: { weekDays: [1] },
          duration: 1,
          points: [point(end(0)), point(end(1))],
        };
        const place = nearestPlace(route, 0, address, DEFAULTS);
        const sampled = Math.min(...steps.map((part) => turfMetres(end(part), address)));
        expect(place.detour).toBeLessThan(sampled + 1);
        expect(turfMetres(end(place.offset), address)).toBeCloseTo(place.detour, 0);
      },
    ),
  );
});
