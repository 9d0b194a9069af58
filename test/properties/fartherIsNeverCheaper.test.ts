import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { bandOf } from '../../src/pricing/band.js';
import { law } from './law.js';
import { endsOfBand, pricedAt, shareArbitrary, sheetArbitrary, tableOf } from './sheets.js';

law(
  'within a band the price never falls as the distance grows',
  fc.tuple(sheetArbitrary, shareArbitrary, shareArbitrary),
  ([sheet, one, other]) => {
    const table = tableOf(sheet);
    table.highs.forEach((_, band) => {
      const ends = endsOfBand(table, band);
      if (ends === undefined) return;
      const metres = (share: number) => Math.round(ends.low + (ends.high - ends.low) * share);
      const near = metres(Math.min(one, other));
      const far = metres(Math.max(one, other));
      const cheaper = pricedAt(sheet, table, band, near);
      const dearer = pricedAt(sheet, table, band, far);
      expect(new Decimal(dearer).gte(cheaper), `${near} m ${cheaper}, ${far} m ${dearer}`).toBe(true);
    });
    return table.highs.length;
  },
  500,
);

law(
  'a graduated price never falls as the distance grows, over all bands',
  fc.tuple(sheetArbitrary, fc.nat(400_000), fc.nat(400_000)),
  ([anySheet, one, more]) => {
    const sheet = { ...anySheet, rules: { ...anySheet.rules, accumulate: 'graduated' as const } };
    const table = tableOf(sheet);
    const [near, far] = [bandOf(table, one), bandOf(table, one + more)];
    if (near < 0 || far < 0) return 0;
    const cheaper = pricedAt(sheet, table, near, one);
    const dearer = pricedAt(sheet, table, far, one + more);
    expect(new Decimal(dearer).gte(cheaper), `${cheaper} became ${dearer}`).toBe(true);
    return 1;
  },
  500,
);
