import { describe, expect, it } from 'vitest';
import { compareQuotes } from '../../src/compare/compareQuotes.js';
import { compileNetwork, quote, type Catalog, type PartialPolicy } from '../../src/index.js';
import { request, smallTown } from '../support/smallTown.js';

/** What the request of the small town gets there, with one record or rule or other changed. */
function answered(catalog: Partial<Catalog> = {}, policy: PartialPolicy = {}) {
  return quote(compileNetwork({ ...smallTown, ...catalog }, policy), request);
}

const withoutType = (type: string) => ({
  tariffs: smallTown.tariffs.filter((tariff) => (tariff as { deliveryType: string }).deliveryType !== type),
});

const ROUTE = {
  type: 'ROUTE',
  price: '31.57',
  departsAt: '2025-01-22T08:00:00+05:00',
  arrivesAt: '2025-01-22T08:33:00+05:00',
};

describe('comparing two quotes', () => {
  it('has both prices and times of a type, and the difference as a plain decimal', () => {
    const dearer = answered({}, { distance: { circuity: 1.5 }, speedKmh: { ROUTE: 10 } });
    const { id, types, cheapest } = compareQuotes(answered(), dearer);
    expect(id).toBe('r');
    const change = {
      before: ROUTE,
      after: { ...ROUTE, price: '37.89', arrivesAt: '2025-01-22T08:52:00+05:00' },
      difference: '6.32',
    };
    expect(types.ROUTE).toEqual(change);
    expect(cheapest).toEqual(change);
    expect(compareQuotes(dearer, answered()).types.ROUTE.difference).toBe('-6.32');
  });

  it('has the reason and its figures where a type is not offered, and no difference', () => {
    const none = answered(withoutType('EXPRESS'));
    expect(compareQuotes(answered(), none).types.EXPRESS).toMatchObject({
      before: { type: 'EXPRESS', price: '767.56' },
      after: { type: 'EXPRESS', reason: 'NO_TARIFF' },
      difference: null,
    });
    const near = answered({ tariffs: smallTown.tariffs.map((row) => ({ ...(row as object), distance: 5 })) });
    expect(compareQuotes(near, none).types.EXPRESS).toEqual({
      before: { type: 'EXPRESS', reason: 'OUT_OF_RANGE', distanceKm: '19.189', reachKm: '5' },
      after: { type: 'EXPRESS', reason: 'NO_TARIFF' },
      difference: null,
    });
  });

  it('takes the cheapest over all types, which may be another type after, or none', () => {
    const { cheapest } = compareQuotes(answered(), answered(withoutType('ROUTE')));
    expect(cheapest).toMatchObject({
      before: { type: 'ROUTE', price: '31.57' },
      after: { type: 'TOMORROW', price: '575.67' },
      difference: '544.1',
    });
    const nothing = compareQuotes(answered({ tariffs: [] }), answered());
    expect(nothing.cheapest).toEqual({ before: null, after: ROUTE, difference: null });
  });

  it('is exact where doubles are not', () => {
    const priced = (price: string) => {
      const answer = answered();
      return { ...answer, options: answer.options.map((option) => ({ ...option, price })) };
    };
    const { cheapest } = compareQuotes(priced('9007199254740993.07'), priced('9007199254740993.10'));
    expect(cheapest.difference).toBe('0.03');
    expect(compareQuotes(priced('0.10'), priced('0.30')).cheapest.difference).toBe('0.2');
  });
});
