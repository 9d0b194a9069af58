import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import type { PartialPolicy } from '../../../src/policy/policy.js';
import type { QuoteRequest } from '../../../src/quote/request.js';
import { catalogArbitrary } from './catalogs.js';
import { type Mode, SIZES } from './modes.js';
import { policyArbitrary } from './policies.js';
import { requestArbitrary } from './requests.js';

/** A world and what is asked of it. The policy and the requests are valid whatever the mode. */
export interface Case {
  readonly catalog: Catalog;
  readonly policy: PartialPolicy;
  readonly requests: readonly QuoteRequest[];
}

export function caseArbitrary(mode: Mode): fc.Arbitrary<Case> {
  const [minLength, maxLength] = SIZES[mode].requests;
  return catalogArbitrary(mode)
    .chain((catalog) => fc.record({ catalog: fc.constant(catalog), policy: policyArbitrary(mode, catalog) }))
    .chain(({ catalog, policy }) =>
      fc.record({
        catalog: fc.constant(catalog),
        policy: fc.constant(policy),
        requests: fc.array(requestArbitrary(mode, catalog, policy), { minLength, maxLength, size: 'max' }),
      }),
    );
}
