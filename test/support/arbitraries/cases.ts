import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import type { PartialPolicy } from '../../../src/policy/policy.js';
import type { QuoteRequest } from '../../../src/quote/request.js';
import { catalogArbitrary } from './catalogs.js';
import { type Mode, SIZES } from './modes.js';
import { policyPlanArbitrary } from './policies.js';
import { requestPlanArbitrary } from './requests.js';

/** A world and what is asked of it. The policy and the requests are valid whatever the mode. */
export interface Case {
  readonly catalog: Catalog;
  readonly policy: PartialPolicy;
  readonly requests: readonly QuoteRequest[];
}

/** Each choice shrinks by itself: what a policy or a request is aimed at is found by number in the catalog. */
export function caseArbitrary(mode: Mode): fc.Arbitrary<Case> {
  const [minLength, maxLength] = SIZES[mode].requests;
  return fc
    .record({
      catalog: catalogArbitrary(mode),
      policyFor: policyPlanArbitrary(mode),
      requestsFor: fc.array(requestPlanArbitrary(mode), { minLength, maxLength, size: 'max' }),
    })
    .map(({ catalog, policyFor, requestsFor }) => {
      const policy = policyFor(catalog);
      return { catalog, policy, requests: requestsFor.map((requestFor) => requestFor(catalog, policy)) };
    });
}
