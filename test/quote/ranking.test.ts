import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/quote/candidate.js';
import { compareCandidates, compareListed, comparePrices, keepUnbeaten } from '../../src/quote/ranking.js';
import { randomFrom } from '../support/wideCatalog.js';
import { candidate as anyCandidate, table } from './offersOf.js';

const candidate = (over: Partial<Candidate> = {}): Candidate =>
  anyCandidate(table, { price: 100, metres: 5000, warehouse: 1, ...over });

const first = (
  a: Partial<Candidate>,
  b: Partial<Candidate>,
  preference: 'cheapest' | 'fastest' = 'cheapest',
) => Math.sign(compareCandidates(candidate(a), candidate(b), preference));

describe('the better candidate', () => {
  it('is the cheaper, then the earlier one, by `cheapest`', () => {
    expect(first({ price: 99, arrivesAt: 2000 }, { price: 100 })).toBe(-1);
    expect(first({ arrivesAt: 999, metres: 9 }, { arrivesAt: 1000, metres: 1 })).toBe(-1);
  });

  it('is the earlier, then the cheaper one, by `fastest`', () => {
    expect(first({ price: 200, arrivesAt: 999 }, {}, 'fastest')).toBe(-1);
    expect(first({ price: 99, metres: 9000 }, {}, 'fastest')).toBe(-1);
    expect(first({ metres: 4999 }, {}, 'fastest')).toBe(-1);
  });

  // Each tie is broken by the next figure, whatever the ones after it say.
  it.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['chargeable distance', { metres: 4999, warehouse: 9 }, { warehouse: 0 }],
    ['warehouse', { warehouse: 0, route: 9 }, { route: 0 }],
    ['route', { route: 0, vehicle: 9 }, { route: 1, vehicle: 0 }],
    ['transport type', { vehicle: 0, band: 1 }, { band: 0 }],
    ['tariff id', { band: 0, pickup: 9 }, { band: 1, pickup: 0 }],
    ['pick-up point', { pickup: 0 }, { pickup: 1 }],
  ])('is, all else equal, the one with the lesser %s', (_, less, more) => {
    for (const preference of ['cheapest', 'fastest'] as const) {
      expect(first(less, more, preference)).toBe(-1);
      expect(first(more, less, preference)).toBe(1);
    }
    expect(Math.sign(compareListed(candidate(less), candidate(more)))).toBe(-1);
  });

  it('of one candidate and itself is neither', () => {
    expect(first({}, {})).toBe(0);
    expect(compareListed(candidate(), candidate())).toBe(0);
  });
});

describe('listed options', () => {
  it('go by price, then arrival, then type, whatever the preference', () => {
    const listed = [
      candidate({ price: 200, arrivesAt: 1 }),
      candidate({ price: 100, arrivesAt: 2, type: 'ROUTE' }),
      candidate({ price: 100, arrivesAt: 1, type: 'TOMORROW', metres: 1 }),
      candidate({ price: 100, arrivesAt: 1, type: 'EXPRESS', metres: 2 }),
      candidate({ price: 100, arrivesAt: 1, type: 'ROUTE', metres: 3 }),
    ].toSorted(compareListed);
    expect(listed.map(({ price, arrivesAt, type }) => `${price} ${arrivesAt} ${type}`)).toEqual([
      '100 1 ROUTE',
      '100 1 EXPRESS',
      '100 1 TOMORROW',
      '100 2 ROUTE',
      '200 1 EXPRESS',
    ]);
  });
});

it('prices compare exactly across numbers and big numbers', () => {
  expect(comparePrices(9_007_199_254_740_991, 9_007_199_254_740_993n)).toBe(-1);
  expect(comparePrices(9_007_199_254_740_993n, 9_007_199_254_740_991)).toBe(1);
  expect(comparePrices(5, 5n)).toBe(0);
  expect(comparePrices(9_007_199_254_740_993n, 9_007_199_254_740_992n)).toBe(1);
});

/** Candidates with few different figures, so that ties of every depth occur. */
function many(seed: number, count: number): Candidate[] {
  const random = randomFrom(seed);
  const few = (n: number) => Math.floor(random() * n);
  return Array.from({ length: count }, () =>
    candidate({
      type: (['ROUTE', 'EXPRESS', 'TOMORROW'] as const)[few(3)]!,
      price: few(2) === 0 ? few(4) : BigInt(few(4)),
      arrivesAt: few(4),
      metres: few(2),
      warehouse: few(2),
      route: few(2),
      vehicle: few(2),
      band: few(2),
      pickup: few(2),
    }),
  );
}

describe.each([
  ['cheapest', (a: Candidate, b: Candidate) => compareCandidates(a, b, 'cheapest')],
  ['fastest', (a: Candidate, b: Candidate) => compareCandidates(a, b, 'fastest')],
  ['listed', compareListed],
] as const)('the order %s', (_, compare) => {
  const list = many(3, 36);

  it('is antisymmetric', () => {
    for (const a of list)
      for (const b of list) expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
  });

  it('is transitive', () => {
    const broken = list.flatMap((a) =>
      list.flatMap((b) => list.filter((c) => compare(a, b) <= 0 && compare(b, c) <= 0 && compare(a, c) > 0)),
    );
    expect(broken).toEqual([]);
  });
});

describe('the unbeaten candidates', () => {
  function unbeaten(...list: readonly Candidate[]): Candidate[] {
    const kept: Candidate[] = [];
    for (const one of list) keepUnbeaten(kept, one);
    return kept;
  }

  const cheapLate = candidate({ price: 100, arrivesAt: 3000 });
  const dearSoon = candidate({ price: 300, arrivesAt: 1000 });
  const between = candidate({ price: 200, arrivesAt: 2000 });

  it('are those that none beats in both price and arrival', () => {
    expect(new Set(unbeaten(cheapLate, dearSoon, between))).toEqual(new Set([cheapLate, dearSoon, between]));
    const better = candidate({ price: 200, arrivesAt: 1000 });
    expect(new Set(unbeaten(cheapLate, dearSoon, between, better))).toEqual(new Set([cheapLate, better]));
    expect(unbeaten(better, between)).toEqual([better]);
  });

  it('are not beaten by one that is better in one figure and worse in the other', () => {
    expect(unbeaten(cheapLate, candidate({ price: 101, arrivesAt: 2999 }))).toHaveLength(2);
  });

  it.each([
    [
      'price, arrival equal',
      candidate({ price: 200, arrivesAt: 2000 }),
      candidate({ price: 201, arrivesAt: 2000 }),
    ],
    [
      'arrival, price equal',
      candidate({ price: 200, arrivesAt: 2000 }),
      candidate({ price: 200, arrivesAt: 2001 }),
    ],
  ])('are beaten by one better in one and equal in the other: %s', (_, better, worse) => {
    expect(unbeaten(better, worse)).toEqual([better]);
    expect(unbeaten(worse, better)).toEqual([better]);
  });

  it('of equal ones are the best alone', () => {
    const near = candidate({ metres: 1 });
    const far = candidate({ metres: 2 });
    expect(unbeaten(near, far)).toEqual([near]);
    expect(unbeaten(far, near)).toEqual([near]);
  });

  it('are what the definition says, in whatever order they come', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const list = many(seed, 25).map((one) => ({ ...one, type: 'EXPRESS' as const }));
      const beats = (a: Candidate, b: Candidate) =>
        a.price <= b.price && a.arrivesAt <= b.arrivesAt && (a.price < b.price || a.arrivesAt < b.arrivesAt);
      const same = (a: Candidate, b: Candidate) =>
        comparePrices(a.price, b.price) === 0 && a.arrivesAt === b.arrivesAt;
      const wanted = list
        .filter((one) => !list.some((other) => beats(other, one)))
        .filter(
          (one) => !list.some((other) => same(other, one) && compareCandidates(other, one, 'cheapest') < 0),
        );
      const figures = (of: readonly Candidate[]) =>
        new Set(of.map((one) => `${one.price} ${one.arrivesAt} ${one.metres}${one.warehouse}${one.route}`));
      expect(figures(unbeaten(...list))).toEqual(figures(wanted));
      expect(figures(unbeaten(...list.toReversed()))).toEqual(figures(wanted));
    }
  });
});
