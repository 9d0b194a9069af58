import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUARDED_LISTS, suspicionsAbout } from '../../src/engine/catalogGuard.js';
import type { NetworkCounts } from '../../src/network/network.js';

const full: NetworkCounts = {
  cities: 50,
  warehouses: 40,
  tariffs: 200,
  routes: 120,
  routePoints: 3000,
  transportTypes: 3,
};

describe('the guard', () => {
  it.each(GUARDED_LISTS)('refuses a catalog without %s', (list) => {
    expect(suspicionsAbout({ ...full, [list]: 0 }, full)).toEqual([
      { list, reason: 'EMPTY', before: full[list], after: 0 },
    ]);
    expect(suspicionsAbout({ ...full, [list]: 0 }, full, { maxGoneShare: 1 })).toHaveLength(1);
    expect(suspicionsAbout({ ...full, [list]: 0 }, full, { mayBeEmpty: [list] })).toEqual([]);
  });

  it('lets a share of three tenths go, and no more', () => {
    expect(suspicionsAbout({ ...full, routes: 84 }, full)).toEqual([]);
    expect(suspicionsAbout({ ...full, routes: 83 }, full)).toEqual([
      { list: 'routes', reason: 'TOO_MANY_GONE', before: 120, after: 83 },
    ]);
    expect(suspicionsAbout({ ...full, routes: 119 }, full, { maxGoneShare: 0 })).toHaveLength(1);
  });

  it('names every list at once', () => {
    const after = { ...full, warehouses: 1, tariffs: 0 };
    expect(suspicionsAbout(after, full).map(({ list }) => list)).toEqual(['warehouses', 'tariffs']);
  });

  it('wants warehouses and tariffs of the very first catalog, and believes the rest', () => {
    const bare = { ...full, cities: 0, routes: 0, warehouses: 1, tariffs: 1 };
    expect(suspicionsAbout(bare, null)).toEqual([]);
    expect(suspicionsAbout({ ...bare, tariffs: 0 }, null)).toEqual([
      { list: 'tariffs', reason: 'EMPTY', before: null, after: 0 },
    ]);
  });

  it('never minds growth, nor what was empty before', () => {
    const counts = fc.record({
      cities: fc.nat(1000),
      warehouses: fc.nat(1000),
      tariffs: fc.nat(1000),
      routes: fc.nat(1000),
      routePoints: fc.nat(1000),
      transportTypes: fc.nat(1000),
    });
    fc.assert(
      fc.property(counts, counts, (before, more) => {
        const after = { ...before };
        for (const list of GUARDED_LISTS) after[list] += more[list];
        expect(suspicionsAbout(after, before, { maxGoneShare: 0 })).toEqual([]);
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses the share %s', (maxGoneShare) => {
    expect(() => suspicionsAbout(full, full, { maxGoneShare })).toThrow(RangeError);
  });
});
