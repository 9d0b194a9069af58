import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import type { Diagnostic, DiagnosticEntity } from '../../src/catalog/diagnostic.js';
import { DIAGNOSTIC_SEVERITY } from '../../src/catalog/diagnostic.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { law } from './law.js';
import { fieldsOf } from './worlds.js';

/** What is left of a list when all that the diagnostics set aside is taken out. */
function usable(
  records: readonly unknown[],
  entity: DiagnosticEntity,
  findings: readonly Diagnostic[],
): unknown[] {
  const set = findings.filter(
    ({ entity: of, severity, code }) => of === entity && severity === 'error' && code !== 'BAD_TIME',
  );
  // Of an unusable first record of an id the later ones are no better: that id is gone.
  const gone = new Set(set.filter(({ code }) => code !== 'DUPLICATE_ID').map(({ id }) => id));
  const seen = new Set<unknown>();
  return records.filter((record) => {
    const { id } = fieldsOf(record);
    if (typeof id !== 'string' || gone.has(id) || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

law(
  'the network is the one that the usable records alone make: what is set aside costs nothing else',
  caseArbitrary('adversarial'),
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const { diagnostics } = network;
    const clean = {
      ...catalog,
      cities: usable(catalog.cities, 'city', diagnostics),
      warehouses: usable(catalog.warehouses, 'warehouse', diagnostics),
      tariffs: usable(catalog.tariffs, 'tariff', diagnostics),
      routes: usable(catalog.routes, 'route', diagnostics),
    };
    const again = compileNetwork(clean, policy);
    expect(again.version).toBe(network.version);
    expect(again.counts).toEqual(network.counts);
    for (const request of requests) expect(quote(again, request)).toEqual(quote(network, request));
    const errors = again.diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'BAD_TIME',
    );
    expect(errors).toEqual([]);
    const aside = diagnostics.filter(({ severity }) => severity === 'error').length;
    return aside;
  },
  60,
);

law(
  'every diagnostic has the severity of its code, a message, and a record set aside has no warnings besides',
  caseArbitrary('adversarial'),
  ({ catalog, policy }) => {
    const { diagnostics } = compileNetwork(catalog, policy);
    for (const { severity, code, message } of diagnostics) {
      expect(severity).toBe(DIAGNOSTIC_SEVERITY[code]);
      expect(message).not.toBe('');
    }
    return diagnostics.length;
  },
  40,
);
