import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBeforeRounding } from '../../src/pricing/budget.js';
import { priceSteps } from '../../src/pricing/price.js';
import { endsOfBand, shareArbitrary, sheetArbitrary, tableOf } from './sheets.js';

/** DESIGN.md, "The options": the best is the cheapest; a search may leave out only what cannot be. */
test('what the least a metre finds too dear costs more than the price it is held against', () => {
  let found = 0;
  fc.assert(
    fc.property(
      sheetArbitrary,
      shareArbitrary,
      fc.nat(),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (sheet, share, nth, factor) => {
        const table = tableOf(sheet);
        const ends = endsOfBand(table, nth % Math.max(1, table.highs.length));
        if (ends === undefined) return;
        const band = nth % table.highs.length;
        const metres = ends.low + Math.floor((ends.high - ends.low) * share);
        const price = priceSteps(table, band, metres, sheet.trips, sheet.price.mode, 0);
        const other = Math.floor(Number(price) * factor);
        if (table.leastPerMetre * metres <= mostBeforeRounding(other)) return;
        found++;
        expect(price > other).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
  // Of many a price it is told.
  expect(found).toBeGreaterThan(100);
});
