import { expect, test } from 'vitest';
import { answer } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * A: one of each. A warehouse, a van that goes straight to the buyer, and a truck on its round eastwards.
 *
 * Kilometres of the map are as the crow flies; a road is 1.25 times as long, so 8 km of the map are 10 km
 * of road. The van drives 50 km/h, the truck 60. All policy is the default one.
 */
const town = townOf({
  warehouses: `
    id  at  does                     open
    w1  0   express delivery pickup  daily 08:00-20:00`,
  vehicles: `
    id     carries
    van    500 kg 4 m3
    truck  1500 kg 9 m3`,
  tariffs: `
    type      vehicle  since       50 km
    EXPRESS   van      2024-01-01  20
    TOMORROW  van      2024-01-01  15
    ROUTE     truck    2024-01-01  10`,
  routes: `
    id  vehicle  runs         hours  stops
    R1  truck    Mon Wed Fri  4      w1 0h > 80E 4h`,
});

test('A01 express: ready an hour after the order, straight to the buyer, on the same day', () => {
  // 24 km × 1.25 = 30 km of road × 20. Ready 12:00 + 60 min; 30 km at 50 km/h are 36 min.
  // The last order is ready at 20:00, when the warehouse closes.
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '24E' }, {}, 'EXPRESS')).toEqual([
    'EXPRESS w1 van 600.00 RUB 30.000 km at 20 leaves Tue 21 Jan 13:00 arrives 13:36 order by 19:00',
  ]);
});

test('A02 route: a truck passes by, and only the detour to the buyer is charged', () => {
  // Half-way along, 2 h after the start at the opening; 8 km beside the road are 10 km, 10 min at 60 km/h.
  // Two hours of handling: on Tuesday the last order for Wednesday 08:00 comes at 18:00.
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '40E 8N' }, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 arrives 10:10 order by Tue 21 Jan 18:00',
  ]);
});

test('A03 tomorrow: leaves at the opening of the next day', () => {
  // 30 km × 15. Whoever orders before midnight is ready on Wednesday by 10:00, early enough for that day.
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '24E' }, {}, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 450.00 RUB 30.000 km at 15 leaves Wed 22 Jan 08:00 arrives 08:36 order by Tue 21 Jan 23:59',
  ]);
});

test('A04 pick-up: free, as the crow flies, ready after an hour', () => {
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '24E' }, {}, 'PICKUP')).toEqual([
    'PICKUP w1 24.000 km ready Tue 21 Jan 13:00',
  ]);
});

test('A05 a whole answer: cheapest first, then the pick-ups', () => {
  // 24 km east and 32 north are 40 km (3-4-5), 50 km of road; the truck's detour is the 32 km, 40 of road.
  // The truck: 24 of its 80 km, 72 min after 08:00, and 40 min for the detour.
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '24E 32N' })).toEqual([
    'ROUTE w1 truck on R1 400.00 RUB 40.000 km at 10 leaves Wed 22 Jan 08:00 arrives 09:52 order by Tue 21 Jan 18:00',
    'TOMORROW w1 van 750.00 RUB 50.000 km at 15 leaves Wed 22 Jan 08:00 arrives 09:00 order by Tue 21 Jan 23:59',
    'EXPRESS w1 van 1000.00 RUB 50.000 km at 20 leaves Tue 21 Jan 13:00 arrives 14:00 order by 19:00',
    'PICKUP w1 40.000 km ready Tue 21 Jan 13:00',
  ]);
});

test('A06 too far for the van: the answer says how far, and how far would do', () => {
  // 48 km × 1.25 = 60 km. The truck comes past the door: no detour, no price.
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '48E' })).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 08:00 arrives 10:24 order by Tue 21 Jan 18:00',
    'PICKUP w1 48.000 km ready Tue 21 Jan 13:00',
    'no EXPRESS: OUT_OF_RANGE 60.000 km, reach 50 km',
    'no TOMORROW: OUT_OF_RANGE 60.000 km, reach 50 km',
  ]);
});

test('A07 too heavy for the van: the answer says what it carries', () => {
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00', to: '24E', load: '600 kg 2 m3' })).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 08:00 arrives 09:12 order by Tue 21 Jan 18:00',
    'PICKUP w1 24.000 km ready Tue 21 Jan 13:00',
    'no EXPRESS: OVER_CAPACITY at most 500 kg 4 m3',
    'no TOMORROW: OVER_CAPACITY at most 500 kg 4 m3',
  ]);
});

test('A08 an evening order: too late for today and for the morning truck', () => {
  // At 19:30 an hour of handling no longer fits before 20:00: ready at 09:00 (pick-up, express) or at
  // 10:00 (tomorrow, route) on Wednesday. The next truck after 08:00 on Wednesday starts on Friday.
  expect(answer(town, { placed: 'Tue 2025-01-21 19:30', to: '24E' })).toEqual([
    'ROUTE w1 truck on R1 0.00 RUB 0.000 km at 10 leaves Fri 24 Jan 08:00 arrives 09:12 order by Thu 23 Jan 18:00',
    'TOMORROW w1 van 450.00 RUB 30.000 km at 15 leaves Wed 22 Jan 10:00 arrives 10:36 order by Tue 21 Jan 23:59',
    'PICKUP w1 24.000 km ready Wed 22 Jan 09:00',
    'no EXPRESS: TOO_LATE',
  ]);
});
