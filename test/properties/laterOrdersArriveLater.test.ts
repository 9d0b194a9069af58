import fc from 'fast-check';
import { parseISO } from 'date-fns/parseISO';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { caseArbitrary } from '../support/arbitraries/cases.js';
import { MODES } from '../support/arbitraries/modes.js';
import { law } from './law.js';
import { byArrival, offersOf, visits, withRouteAlone, withTimelessTariffs } from './worlds.js';

for (const mode of MODES) {
  law(
    `a later order never arrives earlier from the same warehouse by the same route (${mode})`,
    fc.tuple(caseArbitrary(mode), fc.integer({ min: 0, max: 3 * 24 * 60 })),
    ([{ catalog: original, policy, requests }, minutes]) => {
      // Dates may bring other tariffs; the fastest of one warehouse and route is one candidate's time.
      const catalog = withTimelessTariffs(original);
      const fastest = { ...policy, preference: 'fastest' } as const;
      const network = compileNetwork(catalog, fastest);
      let met = 0;
      for (const request of requests) {
        const later = new Date(parseISO(request.placedAt).getTime() + minutes * 60_000).toISOString();
        for (const option of quote(network, request).options) {
          const { type, routeId, warehouseId } = option;
          if (type === 'ROUTE' && visits(catalog, routeId, warehouseId) > 1) continue;
          const asked =
            type === 'ROUTE' ? compileNetwork(withRouteAlone(catalog, routeId ?? ''), fastest) : network;
          const again: QuoteRequest = { ...request, placedAt: later, warehouseIds: [warehouseId] };
          for (const other of offersOf(quote(asked, again), type)) {
            expect(byArrival(other, option)).toBeGreaterThanOrEqual(0);
            expect(Date.parse(other.departsAt)).toBeGreaterThanOrEqual(Date.parse(option.departsAt));
            expect(Date.parse(other.orderBy)).toBeGreaterThanOrEqual(Date.parse(option.orderBy));
            met++;
          }
        }
      }
      return met;
    },
    mode === 'national' ? 6 : 35,
  );
}
