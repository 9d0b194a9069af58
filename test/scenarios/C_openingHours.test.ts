import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * C: opening hours. An order is ready when the warehouse has worked on it, within one opening interval: an
 * hour for express and pick-up, two for tomorrow and the route. The buyer is 8 km away (10 km of road, 12
 * min for the van).
 */
function townThatOpens(open: string) {
  return townOf({
    warehouses: `
      id  at  does                     open
      w1  0   express delivery pickup  ${open}`,
    vehicles: `
      id   carries
      van  500 kg 4 m3`,
    tariffs: `
      type      vehicle  since       50 km
      EXPRESS   van      2024-01-01  20
      TOMORROW  van      2024-01-01  15
      ROUTE     van      2024-01-01  10`,
    routes: `
      id  vehicle  runs         hours  stops
      R1  van      Mon Wed Fri  4      w1 0h > 80E 4h`,
  });
}
const express = (open: string, placed: string, policy: PartialPolicy = {}) =>
  answer(townThatOpens(open), { placed, to: '8E' }, policy, 'EXPRESS');

test('C01 before the opening: the hour begins when the doors open', () => {
  expect(express('daily 09:00-18:00', 'Tue 2025-01-21 06:30')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 10:00 arrives 10:12 order by 17:00',
  ]);
});

test('C02 lunch break: half an hour before it and half after it are no hour', () => {
  const open = 'Mon-Fri 09:00-13:00 14:00-18:00';
  // 12:00 is just in time; at 12:30 it takes the hour after lunch.
  expect(express(open, 'Tue 2025-01-21 12:00')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 13:00 arrives 13:12 order by 17:00',
  ]);
  expect(express(open, 'Tue 2025-01-21 12:30')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 15:00 arrives 15:12 order by 17:00',
  ]);
});

test('C03 shifts that touch are one interval', () => {
  expect(express('Mon-Fri 09:00-13:00 13:00-18:00', 'Tue 2025-01-21 12:30')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 13:30 arrives 13:42 order by 17:00',
  ]);
});

test('C04 open until late: now the latest arrival at 22:00 is the bound, the minute itself included', () => {
  // To arrive by 22:00 it leaves by 21:48, so it is ordered by 20:48.
  const open = 'daily 10:00-23:00';
  expect(express(open, 'Tue 2025-01-21 20:48')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 21:48 arrives 22:00 order by 20:48',
  ]);
  expect(express(open, 'Tue 2025-01-21 20:49')).toEqual(['no EXPRESS: TOO_LATE']);
});

test('C05 overnight: the night belongs to the evening on which it began', () => {
  // 23:30 is within Tuesday's night, which lasts until Wednesday 04:00: ready at 00:30. The express van
  // would come on Wednesday; tomorrow's leaves when Wednesday's own night opens.
  const town = townThatOpens('daily 20:00-04:00');
  expect(
    answer(town, { placed: 'Tue 2025-01-21 23:30', to: '8E' }, { latestArrival: { EXPRESS: '24:00' } }),
  ).toEqual([
    'ROUTE w1 van on R1 0.00 RUB 0.000 km at 10 leaves Wed 22 Jan 20:00 arrives 20:24 order by 02:00',
    'TOMORROW w1 van 150.00 RUB 10.000 km at 15 leaves Wed 22 Jan 20:00 arrives 20:12 order by Tue 21 Jan 23:59',
    'PICKUP w1 8.000 km ready Wed 22 Jan 00:30',
    'no EXPRESS: TOO_LATE',
  ]);
});

test.each(['daily 00:00-24:00', 'daily 00:00-00:00', 'daily 00:00-12:00 12:00-00:00'])(
  'C06 round the clock (%s): work goes on through midnight',
  (open) => {
    const order = { placed: 'Tue 2025-01-21 23:30', to: '8E' };
    expect(answer(townThatOpens(open), order, {}, 'PICKUP')).toEqual([
      'PICKUP w1 8.000 km ready Wed 22 Jan 00:30',
    ]);
    // No van leaves before 06:00 all the same.
    expect(answer(townThatOpens(open), order, {}, 'TOMORROW')).toEqual([
      'TOMORROW w1 van 150.00 RUB 10.000 km at 15 leaves Wed 22 Jan 06:00 arrives 06:12 order by Tue 21 Jan 23:59',
    ]);
  },
);

test('C07 closed days: nothing opens, no route starts', () => {
  const policy: PartialPolicy = { calendar: { closed: ['2025-01-22'] } };
  // Wednesday is a holiday: the truck starts on Friday, pick-ups wait for Thursday.
  expect(
    answer(townThatOpens('daily 08:00-20:00'), { placed: 'Tue 2025-01-21 19:30', to: '8E' }, policy),
  ).toEqual([
    'ROUTE w1 van on R1 0.00 RUB 0.000 km at 10 leaves Fri 24 Jan 08:00 arrives 08:24 order by Thu 23 Jan 18:00',
    'PICKUP w1 8.000 km ready Thu 23 Jan 09:00',
    'no EXPRESS: TOO_LATE',
    'no TOMORROW: TOO_LATE',
  ]);
});

test('C08 a moved day: a Saturday that works as Monday has its hours and its routes', () => {
  const town = townThatOpens('Mon-Fri 08:00-20:00');
  const order = { placed: 'Fri 2025-01-24 12:00', to: '8E' };
  expect(answer(town, order, {}, 'TOMORROW')).toEqual(['no TOMORROW: TOO_LATE']);
  const moved: PartialPolicy = { calendar: { worksAs: { '2025-01-25': 1 } } };
  expect(answer(town, order, moved, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 150.00 RUB 10.000 km at 15 leaves Sat 25 Jan 08:00 arrives 08:12 order by Fri 24 Jan 23:59',
  ]);
  expect(answer(town, order, moved, 'ROUTE')).toEqual([
    'ROUTE w1 van on R1 0.00 RUB 0.000 km at 10 leaves Sat 25 Jan 08:00 arrives 08:24 order by Fri 24 Jan 18:00',
  ]);
});

test('C09 a day both moved and closed is closed', () => {
  const policy: PartialPolicy = { calendar: { worksAs: { '2025-01-25': 1 }, closed: ['2025-01-25'] } };
  const order = { placed: 'Fri 2025-01-24 12:00', to: '8E' };
  expect(answer(townThatOpens('Mon-Fri 08:00-20:00'), order, policy, 'TOMORROW')).toEqual([
    'no TOMORROW: TOO_LATE',
  ]);
});

test('C10 no schedule at all means always open', () => {
  // Ordered at 03:00, gone at 04:00. The last order arrives at 22:00: it leaves at 21:48.
  expect(express('none', 'Tue 2025-01-21 03:00')).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 04:00 arrives 04:12 order by 20:48',
  ]);
});

test('C11 or, if the policy says so, never open', () => {
  const policy: PartialPolicy = { emptySchedule: 'closed' };
  expect(answer(townThatOpens('none'), { placed: 'Tue 2025-01-21 12:00', to: '8E' }, policy)).toEqual([
    'no ROUTE: NO_DEPARTURE',
    'no EXPRESS: TOO_LATE',
    'no TOMORROW: TOO_LATE',
  ]);
});

test('C12 a schedule that lacks some days is closed on them', () => {
  expect(answer(townThatOpens('Mon-Fri 09:00-18:00'), { placed: 'Sat 2025-01-25 12:00', to: '8E' })).toEqual([
    // Two hours of handling end on Monday at 11:00, after that day's truck: the next one starts on Wednesday.
    'ROUTE w1 van on R1 0.00 RUB 0.000 km at 10 leaves Wed 29 Jan 09:00 arrives 09:24 order by Tue 28 Jan 16:00',
    'PICKUP w1 8.000 km ready Mon 27 Jan 10:00',
    'no EXPRESS: TOO_LATE',
    'no TOMORROW: TOO_LATE',
  ]);
});

test('C13 handling longer than any opening interval: never ready', () => {
  const policy: PartialPolicy = { handlingMinutes: { SELF_PICKUP: 541, EXPRESS: 540 } };
  // 09:00 to 18:00 are 540 minutes: just enough for an express order that waits for the opening.
  expect(
    answer(
      townThatOpens('daily 09:00-18:00'),
      { placed: 'Tue 2025-01-21 08:00', to: '8E' },
      policy,
      'PICKUP',
    ),
  ).toEqual([]);
  expect(express('daily 09:00-18:00', 'Tue 2025-01-21 08:00', policy)).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 18:00 arrives 18:12 order by 09:00',
  ]);
});
