import { parseISO } from 'date-fns/parseISO';
import { expect } from 'vitest';
import { type Network, compileNetwork, quote } from '../../src/index.js';
import type { Option } from '../../src/quote/answer.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { formatInstant } from '../../src/time/instant.js';
import { lawOfWorlds } from './law.js';
import { offersOf, visits, withRouteAlone, withTimelessTariffs } from './worlds.js';

const MINUTE = 60_000;

/** What an order at another instant gets of the same type from the same warehouse. */
function offersAt(network: Network, request: QuoteRequest, option: Option, t: number): readonly Option[] {
  const asked: QuoteRequest = {
    ...request,
    placedAt: formatInstant(t, 0),
    warehouseIds: [option.warehouseId],
    alternatives: true,
  };
  return offersOf(quote(network, asked), option.type);
}

lawOfWorlds(
  'an order at orderBy gets the same departure (ROUTE) or delivery date, one a minute later does not',
  ({ catalog: original, policy, requests }) => {
    // Times decide orderBy, not tariffs: here none begins between one order and the next.
    const catalog = withTimelessTariffs(original);
    const network = compileNetwork(catalog, policy);
    let met = 0;
    for (const request of requests) {
      for (const option of quote(network, request).options) {
        const last = Date.parse(option.orderBy);
        const isRoute = option.type === 'ROUTE';
        // A truck that comes by a warehouse twice may be loaded there on either occasion.
        if (isRoute && visits(catalog, option.routeId, option.warehouseId) > 1) continue;
        const asked = isRoute
          ? compileNetwork(withRouteAlone(catalog, option.routeId ?? ''), policy)
          : network;
        const same = ({ departsAt, deliveryDate }: Option) =>
          isRoute ? departsAt === option.departsAt : deliveryDate === option.deliveryDate;
        expect(last % MINUTE).toBe(0);
        expect(last).toBeGreaterThan(parseISO(request.placedAt).getTime() - MINUTE);
        expect(offersAt(asked, request, option, last).filter(same)).not.toEqual([]);
        expect(offersAt(asked, request, option, last + MINUTE).filter(same)).toEqual([]);
        met++;
      }
    }
    return met;
  },
  { small: 40, national: 6, adversarial: 50 },
);
