import { expect } from 'vitest';
import { DELIVERY_TYPES, compileNetwork, quote } from '../../src/index.js';
import type { Option } from '../../src/quote/answer.js';
import { lawOfWorlds } from './law.js';
import { beats, byArrival, byPrice, byTies, firstDifference } from './worlds.js';

/** DESIGN.md, "The options": price, arrival, type, then the ties. */
function listed(a: Option, b: Option): number {
  const byType = DELIVERY_TYPES.indexOf(a.type) - DELIVERY_TYPES.indexOf(b.type);
  return firstDifference(byPrice(a, b), byArrival(a, b), byType, byTies(a, b));
}

lawOfWorlds(
  'each type is offered once or refused once, and every list is in its order',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const { maxPickups } = network.policy;
    for (const request of requests) {
      const { options, alternatives, pickups, unavailable } = quote(network, request);
      const types = [...options, ...unavailable].map(({ type }) => type);
      expect(types.toSorted()).toEqual([...DELIVERY_TYPES].sort());
      expect(options).toEqual(options.toSorted(listed));
      expect(alternatives).toEqual(alternatives.toSorted(listed));
      expect(unavailable.map(({ type }) => type)).toEqual(
        DELIVERY_TYPES.filter((type) => unavailable.some((entry) => entry.type === type)),
      );
      expect(pickups.length).toBeLessThanOrEqual(maxPickups);
      expect(pickups).toEqual(
        pickups.toSorted(
          (a, b) => Number(a.distanceKm) - Number(b.distanceKm) || (a.warehouseId < b.warehouseId ? -1 : 1),
        ),
      );
    }
  },
);

lawOfWorlds(
  'no alternative is beaten by an option or an alternative of its type, nor equals one; wishing for them changes no option',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    let met = 0;
    for (const request of requests) {
      const plain = quote(network, { ...request, alternatives: false });
      const { alternatives, ...rest } = quote(network, { ...request, alternatives: true });
      expect({ ...rest, alternatives: [] }).toEqual(plain);
      const all = [...rest.options, ...alternatives];
      for (const option of alternatives) {
        const others = all.filter((other) => other !== option && other.type === option.type);
        expect(others.length).toBeGreaterThan(0);
        for (const other of others) {
          expect(beats(other, option)).toBe(false);
          expect(byPrice(other, option) === 0 && byArrival(other, option) === 0).toBe(false);
        }
        met++;
      }
    }
    return met;
  },
);

lawOfWorlds(
  'the fastest never arrives later than the cheapest, and the cheapest never costs more than the fastest',
  ({ catalog, policy, requests }) => {
    const cheap = compileNetwork(catalog, { ...policy, preference: 'cheapest' });
    const fast = compileNetwork(catalog, { ...policy, preference: 'fastest' });
    let met = 0;
    for (const request of requests) {
      const cheapest = quote(cheap, request);
      const fastest = quote(fast, request);
      expect(fastest.unavailable).toEqual(cheapest.unavailable);
      expect(fastest.pickups).toEqual(cheapest.pickups);
      for (const option of cheapest.options) {
        const other = fastest.options.find(({ type }) => type === option.type);
        if (other === undefined) throw new Error(`${option.type} is offered to the patient alone`);
        expect(byArrival(other, option)).toBeLessThanOrEqual(0);
        expect(byPrice(option, other)).toBeLessThanOrEqual(0);
        met++;
      }
    }
    return met;
  },
);
