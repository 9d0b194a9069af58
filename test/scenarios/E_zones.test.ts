import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer } from '../support/print.js';
import { townOf } from '../support/town.js';

/**
 * E: zones and clock changes. A warehouse lives by its own clock, the buyer by theirs; an offset is written
 * unless it is +05:00.
 */
const VAN = `
    id   carries
    van  500 kg 4 m3`;
const TARIFFS = `
    type      vehicle  since       50 km
    EXPRESS   van      2024-01-01  20
    TOMORROW  van      2024-01-01  15
    ROUTE     van      2024-01-01  10`;

function townAt(origin: string, { open, runs = 'daily' }: { readonly open: string; readonly runs?: string }) {
  return townOf({
    origin,
    vehicles: VAN,
    tariffs: TARIFFS,
    warehouses: `
      id  at  does                     open
      w1  0   express delivery pickup  ${open}`,
    routes: `
      id  vehicle  runs     hours  stops
      R1  van      ${runs}  4      w1 0h > 80E 4h`,
  });
}

test('E01 the same moment, written with any offset, gets the same answer', () => {
  const town = townAt('56.8389,60.6057', { open: 'daily 08:00-20:00' });
  for (const placed of [
    'Tue 2025-01-21 12:00',
    'Tue 2025-01-21 07:00 Z',
    'Mon 2025-01-20 21:00 -10:00',
    'Tue 2025-01-21 19:00 +12:00',
  ]) {
    expect(answer(town, { placed, to: '8E' }, {}, 'EXPRESS')).toEqual([
      'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 13:00 arrives 13:12 order by 19:00',
    ]);
  }
});

const ANADYR = '64.7337,177.4968';
const KALININGRAD = '54.7104,20.4522';

test('E02 ordered in Kaliningrad for a buyer in Anadyr: today is the buyer’s day', () => {
  // Tuesday 23:30 at +02:00 is Wednesday 09:30 at +12:00.
  const town = townAt(ANADYR, { open: 'daily 08:00-20:00' });
  expect(
    answer(town, { placed: 'Tue 2025-01-21 23:30 +02:00', origin: ANADYR, to: '8E' }, {}, 'EXPRESS'),
  ).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Wed 22 Jan 10:30 +12:00 arrives 10:42 +12:00 order by 19:00 +12:00',
  ]);
});

test('E03 the same warehouses seen from Kaliningrad: each is ready by its own clock', () => {
  const town = townOf({
    warehouses: `
      id           at                 does    open
      Anadyr       ${ANADYR}          pickup  daily 08:00-20:00
      Kaliningrad  ${KALININGRAD}     pickup  daily 08:00-20:00`,
  });
  // 10:00 at +02:00 is 20:00 in Anadyr: closed until the morning.
  const lines = answer(
    town,
    { placed: 'Tue 2025-01-21 10:00 +02:00', origin: KALININGRAD, to: '8E' },
    {},
    'PICKUP',
  );
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe('PICKUP Kaliningrad 8.000 km ready Tue 21 Jan 11:00 +02:00');
  expect(lines[1]).toMatch(/^PICKUP Anadyr \d{4}\.\d{3} km ready Wed 22 Jan 09:00 \+12:00$/);
});

test('E04 the 180th meridian is a line on the map, not on the road', () => {
  // The warehouse lies at 179.95° E; 80 km east of it is 178.3° W. Both are Chukotka, at +12:00.
  const origin = '66.0,179.95';
  const town = townAt(origin, { open: 'daily 08:00-20:00', runs: 'Wed' });
  expect(answer(town, { placed: 'Tue 2025-01-21 12:00 +12:00', origin, to: '40E 8N' })).toEqual([
    'ROUTE w1 van on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 08:00 +12:00 arrives 10:10 +12:00 order by Tue 21 Jan 18:00 +12:00',
    // 40 and 8 are 40.792 km, 50.990 km of road.
    'PICKUP w1 40.792 km ready Tue 21 Jan 13:00 +12:00',
    'no EXPRESS: OUT_OF_RANGE 50.990 km, reach 50 km',
    'no TOMORROW: OUT_OF_RANGE 50.990 km, reach 50 km',
  ]);
});

const roundTheClock = townAt('56.8389,60.6057', { open: 'daily 00:00-24:00' });

test('E05 midnight comes earlier at the buyer’s: express must arrive on the buyer’s date', () => {
  // 21:30 is 22:30 in Omsk (+06:00). 10 km take 12 min: 23:42; 25 km take 30 min: 00:00, tomorrow there.
  const placed = 'Tue 2025-01-21 21:30';
  const untilMidnight: PartialPolicy = { latestArrival: { EXPRESS: '24:00' } };
  // The last one arrives at 23:59: it leaves at 23:47 and is ordered at 22:47, 21:47 at the warehouse.
  expect(
    answer(roundTheClock, { placed, to: '8E', timeZone: 'Asia/Omsk' }, untilMidnight, 'EXPRESS'),
  ).toEqual([
    'EXPRESS w1 van 200.00 RUB 10.000 km at 20 leaves Tue 21 Jan 22:30 arrives 23:42 +06:00 order by 21:47',
  ]);
  expect(
    answer(roundTheClock, { placed, to: '20E', timeZone: 'Asia/Omsk' }, untilMidnight, 'EXPRESS'),
  ).toEqual(['no EXPRESS: TOO_LATE']);
});

test('E06 tomorrow is the day after the buyer’s date of the order', () => {
  const town = townAt('56.8389,60.6057', { open: 'daily 08:00-20:00' });
  const order = { placed: 'Tue 2025-01-21 23:30', to: '8E' };
  expect(answer(town, order, {}, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 150.00 RUB 10.000 km at 15 leaves Wed 22 Jan 10:00 arrives 10:12 order by Tue 21 Jan 23:59',
  ]);
  // In Omsk it is Wednesday 00:30 already: Thursday; ordered until Wednesday 23:59 there.
  expect(answer(town, { ...order, timeZone: 'Asia/Omsk' }, {}, 'TOMORROW')).toEqual([
    'TOMORROW w1 van 150.00 RUB 10.000 km at 15 leaves Thu 23 Jan 08:00 arrives 09:12 +06:00 order by Wed 22 Jan 22:59',
  ]);
});

test('E07 the policy may set a warehouse’s clock where the map is wrong', () => {
  const town = townAt('56.8389,60.6057', { open: 'daily 08:00-20:00' });
  // 05:00 here is 06:00 in Omsk; it opens at 08:00 there.
  expect(
    answer(town, { placed: 'Tue 2025-01-21 05:00', to: '8E' }, { timeZones: { w1: 'Asia/Omsk' } }, 'PICKUP'),
  ).toEqual(['PICKUP w1 8.000 km ready Tue 21 Jan 09:00 +06:00']);
});

test('E08 a route starts by the clock of its first warehouse, wherever it is loaded', () => {
  const town = townOf({
    vehicles: VAN,
    tariffs: TARIFFS,
    warehouses: `
      id  at   does      open
      w1  0    -         daily 08:00-20:00
      w2  80E  delivery  daily 08:00-20:00`,
    routes: `
      id  vehicle  runs  hours  stops
      R1  van      Wed   8      w1 0h > w2 4h > 160E 8h`,
  });
  // 08:00 at w1; four hours later it is 13:00 at w2 (+06:00), where two hours of work began by 11:00.
  const order = { placed: 'Tue 2025-01-21 12:00', to: '120E 8N' };
  expect(answer(town, order, { timeZones: { w2: 'Asia/Omsk' } }, 'ROUTE')).toEqual([
    'ROUTE w2 van on R1 100.00 RUB 10.000 km at 10 leaves Wed 22 Jan 13:00 +06:00 arrives 14:10 order by 11:00 +06:00',
  ]);
});

const BERLIN = '52.52,13.405';

test('E09 spring in Berlin: a start at 02:30, which does not exist, moves to 03:30', () => {
  // On Sunday 30 March 02:00 +01:00 is followed by 03:00 +02:00. Two hours before 03:30 +02:00 it is
  // 00:30 +01:00; two hours of way and 10 min after it 05:40.
  const town = townAt(BERLIN, { open: 'daily 00:00-24:00' });
  const order = {
    placed: 'Sat 2025-03-29 12:00 +01:00',
    origin: BERLIN,
    to: '40E 8N',
    timeZone: 'Europe/Berlin',
  };
  expect(answer(town, order, { route: { departureTime: '02:30' } }, 'ROUTE')).toEqual([
    'ROUTE w1 van on R1 100.00 RUB 10.000 km at 10 leaves Sun 30 Mar 03:30 +02:00 arrives 05:40 +02:00 order by 00:30 +01:00',
  ]);
});

test('E10 an hour of work through the change is an hour', () => {
  const town = townAt(BERLIN, { open: 'daily 00:00-24:00' });
  expect(
    answer(town, { placed: 'Sun 2025-03-30 01:30 +01:00', origin: BERLIN, to: '8E' }, {}, 'PICKUP'),
  ).toEqual(['PICKUP w1 8.000 km ready Sun 30 Mar 03:30 +02:00']);
});

test('E11 autumn in Berlin: a start at 02:30, which exists twice, is the earlier one', () => {
  // On Sunday 26 October 03:00 +02:00 is followed by 02:00 +01:00. 02:30 +02:00 and 2 h 10 min are
  // 04:40 +02:00, by then 03:40 +01:00.
  const town = townAt(BERLIN, { open: 'daily 00:00-24:00' });
  const order = {
    placed: 'Sat 2025-10-25 12:00 +02:00',
    origin: BERLIN,
    to: '40E 8N',
    timeZone: 'Europe/Berlin',
  };
  expect(answer(town, order, { route: { departureTime: '02:30' } }, 'ROUTE')).toEqual([
    'ROUTE w1 van on R1 100.00 RUB 10.000 km at 10 leaves Sun 26 Oct 02:30 +02:00 arrives 03:40 +01:00 order by 00:30 +02:00',
  ]);
});
