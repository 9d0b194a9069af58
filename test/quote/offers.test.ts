import { describe, expect, it } from 'vitest';
import { sheet } from '../pricing/sheets.js';
import { offersOf, candidate, table } from './offersOf.js';

describe('what is filled in', () => {
  it('is of the type that is searched, and never what is kept already', () => {
    for (const type of ['ROUTE', 'EXPRESS', 'TOMORROW'] as const) {
      for (const alternatives of [false, true]) {
        const offers = offersOf(type, {}, { over: { alternatives } });
        for (let price = 5; price > 0; price--) {
          const found = offers.draft();
          expect(found.type).toBe(type);
          expect(found).not.toBe(offers.best);
          offers.take(Object.assign(found, { ...candidate(table, { type, price }) }));
        }
        expect(offers.best?.price).toBe(1);
      }
    }
  });
});

describe('the best offer', () => {
  it('is the best that was taken', () => {
    const offers = offersOf('EXPRESS');
    const [dear, cheap, late] = [
      candidate(table, { price: 3 }),
      candidate(table, { price: 2 }),
      candidate(table, { price: 2, arrivesAt: 2000 }),
    ];
    for (const one of [dear, cheap, late]) offers.take(one);
    expect(offers.best).toBe(cheap);
    expect(offers.unbeaten).toEqual([]);
  });

  it('is the earliest by `fastest`', () => {
    const offers = offersOf('EXPRESS', { preference: 'fastest' });
    const [soon, cheap] = [candidate(table, { price: 3 }), candidate(table, { price: 2, arrivesAt: 2000 })];
    for (const one of [cheap, soon]) offers.take(one);
    expect(offers.best).toBe(soon);
  });

  it('is kept with the unbeaten ones where alternatives are wanted', () => {
    const offers = offersOf('EXPRESS', {}, { over: { alternatives: true } });
    const [soon, cheap] = [candidate(table, { price: 3 }), candidate(table, { price: 2, arrivesAt: 2000 })];
    for (const one of [cheap, soon, candidate(table, { price: 4 })]) offers.take(one);
    expect(new Set(offers.unbeaten)).toEqual(new Set([soon, cheap]));
    expect(offers.best).toBe(cheap);
  });

  it('makes dearer ones too dear, where the cheapest alone is wanted', () => {
    const cheapest = offersOf('EXPRESS');
    expect(cheapest.isTooDear(1)).toBe(false);
    cheapest.take(candidate(table, { price: 100 }));
    expect([99, 100, 101].map((price) => cheapest.isTooDear(price))).toEqual([false, false, true]);
    for (const offers of [
      offersOf('EXPRESS', { preference: 'fastest' }),
      offersOf('EXPRESS', {}, { over: { alternatives: true } }),
    ]) {
      offers.take(candidate(table, { price: 100 }));
      expect(offers.isTooDear(101)).toBe(false);
    }
  });
});

describe('what is worth taking', () => {
  const best = candidate(table, { price: 100, arrivesAt: 1000 });

  it('is anything at first', () => {
    expect(offersOf('EXPRESS').wants(1_000_000, 1e15)).toBe(true);
  });

  it.each<['cheapest' | 'fastest', readonly (readonly [number, number, boolean])[]]>([
    [
      'cheapest',
      [
        [99, 9999, true],
        [100, 999, true],
        [100, 1000, true],
        [100, 1001, false],
        [101, 1, false],
      ],
    ],
    [
      'fastest',
      [
        [9999, 999, true],
        [99, 1000, true],
        [100, 1000, true],
        [101, 1000, false],
        [1, 1001, false],
      ],
    ],
  ])('is, by `%s`, what may come before the best', (preference, cases) => {
    const offers = offersOf('EXPRESS', { preference });
    offers.take(best);
    for (const [price, arrivesAt, wanted] of cases) expect(offers.wants(price, arrivesAt)).toBe(wanted);
  });

  it('is, where alternatives are wanted, what none of them beats', () => {
    const offers = offersOf('EXPRESS', {}, { over: { alternatives: true } });
    offers.take(best);
    offers.take(candidate(table, { price: 50, arrivesAt: 2000 }));
    const wanted = [
      [75, 1500],
      [100, 1000],
      [200, 999],
      [49, 9999],
    ] as const;
    for (const [price, arrivesAt] of wanted) expect(offers.wants(price, arrivesAt)).toBe(true);
    for (const [price, arrivesAt] of [
      [101, 1000],
      [100, 1001],
      [60, 2000],
      [50, 2001],
    ] as const)
      expect(offers.wants(price, arrivesAt)).toBe(false);
  });
});

describe('what is out of range', () => {
  const near = sheet('10km@50');
  const far = sheet('20km@50');

  it('is noted by the least distance', () => {
    const offers = offersOf('EXPRESS');
    offers.noteOutOfRange(30_000, far);
    offers.noteOutOfRange(25_000, near);
    offers.noteOutOfRange(26_000, far);
    expect([offers.leastMetres, offers.furthestSheet]).toEqual([25_000, near]);
  });

  it('is noted, at the same distance, with the greatest reach', () => {
    const offers = offersOf('EXPRESS');
    for (const one of [near, far, near]) offers.noteOutOfRange(25_000, one);
    expect(offers.furthestSheet).toBe(far);
  });
});
