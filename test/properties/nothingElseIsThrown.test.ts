import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvalidPolicyError, InvalidRequestError, compileNetwork, quote } from '../../src/index.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { resolvePolicy } from '../../src/policy/resolvePolicy.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { catalogArbitrary } from '../support/arbitraries/catalogs.js';
import { withFaults } from '../support/arbitraries/faults.js';
import {
  type InvalidRequest,
  SINGLE_FLAWS,
  invalidRequestArbitrary,
} from '../support/arbitraries/invalidRequests.js';
import { jsonArbitrary, mutatedJson } from '../support/arbitraries/json.js';
import { policyArbitrary } from '../support/arbitraries/policies.js';
import { law } from './law.js';

const plainRequest: QuoteRequest = {
  id: 'r',
  placedAt: '2025-01-21T10:00:00+05:00',
  destination: { location: { lat: 56.84, lng: 60.61 } },
  load: { weightKg: 1, volumeM3: 0.1 },
  alternatives: true,
};

function expectCleanPrototypes(): void {
  const plain: Readonly<Record<string, unknown>> = {};
  expect(Reflect.ownKeys(Object.prototype).length).toBe(12);
  expect(plain['location']).toBeUndefined();
}

law(
  'compileNetwork makes a network of any JSON, and of any change to a real catalog',
  fc.oneof(
    jsonArbitrary(4),
    mutatedJson(catalogArbitrary('small')),
    withFaults(catalogArbitrary('small')),
    mutatedJson(catalogArbitrary('adversarial')),
  ),
  (catalog) => {
    const network = compileNetwork(catalog);
    expect(quote(network, plainRequest).id).toBe('r');
    expectCleanPrototypes();
  },
  150,
);

law(
  'quote answers any JSON or throws InvalidRequestError, nothing else',
  fc
    .constantFrom('small', 'adversarial')
    .chain((mode) => caseArbitrary(mode))
    .chain(({ catalog, policy, requests }) =>
      fc.record({
        catalog: fc.constant(catalog),
        policy: fc.constant(policy),
        asked: fc.array(fc.oneof(jsonArbitrary(3), mutatedJson(fc.constantFrom(...requests))), {
          minLength: 4,
          maxLength: 8,
        }),
      }),
    ),
  ({ catalog, policy, asked }) => {
    const network = compileNetwork(catalog, policy);
    let answered = 0;
    for (const request of asked) {
      try {
        const answer = quote(network, request as unknown as QuoteRequest);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        answered++;
      } catch (error) {
        if (!(error instanceof InvalidRequestError)) throw error;
        expect(error.issues.length).toBeGreaterThan(0);
      }
    }
    expectCleanPrototypes();
    return answered;
  },
  50,
);

function expectIssues({ request, paths }: InvalidRequest): void {
  const network = compileNetwork({});
  let issues: readonly string[] = [];
  try {
    quote(network, request as QuoteRequest);
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    issues = error.issues.map(({ path }) => path);
    for (const { message } of error.issues) expect(message).toMatch(/^expected .*, got /);
  }
  expect(issues.toSorted(), JSON.stringify(request)).toEqual([...paths].sort());
}

it('every fault that a request can have is named by its path', () => {
  SINGLE_FLAWS.forEach(expectIssues);
});

law(
  'several faults of a request are all named by their paths, and only those',
  invalidRequestArbitrary,
  expectIssues,
  150,
);

law(
  'a policy is resolved or refused with InvalidPolicyError, and what was resolved stays as it is',
  fc.oneof(jsonArbitrary(3), mutatedJson(policyArbitrary('adversarial')), policyArbitrary('adversarial')),
  (policy) => {
    try {
      const resolved = resolvePolicy(policy);
      expect(resolvePolicy(resolved)).toEqual(resolved);
      expect(compileNetwork({}, policy as PartialPolicy).policy).toEqual(resolved);
      return 1;
    } catch (error) {
      if (!(error instanceof InvalidPolicyError)) throw error;
      expect(error.issues.length).toBeGreaterThan(0);
      return 0;
    }
  },
  200,
);
