import { describe, expect, test } from 'vitest';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { quote } from '../../src/quote/quote.js';
import { daily, route, tariffs, warehouse } from '../quote/town.js';

/** Samoa, whose clock went from the end of 29 December 2011 (UTC-10) to the begin of the 31st (UTC+14). */
const apia = { lat: -13.8333, lng: -171.7667 };
const load = { weightKg: 1, volumeM3: 0.1 };

describe('A date may be skipped', () => {
  test('a later order may then be in time where an earlier one is not', () => {
    const network = compileNetwork(
      {
        warehouses: [
          warehouse('w0', 0, {
            location: apia,
            // On Friday, which is skipped, the hours are those that the next date begins with.
            schedule: [...daily('04:01-06:01', [1, 2, 3, 4, 5, 7]), ...daily('00:00-12:00', [6])],
          }),
        ],
        tariffs: tariffs('ROUTE truck 5km@25', '2010-01-01'),
        routes: [
          route('r', '0@w0 0', {
            type: 'ONCE',
            date: '2011-12-30',
            duration: 0,
            points: ['w0', null].map((warehouseId) => ({ location: apia, warehouseId, duration: null })),
          }),
        ],
      },
      { horizonDays: 1 },
    );
    const { options } = quote(network, {
      id: 'q',
      placedAt: '2011-12-29T13:00+03:00',
      destination: { location: apia },
      load,
    });
    expect(options).toMatchObject([
      { departsAt: '2011-12-31T06:00:00+14:00', orderBy: '2011-12-31T04:00:00+14:00' },
    ]);
  });

  test('what may leave on it leaves by the hours of the next one too', () => {
    const network = compileNetwork({
      warehouses: [
        warehouse('w0', 0, {
          location: apia,
          schedule: [...daily('06:01-06:02'), ...daily('00:00-24:00', [6])],
        }),
      ],
      tariffs: tariffs('TOMORROW van 5km@10', '2010-01-01'),
    });
    const { options } = quote(network, {
      id: 'q',
      placedAt: '2011-12-28T10:00-10:00',
      destination: { location: apia, timeZone: 'Asia/Yekaterinburg' },
      load,
    });
    // 06:00 in Samoa is 22:00 on the 30th in Yekaterinburg, the last minute that will do.
    expect(options).toMatchObject([
      { departsAt: '2011-12-31T06:00:00+14:00', arrivesAt: '2011-12-30T22:00:00+06:00' },
    ]);
  });
});
