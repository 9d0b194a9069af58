import { describe, expect, it } from 'vitest';
import { loadOf, loadOfItems, tripsNeeded } from '../../src/pricing/load.js';

const van = { loadCapacity: 500, volume: 4 };

describe('a load', () => {
  it('is the exact sum of its items, each times its quantity', () => {
    const items = [
      { quantity: 1, weightKg: 0.1, volumeM3: 0.01 },
      { quantity: 1, weightKg: 0.2, volumeM3: 0.02 },
      { quantity: 3, weightKg: 0.1, volumeM3: 0.1 },
    ];
    expect(loadOfItems(items)).toEqual({ weight: 0.6, volume: 0.33 });
    expect(loadOfItems(items.slice(0, 2))).toEqual(loadOf(0.3, 0.03));
  });

  it('may have quantities that are no whole numbers', () => {
    expect(loadOfItems([{ quantity: 2.5, weightKg: 0.3, volumeM3: 0.02 }])).toEqual(loadOf(0.75, 0.05));
  });

  it('is its weight and volume', () => {
    expect(loadOf(120, 0.8)).toEqual({ weight: 120, volume: 0.8 });
  });
});

describe('trips', () => {
  it.each([
    ['a load within both capacities', 120, 0.8, 1],
    ['nothing at all', 0, 0, 1],
    ['exactly the capacity', 500, 4, 1],
    ['a gram more', 500.001, 4, 2],
    ['a litre more', 500, 4.001, 2],
    ['exactly two by weight', 1000, 1, 2],
    ['three by volume, two by weight', 1000, 8.5, 3],
    ['three by weight, two by volume', 1200, 8, 3],
    ['as many as may be', 2500, 20, 5],
    ['more than may be by weight', 2500.1, 1, Infinity],
    ['more than may be by volume', 1, 20.1, Infinity],
  ])('%s', (_, weight, volume, trips) => {
    expect(tripsNeeded(loadOf(weight, volume), van, 5)).toBe(trips);
  });

  it('are one for 0.1 kg and 0.2 kg in a vehicle of 0.3 kg', () => {
    const load = loadOfItems([
      { quantity: 1, weightKg: 0.1, volumeM3: 0 },
      { quantity: 1, weightKg: 0.2, volumeM3: 0 },
    ]);
    expect(tripsNeeded(load, { loadCapacity: 0.3, volume: 1 }, 1)).toBe(1);
  });

  it('a capacity of 0 carries only 0', () => {
    const weightless = { loadCapacity: 0, volume: 4 };
    expect(tripsNeeded(loadOf(0, 4), weightless, 5)).toBe(1);
    expect(tripsNeeded(loadOf(0.001, 1), weightless, 5)).toBe(Infinity);
    expect(tripsNeeded(loadOf(1, 0.001), { loadCapacity: 500, volume: 0 }, 5)).toBe(Infinity);
    expect(tripsNeeded(loadOf(500, 0), { loadCapacity: 500, volume: 0 }, 5)).toBe(1);
  });
});
