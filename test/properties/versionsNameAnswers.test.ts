import fc from 'fast-check';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { anyIndex } from '../support/arbitraries/choice.js';
import { jsonCopy } from '../support/arbitraries/json.js';
import { MODES } from '../support/arbitraries/modes.js';
import { law, lawOfWorlds } from './law.js';
import { fieldsOf } from './worlds.js';

/** A record, its points and its vehicle with fields that the API has or may have, and that are not read. */
function carrying(record: unknown, n: number): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const { points, transportType } = fieldsOf(record);
  return {
    ...record,
    ...(Array.isArray(points) && { points: points.map(carrying) }),
    ...(transportType !== undefined && { transportType: carrying(transportType, n) }),
    name: `№ ${n}`,
    comment: null,
  };
}

lawOfWorlds(
  'what the engine does not read changes neither version nor answer: names, comments, when it was fetched',
  ({ catalog, policy, requests }) => {
    const named = (records: readonly unknown[]): unknown[] => records.map(carrying);
    const network = compileNetwork(catalog, policy);
    const again = compileNetwork(
      {
        ...catalog,
        fetchedAt: '1999-12-31T23:59:59Z',
        source: 'elsewhere',
        cities: named(catalog.cities),
        warehouses: named(catalog.warehouses),
        tariffs: named(catalog.tariffs),
        routes: named(catalog.routes),
      },
      policy,
    );
    expect(again.version).toBe(network.version);
    for (const request of requests) {
      const carried = {
        ...request,
        comment: 'call first',
        destination: { ...request.destination, kladrCode: '66' },
      };
      expect(quote(again, carried)).toEqual(quote(network, request));
    }
  },
);

lawOfWorlds(
  'a stop that is moved gives another version, or the answers of before',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const warehouses = catalog.warehouses.map((warehouse) => fieldsOf(warehouse)['id']);
    for (const [i, route] of catalog.routes.entries()) {
      const { points } = fieldsOf(route);
      if (!Array.isArray(points)) continue;
      for (const warehouseId of [null, ...warehouses.slice(0, 3)]) {
        const moved = points.map((point: unknown, at) =>
          at === i % points.length ? { ...fieldsOf(point), warehouseId } : point,
        );
        const routes = catalog.routes.with(i, { ...fieldsOf(route), points: moved });
        const other = compileNetwork({ ...catalog, routes }, policy);
        if (other.version !== network.version) continue;
        for (const request of requests) expect(quote(other, request)).toEqual(quote(network, request));
      }
    }
  },
);

for (const mode of MODES) {
  law(
    `another price, place, capacity, hour or rule is another version (${mode})`,
    fc.tuple(caseArbitrary(mode), anyIndex),
    ([{ catalog, policy }, n]) => {
      const { version, counts } = compileNetwork(catalog, policy);
      const changed = (
        list: 'tariffs' | 'warehouses' | 'routes',
        change: (record: Record<string, unknown>) => void,
      ) => {
        const records = catalog[list].map(jsonCopy);
        const record = records[n % Math.max(1, records.length)];
        if (typeof record !== 'object' || record === null || Array.isArray(record)) return;
        change(record);
        const other = compileNetwork({ ...catalog, [list]: records }, policy);
        // A record that was set aside may change as it likes.
        if (counts[list] === catalog[list].length && other.counts[list] === counts[list]) {
          expect(other.version).not.toBe(version);
        }
      };
      const more = (field: string) => (record: Record<string, unknown>) => {
        record[field] = Number(record[field]) * 2 + 0.01;
      };
      changed('tariffs', more('price'));
      changed('tariffs', more('distance'));
      changed('tariffs', (record) => (record['period'] = '2001-01-01'));
      changed(
        'warehouses',
        (record) => (record['isSelfPickupAvailable'] = record['isSelfPickupAvailable'] !== true),
      );
      changed('warehouses', (record) => {
        const { lat, lng } = fieldsOf(record['location']);
        record['location'] = {
          lat: Number(lat) > 0 ? Number(lat) - 1e-6 : Number(lat) + 1e-6,
          lng: Number(lng),
        };
      });
      changed('routes', (record) => (record['isService'] = record['isService'] !== true));
      changed('routes', (record) => (record['id'] = `${String(record['id'])}'`));
      const { horizonDays = 60 } = policy;
      expect(compileNetwork(catalog, { ...policy, horizonDays: horizonDays + 1 }).version).not.toBe(version);
    },
    mode === 'national' ? 3 : 20,
  );
}
