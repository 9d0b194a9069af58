import { describe, expect, test } from 'vitest';
import { InvalidPolicyError, resolvePolicy } from '../../src/policy/resolvePolicy.js';

function wrongPaths(policy: unknown): readonly string[] {
  try {
    resolvePolicy(policy);
    return [];
  } catch (error) {
    if (error instanceof InvalidPolicyError) return error.issues.map(({ path }) => path);
    throw error;
  }
}

describe('A policy is refused with the path of each wrong field', () => {
  test('a step that is no number refuses the step, and nothing is divided by it', () => {
    expect(wrongPaths({ price: { step: 'abc' } })).toEqual(['price.step']);
    expect(wrongPaths({ price: { step: '0' } })).toEqual(['price.step']);
  });

  test('one minimum that is no number does not hide another that is no multiple of the step', () => {
    const price = { step: '0.1', minimum: { ROUTE: '0.05', EXPRESS: 'x' } };
    expect(wrongPaths({ price })).toEqual(['price.minimum.EXPRESS', 'price.minimum.ROUTE']);
  });

  test('a wrong mode does not hide a minimum that is no multiple of the step', () => {
    const price = { step: '0.1', mode: 'CEILING', minimum: { ROUTE: '0.05' } };
    expect(wrongPaths({ price })).toEqual(['price.mode', 'price.minimum.ROUTE']);
  });
});

describe('A map of a policy may have any key, and each is looked at', () => {
  test('a zone given to the warehouse `__proto__` is kept, and one that is none is refused', () => {
    const zones = (zone: string): unknown => JSON.parse(`{ "timeZones": { "__proto__": "${zone}" } }`);
    const { timeZones } = resolvePolicy(zones('Asia/Omsk'));
    expect(Object.entries(timeZones)).toEqual([['__proto__', 'Asia/Omsk']]);
    expect(wrongPaths(zones('Nowhere'))).toEqual(['timeZones.__proto__']);
  });

  test('a moved day is a date with a weekday', () => {
    const worksAs = { '2025-02-30': 1, '2025-11-01': 8, '2025-11-03': 5 };
    expect(wrongPaths({ calendar: { worksAs } })).toEqual([
      'calendar.worksAs.2025-02-30',
      'calendar.worksAs.2025-11-01',
    ]);
    expect(wrongPaths({ calendar: { worksAs: [] } })).toEqual(['calendar.worksAs']);
  });

  test('the caller’s own map is not frozen', () => {
    const timeZones: Record<string, string> = { w1: 'Asia/Omsk' };
    resolvePolicy({ timeZones });
    timeZones['w2'] = 'Asia/Tomsk';
    expect(timeZones).toEqual({ w1: 'Asia/Omsk', w2: 'Asia/Tomsk' });
  });
});
