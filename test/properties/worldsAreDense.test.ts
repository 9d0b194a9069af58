import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { DIAGNOSTIC_SEVERITY } from '../../src/catalog/diagnostic.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { MODES } from '../support/arbitraries/modes.js';

/** All that an answer may say. */
const TYPES = ['ROUTE', 'EXPRESS', 'TOMORROW'] as const;
const REASONS = [
  'NO_TARIFF',
  'OUT_OF_STOCK',
  'OVER_CAPACITY',
  'OUT_OF_RANGE',
  'DESTINATION_RESTRICTED',
] as const;
const SAID: readonly string[] = [
  ...TYPES,
  'pickups',
  'alternatives',
  ...REASONS.flatMap((reason) => TYPES.map((type) => `${type} ${reason}`)),
  'ROUTE NO_DEPARTURE',
  'EXPRESS TOO_LATE',
  'TOMORROW TOO_LATE',
];

const RUNS = { small: 80, national: 30, adversarial: 110 } as const;

/** Laws are worth what their worlds are: a fixed seed, so that this is about the generators alone. */
it.each(MODES)('generated worlds (%s) meet every type, reason and diagnostic', (mode) => {
  const said = new Map<string, number>();
  const count = (what: string) => said.set(what, (said.get(what) ?? 0) + 1);
  let asked = 0;
  for (const { catalog, policy, requests } of fc.sample(caseArbitrary(mode), {
    seed: 1,
    numRuns: RUNS[mode],
  })) {
    const network = compileNetwork(catalog, policy);
    new Set(network.diagnostics.map(({ code }) => code)).forEach(count);
    for (const request of requests) {
      asked++;
      const { options, alternatives, pickups, unavailable } = quote(network, request);
      for (const { type } of options) count(type);
      for (const { type, reason } of unavailable) count(`${type} ${reason}`);
      if (pickups.length > 0) count('pickups');
      if (alternatives.length > 0) count('alternatives');
    }
  }
  const codes = mode === 'adversarial' ? Object.keys(DIAGNOSTIC_SEVERITY) : [];
  const missing = [...SAID, ...codes].filter((what) => !said.has(what));
  expect(missing).toEqual([]);
  for (const type of TYPES) {
    expect(said.get(type) ?? 0, `${type} is offered too seldom`).toBeGreaterThan(asked / 10);
  }
});
