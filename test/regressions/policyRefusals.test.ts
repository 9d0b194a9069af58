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
