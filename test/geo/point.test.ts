import { describe, expect, it } from 'vitest';
import { isOnGlobe } from '../../src/geo/point.js';

describe('a location on the globe', () => {
  it.each([
    [90, 180],
    [-90, -180],
    [0, 0.000001],
    [-0.000001, 0],
    [65, -180],
  ])('is %d, %d', (lat, lng) => {
    expect(isOnGlobe({ lat, lng })).toBe(true);
  });

  it.each([
    [90.000001, 10],
    [-90.000001, 10],
    [10, 180.000001],
    [10, -180.000001],
    [0, 0],
    [-0, 0],
    [Number.NaN, 10],
    [10, Number.NaN],
  ])('is not %d, %d', (lat, lng) => {
    expect(isOnGlobe({ lat, lng })).toBe(false);
  });
});
