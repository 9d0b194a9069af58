import fc from 'fast-check';
import { expect } from 'vitest';
import { fillOffsets } from '../../src/routing/offsets.js';
import { numberBetween } from '../support/arbitraries/choice.js';
import { law } from './law.js';

/** A route's lengths and what is known of its times: both never go down along it. */
const routeArbitrary = fc
  .record({
    legs: fc.array(
      fc.record({
        metres: fc.oneof(fc.constant(0), numberBetween(0, 1e6)),
        hours: fc.option(fc.oneof(fc.constant(0), numberBetween(0, 30)), { freq: 2 }),
      }),
      { maxLength: 9 },
    ),
    first: fc.option(numberBetween(0, 5)),
    duration: numberBetween(0, 200),
  })
  .map(({ legs, first, duration }) => {
    const known = [first];
    const along = [0];
    let hours = first ?? 0;
    for (const leg of legs) {
      along.push((along[along.length - 1] ?? 0) + leg.metres);
      if (leg.hours !== null) hours += leg.hours;
      known.push(leg.hours === null ? null : hours);
    }
    return { known, along, duration };
  });

law(
  'offsets are all known, keep what was given, never decrease, and are in proportion between known ones',
  routeArbitrary,
  ({ known, along, duration }) => {
    const offsets = Float64Array.from(known, (hours) => hours ?? Number.NaN);
    const last = offsets.length - 1;
    fillOffsets(offsets, Float64Array.from(along), 0, last, duration);
    const at = (n: number) => offsets[n] ?? Number.NaN;
    known.forEach((hours, n) => {
      if (hours !== null) expect(at(n)).toBe(hours);
      if (n > 0) expect(at(n)).toBeGreaterThanOrEqual(at(n - 1) - 1e-9);
    });
    if (known[0] === null) expect(at(0)).toBe(0);
    if (last > 0 && known[last] === null) {
      expect(at(last)).toBe(Math.max(duration, ...known.map((hours) => hours ?? 0)));
    }
    // Two unknown neighbours between the same known ones: hours are to hours as metres to metres.
    for (let n = 1; n < last; n++) {
      if (known[n] !== null) continue;
      let before = n;
      while (before > 0 && known[before] === null) before--;
      let after = n;
      while (after < last && known[after] === null) after++;
      const length = (along[after] ?? 0) - (along[before] ?? 0);
      const hours = at(after) - at(before);
      const gone = (along[n] ?? 0) - (along[before] ?? 0);
      if (length === 0) expect(at(n)).toBe(at(before));
      else
        expect(Math.abs((at(n) - at(before)) * length - hours * gone)).toBeLessThan(
          1e-6 * (1 + hours * length),
        );
    }
  },
  500,
);
