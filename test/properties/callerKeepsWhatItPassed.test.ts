import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { deepFreeze, thawedPaths } from './frozen.js';
import { lawOfWorlds } from './law.js';

lawOfWorlds(
  'the catalog, the policy and the request are never changed: they may be frozen',
  ({ catalog, policy, requests }) => {
    const before = JSON.stringify({ catalog, policy, requests });
    const network = compileNetwork(deepFreeze(catalog), deepFreeze(policy));
    for (const request of requests) quote(network, deepFreeze(request));
    expect(JSON.stringify({ catalog, policy, requests })).toBe(before);
  },
);

lawOfWorlds(
  'a network is frozen, and what its makers change later changes no answer',
  ({ catalog, policy, requests }) => {
    const theirs = structuredClone({ catalog, policy, requests });
    const network = compileNetwork(theirs.catalog, theirs.policy);
    const answers = theirs.requests.map((request) => quote(network, request));
    expect(thawedPaths(network)).toEqual([]);
    spoil(theirs.catalog);
    spoil(theirs.policy);
    spoil(theirs.requests);
    expect(requests.map((request) => quote(network, request))).toEqual(answers);
  },
);

/** Makes every figure another one, every text another, every list shorter. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach(spoil);
    value.pop();
    return;
  }
  const fields = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(fields)) {
    if (typeof inner === 'number') fields[key] = inner / 2 + 1;
    else if (typeof inner === 'string') fields[key] = `${inner}!`;
    else if (typeof inner === 'boolean') fields[key] = !inner;
    else spoil(inner);
  }
}
