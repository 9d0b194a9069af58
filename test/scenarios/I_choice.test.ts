import { expect, test } from 'vitest';
import { answer, prices } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * I: which of several. w1 is near the buyer (8 km, 10 of road, 12 min) but opens at noon, w2 is farther
 * (24 km, 30 of road, 36 min) and opens at eight.
 */
function townWithThird(third: string) {
  return townOf({
    warehouses: `
      id  at   does     open
      w1  0    express  daily 12:00-20:00
      w2  16W  express  daily 08:00-20:00
      ${third}`,
    vehicles: `
      id   carries
      van  500 kg 4 m3`,
    tariffs: `
      type     vehicle  since       50 km
      EXPRESS  van      2024-01-01  20`,
  });
}
const NEAR = 'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 13:00 arrives 13:12 order by 19:00';
const EARLY =
  'EXPRESS w2 van 600.00 RUB 30.000 km at 20 leaves Tue 21 Jan 09:00 arrives 09:36 order by 19:00';
const order = { placed: 'Tue 2025-01-21 08:00', to: '8E' };

test('I01 cheapest or fastest: the merchant’s preference', () => {
  expect(answer(townWithThird(''), order, { preference: 'cheapest' }, 'EXPRESS')).toEqual([NEAR]);
  expect(answer(townWithThird(''), order, { preference: 'fastest' }, 'EXPRESS')).toEqual([EARLY]);
});

test('I02 alternatives: what is dearer but earlier is worth showing', () => {
  const asking = { ...order, alternatives: true };
  expect(answer(townWithThird(''), asking, {}, 'EXPRESS')).toEqual([NEAR, `or ${EARLY}`]);
  expect(answer(townWithThird(''), asking, { preference: 'fastest' }, 'EXPRESS')).toEqual([
    EARLY,
    `or ${NEAR}`,
  ]);
});

test('I03 what is dearer and later is not', () => {
  // 24W is 32 km away, 40 of road: 800.00 at 09:48.
  const third = 'w3  24W  express  daily 08:00-20:00';
  expect(answer(townWithThird(third), { ...order, alternatives: true }, {}, 'EXPRESS')).toEqual([
    NEAR,
    `or ${EARLY}`,
  ]);
});

test('I04 equal in price, arrival and distance: the lesser id, letter by letter, and only that one', () => {
  // "w10" comes before "w2" and after "w1".
  const twin = 'w10  16W  express  daily 08:00-20:00';
  const asking = { ...order, alternatives: true };
  expect(answer(townWithThird(twin), asking, {}, 'EXPRESS')).toEqual([
    NEAR,
    `or ${EARLY.replace('w2', 'w10')}`,
  ]);
});

test('I05 equal in price: the earlier arrival; and the other way round', () => {
  // A minimum of 600 makes both prices equal.
  const minimum = { price: { minimum: { EXPRESS: '600' } } };
  expect(answer(townWithThird(''), { ...order, alternatives: true }, minimum, 'EXPRESS')).toEqual([EARLY]);
});

test('I06 two routes: a long detour tomorrow, or a short one on Friday', () => {
  const routes = townOf({
    warehouses: `
      id  at  does      open
      w1  0   delivery  daily 08:00-20:00`,
    vehicles: `
      id     carries
      truck  1500 kg 9 m3`,
    tariffs: `
      type   vehicle  since       50 km
      ROUTE  truck    2024-01-01  10`,
    routes: `
      id     vehicle  runs  hours  stops
      South  truck    Wed   4      w1 0h > 80E 4h
      North  truck    Fri   4      w1 0h > 24N 2h > 80E 24N 6h`,
  });
  const asking = { placed: 'Tue 2025-01-21 12:00', to: '24N', alternatives: true };
  expect(prices(routes, asking, {}, 'ROUTE')).toEqual([
    'ROUTE w1 truck on North 0.00 RUB 0.000 km at 10',
    'or ROUTE w1 truck on South 300.00 RUB 30.000 km at 10',
  ]);
  // South leaves the warehouse on Wednesday at 08:00: 30 km at 60 km/h.
  expect(answer(routes, asking, { preference: 'fastest' }, 'ROUTE')[0]).toBe(
    'ROUTE w1 truck on South 300.00 RUB 30.000 km at 10 leaves Wed 22 Jan 08:00 arrives 08:30 order by Tue 21 Jan 18:00',
  );
});

test('I07 options of equal price are listed by arrival, and of equal arrival as ROUTE, EXPRESS, TOMORROW', () => {
  const flat = townOf({
    warehouses: `
      id  at  does              open
      w1  0   express delivery  daily 08:00-20:00`,
    vehicles: `
      id   carries
      van  500 kg 4 m3`,
    tariffs: `
      type      vehicle  since       50 km
      EXPRESS   van      2024-01-01  20
      TOMORROW  van      2024-01-01  20
      ROUTE     van      2024-01-01  20`,
    routes: `
      id  vehicle  runs  hours  stops
      R1  van      Wed   1      w1 0h > 8W 1h`,
  });
  // 10 km each: express today; the truck's detour 10 min on Wednesday at 08:10, tomorrow's van at 08:12.
  const price = { price: { minimum: { ROUTE: '900', EXPRESS: '900', TOMORROW: '900' } } };
  const placed = 'Tue 2025-01-21 12:00';
  const types = (speedKmh: { readonly ROUTE?: number }) =>
    answer(flat, { placed, to: '8E' }, { ...price, speedKmh }).map((line) => line.split(' ')[0]);
  expect(types({})).toEqual(['EXPRESS', 'ROUTE', 'TOMORROW']);
  expect(types({ ROUTE: 40 })).toEqual(['EXPRESS', 'TOMORROW', 'ROUTE']);
  expect(types({ ROUTE: 50 })).toEqual(['EXPRESS', 'ROUTE', 'TOMORROW']);
});
