import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer } from '../support/print.js';
import { type OrderText, townOf } from '../support/town.js';

/**
 * H: why not. What could be delivered passes gates in order; the reason is the gate at which the last of
 * it fell. Each scenario closes one gate more than the next.
 */
function townWith({
  does = 'express delivery pickup',
  stops = 'w1 0h > 80E 4h',
  since = '2024-01-01',
}: {
  readonly does?: string;
  readonly stops?: string;
  readonly since?: string;
}) {
  return townOf({
    cities: `
      id      sanctioned
      closed  yes
      other   no`,
    warehouses: `
      id  at  does     open
      w1  0   ${does}  daily 08:00-20:00`,
    vehicles: `
      id   carries
      van  500 kg 4 m3`,
    tariffs: `
      type      vehicle  since     50 km
      ROUTE     van      ${since}  10
      EXPRESS   van      ${since}  20
      TOMORROW  van      ${since}  15`,
    routes: `
      id  vehicle  runs   hours  stops
      R1  van      daily  4      ${stops}`,
  });
}
const noon = (order: Partial<OrderText> = {}): OrderText => ({
  placed: 'Tue 2025-01-21 12:00',
  to: '24E',
  ...order,
});

test('H01 DESTINATION_RESTRICTED: no delivery to a sanctioned city; the buyer may still come', () => {
  expect(answer(townWith({}), noon({ cityId: 'closed' }))).toEqual([
    'PICKUP w1 24.000 km ready Tue 21 Jan 13:00',
    'no ROUTE: DESTINATION_RESTRICTED',
    'no EXPRESS: DESTINATION_RESTRICTED',
    'no TOMORROW: DESTINATION_RESTRICTED',
  ]);
  for (const cityId of ['other', 'a city that nobody knows']) {
    expect(answer(townWith({}), noon({ cityId }))).toHaveLength(4);
    expect(answer(townWith({}), noon({ cityId })).join()).not.toContain('no ');
  }
});

test('H02 NO_ROUTE, NO_WAREHOUSE: no warehouse does that at all', () => {
  // Even though nothing is in stock and the load is too heavy.
  const hopeless = noon({ load: '9000 kg 90 m3', warehouseIds: [] });
  expect(answer(townWith({ does: 'pickup' }), hopeless)).toEqual([
    'no ROUTE: NO_ROUTE',
    'no EXPRESS: NO_WAREHOUSE',
    'no TOMORROW: NO_WAREHOUSE',
  ]);
  // A warehouse that delivers, but no route is loaded there.
  expect(answer(townWith({ stops: '40W 0h > 80E 4h' }), noon(), {}, 'ROUTE')).toEqual(['no ROUTE: NO_ROUTE']);
});

test('H03 OUT_OF_STOCK: those that do may not', () => {
  expect(answer(townWith({ since: '2030-01-01' }), noon({ warehouseIds: [] }))).toEqual([
    'no ROUTE: OUT_OF_STOCK',
    'no EXPRESS: OUT_OF_STOCK',
    'no TOMORROW: OUT_OF_STOCK',
  ]);
});

test('H04 NO_TARIFF: no price is in effect', () => {
  const tooHeavy = noon({ load: '9000 kg 90 m3' });
  expect(answer(townWith({ since: '2030-01-01' }), tooHeavy)).toEqual([
    'PICKUP w1 24.000 km ready Tue 21 Jan 13:00',
    'no ROUTE: NO_TARIFF',
    'no EXPRESS: NO_TARIFF',
    'no TOMORROW: NO_TARIFF',
  ]);
});

test('H05 OVER_CAPACITY: says what one trip carries', () => {
  // 80 km off are 100 km of road: out of range as well, but that comes later.
  const tooHeavyAndFar = noon({ load: '9000 kg 90 m3', to: '80N' });
  expect(answer(townWith({}), tooHeavyAndFar)).toEqual([
    'PICKUP w1 80.000 km ready Tue 21 Jan 13:00',
    'no ROUTE: OVER_CAPACITY at most 500 kg 4 m3',
    'no EXPRESS: OVER_CAPACITY at most 500 kg 4 m3',
    'no TOMORROW: OVER_CAPACITY at most 500 kg 4 m3',
  ]);
});

test('H06 OUT_OF_RANGE: says how far, and how far would do', () => {
  // At 19:30 express would be too late as well.
  const farAndLate = noon({ placed: 'Tue 2025-01-21 19:30', to: '80N' });
  expect(answer(townWith({}), farAndLate)).toEqual([
    'PICKUP w1 80.000 km ready Wed 22 Jan 09:00',
    'no ROUTE: OUT_OF_RANGE 100.000 km, reach 50 km',
    'no EXPRESS: OUT_OF_RANGE 100.000 km, reach 50 km',
    'no TOMORROW: OUT_OF_RANGE 100.000 km, reach 50 km',
  ]);
});

test('H07 NO_DEPARTURE, TOO_LATE: it would not leave or arrive in time', () => {
  const nothingWorks: PartialPolicy = { calendar: { closed: ['2025-01-22'] }, horizonDays: 1 };
  expect(answer(townWith({}), noon({ placed: 'Tue 2025-01-21 19:30' }), nothingWorks)).toEqual([
    'no ROUTE: NO_DEPARTURE',
    'no EXPRESS: TOO_LATE',
    'no TOMORROW: TOO_LATE',
  ]);
});

test('H08 of several vehicles the one that came furthest gives the reason', () => {
  // The bike is too weak, the van does not reach that far, the truck has no price yet.
  const fleet = townOf({
    warehouses: `
      id  at  does     open
      w1  0   express  daily 08:00-20:00`,
    vehicles: `
      id     carries
      bike   20 kg 0.1 m3
      van    500 kg 4 m3
      truck  1500 kg 9 m3`,
    tariffs: `
      type     vehicle  since       10 km  25 km  300 km
      EXPRESS  bike     2024-01-01  5      -      -
      EXPRESS  van      2024-01-01  -      20     -
      EXPRESS  truck    2030-01-01  -      -      35`,
  });
  expect(answer(fleet, noon({ load: '100 kg 1 m3' }), {}, 'EXPRESS')).toEqual([
    'no EXPRESS: OUT_OF_RANGE 30.000 km, reach 25 km',
  ]);
  // Light enough for both: of equal distances the greatest reach is told.
  expect(answer(fleet, noon({ load: '1 kg 0.01 m3' }), {}, 'EXPRESS')).toEqual([
    'no EXPRESS: OUT_OF_RANGE 30.000 km, reach 25 km',
  ]);
  // Too heavy for both: what is told are the vehicles with a price.
  expect(answer(fleet, noon({ load: '900 kg 1 m3' }), {}, 'EXPRESS')).toEqual([
    'no EXPRESS: OVER_CAPACITY at most 500 kg 4 m3',
  ]);
});

test('H09 of several warehouses the nearest gives the distance', () => {
  const two = townOf({
    warehouses: `
      id  at   does     open
      w1  0    express  daily 08:00-20:00
      w2  80W  express  daily 08:00-20:00`,
    vehicles: `
      id   carries
      van  500 kg 4 m3`,
    tariffs: `
      type     vehicle  since       25 km
      EXPRESS  van      2024-01-01  20`,
  });
  expect(answer(two, noon(), {}, 'EXPRESS')).toEqual(['no EXPRESS: OUT_OF_RANGE 30.000 km, reach 25 km']);
});

test('H10 the reach of bands that begin somewhere is the policy’s longest distance', () => {
  const policy: PartialPolicy = { tariff: { band: 'from', maxKm: { EXPRESS: 120.5 } } };
  // Bands from 50 km on: 30 km are below the first one.
  expect(answer(townWith({}), noon(), policy, 'EXPRESS')).toEqual([
    'no EXPRESS: OUT_OF_RANGE 30.000 km, reach 120.5 km',
  ]);
});
