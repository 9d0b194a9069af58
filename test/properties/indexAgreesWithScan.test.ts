import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import type { Option, Quote, Unavailable } from '../../src/quote/answer.js';
import { DELIVERY_TYPES } from '../../src/pricing/deliveryType.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { law, lawOfWorlds } from './law.js';
import {
  beats,
  byPreference,
  fieldsOf,
  jointReason,
  offersOf,
  withRouteAlone,
  withVehicleAlone,
} from './worlds.js';

/**
 * A search that looks at everything, made of questions with one possible answer each: one route, or one
 * warehouse, has nothing to be searched among.
 */

type Preference = 'cheapest' | 'fastest';

/** What all parts together must say of a type: the best of their offers, and the reason if none has one. */
function expectTogether(
  whole: Quote,
  parts: readonly Quote[],
  type: Option['type'],
  preference: Preference,
  alternatives: boolean,
): void {
  const offers = parts.flatMap((part) => offersOf(part, type)).sort(byPreference(preference));
  const [best, ...others] = offers;
  expect(whole.options.filter((option) => option.type === type)).toEqual(best === undefined ? [] : [best]);
  if (best === undefined) {
    const reasons = parts.flatMap((part) => part.unavailable.filter((entry) => entry.type === type));
    const reason: Unavailable | undefined = whole.unavailable.find((entry) => entry.type === type);
    if (reasons.length > 0) expect(reason).toEqual(jointReason(reasons));
  }
  if (!alternatives) return;
  // Of offers that are equal in price and arrival the best is kept, which comes first.
  const seen = new Set([sameness(best)]);
  const unbeaten = others.filter((option) => {
    const again = seen.has(sameness(option));
    seen.add(sameness(option));
    return !again && !offers.some((other) => beats(other, option));
  });
  const listed = whole.alternatives.filter((option) => option.type === type);
  expect(new Set(listed.map((option) => JSON.stringify(option)))).toEqual(
    new Set(unbeaten.map((option) => JSON.stringify(option))),
  );
}

function sameness(option: Option | undefined): string {
  return option === undefined ? '' : `${new Decimal(option.price).toFixed()} ${Date.parse(option.arrivesAt)}`;
}

lawOfWorlds(
  'what all warehouses offer is the best of what each offers alone',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const { preference, maxPickups } = network.policy;
    const ids = catalog.warehouses.flatMap((record) => {
      const id = fieldsOf(record)['id'];
      return typeof id === 'string' ? [id] : [];
    });
    for (const request of requests) {
      const whole = quote(network, request);
      const named = request.warehouseIds ?? ids;
      const asked = [...new Set(ids)].filter((id) => named.includes(id));
      const parts = asked.map((id) => quote(network, { ...request, warehouseIds: [id], alternatives: true }));
      for (const type of DELIVERY_TYPES) {
        expectTogether(whole, parts, type, preference, request.alternatives ?? false);
      }
      const pickups = parts
        .flatMap((part) => part.pickups)
        .sort(
          (a, b) => Number(a.distanceKm) - Number(b.distanceKm) || (a.warehouseId < b.warehouseId ? -1 : 1),
        );
      expect(whole.pickups).toEqual(pickups.slice(0, maxPickups));
    }
  },
  { small: 20, national: 8, adversarial: 30 },
);

law(
  'what all routes offer is the best of what each offers alone',
  caseArbitrary('national'),
  ({ catalog, policy, requests }) => {
    // Half of the requests are made as they are; for the others the index decides what is looked at.
    const searched = {
      ...policy,
      preference: 'cheapest',
      route: { ...policy.route, chargeable: 'detour' },
    } as const;
    for (const chosen of [policy, searched]) {
      const network = compileNetwork(catalog, chosen);
      const { preference } = network.policy;
      const alone = catalog.routes.map((route) =>
        compileNetwork(withRouteAlone(catalog, String(fieldsOf(route)['id'])), chosen),
      );
      for (const request of requests) {
        const asked: QuoteRequest = chosen === policy ? request : { ...request, alternatives: false };
        const whole = quote(network, asked);
        const parts = alone.map((each) => quote(each, { ...asked, alternatives: true }));
        expectTogether(whole, parts, 'ROUTE', preference, asked.alternatives ?? false);
      }
    }
  },
  4,
);

law(
  'what all vehicles offer is the best of what each offers alone, and the reach that of the furthest',
  caseArbitrary('small'),
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const ids = catalog.tariffs.map((row) => String(fieldsOf(fieldsOf(row)['transportType'])['id']));
    const alone = [...new Set(ids)].map((id) => compileNetwork(withVehicleAlone(catalog, id), policy));
    for (const request of requests) {
      const whole = quote(network, request);
      const parts = alone.map((each) => quote(each, { ...request, alternatives: true }));
      for (const type of DELIVERY_TYPES) {
        expectTogether(whole, parts, type, network.policy.preference, request.alternatives ?? false);
      }
    }
  },
  30,
);
