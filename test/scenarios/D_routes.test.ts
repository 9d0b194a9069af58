import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer, prices } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * D: routes. A truck drives its round along the eastern road at its timetable's pace, is loaded where it
 * passes a warehouse, and leaves the road (60 km/h) for the buyer's door.
 */
function townWith({ routes, open = 'daily 08:00-20:00', kilometres = '50 km' }: Timetable) {
  return townOf({
    warehouses: `
      id  at   does      open
      w1  0    delivery  ${open}
      w2  80E  delivery  ${open}`,
    vehicles: `
      id     carries
      truck  1500 kg 9 m3`,
    tariffs: `
      type   vehicle  since       ${kilometres}
      ROUTE  truck    2024-01-01  10`,
    routes,
  });
}
interface Timetable {
  readonly routes: string;
  readonly open?: string;
  readonly kilometres?: string;
}

const outbound = townWith({
  routes: `
    id  vehicle  runs         hours  stops
    R1  truck    Mon Wed Fri  4      w1 0h > 80E 4h`,
});
const placed = 'Tue 2025-01-21 12:00';

test('D01 the truck may turn off anywhere on its way, or only at its stops', () => {
  // 56 of 80 km are 2 h 48 min; 32 km off the road 40 min. From the stop at 80E: 24 and 32 are 40 km, 50 min.
  expect(answer(outbound, { placed, to: '56E 32N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 400.00 RUB 40.000 km at 10 leaves Wed 22 Jan 08:00 arrives 11:28 order by Tue 21 Jan 18:00',
  ]);
  expect(answer(outbound, { placed, to: '56E 32N' }, { route: { dropOff: 'point' } }, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 500.00 RUB 50.000 km at 10 leaves Wed 22 Jan 08:00 arrives 12:50 order by Tue 21 Jan 18:00',
  ]);
});

test('D02 out and back: delivered on the way out; what is loaded out there, on the way back', () => {
  const thereAndBack = townWith({
    routes: `
      id  vehicle  runs         hours  stops
      R1  truck    Mon Wed Fri  8      w1 0h > w2 4h > w1 8h`,
  });
  const order = { placed, to: '40E 8N' };
  expect(answer(thereAndBack, { ...order, warehouseIds: ['w1'] }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 arrives 10:10 order by Tue 21 Jan 18:00',
  ]);
  // Loaded at w2 at 12:00; two hours back, and the 10 km.
  expect(answer(thereAndBack, { ...order, warehouseIds: ['w2'] }, {}, 'ROUTE')).toEqual([
    'ROUTE w2 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 12:00 arrives 14:10 order by 10:00',
  ]);
});

test('D03 the truck left yesterday and is loaded half-way', () => {
  // It started on Monday at 08:00 and passes w2 30 hours later; 40 of 80 km beyond it are 2 of 4 hours.
  const longHaul = townWith({
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Mon   34     w1 0h > w2 30h > 160E 34h`,
  });
  expect(answer(longHaul, { placed: 'Tue 2025-01-21 11:00', to: '120E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w2 truck on R1 100.00 RUB 10.000 km at 10 leaves Tue 21 Jan 14:00 arrives 16:10 order by 12:00',
  ]);
  // A minute after the cut-off it is next Monday's truck: equal in price and arrival from both, so w1.
  expect(answer(longHaul, { placed: 'Tue 2025-01-21 12:01', to: '120E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Mon 27 Jan 08:00 arrives Tue 28 Jan 16:10 order by Sun 26 Jan 18:00',
  ]);
});

test('D04 once: a truck that goes on one date', () => {
  const once = townWith({
    routes: `
      id  vehicle  runs             hours  stops
      R1  truck    once 2025-02-03  4      w1 0h > 80E 4h`,
  });
  expect(answer(once, { placed, to: '40E' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Mon 3 Feb 08:00 arrives 10:00 order by Sun 2 Feb 18:00',
  ]);
  expect(answer(once, { placed: 'Sun 2025-02-02 18:01', to: '40E' }, {}, 'ROUTE')).toEqual([
    'no ROUTE: NO_DEPARTURE',
  ]);
});

test('D05 a service route carries nothing for buyers', () => {
  const service = townWith({
    routes: `
      id  vehicle  runs   hours  stops           kind
      R1  truck    daily  4      w1 0h > 80E 4h  service`,
  });
  expect(answer(service, { placed, to: '40E' }, {}, 'ROUTE')).toEqual(['no ROUTE: NO_ROUTE']);
});

test('D06 stops without a time: filled in by the kilometres between their neighbours', () => {
  // 20E: a third of the way to 60E, so 1 h. The last one: the route's 4 hours.
  const gaps = townWith({
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Wed   4      w1 ? > 20E ? > 60E 3h > 80E ?`,
  });
  expect(answer(gaps, { placed, to: '20E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 arrives 09:10 order by Tue 21 Jan 18:00',
  ]);
  expect(answer(gaps, { placed, to: '70E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 arrives 11:40 order by Tue 21 Jan 18:00',
  ]);
});

test('D07 a limit on the detour, besides the tariff: the reach that is told is the tariff’s', () => {
  const policy: PartialPolicy = { route: { maxDetourKm: 12 } };
  expect(prices(outbound, { placed, to: '40E 8N' }, policy, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10',
  ]);
  expect(prices(outbound, { placed, to: '40E 16N' }, policy, 'ROUTE')).toEqual([
    'no ROUTE: OUT_OF_RANGE 20.000 km, reach 50 km',
  ]);
});

test.each([
  // The detour: 32 km of the map. From the warehouse: 24 and 32 are 40. Along the route: 24 + 32 = 56.
  ['detour', '400.00', '40.000'],
  ['fromWarehouse', '500.00', '50.000'],
  ['alongRoute', '700.00', '70.000'],
] as const)('D08 what is charged, by the policy: %s', (chargeable, price, km) => {
  const town = townWith({
    kilometres: '100 km',
    routes: `
      id  vehicle  runs         hours  stops
      R1  truck    Mon Wed Fri  4      w1 0h > 80E 4h`,
  });
  // The same way is driven, so the times are the same: 24 of 80 km are 72 min, the detour is 40.
  expect(answer(town, { placed, to: '24E 32N' }, { route: { chargeable } }, 'ROUTE')).toEqual([
    `ROUTE w1 truck on R1 ${price} RUB ${km} km at 10 leaves Wed 22 Jan 08:00 arrives 09:52 order by Tue 21 Jan 18:00`,
  ]);
});

test('D09 a start on a day when the home is closed: at the fallback time', () => {
  const saturday = townWith({
    open: 'Mon-Fri 08:00-20:00',
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Sat   4      w1 0h > 80E 4h`,
  });
  expect(answer(saturday, { placed, to: '40E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Sat 25 Jan 09:00 arrives 11:10 order by Fri 24 Jan 18:00',
  ]);
});

test('D10 a start at the opening, but not before 06:00; or at a fixed time', () => {
  const early = townWith({
    open: 'daily 04:00-20:00',
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Wed   4      w1 0h > 80E 4h`,
  });
  // The morning's two hours, 04:00 to 06:00, are enough for an order that comes in the night.
  expect(answer(early, { placed, to: '40E' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 06:00 arrives 08:00 order by 04:00',
  ]);
  expect(answer(early, { placed, to: '40E' }, { route: { departureTime: '05:30' } }, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 05:30 arrives 07:30 order by Tue 21 Jan 18:00',
  ]);
});

test('D11 loading is at the whole minute at or before the truck comes, the buyer’s time at or after it', () => {
  // w2 at 4.005 h = 4 h 18 s: 12:00:18. 40 km further 2 h: 14:00:18, 10 min: 14:10:18.
  const seconds = townWith({
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Wed   8.005  w1 0h > w2 4.005h > 160E 8.005h`,
  });
  expect(answer(seconds, { placed, to: '120E 8N', warehouseIds: ['w2'] }, {}, 'ROUTE')).toEqual([
    'ROUTE w2 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 12:00 arrives 14:11 order by 10:00',
  ]);
});

test('D12 nothing is loaded at the last stop, so a route of one point offers nothing', () => {
  const short = townWith({
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Wed   4      w1 0h
      R2  truck    Wed   4      80E 0h > w1 4h`,
  });
  expect(answer(short, { placed, to: '0' }, {}, 'ROUTE')).toEqual(['no ROUTE: NO_ROUTE']);
});

test('D13 a route that stands still: the way to the buyer is all detour', () => {
  const still = townWith({
    routes: `
      id  vehicle  runs  hours  stops
      R1  truck    Wed   4      w1 0h > w1 4h`,
  });
  expect(answer(still, { placed, to: '8E' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 arrives 08:10 order by Tue 21 Jan 18:00',
  ]);
});

test('D14 no start within the horizon', () => {
  // From Tuesday the 21st the first truck is on Wednesday, a day later.
  const order = { placed, to: '40E' };
  expect(prices(outbound, order, { horizonDays: 1 }, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10',
  ]);
  expect(prices(outbound, order, { horizonDays: 0 }, 'ROUTE')).toEqual(['no ROUTE: NO_DEPARTURE']);
});
