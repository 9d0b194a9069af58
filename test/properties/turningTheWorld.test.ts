import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import type { LatLng } from '../../src/geo/point.js';
import { caseArbitrary, type Case } from '../support/arbitraries/cases.js';
import { law, lawOfWorlds } from './law.js';
import { fieldsOf } from './worlds.js';

/** Clocks must not turn with the world: each place keeps the zone that its old coordinates gave it. */
const ZONE = 'Asia/Yekaterinburg';

/** The world with every longitude changed, in one zone. */
function moved({ catalog, policy, requests }: Case, longitude: (lng: number) => number): Case {
  const place = (location: unknown): unknown => {
    const { lat, lng } = fieldsOf(location);
    return typeof lat === 'number' && typeof lng === 'number' ? { lat, lng: longitude(lng) } : location;
  };
  const placed = (record: unknown) =>
    typeof record === 'object' && record !== null && 'location' in record
      ? { ...record, location: place(record.location) }
      : record;
  const ids = catalog.warehouses.map((record) => fieldsOf(record)['id']);
  return {
    catalog: {
      ...catalog,
      warehouses: catalog.warehouses.map(placed),
      routes: catalog.routes.map((route) => {
        const points = fieldsOf(route)['points'];
        return Array.isArray(points) ? { ...fieldsOf(route), points: points.map(placed) } : route;
      }),
    },
    policy: {
      ...policy,
      timeZones: Object.fromEntries(ids.map((id) => [String(id), ZONE])),
    },
    requests: requests.map((request) => {
      const { lat, lng } = request.destination.location;
      const location: LatLng = { lat, lng: longitude(lng) };
      return { ...request, destination: { ...request.destination, location, timeZone: ZONE } };
    }),
  };
}

function answers({ catalog, policy, requests }: Case) {
  const network = compileNetwork(catalog, policy);
  return requests.map((request) => {
    const { network: version, ...rest } = quote(network, request);
    return version === '' ? undefined : rest;
  });
}

lawOfWorlds('the meridian is one whether it is written 180 or -180', (world) => {
  const all = (longitude: number) => moved(world, (lng) => (Math.abs(lng) === 180 ? longitude : lng));
  const [west, east] = [all(-180), all(180)];
  expect(answers(east)).toEqual(answers(west));
});

law(
  'a world turned until its middle lies on the 180th meridian gets the same answers',
  caseArbitrary('small'),
  (world) => {
    const distance = { ...world.policy.distance, mode: 'HALF_UP' as const };
    const still = moved({ ...world, policy: { ...world.policy, distance } }, (lng) => lng);
    const { lng: middle } = still.requests[0]?.destination.location ?? { lng: 0 };
    const turned = moved(still, (lng) => {
      const east = lng - middle + 180;
      return east > 180 ? east - 360 : east <= -180 ? east + 360 : east;
    });
    expect(answers(turned)).toEqual(answers(still));
  },
  60,
);
