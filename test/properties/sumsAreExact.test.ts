import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { type Exact, exactAtMost, exactProduct, exactSum } from '../../src/pricing/exact.js';
import type { QuoteRequest, RequestItem } from '../../src/quote/request.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { law } from './law.js';

const Wide = Decimal.clone({ precision: 1500 });

const figureArbitrary = fc.oneof(
  fc.nat(1000).map((n) => n / 10),
  fc.constantFrom(0.1, 0.2, 0.3, 1e-7, 1e21, 5e-324, 1.7976931348623157e308),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);
const lineArbitrary = fc.record({ amount: figureArbitrary, count: figureArbitrary });

law(
  'sums of products are those of decimals, whatever the figures and in any order',
  fc.array(lineArbitrary, { minLength: 1, maxLength: 5 }),
  (lines) => {
    const sumOf = (list: typeof lines) =>
      list.reduce<Exact>((sum, { amount, count }) => exactSum(sum, exactProduct(amount, count)), 0);
    const expected = lines.reduce(
      (sum, { amount, count }) => sum.plus(new Wide(amount).times(count)),
      new Wide(0),
    );
    expect(new Wide(sumOf(lines)).eq(expected)).toBe(true);
    expect(new Wide(sumOf(lines.toReversed())).eq(expected)).toBe(true);
    const [first] = lines;
    if (first === undefined) return;
    expect(exactAtMost(sumOf(lines), first.amount)).toBe(expected.lte(first.amount));
  },
  300,
);

const itemArbitrary: fc.Arbitrary<RequestItem> = fc.record({
  quantity: fc.constantFrom(1, 2, 3, 7, 0.5, 0.1),
  weightKg: fc.constantFrom(0.1, 0.2, 0.7, 4.35, 33.3, 100),
  volumeM3: fc.constantFrom(0, 0.1, 0.2, 0.003),
});

law(
  'a cart gets the same answer as the load that its lines sum up to, split or not',
  fc.tuple(caseArbitrary('small'), fc.array(itemArbitrary, { minLength: 1, maxLength: 5 })),
  ([{ catalog, policy, requests }, items]) => {
    const network = compileNetwork(catalog, policy);
    const sum = (figure: 'weightKg' | 'volumeM3') =>
      items
        .reduce((total, item) => total.plus(new Decimal(item[figure]).times(item.quantity)), new Decimal(0))
        .toNumber();
    const load = { weightKg: sum('weightKg'), volumeM3: sum('volumeM3') };
    const halves = items.flatMap((item) => [
      { ...item, weightKg: 0 },
      { ...item, volumeM3: 0 },
    ]);
    for (const request of requests) {
      const asked = (carried: Pick<QuoteRequest, 'load' | 'items'>): QuoteRequest => ({
        ...request,
        load: null,
        items: null,
        stocks: null,
        ...carried,
      });
      const answer = quote(network, asked({ load }));
      expect(quote(network, asked({ items }))).toEqual(answer);
      expect(quote(network, asked({ items: items.toReversed() }))).toEqual(answer);
      expect(quote(network, asked({ items: halves }))).toEqual(answer);
    }
  },
  20,
);
