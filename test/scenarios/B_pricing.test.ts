import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer, prices } from '../support/print.js';
import { townOf } from '../support/town.js';

/** B: what a kilometre costs. One warehouse, one van, express only; 8 km of the map are 10 km of road. */
const WAREHOUSE = `
    id  at  does              open
    w1  0   express delivery  daily 08:00-20:00`;
const VAN = `
    id   carries
    van  500 kg 4 m3`;
const placed = 'Tue 2025-01-21 12:00';

const threeBands = townOf({
  warehouses: WAREHOUSE,
  vehicles: VAN,
  tariffs: `
    type     vehicle  since       10 km  30 km  50 km
    EXPRESS  van      2024-01-01  40     30     20`,
});

/** The express line, without its times, for each place. */
function express(town: typeof threeBands, places: readonly string[], policy: PartialPolicy = {}) {
  return places.flatMap((to) => prices(town, { placed, to }, policy, 'EXPRESS'));
}

test('B01 up to: a distance is in the first band that reaches it, the metre at the end included', () => {
  // 8 km = 10 km of road; 8.0008 km = 10.001 km, a metre too far for the first band.
  expect(express(threeBands, ['0', '8E', '8.0008E', '24E', '40E', '40.0008E'])).toEqual([
    'EXPRESS w1 van 0.00 RUB 0.000 km at 40',
    'EXPRESS w1 van 400.00 RUB 10.000 km at 40',
    'EXPRESS w1 van 300.03 RUB 10.001 km at 30',
    'EXPRESS w1 van 900.00 RUB 30.000 km at 30',
    'EXPRESS w1 van 1000.00 RUB 50.000 km at 20',
    'no EXPRESS: OUT_OF_RANGE 50.001 km, reach 50 km',
  ]);
});

test('B02 from: a band begins at its distance, and the policy says how far the last one goes', () => {
  const policy: PartialPolicy = { tariff: { band: 'from', maxKm: { EXPRESS: 60 } } };
  expect(express(threeBands, ['4E', '8E', '23.9992E', '24E', '40E', '48E', '48.0008E'], policy)).toEqual([
    'no EXPRESS: OUT_OF_RANGE 5.000 km, reach 60 km',
    'EXPRESS w1 van 400.00 RUB 10.000 km at 40',
    'EXPRESS w1 van 1199.96 RUB 29.999 km at 40',
    'EXPRESS w1 van 900.00 RUB 30.000 km at 30',
    'EXPRESS w1 van 1000.00 RUB 50.000 km at 20',
    'EXPRESS w1 van 1200.00 RUB 60.000 km at 20',
    'no EXPRESS: OUT_OF_RANGE 60.001 km, reach 60 km',
  ]);
});

test('B03 graduated: each stretch at its own price, so that no metre makes the whole way cheaper', () => {
  // 10 × 40 = 400; one metre more 0.03; 10 × 40 + 20 × 30 = 1000; and 20 × 20 more = 1400.
  const policy: PartialPolicy = { tariff: { accumulate: 'graduated' } };
  expect(express(threeBands, ['8E', '8.0008E', '24E', '40E'], policy)).toEqual([
    'EXPRESS w1 van 400.00 RUB 10.000 km at 40',
    'EXPRESS w1 van 400.03 RUB 10.001 km at 30',
    'EXPRESS w1 van 1000.00 RUB 30.000 km at 30',
    'EXPRESS w1 van 1400.00 RUB 50.000 km at 20',
  ]);
});

test('B04 graduated from: what lies below the first band is free', () => {
  // 10 to 30 km at 40 = 800; then 10 km at 30; at 10 km the free stretch ends.
  const policy: PartialPolicy = { tariff: { band: 'from', accumulate: 'graduated', maxKm: { EXPRESS: 60 } } };
  expect(express(threeBands, ['8E', '16E', '24E', '32E'], policy)).toEqual([
    'EXPRESS w1 van 0.00 RUB 10.000 km at 40',
    'EXPRESS w1 van 400.00 RUB 20.000 km at 40',
    'EXPRESS w1 van 800.00 RUB 30.000 km at 30',
    'EXPRESS w1 van 1100.00 RUB 40.000 km at 30',
  ]);
});

const fiveAKilometre = townOf({
  warehouses: WAREHOUSE,
  vehicles: VAN,
  tariffs: `
    type     vehicle  since       50 km
    EXPRESS  van      2024-01-01  5`,
});

test.each([
  // 5 km × 5 = 25, half-way between 20 and 30; 7 km × 5 = 35; 6 km × 5 = 30, a whole step already.
  ['HALF_UP', '30', '40'],
  ['HALF_EVEN', '20', '40'],
  ['UP', '30', '40'],
  ['DOWN', '20', '30'],
] as const)('B05 rounded to tens, %s: 25 is %s, 35 is %s, 30 stays', (mode, of25, of35) => {
  expect(express(fiveAKilometre, ['4E', '5.6E', '4.8E'], { price: { step: '10', mode } })).toEqual([
    `EXPRESS w1 van ${of25} RUB 5.000 km at 5`,
    `EXPRESS w1 van ${of35} RUB 7.000 km at 5`,
    'EXPRESS w1 van 30 RUB 6.000 km at 5',
  ]);
});

test.each([
  ['0.01', '25.00'],
  ['0.50', '25.00'],
  ['0.5', '25.0'],
  ['1', '25'],
])('B06 a price is written as the step is: in steps of %s, 25 is %s', (step, written) => {
  expect(express(fiveAKilometre, ['4E'], { price: { step } })).toEqual([
    `EXPRESS w1 van ${written} RUB 5.000 km at 5`,
  ]);
});

test('B07 a minimum: the price is at least that, after rounding', () => {
  expect(express(fiveAKilometre, ['4E', '40E'], { price: { minimum: { EXPRESS: '199.90' } } })).toEqual([
    'EXPRESS w1 van 199.90 RUB 5.000 km at 5',
    'EXPRESS w1 van 250.00 RUB 50.000 km at 5',
  ]);
});

test('B08 no binary fraction decides a kopeck: 1.005 rounds half up to 1.01', () => {
  const town = townOf({
    warehouses: WAREHOUSE,
    vehicles: VAN,
    tariffs: `
      type     vehicle  since       50 km
      EXPRESS  van      2024-01-01  1.005`,
  });
  expect(express(town, ['0.8E'])).toEqual(['EXPRESS w1 van 1.01 RUB 1.000 km at 1.005']);
});

test('B09 charged by tens of kilometres, driven to the metre', () => {
  // 21.6 km = 27 km of road, 32.4 min; 17.6 km = 22 km, 26.4 min; arrivals are up to the whole minute.
  const step = (mode: 'HALF_UP' | 'UP' | 'DOWN', to: string) =>
    answer(fiveAKilometre, { placed, to }, { distance: { stepM: 10_000, mode } }, 'EXPRESS');
  const times27 = 'leaves Tue 21 Jan 13:00 arrives 13:33 order by 19:00';
  const times22 = 'leaves Tue 21 Jan 13:00 arrives 13:27 order by 19:00';
  expect(step('HALF_UP', '21.6E')).toEqual([`EXPRESS w1 van 150.00 RUB 30.000 km at 5 ${times27}`]);
  expect(step('DOWN', '21.6E')).toEqual([`EXPRESS w1 van 100.00 RUB 20.000 km at 5 ${times27}`]);
  expect(step('HALF_UP', '17.6E')).toEqual([`EXPRESS w1 van 100.00 RUB 20.000 km at 5 ${times22}`]);
  expect(step('UP', '17.6E')).toEqual([`EXPRESS w1 van 150.00 RUB 30.000 km at 5 ${times22}`]);
});

const newPrices = townOf({
  warehouses: WAREHOUSE,
  vehicles: VAN,
  tariffs: `
    type      vehicle  since       10 km  30 km  50 km
    EXPRESS   van      2024-01-01  40     30     20
    EXPRESS   van      2025-01-21  -      33     -
    TOMORROW  van      2024-01-01  -      30     -
    TOMORROW  van      2025-01-21  -      33     -`,
});

test('B10 new prices hold from their date on; a band without one keeps its old price', () => {
  const on = (day: string, to: string) => prices(newPrices, { placed: day, to }, {}, 'EXPRESS');
  expect(on('Mon 2025-01-20 12:00', '24E')).toEqual(['EXPRESS w1 van 900.00 RUB 30.000 km at 30']);
  expect(on('Tue 2025-01-21 12:00', '24E')).toEqual(['EXPRESS w1 van 990.00 RUB 30.000 km at 33']);
  expect(on('Tue 2025-01-21 12:00', '8E')).toEqual(['EXPRESS w1 van 400.00 RUB 10.000 km at 40']);
  expect(on('Tue 2025-01-21 12:00', '40E')).toEqual(['EXPRESS w1 van 1000.00 RUB 50.000 km at 20']);
});

test('B11 by the sheet: new prices replace the whole list, bands that they lack are gone', () => {
  const policy: PartialPolicy = { tariff: { slice: 'sheet' } };
  expect(express(newPrices, ['8E', '24E', '40E'], policy)).toEqual([
    'EXPRESS w1 van 330.00 RUB 10.000 km at 33',
    'EXPRESS w1 van 990.00 RUB 30.000 km at 33',
    'no EXPRESS: OUT_OF_RANGE 50.000 km, reach 30 km',
  ]);
});

test('B12 the date that counts: of the order, or of the departure', () => {
  // Ordered on Monday, leaves on Tuesday, when the new prices begin.
  const order = { placed: 'Mon 2025-01-20 12:00', to: '24E' };
  expect(prices(newPrices, order, { tariff: { date: 'order' } }, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 900.00 RUB 30.000 km at 30',
  ]);
  expect(prices(newPrices, order, { tariff: { date: 'departure' } }, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 990.00 RUB 30.000 km at 33',
  ]);
});

test('B13 before the first period there is no tariff', () => {
  expect(prices(newPrices, { placed: 'Sun 2023-12-31 12:00', to: '24E' }, {}, 'EXPRESS')).toEqual([
    'no EXPRESS: NO_TARIFF',
  ]);
});
