import { describe, expect, test } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import { request, smallTown } from '../support/smallTown.js';

const halfWayRound = Math.PI * 6371008.8;
const metresOfDegree = halfWayRound / 180;

describe('At the antipode a metre is a metre', () => {
  test.each([66.3, -12.5, 0, 89])('half the globe lies between latitude %d and its antipode', (lat) => {
    expect(greatCircleMetres({ lat, lng: 180 }, { lat: -lat, lng: 0 })).toBeCloseTo(halfWayRound, 6);
    expect(greatCircleMetres({ lat, lng: 33 }, { lat: -lat, lng: -147 })).toBeCloseTo(halfWayRound, 6);
  });

  test.each([0.001, 0.1, 3, 500, 60_000, 70_000])(
    '%d m short of the antipode are as many metres less',
    (short) => {
      const place = { lat: 40, lng: 50 };
      const almost = { lat: -40 + short / metresOfDegree, lng: -130 };
      expect(greatCircleMetres(place, almost)).toBeCloseTo(halfWayRound - short, 5);
    },
  );

  test('a road to the antipode is charged to the metre, rounded down', () => {
    // 20,015,114.44 m × 1.25 = 25,018,893.05 m
    const network = compileNetwork(
      {
        ...smallTown,
        routes: [],
        warehouses: [{ ...(smallTown.warehouses[0] as object), location: { lat: 66.3, lng: 180 } }],
      },
      { distance: { mode: 'DOWN' } },
    );
    const location = { lat: -66.3, lng: 0 };
    const answer = quote(network, { ...request, destination: { location } });
    expect(answer.unavailable.find(({ type }) => type === 'EXPRESS')).toEqual({
      type: 'EXPRESS',
      reason: 'OUT_OF_RANGE',
      distanceKm: '25018.893',
      reachKm: '300',
    });
  });

  test('no warehouse there is too far to be the best one', () => {
    // Both are charged 20 m: w0, whose squared chord is rounded to more than 4, wins by its id.
    const warehouse = (id: string, lat: number, lng: number) => ({
      ...(smallTown.warehouses[0] as object),
      id,
      location: { lat, lng },
    });
    const network = compileNetwork(
      {
        ...smallTown,
        warehouses: [warehouse('w0', -16.85, 179.980016), warehouse('w1', -16.849999, 179.98)],
      },
      { distance: { circuity: 1e-6 } },
    );
    const destination = { location: { lat: 16.85, lng: -0.019984 }, timeZone: 'UTC' };
    const { options } = quote(network, { ...request, placedAt: '2025-01-20T23:00:00Z', destination });
    expect(options.find(({ type }) => type === 'TOMORROW')).toMatchObject({
      warehouseId: 'w0',
      chargeableKm: '0.020',
    });
  });
});
