import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import { law } from './law.js';
import { pricedAt, sheetArbitrary, tableOf } from './sheets.js';

law(
  'graduated, a metre more costs at most a metre at the dearest price, across the edge of a band too',
  sheetArbitrary,
  (anySheet) => {
    const sheet = { ...anySheet, rules: { ...anySheet.rules, accumulate: 'graduated' as const } };
    const table = tableOf(sheet);
    const dearest = Decimal.max(...sheet.rows.map(({ price }) => price));
    // The prices before rounding differ by so much at most, and each is rounded by less than a step.
    const most = dearest.div(1000).times(sheet.trips).plus(sheet.price.step);
    let edges = 0;
    for (let band = 1; band < table.highs.length; band++) {
      const edge = table.highs[band - 1] ?? 0;
      // Bands of less than a metre have no distance of their own.
      if ((table.highs[band] ?? 0) <= edge || edge < table.low) continue;
      const before = pricedAt(sheet, table, band - 1, edge);
      const beyond = pricedAt(sheet, table, band, edge + 1);
      const difference = new Decimal(beyond).minus(before);
      expect(difference.gte(0) && difference.lte(most), `${before} at ${edge} m, then ${beyond}`).toBe(true);
      edges++;
    }
    return edges;
  },
  500,
);
