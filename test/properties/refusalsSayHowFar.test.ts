import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { lawOfWorlds } from './law.js';
import { fieldsOf } from './worlds.js';

lawOfWorlds(
  'with bands up to a distance, out of range means farther than the reach; what is offered is within a band of its vehicle',
  ({ catalog, policy, requests }) => {
    const upTo = {
      ...policy,
      tariff: { ...policy.tariff, band: 'upTo' },
      route: { ...policy.route, maxDetourKm: null },
    } as const;
    const network = compileNetwork(catalog, upTo);
    let met = 0;
    for (const request of requests) {
      const { options, alternatives, unavailable } = quote(network, request);
      for (const refusal of unavailable) {
        if (refusal.reason !== 'OUT_OF_RANGE') continue;
        expect(new Decimal(refusal.distanceKm).gt(refusal.reachKm), JSON.stringify(refusal)).toBe(true);
        met++;
      }
      for (const { chargeableKm, tariffId } of [...options, ...alternatives]) {
        const row = fieldsOf(catalog.tariffs.find((tariff) => fieldsOf(tariff)['id'] === tariffId));
        expect(new Decimal(chargeableKm).lte(Number(row['distance']))).toBe(true);
      }
    }
    return met;
  },
);

lawOfWorlds(
  'over capacity means heavier or bulkier than all trips together may carry, unless one vehicle is strong and another roomy',
  ({ catalog, policy, requests }) => {
    const network = compileNetwork(catalog, policy);
    const { maxTrips } = network.policy;
    let met = 0;
    for (const request of requests) {
      const { load, unavailable } = { ...request, ...quote(network, request) };
      for (const refusal of unavailable) {
        if (refusal.reason !== 'OVER_CAPACITY') continue;
        const { maxWeightKg, maxVolumeM3, type } = refusal;
        const trips = type === 'ROUTE' ? 1 : maxTrips;
        const light = { weightKg: Number(maxWeightKg), volumeM3: 0 };
        const small = { weightKg: 0, volumeM3: Number(maxVolumeM3) };
        // Either of them alone is carried: by the vehicle that the figure is of.
        for (const carried of [light, small]) {
          const asked = { ...request, load: carried, items: null, stocks: null };
          const answer = quote(network, asked).unavailable.find((entry) => entry.type === type);
          expect(answer?.reason).not.toBe('OVER_CAPACITY');
        }
        if (load !== undefined && load !== null && catalog.tariffs.length === 1) {
          const fits =
            new Decimal(maxWeightKg).times(trips).gte(load.weightKg) &&
            new Decimal(maxVolumeM3).times(trips).gte(load.volumeM3);
          expect(fits).toBe(false);
        }
        met++;
      }
    }
    return met;
  },
);
