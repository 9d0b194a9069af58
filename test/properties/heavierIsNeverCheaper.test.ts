import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { tripsNeeded } from '../../src/pricing/load.js';
import type { Option } from '../../src/quote/answer.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { numberBetween } from '../support/arbitraries/choice.js';
import { law, lawOfWorlds } from './law.js';
import { offersOf } from './worlds.js';

/** The same way of delivery: all but what a load decides. */
function candidateOf({ price, trips, ...rest }: Option): string {
  void price;
  void trips;
  return JSON.stringify(rest);
}

lawOfWorlds(
  'a heavier load never gets the same candidate cheaper, nor a type that the lighter one did not',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, { ...policy, preference: 'cheapest' });
    let met = 0;
    for (const request of requests) {
      for (const [light, heavy] of [
        [1, 40],
        [40, 900],
        [900, 12_000],
      ] as const) {
        const asked = (weightKg: number): QuoteRequest => {
          const { items, ...rest } = request;
          void items;
          return { ...rest, load: { weightKg, volumeM3: 0.2 }, alternatives: true };
        };
        const lighter = quote(network, asked(light));
        const heavier = quote(network, asked(heavy));
        for (const option of heavier.options) {
          const cheapest = lighter.options.find(({ type }) => type === option.type);
          expect(cheapest, `${option.type} is offered to the heavier load alone`).toBeDefined();
          expect(Number(option.price)).toBeGreaterThanOrEqual(Number(cheapest?.price));
          met++;
        }
        const before = new Map(
          (['ROUTE', 'EXPRESS', 'TOMORROW'] as const)
            .flatMap((type) => offersOf(lighter, type))
            .map((option) => [candidateOf(option), option]),
        );
        for (const option of [...heavier.options, ...heavier.alternatives]) {
          const same = before.get(candidateOf(option));
          if (same === undefined) continue;
          expect(new Decimal(option.price).gte(same.price), `${same.price} became ${option.price}`).toBe(
            true,
          );
          expect(option.trips).toBeGreaterThanOrEqual(same.trips);
        }
      }
    }
    return met;
  },
);

const amount = fc.oneof(fc.constantFrom(0, 0.1, 0.3, 500), numberBetween(0, 1e6));

law(
  'so many trips as needed carry the load, and one trip fewer does not',
  fc.record({
    weight: amount,
    volume: amount,
    loadCapacity: amount,
    capacity: amount,
    most: fc.integer({ min: 1, max: 1e9 }),
  }),
  ({ weight, volume, loadCapacity, capacity, most }) => {
    const trips = tripsNeeded({ weight, volume }, { loadCapacity, volume: capacity }, most);
    const carries = (n: number) =>
      new Decimal(loadCapacity).times(n).gte(weight) && new Decimal(capacity).times(n).gte(volume);
    if (trips > most) {
      expect(trips).toBe(Number.POSITIVE_INFINITY);
      expect(carries(most)).toBe(false);
      return;
    }
    expect(carries(trips)).toBe(true);
    expect(trips === 1 || !carries(trips - 1)).toBe(true);
  },
  1000,
);
