import { describe, expect, it } from 'vitest';
import { EXTREME_POLICIES } from '../../scripts/fuzz/extremePolicies.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { InvalidPolicyError } from '../../src/policy/resolvePolicy.js';
import { quote } from '../../src/quote/quote.js';
import { answer } from '../support/print.js';
import { orderOf, townOf } from '../support/town.js';

const town = townOf({
  warehouses: `
    id           at   does                     open
    w1           0    express delivery pickup  daily 08:00-20:00
    constructor  40E  express delivery pickup  none
    __proto__    80E  express delivery pickup  daily 00:00-24:00
    w4           8W   express delivery pickup  Wed 22:00-06:00`,
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
    R1  van      Mon Wed Fri  40     w1 0h > constructor ? > __proto__ 30h > 160E ?
    R2  van      Sun          1e15   __proto__ ? > constructor 9e14h > w1 ?`,
});
const PLACED = [
  'Tue 2025-01-21 12:00',
  'Tue 2025-01-21 23:59',
  'Sun 2035-01-28 09:00',
  'Sat 0000-01-01 00:00 +23:59',
  'Fri 9999-12-31 23:59 -23:59',
];

describe('policies at the ends of what is allowed', () => {
  it.each(Object.entries(EXTREME_POLICIES))('%s', (_, policy) => {
    let network;
    try {
      network = compileNetwork(town, policy);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidPolicyError);
      return;
    }
    for (const placed of PLACED) {
      for (const to of ['0', '40E 8N', '1000N', '10000E']) {
        for (const alternatives of [false, true]) {
          const answered = quote(network, orderOf({ placed, to, alternatives }));
          const text = JSON.stringify(answered);
          expect(JSON.parse(text)).toEqual(answered);
          expect(text).not.toMatch(/NaN|Infinity|Invalid/);
          expect(answered.options.length + answered.unavailable.length).toBe(3);
        }
      }
    }
  });
});

it('a truck so slow that no date can tell its arrival offers nothing', () => {
  const order = { placed: 'Tue 2025-01-21 12:00', to: '40E 8N', warehouseIds: ['w1'] };
  const policy: PartialPolicy = { speedKmh: { ROUTE: 1e-9 } };
  expect(answer(town, order, policy, 'ROUTE')).toEqual(['no ROUTE: NO_DEPARTURE']);
});
