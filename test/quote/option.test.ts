import { describe, expect, it } from 'vitest';
import { ask, optionOf, requestOf, route, tariffs, townOf, warehouse } from './town.js';

const network = townOf(
  {
    warehouses: [warehouse('w1', 0)],
    tariffs: [
      ...tariffs('EXPRESS van 10km@50.5 30km@40.25'),
      ...tariffs('ROUTE truck 300km@15'),
      ...tariffs('TOMORROW van 30km@20'),
    ],
    routes: [route('r', '0@w1 100')],
  },
  { maxTrips: 3, timeZones: { w1: 'Asia/Omsk' } },
);

const destination = { ...requestOf({ km: 12 }).destination, timeZone: 'Europe/Moscow' };

describe('an option', () => {
  it('of EXPRESS shows everything, the warehouse’s times by its clock, the arrival by the buyer’s', () => {
    // In Omsk it is 11:00 when the order comes; 12 km at 50 km/h take 14.4 minutes.
    const load = { weightKg: 1200, volumeM3: 1 };
    expect(optionOf(ask(network, { over: { destination, load } }), 'EXPRESS')).toEqual({
      type: 'EXPRESS',
      // 12 km at 40.25, three times
      price: '1449.00',
      currency: 'RUB',
      pricePerKm: '40.25',
      chargeableKm: '12.000',
      trips: 3,
      warehouseId: 'w1',
      routeId: null,
      transportTypeId: 'van',
      tariffId: 'EXPRESS-van-30-2024-01-01',
      departsAt: '2025-01-21T12:00:00+06:00',
      arrivesAt: '2025-01-21T09:15:00+03:00',
      deliveryDate: '2025-01-21',
      // Closing at 20:00 in Omsk, an hour before it.
      orderBy: '2025-01-21T19:00:00+06:00',
    });
  });

  it('of ROUTE names the route', () => {
    // 110 km north: 10 km beyond the end, which the truck reaches at 18:00 in Omsk.
    const { location } = requestOf({ km: 110 }).destination;
    const option = optionOf(
      ask(network, { over: { destination: { location, timeZone: 'Europe/Moscow' } } }),
      'ROUTE',
    );
    expect(option).toMatchObject({
      type: 'ROUTE',
      price: '150.00',
      chargeableKm: '10.000',
      trips: 1,
      routeId: 'r',
      transportTypeId: 'truck',
      departsAt: '2025-01-22T08:00:00+06:00',
      arrivesAt: '2025-01-22T15:10:00+03:00',
      orderBy: '2025-01-21T18:00:00+06:00',
    });
  });

  it('has the delivery date of the destination', () => {
    // Ordered at 23:30 in Moscow, on the 20th: tomorrow is the 21st there.
    const option = optionOf(ask(network, { at: '2025-01-21 01:30', over: { destination } }), 'TOMORROW');
    expect(option).toMatchObject({ departsAt: '2025-01-21T10:00:00+06:00', deliveryDate: '2025-01-21' });
  });
});
