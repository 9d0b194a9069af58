import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { lawOfWorlds } from './law.js';
import { byPrice, fieldsOf } from './worlds.js';

lawOfWorlds(
  'naming every warehouse is naming none, and fewer warehouses never offer more, sooner or cheaper',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, { ...policy, preference: 'cheapest' });
    const ids = [...new Set(catalog.warehouses.map((record) => String(fieldsOf(record)['id'])))];
    let met = 0;
    for (const original of requests) {
      const request = { ...original, warehouseIds: null, stocks: null };
      const all = quote(network, request);
      expect(quote(network, { ...request, warehouseIds: [...ids, 'nowhere', ...ids] })).toEqual(all);
      const some = quote(network, { ...request, warehouseIds: ids.filter((_, n) => n % 2 === 0) });
      for (const option of some.options) {
        const best = all.options.find(({ type }) => type === option.type);
        if (best === undefined) throw new Error(`${option.type} is offered by a part alone`);
        expect(byPrice(best, option)).toBeLessThanOrEqual(0);
        met++;
      }
      expect(all.pickups.length).toBeGreaterThanOrEqual(some.pickups.length);
    }
    return met;
  },
);

lawOfWorlds(
  'stock that every warehouse holds in full changes nothing, and a product nobody holds leaves nothing',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const ids = [...new Set(catalog.warehouses.map((record) => String(fieldsOf(record)['id'])))];
    const items = [
      { productId: 'p', quantity: 0.1, weightKg: 1, volumeM3: 0.01 },
      { productId: 'p', quantity: 0.2, weightKg: 1, volumeM3: 0.01 },
    ];
    // Together exactly 0.3, which 0.1 + 0.2 is not in binary fractions.
    const holding = (quantity: number) => ids.map((warehouseId) => ({ warehouseId, quantity }));
    for (const original of requests) {
      const request = { ...original, load: null, items };
      const plain = quote(network, { ...request, stocks: null });
      const enough = [{ productId: 'p', stocks: holding(0.3) }];
      const halves = [
        { productId: 'p', stock: holding(0.1) },
        { productId: 'p', stock: holding(0.2) },
      ];
      expect(quote(network, { ...request, stocks: enough })).toEqual(plain);
      expect(quote(network, { ...request, stocks: halves })).toEqual(plain);
      for (const stocks of [
        [],
        [{ productId: 'p', stock: holding(0.29) }],
        [{ productId: 'q', stock: holding(9) }],
      ]) {
        const { options, pickups } = quote(network, { ...request, stocks });
        expect([options, pickups]).toEqual([[], []]);
      }
    }
  },
  { small: 25, national: 5, adversarial: 30 },
);
