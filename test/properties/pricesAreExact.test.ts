import { Decimal as BaseDecimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { compileNetwork, quote } from '../../src/index.js';
import { bandOf } from '../../src/pricing/band.js';
import type { RoundingMode } from '../../src/pricing/roundingMode.js';
import { law, lawOfWorlds } from './law.js';
import { type Sheet, endsOfBand, pricedAt, shareArbitrary, sheetArbitrary, tableOf } from './sheets.js';

/** Enough digits for any product of three JSON numbers. */
const Decimal = BaseDecimal.clone({ precision: 1500, toExpNeg: -9e15, toExpPos: 9e15 });

const MODES: Readonly<Record<RoundingMode, BaseDecimal.Rounding>> = {
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
};

function rounded(amount: BaseDecimal, step: string, mode: RoundingMode): BaseDecimal {
  return amount.toNearest(new Decimal(step), MODES[mode]);
}

/** DESIGN.md, "Tariffs", by the letter: kilometres in each band at the band's own price, or all at the last. */
function priceByTheLetter({ rows, rules, price, trips }: Sheet, metres: number): BaseDecimal | undefined {
  const km = new Decimal(metres).div(1000);
  const bands = [...rows].sort((a, b) => a.distance - b.distance);
  const upTo = rules.band === 'upTo';
  if (!upTo && km.gt(rules.maxKm)) return undefined;
  const band = upTo
    ? bands.find(({ distance }) => km.lte(distance))
    : bands.findLast(({ distance }) => km.gte(distance));
  if (band === undefined) return undefined;
  const stretches = bands.map(({ distance, price: perKm }, i) => {
    const begin = new Decimal(upTo ? (bands[i - 1]?.distance ?? 0) : distance);
    const end = upTo ? distance : (bands[i + 1]?.distance ?? Infinity);
    return Decimal.max(0, Decimal.min(km, end).minus(begin)).times(perKm);
  });
  const sum = rules.accumulate === 'whole' ? km.times(band.price) : stretches.reduce((a, b) => a.plus(b));
  return rounded(sum.times(trips), price.step, price.mode);
}

law(
  'a price in scaled whole numbers is the one in decimals, and out of range for both alike',
  fc.tuple(sheetArbitrary, fc.oneof(shareArbitrary, fc.constant(null)), fc.nat(1_100_000), fc.nat(4)),
  ([sheet, share, anywhere, at]) => {
    const table = tableOf(sheet);
    const ends = share === null ? undefined : endsOfBand(table, at);
    const metres =
      ends === undefined || share === null ? anywhere : Math.round(ends.low + (ends.high - ends.low) * share);
    for (const near of [metres - 1, metres, metres + 1]) {
      if (near < 0) continue;
      const band = bandOf(table, near);
      const expected = priceByTheLetter(sheet, near);
      const price = band < 0 ? undefined : new Decimal(pricedAt(sheet, table, band, near));
      expect(price?.toFixed()).toBe(expected?.toFixed());
    }
  },
  600,
);

lawOfWorlds(
  'an offer costs its chargeable km at its price per km, times trips, rounded, and at least the minimum',
  ({ catalog, policy, requests }) => {
    const whole = { ...policy, tariff: { ...policy.tariff, accumulate: 'whole' } } as const;
    const network = compileNetwork(catalog, whole);
    const { step, mode, minimum } = network.policy.price;
    let met = 0;
    for (const request of requests) {
      const { options, alternatives } = quote(network, request);
      for (const { type, price, pricePerKm, chargeableKm, trips } of [...options, ...alternatives]) {
        const product = new Decimal(chargeableKm).times(pricePerKm).times(trips);
        const least = Decimal.max(rounded(product, step, mode), minimum[type]);
        expect(price).toBe(least.toFixed(step.split('.')[1]?.length ?? 0));
        met++;
      }
    }
    return met;
  },
);
