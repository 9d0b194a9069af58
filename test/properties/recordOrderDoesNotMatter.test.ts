import fc from 'fast-check';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import type { Catalog } from '../../src/catalog/catalog.js';
import { type Case, caseArbitrary } from '../support/arbitraries/cases.js';
import { MODES } from '../support/arbitraries/modes.js';
import { law } from './law.js';
import { fieldsOf } from './worlds.js';

/** Of records of one id the first counts, so that of those the order does matter: they are left out here. */
function firstOfEachId(records: readonly unknown[]): readonly unknown[] {
  const seen = new Set<unknown>();
  return records.filter((record) => {
    const { id } = fieldsOf(record);
    if (typeof id !== 'string') return true;
    const first = !seen.has(id);
    seen.add(id);
    return first;
  });
}

function shuffled(records: readonly unknown[]): fc.Arbitrary<unknown[]> {
  return fc.shuffledSubarray([...records], { minLength: records.length });
}

function withShuffled(world: Case): fc.Arbitrary<{ readonly world: Case; readonly other: Catalog }> {
  const { catalog } = world;
  const lists = {
    cities: firstOfEachId(catalog.cities),
    warehouses: firstOfEachId(catalog.warehouses),
    tariffs: firstOfEachId(catalog.tariffs),
    routes: firstOfEachId(catalog.routes),
  };
  return fc
    .record({
      cities: shuffled(lists.cities),
      warehouses: shuffled(lists.warehouses),
      tariffs: shuffled(lists.tariffs),
      routes: shuffled(lists.routes),
    })
    .map((other) => ({
      world: { ...world, catalog: { ...catalog, ...lists } },
      other: { ...catalog, ...other },
    }));
}

for (const mode of MODES) {
  law(
    `shuffling the records of a catalog changes no answer, no version and no finding (${mode})`,
    caseArbitrary(mode).chain(withShuffled),
    ({ world: { catalog, policy, requests }, other }) => {
      const network = compileNetwork(catalog, policy);
      const again = compileNetwork(other, policy);
      expect(again.version).toBe(network.version);
      for (const request of requests) expect(quote(again, request)).toEqual(quote(network, request));
      const findings = ({ diagnostics }: typeof network) =>
        diagnostics.map(({ code, entity, id, path }) => JSON.stringify([code, entity, id, path])).sort();
      expect(findings(again)).toEqual(findings(network));
    },
    mode === 'national' ? 4 : 25,
  );
}
