import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { lawOfWorlds } from './law.js';

lawOfWorlds('a quote is unchanged by JSON, to the last key', ({ catalog, policy, requests }) => {
  const network = compileNetwork(catalog, policy);
  for (const request of requests) {
    const answer = quote(network, request);
    expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
  }
});

lawOfWorlds(
  'a request, a catalog and a policy that went through JSON get the same answers',
  ({ catalog, policy, requests }) => {
    const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const network = compileNetwork(catalog, policy);
    const again = compileNetwork(throughJson(catalog), throughJson(policy) as typeof policy);
    expect(again.version).toBe(network.version);
    for (const request of requests) {
      expect(quote(again, throughJson(request) as typeof request)).toStrictEqual(quote(network, request));
    }
  },
);
