import fc from 'fast-check';
import { expect } from 'vitest';
import { type Network, InvalidRequestError, compileNetwork, quote } from '../../src/index.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { invalidRequestArbitrary } from '../support/arbitraries/invalidRequests.js';
import { MODES } from '../support/arbitraries/modes.js';
import { law } from './law.js';

function failedQuote(network: Network, request: unknown): void {
  expect(() => quote(network, request as QuoteRequest)).toThrow(InvalidRequestError);
}

for (const mode of MODES) {
  law(
    `asking again, in another order or after a request that failed gives the same answer (${mode})`,
    fc.tuple(caseArbitrary(mode), caseArbitrary(mode), invalidRequestArbitrary),
    ([{ catalog, policy, requests }, other, { request: invalid }]) => {
      // Each answer from a network that was never asked anything else.
      const alone = requests.map((request) => quote(compileNetwork(catalog, policy), request));
      const network = compileNetwork(catalog, policy);
      const elsewhere = compileNetwork(other.catalog, other.policy);
      expect(requests.map((request) => quote(network, request))).toEqual(alone);
      failedQuote(network, invalid);
      other.requests.forEach((request) => quote(elsewhere, request));
      const backwards = requests.toReversed().map((request) => quote(network, request));
      expect(backwards.toReversed()).toEqual(alone);
    },
    mode === 'national' ? 5 : 25,
  );
}
