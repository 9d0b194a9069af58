import fc from 'fast-check';
import { type BandRules, type BandTable, type TariffBand, compileBands } from '../../src/pricing/band.js';
import { type PriceRules, priceSteps, priceText, compilePriceFormat } from '../../src/pricing/price.js';
import { ROUNDING_MODES } from '../../src/pricing/roundingMode.js';
import { numberBetween } from '../support/arbitraries/choice.js';

/** One tariff sheet and the rules by which it is read. */
export interface Sheet {
  readonly rows: readonly TariffBand[];
  readonly rules: BandRules;
  readonly price: PriceRules;
  readonly trips: number;
}

const MOST_TRIPS = 9;

const kilometres = fc.oneof(
  fc.constantFrom(0, 0.001, 0.0005, 5, 10, 12.3456, 50, 300),
  numberBetween(0, 1000),
);

const pricePerKm = fc.oneof(
  fc.constantFrom(0, 0.1, 0.3, 0.1 + 0.2, 1.005, 10, 12.345, 40, 1e-7, 1e12),
  numberBetween(0, 1e4),
);

/** Sheets of one to five bands, whose prices go up or down as they like. */
export const sheetArbitrary: fc.Arbitrary<Sheet> = fc.record({
  rows: fc
    .uniqueArray(fc.record({ distance: kilometres, price: pricePerKm }), {
      minLength: 1,
      maxLength: 5,
      selector: ({ distance }) => distance,
    })
    .map((bands) => bands.map((band, n) => ({ tariffId: `rate${n}`, ...band }))),
  rules: fc.record({
    band: fc.constantFrom('upTo', 'from'),
    accumulate: fc.constantFrom('whole', 'graduated'),
    maxKm: fc.oneof(fc.constantFrom(300, 20.5, 0), kilometres),
  }),
  price: fc.record({
    step: fc.constantFrom('0.01', '1', '0.05', '10', '0.0000001', '3', '0.30'),
    mode: fc.constantFrom(...ROUNDING_MODES),
    minimum: fc.constant({ ROUTE: '0', EXPRESS: '0', TOMORROW: '0' }),
  }),
  trips: fc.integer({ min: 1, max: MOST_TRIPS }),
});

export function tableOf({ rows, rules, price }: Sheet): BandTable {
  return compileBands(rows, rules, price, MOST_TRIPS);
}

/** The price of so many metres as text. */
export function pricedAt({ price, trips }: Sheet, table: BandTable, band: number, metres: number): string {
  return priceText(priceSteps(table, band, metres, trips, price.mode, 0), compilePriceFormat(price));
}

/** A share of the way: 0 and 1 among them. */
export const shareArbitrary: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1), numberBetween(0, 1));

/** The least and the greatest whole metres in a band of a table; undefined where it has none. */
export function endsOfBand(
  table: BandTable,
  band: number,
): { readonly low: number; readonly high: number } | undefined {
  const high = table.highs[band] ?? -1;
  const low = band === 0 ? table.low : Math.max(table.low, (table.highs[band - 1] ?? 0) + 1);
  return low <= high ? { low, high } : undefined;
}
