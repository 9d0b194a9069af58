import { describe, expect, it } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import { type Asked, ask, daily, north, requestOf, townOf, warehouse } from './town.js';
import type { PartialPolicy } from '../../src/policy/policy.js';

const warehouses = [
  warehouse('far', 30),
  warehouse('near', 12),
  warehouse('other', 8, { schedule: daily('10:00-22:00') }),
  warehouse('closed', 10, { isSelfPickupAvailable: false }),
];

const list = (policy: PartialPolicy = {}, asked: Asked = {}, of: readonly object[] = warehouses) =>
  ask(townOf({ warehouses: of }, policy), asked).pickups;
const ids = (...args: Parameters<typeof list>) => list(...args).map(({ warehouseId }) => warehouseId);

describe('pick-ups', () => {
  it('are the warehouses of the flag, nearest first, ready after an hour', () => {
    // The order comes at 10:00 to 11 km north.
    expect(list({}, { km: 11 })).toEqual([
      { warehouseId: 'near', distanceKm: '1.000', readyAt: '2025-01-21T11:00:00+05:00' },
      { warehouseId: 'other', distanceKm: '3.000', readyAt: '2025-01-21T11:00:00+05:00' },
      { warehouseId: 'far', distanceKm: '19.000', readyAt: '2025-01-21T11:00:00+05:00' },
    ]);
  });

  it('have a distance without circuity, rounded to the metre with halves up', () => {
    const policy = { distance: { circuity: 1.25, stepM: 1000, mode: 'UP' } } as const;
    expect(list(policy, { km: 12.000_4 })[0]!.distanceKm).toBe('0.000');
    expect(list(policy, { km: 12.000_6 })[0]!.distanceKm).toBe('0.001');
    expect(list(policy, { km: 13.234_4 })[0]!.distanceKm).toBe('1.234');
  });

  it('are ready up to the whole minute, by the warehouse’s clock', () => {
    const pickups = list({ timeZones: { other: 'Europe/Moscow' } }, { at: '2025-01-21 08:59:30' });
    expect(
      Object.fromEntries(pickups.map(({ warehouseId, readyAt }) => [warehouseId, readyAt])),
    ).toMatchObject({
      near: '2025-01-21T10:00:00+05:00',
      // Opens at 10:00 in Moscow.
      other: '2025-01-21T11:00:00+03:00',
    });
  });

  it('are the warehouses with an hour to get ready alone', () => {
    expect(ids({ emptySchedule: 'closed' }, {}, [warehouse('w', 0, { schedule: null })])).toEqual([]);
  });

  it('are the eligible warehouses alone', () => {
    expect(ids({}, { over: { warehouseIds: ['far', 'closed'] } })).toEqual(['far']);
  });

  it('at the same distance in metres go by id', () => {
    const twins = [warehouse('b', 5), warehouse('a', 5), warehouse('c', 4.999_8)];
    expect(ids({}, { km: 0 }, twins)).toEqual(['a', 'b', 'c']);
    expect(ids({ maxPickups: 1 }, { km: 0 }, twins)).toEqual(['a']);
    expect(ids({ maxPickups: 2 }, { km: 0 }, twins)).toEqual(['a', 'b']);
  });

  it('are at most maxPickups', () => {
    expect(ids({ maxPickups: 2 }, { km: 11 })).toEqual(['near', 'other']);
    expect(ids({ maxPickups: 0 }, { km: 11 })).toEqual([]);
    const many = Array.from({ length: 40 }, (_, i) =>
      warehouse(`w${String(i).padStart(2, '0')}`, (i * 17) % 40),
    );
    expect(ids({}, { km: 0 }, many)).toHaveLength(5);
  });

  it('a step apart still go by metres, and at the same metre by id', () => {
    // Every 25 cm one more, and the nearer the later its id.
    const close = Array.from({ length: 40 }, (_, i) => warehouse(`w${60 - i}`, 5 + i * 0.000_25));
    const wanted = close
      .map((one) => ({
        id: String(one['id']),
        metres: Math.round(
          greatCircleMetres(
            requestOf({ km: 0 }).destination.location,
            one['location'] as { lat: number; lng: number },
          ),
        ),
      }))
      .toSorted((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
    expect(ids({ maxPickups: 40 }, { km: 0 }, close)).toEqual(wanted.map(({ id }) => id));
    expect(ids({ maxPickups: 7 }, { km: 0 }, close.toReversed())).toEqual(
      wanted.slice(0, 7).map(({ id }) => id),
    );
  });

  it('all around, a few centimetres apart, go by metres too', () => {
    const around = Array.from({ length: 120 }, (_, i) => {
      const [km, bearing] = [8 + ((i * 53) % 120) * 0.000_08, (i * 2 * Math.PI) / 120];
      const { lat } = north(km * Math.cos(bearing));
      const east = (km * Math.sin(bearing)) / (111.195_08 * Math.cos((lat * Math.PI) / 180));
      return warehouse(`w${100 + i}`, 0, { location: { lat, lng: 60 + east } });
    });
    const metresOf = (id: string) => {
      const one = around.find((place) => place['id'] === id);
      return Math.round(greatCircleMetres(north(0), one!['location'] as ReturnType<typeof north>));
    };
    const found = ids({ maxPickups: 120 }, { km: 0 }, around);
    expect(found).toHaveLength(120);
    expect(found).toEqual(found.toSorted((a, b) => metresOf(a) - metresOf(b) || (a < b ? -1 : 1)));
  });

  it('are as far away near the antipode as anywhere', () => {
    const antipode = { lat: -56, lng: -120 };
    const beyond = [0, 0.3, 0.01, 0.02].map((lng, i) =>
      warehouse(`w${i}`, 0, { location: { ...antipode, lng: antipode.lng + lng } }),
    );
    const wanted = beyond.map(({ id, location }) => ({
      warehouseId: id,
      distanceKm: (
        Math.round(greatCircleMetres(north(0), location as ReturnType<typeof north>)) / 1000
      ).toFixed(3),
    }));
    const found = list({}, { km: 0 }, beyond);
    for (const one of wanted) expect(found).toContainEqual(expect.objectContaining(one));
    expect(found.map(({ warehouseId }) => warehouseId)).toEqual(['w1', 'w3', 'w2', 'w0']);
  });

  it.each([1, 3, 10, 45])('are the nearest of many: %i of them', (maxPickups) => {
    const many = Array.from({ length: 60 }, (_, i) =>
      warehouse(`w${String(i).padStart(2, '0')}`, 0, {
        location: { lat: 50 + ((i * 37) % 120) / 10, lng: 30 + ((i * 53) % 300) / 10 },
        isSelfPickupAvailable: i % 5 !== 0,
      }),
    );
    const { location } = requestOf({ km: 3 }).destination;
    const wanted = many
      .filter((one) => one['isSelfPickupAvailable'] === true)
      .map((one) => ({
        id: one['id'],
        metres: greatCircleMetres(location, one['location'] as typeof location),
      }))
      .toSorted((a, b) => a.metres - b.metres)
      .slice(0, maxPickups);
    expect(ids({ maxPickups }, { km: 3 }, many)).toEqual(wanted.map(({ id }) => id));
  });
});
