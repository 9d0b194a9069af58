import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer, prices } from '../support/print.js';
import { townOf } from '../support/town.js';

/** F: loads and vehicles. Express over 30 km (24 km of the map) by whatever carries it. */
function townWithVehicles(vehicles: string, tariffs: string) {
  return townOf({
    vehicles,
    tariffs,
    warehouses: `
      id  at  does              open
      w1  0   express delivery  daily 08:00-20:00`,
    routes: `
      id  vehicle  runs  hours  stops
      R1  van      Wed   4      w1 0h > 80E 4h`,
  });
}
const VAN_AND_TRUCK = `
    id     carries
    van    500 kg 4 m3
    truck  1500 kg 9 m3`;
const town = townWithVehicles(
  VAN_AND_TRUCK,
  `
    type     vehicle  since       50 km
    EXPRESS  van      2024-01-01  20
    EXPRESS  truck    2024-01-01  35
    ROUTE    van      2024-01-01  10`,
);
const onlyVan = townWithVehicles(
  VAN_AND_TRUCK,
  `
    type     vehicle  since       50 km
    EXPRESS  van      2024-01-01  20
    ROUTE    van      2024-01-01  10`,
);
const placed = 'Tue 2025-01-21 12:00';
const express = (load: string, policy: PartialPolicy = {}, where = town) =>
  prices(where, { placed, to: '24E', load }, policy, 'EXPRESS');

test('F01 the cheapest vehicle that carries the load', () => {
  expect(express('100 kg 1 m3')).toEqual(['EXPRESS w1 van 600.00 RUB 30.000 km at 20']);
  expect(express('600 kg 1 m3')).toEqual(['EXPRESS w1 truck 1050.00 RUB 30.000 km at 35']);
});

test('F02 a full vehicle is not overloaded; weight and volume both count', () => {
  expect(express('500 kg 4 m3')).toEqual(['EXPRESS w1 van 600.00 RUB 30.000 km at 20']);
  expect(express('500.001 kg 4 m3')).toEqual(['EXPRESS w1 truck 1050.00 RUB 30.000 km at 35']);
  expect(express('500 kg 4.001 m3')).toEqual(['EXPRESS w1 truck 1050.00 RUB 30.000 km at 35']);
});

test('F03 sums are exact: 0.1 and 0.2 kg are 0.3, so are three times 0.1', () => {
  const courier = townWithVehicles(
    `
      id       carries
      courier  0.3 kg 0.03 m3
      van      500 kg 4 m3`,
    `
      type     vehicle  since       50 km
      EXPRESS  courier  2024-01-01  5`,
  );
  const of = (...items: readonly { quantity: number; weightKg: number; volumeM3: number }[]) =>
    prices(courier, { placed, to: '24E', items }, {}, 'EXPRESS');
  const carried = ['EXPRESS w1 courier 150.00 RUB 30.000 km at 5'];
  expect(
    of({ quantity: 1, weightKg: 0.1, volumeM3: 0.01 }, { quantity: 1, weightKg: 0.2, volumeM3: 0.02 }),
  ).toEqual(carried);
  expect(of({ quantity: 3, weightKg: 0.1, volumeM3: 0.01 })).toEqual(carried);
  expect(of({ quantity: 3, weightKg: 0.1, volumeM3: 0.0100001 })).toEqual([
    'no EXPRESS: OVER_CAPACITY at most 0.3 kg 0.03 m3',
  ]);
});

test('F04 several trips, if the policy allows them: each is paid for, the times are those of one', () => {
  // 1200 kg: three times 500. 9 m³: three times 4.
  expect(answer(onlyVan, { placed, to: '24E', load: '1200 kg 1 m3' }, { maxTrips: 3 }, 'EXPRESS')).toEqual([
    'EXPRESS w1 van 1800.00 RUB 30.000 km at 20 3 trips leaves Tue 21 Jan 13:00 arrives 13:36 order by 19:00',
  ]);
  expect(express('100 kg 9 m3', { maxTrips: 3 }, onlyVan)).toEqual([
    'EXPRESS w1 van 1800.00 RUB 30.000 km at 20 3 trips',
  ]);
  expect(express('1200 kg 1 m3', { maxTrips: 2 }, onlyVan)).toEqual([
    'no EXPRESS: OVER_CAPACITY at most 500 kg 4 m3',
  ]);
});

test('F05 three trips of the van or one of the truck: whichever is cheaper', () => {
  expect(express('1200 kg 1 m3', { maxTrips: 3 })).toEqual(['EXPRESS w1 truck 1050.00 RUB 30.000 km at 35']);
});

test('F06 trips first, rounding after', () => {
  // 5.4 km of the map are 6.75 km, 135 a trip: three are 405, so 410 in tens; not 3 × 140.
  const order = { placed, to: '5.4E', load: '1200 kg 1 m3' };
  expect(prices(onlyVan, order, { maxTrips: 3, price: { step: '10' } }, 'EXPRESS')).toEqual([
    'EXPRESS w1 van 410 RUB 6.750 km at 20 3 trips',
  ]);
});

test('F07 a route’s truck comes once, whatever the policy says of trips', () => {
  expect(prices(onlyVan, { placed, to: '24E', load: '600 kg 1 m3' }, { maxTrips: 5 }, 'ROUTE')).toEqual([
    'no ROUTE: OVER_CAPACITY at most 500 kg 4 m3',
  ]);
});

test('F08 a capacity of nothing carries nothing, in any number of trips', () => {
  const papers = townWithVehicles(
    `
      id    carries
      bike  0 kg 1 m3
      van   500 kg 4 m3`,
    `
      type     vehicle  since       50 km
      EXPRESS  bike     2024-01-01  5`,
  );
  expect(express('0 kg 1 m3', { maxTrips: 9 }, papers)).toEqual([
    'EXPRESS w1 bike 150.00 RUB 30.000 km at 5',
  ]);
  expect(express('0.001 kg 1 m3', { maxTrips: 9 }, papers)).toEqual([
    'no EXPRESS: OVER_CAPACITY at most 0 kg 1 m3',
  ]);
});

test('F09 too much: the largest weight and the largest volume are told, be they of two vehicles', () => {
  const twoKinds = townWithVehicles(
    `
      id    carries
      tall  500 kg 9 m3
      flat  1500 kg 4 m3
      van   500 kg 4 m3`,
    `
      type     vehicle  since       50 km
      EXPRESS  tall     2024-01-01  20
      EXPRESS  flat     2024-01-01  20`,
  );
  expect(express('800 kg 6 m3', {}, twoKinds)).toEqual(['no EXPRESS: OVER_CAPACITY at most 1500 kg 9 m3']);
});
