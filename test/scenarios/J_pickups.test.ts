import { expect, test } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { answer } from '../support/print.js';
import { type OrderText, townOf } from '../support/town.js';

/** J: pick-ups. The buyer stands at 0 and asks where to collect. */
const town = townOf({
  warehouses: `
    id      at   does      open
    north   5N   pickup    daily 08:00-20:00
    south   5S   pickup    daily 08:00-12:00
    east    3E   pickup    none
    west    1W   delivery  daily 08:00-20:00`,
});
const pickups = (order: Partial<OrderText> = {}, policy: PartialPolicy = {}) =>
  answer(town, { placed: 'Tue 2025-01-21 11:30', to: '0', ...order }, policy, 'PICKUP');

const EAST = 'PICKUP east 3.000 km ready Tue 21 Jan 12:30';
const NORTH = 'PICKUP north 5.000 km ready Tue 21 Jan 12:30';
// An hour from 11:30 does not fit before noon.
const SOUTH = 'PICKUP south 5.000 km ready Wed 22 Jan 09:00';

test('J01 the nearest first, not the earliest; of equally near ones the lesser id', () => {
  expect(pickups()).toEqual([EAST, NORTH, SOUTH]);
});

test('J02 at most so many as the policy lists', () => {
  expect(pickups({}, { maxPickups: 2 })).toEqual([EAST, NORTH]);
  expect(pickups({}, { maxPickups: 0 })).toEqual([]);
});

test('J03 one that is never ready is none, and takes no place in the list', () => {
  expect(pickups({}, { maxPickups: 2, emptySchedule: 'closed' })).toEqual([NORTH, SOUTH]);
});

test('J04 only where the goods are', () => {
  expect(pickups({ warehouseIds: ['south', 'west'] })).toEqual([SOUTH]);
});

test('J05 ready in the middle of a minute is ready at the next one', () => {
  // Half a minute of handling: ready at 11:30:30.
  const policy: PartialPolicy = { handlingMinutes: { SELF_PICKUP: 0.5 } };
  expect(pickups({ warehouseIds: ['north'] }, policy)).toEqual([
    'PICKUP north 5.000 km ready Tue 21 Jan 11:31',
  ]);
});
