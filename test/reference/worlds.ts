import fc from 'fast-check';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { invalidRequestArbitrary } from '../support/arbitraries/invalidRequests.js';
import { mutatedJson } from '../support/arbitraries/json.js';
import { MODES } from '../support/arbitraries/modes.js';
import { twinCaseArbitrary } from './twins.js';

/** A world whose records, policy and requests may be any JSON. */
export interface World {
  readonly catalog: unknown;
  readonly policy: unknown;
  readonly requests: readonly unknown[];
}

/** The worlds about which both engines are asked: of each mode, with records that come twice, and broken ones. */
export const KINDS = [...MODES, 'twins', 'broken'] as const;
export type Kind = (typeof KINDS)[number];

export function worldArbitrary(kind: Kind): fc.Arbitrary<World> {
  switch (kind) {
    case 'twins':
      return twinCaseArbitrary;
    case 'broken':
      return brokenWorld;
    case 'small':
    case 'national':
    case 'adversarial':
      return caseArbitrary(kind);
  }
}

/**
 * Worlds with changes anywhere: fields replaced, removed, doubled, renamed, added. A broken policy leaves
 * nothing to quote, so most are whole.
 */
const brokenWorld: fc.Arbitrary<World> = fc
  .oneof(caseArbitrary('small'), caseArbitrary('adversarial'))
  .chain(({ catalog, policy, requests }) =>
    fc.record({
      catalog: mutatedJson(fc.constant(catalog)),
      policy: fc.oneof(
        { weight: 3, arbitrary: fc.constant<unknown>(policy) },
        { weight: 1, arbitrary: mutatedJson(fc.constant(policy)) },
      ),
      requests: fc
        .tuple(
          fc.tuple(...requests.map((request) => mutatedJson(fc.constant(request)))),
          fc.array(invalidRequestArbitrary, { maxLength: 2 }),
        )
        .map(([changed, invalid]) => [...changed, ...invalid.map(({ request }) => request)]),
    }),
  );
