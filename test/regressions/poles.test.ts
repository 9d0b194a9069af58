import { describe, expect, test } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import { request, smallTown } from '../support/smallTown.js';

describe('A pole is one place at any longitude', () => {
  test.each([90, -90])('no way leads from %d° to itself', (lat) => {
    expect(greatCircleMetres({ lat, lng: 0.000002 }, { lat, lng: -133 })).toBe(0);
  });

  test('a route around it has no length, and the earlier offset is that of all of it', () => {
    const points = [0, 0.000002, 90].map((lng, at) => ({
      location: { lat: 90, lng },
      warehouseId: at === 0 ? 'w1' : null,
      duration: at === 1 ? null : at,
    }));
    const network = compileNetwork(
      {
        ...smallTown,
        warehouses: [{ ...(smallTown.warehouses[0] as object), location: { lat: 90, lng: 0 } }],
        routes: [{ ...(smallTown.routes[0] as object), points }],
      },
      { timeZones: { w1: 'UTC' }, route: { departureTime: '12:00' } },
    );
    const location = { lat: 90, lng: 45 };
    const { options } = quote(network, { ...request, destination: { location, timeZone: 'UTC' } });
    expect(options.find(({ type }) => type === 'ROUTE')).toMatchObject({
      chargeableKm: '0.000',
      departsAt: '2025-01-21T12:00:00+00:00',
      arrivesAt: '2025-01-21T12:00:00+00:00',
    });
  });
});
