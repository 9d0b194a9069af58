import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import type { ChangeSummary } from '../../src/compare/changeTally.js';
import { compareQuotes, type Change, type Comparison } from '../../src/compare/compareQuotes.js';
import { ComparisonTally } from '../../src/compare/comparisonTally.js';
import { DELIVERY_TYPES, compileNetwork, quote, type Unavailable } from '../../src/index.js';
import { comparison, type Offered } from '../compare/comparisons.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { anyIndex } from '../support/arbitraries/choice.js';
import { MODES } from '../support/arbitraries/modes.js';
import { policyPlanArbitrary } from '../support/arbitraries/policies.js';
import { law, lawOfWorlds } from './law.js';

const Wide = Decimal.clone({ precision: 1500 });

function summed(comparisons: readonly Comparison[]) {
  const tally = new ComparisonTally();
  for (const one of comparisons) tally.add(one);
  return tally.summary();
}

lawOfWorlds('compared with itself, a network changes nothing', ({ catalog, policy, requests }) => {
  const network = compileNetwork(catalog, policy);
  const again = compileNetwork(catalog, policy);
  const comparisons = requests.map((request) =>
    compareQuotes(quote(network, request), quote(again, request)),
  );
  const { types, cheapest, rises, falls, requests: count } = summed(comparisons);
  expect({ count, rises, falls }).toEqual({ count: requests.length, rises: [], falls: [] });
  for (const summary of [...Object.values(types), cheapest]) {
    const { offeredBefore, sumBefore } = summary;
    expect(summary).toEqual({
      offeredBefore,
      offeredAfter: offeredBefore,
      gained: 0,
      lost: 0,
      dearer: 0,
      cheaper: 0,
      equal: offeredBefore,
      sumBefore,
      sumAfter: sumBefore,
      sumDifference: '0',
      medianDifference: offeredBefore === 0 ? null : '0',
      later: 0,
      earlier: 0,
    });
  }
  return cheapest.offeredBefore;
});

const negated = (amount: string) => new Wide(amount).negated().plus(0).toFixed();

/** The summary of the way back. */
function backwards(summary: ChangeSummary): ChangeSummary {
  const { sumDifference, medianDifference } = summary;
  return {
    offeredBefore: summary.offeredAfter,
    offeredAfter: summary.offeredBefore,
    gained: summary.lost,
    lost: summary.gained,
    dearer: summary.cheaper,
    cheaper: summary.dearer,
    equal: summary.equal,
    sumBefore: summary.sumAfter,
    sumAfter: summary.sumBefore,
    sumDifference: negated(sumDifference),
    medianDifference: medianDifference === null ? null : negated(medianDifference),
    later: summary.earlier,
    earlier: summary.later,
  };
}

for (const mode of MODES) {
  law(
    `the way back exchanges gained and lost, and negates every difference (${mode})`,
    fc.tuple(caseArbitrary(mode), policyPlanArbitrary(mode), anyIndex),
    ([{ catalog, policy, requests }, otherPolicyFor, n]) => {
      const network = compileNetwork(catalog, policy);
      const tariffs = catalog.tariffs.filter((_, i) => i % 5 !== n % 5);
      const other = compileNetwork({ ...catalog, tariffs }, otherPolicyFor(catalog));
      const answers = requests.map((request) => [quote(network, request), quote(other, request)] as const);
      const there = summed(answers.map(([before, after]) => compareQuotes(before, after)));
      const back = summed(answers.map(([before, after]) => compareQuotes(after, before)));
      for (const type of DELIVERY_TYPES) expect(back.types[type]).toEqual(backwards(there.types[type]));
      expect(back.cheapest).toEqual(backwards(there.cheapest));
      const turned = (moves: typeof there.rises) =>
        moves.map(({ id, type, before, after, difference }) => ({
          id,
          type,
          before: after,
          after: before,
          difference: negated(difference),
        }));
      expect(back.rises).toEqual(turned(there.falls));
      expect(back.falls).toEqual(turned(there.rises));
      return there.rises.length + there.cheapest.gained;
    },
    mode === 'national' ? 5 : 40,
  );
}

/** Many equal ones, some of more digits than a double has. */
const priceArbitrary = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }).map(String) },
  { weight: 1, arbitrary: fc.nat(99_999).map((kopecks) => new Wide(kopecks).div(100).toFixed(2)) },
  {
    weight: 1,
    arbitrary: fc
      .bigInt({ min: 0n, max: 10n ** 20n })
      .map((units) => new Wide(units.toString()).div(1000).toFixed(3)),
  },
);
const offeredArbitrary: fc.Arbitrary<Offered> = fc.option(
  fc.tuple(priceArbitrary, fc.integer({ min: 0, max: 1439 })),
  { freq: 4, nil: null },
);
const comparisonArbitrary = fc
  .record({
    id: fc.constantFrom('a', 'b', 'B', ''),
    type: fc.constantFrom(...DELIVERY_TYPES),
    before: offeredArbitrary,
    after: offeredArbitrary,
  })
  .map(({ id, type, before, after }) => comparison(id, type, before, after));
const comparisonsArbitrary = fc.array(comparisonArbitrary, { maxLength: 60, size: 'max' });

law(
  'a summary does not depend on the order of the requests',
  comparisonsArbitrary.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  ),
  ([list, shuffled]) => {
    const { rises, ...counted } = summed(list);
    expect(summed(shuffled)).toEqual({ rises, ...counted });
    return rises.length;
  },
  200,
);

/** The figures of money again, slowly: from a list of all differences. */
function moneyOf(changes: readonly Change<Unavailable | null>[]) {
  const sum = (texts: readonly string[]) => texts.reduce((total, text) => total.plus(text), new Wide(0));
  const both = changes.filter(({ difference }) => difference !== null);
  const price = (side: 'before' | 'after') =>
    both.map(({ [side]: said }) => (said !== null && 'price' in said ? said.price : 'none'));
  const differences = both
    .map(({ difference }) => new Wide(difference ?? Number.NaN))
    .sort((a, b) => a.comparedTo(b));
  const middle = [differences[(differences.length - 1) >> 1], differences[differences.length >> 1]];
  const [low, high] = middle;
  return {
    sumBefore: sum(price('before')).toFixed(),
    sumAfter: sum(price('after')).toFixed(),
    sumDifference: sum(price('after'))
      .minus(sum(price('before')))
      .toFixed(),
    medianDifference: low === undefined || high === undefined ? null : low.plus(high).div(2).toFixed(),
  };
}

law(
  'sums and medians are those of decimals, and the counts add up',
  comparisonsArbitrary,
  (list) => {
    const { types, cheapest, rises, falls } = summed(list);
    for (const type of DELIVERY_TYPES) {
      expect(types[type]).toMatchObject(moneyOf(list.map((one) => one.types[type])));
    }
    expect(cheapest).toMatchObject(moneyOf(list.map((one) => one.cheapest)));
    const { offeredBefore, offeredAfter, gained, lost, dearer, cheaper, equal } = cheapest;
    expect(offeredBefore - lost).toBe(dearer + cheaper + equal);
    expect(offeredAfter - gained).toBe(dearer + cheaper + equal);
    expect([rises.length, falls.length]).toEqual([Math.min(10, dearer), Math.min(10, cheaper)]);
    return dearer;
  },
  200,
);
