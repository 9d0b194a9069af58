import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GUARDED_LISTS,
  suspicionsAbout,
  type GuardedList,
  type GuardedNetwork,
} from '../../src/engine/catalogGuard.js';
import { usableIds } from '../../src/engine/usableIds.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { smallTown } from '../support/smallTown.js';

const FULL = { cities: 50, warehouses: 40, tariffs: 200, routes: 120 };

/** So many records of each list, whose ids count up from `from`. */
function networkOf(sizes: Readonly<Record<GuardedList, number>>, from = 0): GuardedNetwork {
  const ids = (size: number) => new Set(Array.from({ length: size }, (_, index) => String(from + index)));
  return {
    counts: { ...sizes, routePoints: 3000, transportTypes: 3 },
    ids: {
      cities: ids(sizes.cities),
      warehouses: ids(sizes.warehouses),
      tariffs: ids(sizes.tariffs),
      routes: ids(sizes.routes),
    },
  };
}

const full = networkOf(FULL);

describe('the guard', () => {
  it.each(GUARDED_LISTS)('refuses a catalog without %s', (list) => {
    const without = networkOf({ ...FULL, [list]: 0 });
    expect(suspicionsAbout(without, full)).toEqual([
      { list, reason: 'EMPTY', before: FULL[list], after: 0, gone: FULL[list] },
    ]);
    expect(suspicionsAbout(without, full, { maxGoneShare: 1 })).toHaveLength(1);
    expect(suspicionsAbout(without, full, { mayBeEmpty: [list] })).toEqual([]);
  });

  it('lets a share of three tenths go, and no more', () => {
    expect(suspicionsAbout(networkOf({ ...FULL, routes: 84 }), full)).toEqual([]);
    expect(suspicionsAbout(networkOf({ ...FULL, routes: 83 }), full)).toEqual([
      { list: 'routes', reason: 'TOO_MANY_GONE', before: 120, after: 83, gone: 37 },
    ]);
    expect(suspicionsAbout(networkOf({ ...FULL, routes: 119 }), full, { maxGoneShare: 0 })).toHaveLength(1);
  });

  it('minds records that others have come in place of', () => {
    const others = { ...full, ids: { ...full.ids, warehouses: networkOf(FULL, 13).ids.warehouses } };
    expect(suspicionsAbout(others, full)).toEqual([
      { list: 'warehouses', reason: 'TOO_MANY_GONE', before: 40, after: 40, gone: 13 },
    ]);
    expect(suspicionsAbout(networkOf(FULL, 12), full).map(({ list }) => list)).toEqual([]);
  });

  it('names every list at once', () => {
    const after = networkOf({ ...FULL, warehouses: 1, tariffs: 0 });
    expect(suspicionsAbout(after, full).map(({ list }) => list)).toEqual(['warehouses', 'tariffs']);
  });

  it('wants warehouses and tariffs of the very first catalog, and believes the rest', () => {
    const bare = { cities: 0, routes: 0, warehouses: 1, tariffs: 1 };
    expect(suspicionsAbout(networkOf(bare), null)).toEqual([]);
    expect(suspicionsAbout(networkOf({ ...bare, tariffs: 0 }), null)).toEqual([
      { list: 'tariffs', reason: 'EMPTY', before: null, after: 0, gone: 0 },
    ]);
  });

  it('never minds growth, nor what was empty before', () => {
    const sizes = fc.record({
      cities: fc.nat(100),
      warehouses: fc.nat(100),
      tariffs: fc.nat(100),
      routes: fc.nat(100),
    });
    fc.assert(
      fc.property(sizes, sizes, (before, more) => {
        const after = { ...before };
        for (const list of GUARDED_LISTS) after[list] += more[list];
        expect(suspicionsAbout(networkOf(after), networkOf(before), { maxGoneShare: 0 })).toEqual([]);
      }),
    );
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses the share %s', (maxGoneShare) => {
    expect(() => suspicionsAbout(full, full, { maxGoneShare })).toThrow(RangeError);
  });
});

describe('usable records', () => {
  it('are those that a network uses: neither the ones set aside nor their doubles', () => {
    const [warehouse = {}] = smallTown.warehouses;
    const catalog = {
      ...smallTown,
      warehouses: [
        warehouse,
        warehouse,
        { ...Object(warehouse), id: 'nowhere', location: { lat: 0, lng: 0 } },
        { ...Object(warehouse), id: 'odd hours', schedule: [{ dayOfWeek: 9, begin: '08:00', end: '20:00' }] },
        { id: 7 },
        'no record',
      ],
    };
    const network = compileNetwork(catalog);
    expect(network.counts.warehouses).toBe(2);
    expect([...usableIds(catalog, network).warehouses].toSorted()).toEqual(['odd hours', 'w1']);
  });
});
