import { describe, expect, test } from 'vitest';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import { endOfDay, getZone } from '../../src/time/zone.js';
import { request, smallTown } from '../support/smallTown.js';

const stJohns = getZone('America/St_Johns');
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const endText = (zone: string, date: string) => new Date(endOfDay(getZone(zone), dayOf(date))).toISOString();

describe('A date may come a second time', () => {
  test('at 00:01 the clock of St John’s went back to 23:01 of the day before, until 2011', () => {
    expect(endOfDay(stJohns, dayOf('1999-10-30'))).toBe(Date.parse('1999-10-30T23:59:59.999-03:30'));
    expect(endOfDay(stJohns, dayOf('2010-11-06'))).toBe(Date.parse('2010-11-06T23:59:59.999-03:30'));
  });

  test.each([
    ['a plain date', 'Europe/Berlin', '2025-01-21', '2025-01-21T22:59:59.999Z'],
    [
      'a change in the small hours of the next one',
      'Europe/Berlin',
      '2025-10-25',
      '2025-10-25T21:59:59.999Z',
    ],
    [
      'a change from 01:00 to 00:00 of the next one',
      'America/Havana',
      '2025-11-01',
      '2025-11-02T03:59:59.999Z',
    ],
    ['a change from 24:00 to 23:00', 'Asia/Beirut', '2025-10-25', '2025-10-25T21:59:59.999Z'],
    ['a change from 00:00 to 01:00 of the next one', 'Asia/Beirut', '2025-03-29', '2025-03-29T21:59:59.999Z'],
  ])('%s ends once', (_, zone, date, wanted) => {
    expect(endText(zone, date)).toBe(wanted);
  });

  test('orders are taken until it ends the last time', () => {
    const network = compileNetwork({
      ...smallTown,
      tariffs: smallTown.tariffs.map((row) => ({ ...(row as object), period: '1990-01-01' })),
    });
    const destination = { ...request.destination, timeZone: 'America/St_Johns' };
    const { options } = quote(network, { ...request, placedAt: '1999-10-30T21:30:00-02:30', destination });
    // 08:29 in Yekaterinburg is 23:59 of the second time.
    expect(options.find(({ type }) => type === 'TOMORROW')).toMatchObject({
      deliveryDate: '1999-10-31',
      orderBy: '1999-10-31T08:29:00+05:00',
    });
  });

  describe('and a cut-off lie in its second coming', () => {
    const location = { lat: 47.56, lng: -52.71 };
    const van = { id: 'van', loadCapacity: 100, volume: 10 };
    const place = {
      id: 'w',
      location,
      isExpressDeliveryAvailable: true,
      isDeliveryAvailable: true,
      isSelfPickupAvailable: true,
    };
    const tariff = (deliveryType: string) => ({
      id: deliveryType,
      deliveryType,
      transportType: van,
      period: '2000-01-01',
      distance: 50,
      price: 1,
    });
    const asked = {
      id: 'q',
      placedAt: '2010-11-06T12:00:00-02:30',
      destination: { location },
      load: { weightKg: 1, volumeM3: 1 },
    };

    test('of a route that is loaded in it', () => {
      const policy = { handlingMinutes: { ROUTE: 1 }, route: { departureTime: '00:00' } } as const;
      const points = [
        { location, warehouseId: 'w', duration: 0.5 },
        { location: { lat: 47.6, lng: -52.7 }, warehouseId: null, duration: 1 },
      ];
      const route = {
        id: 'r',
        type: 'WEEKLY',
        weekDays: [7],
        isService: false,
        transportType: van,
        duration: 5,
      };
      const catalog = { warehouses: [place], tariffs: [tariff('ROUTE')], routes: [{ ...route, points }] };
      // It starts at 00:00 and is loaded half an hour later, when it is 23:30 again.
      expect(quote(compileNetwork(catalog, policy), asked).options).toMatchObject([
        { departsAt: '2010-11-06T23:30:00-03:30', orderBy: '2010-11-06T23:29:00-03:30' },
      ]);
    });

    test('of a warehouse that opens for the next date before it', () => {
      const policy = { handlingMinutes: { EXPRESS: 0 }, latestArrival: { EXPRESS: '24:00' } } as const;
      const schedule = [
        { dayOfWeek: 6, begin: '08:00', end: '23:59' },
        { dayOfWeek: 7, begin: '00:00', end: '08:00' },
      ];
      const catalog = { warehouses: [{ ...place, schedule }], tariffs: [tariff('EXPRESS')], routes: [] };
      expect(quote(compileNetwork(catalog, policy), asked).options).toMatchObject([
        { type: 'EXPRESS', orderBy: '2010-11-06T23:59:00-03:30' },
      ]);
    });
  });
});
