import fc from 'fast-check';
import type { QuoteRequest, RequestItem } from '../../../src/quote/request.js';
import { anyIndex, pick, sometimes } from './choice.js';
import type { Landmarks } from './landmarks.js';
import type { Mode } from './modes.js';

/** Exactly so much as a vehicle carries, a little less or more, several times that, or any amount. */
function amountArbitrary(usual: readonly number[]): fc.Arbitrary<(capacities: readonly number[]) => number> {
  const any = fc.constantFrom(...usual).map((amount) => () => amount);
  const fitted = fc
    .record({
      vehicle: anyIndex,
      times: fc.constantFrom(1, 1, 2, 3),
      more: fc.constantFrom(0, 0, -0.001, 0.001, 0.1),
    })
    .map(({ vehicle, times, more }) => (capacities: readonly number[]) => {
      const capacity = capacities.length === 0 ? 1 : pick(capacities, vehicle);
      return Math.max(0, Math.min(1e300, capacity * times + more));
    });
  return sometimes(any, fitted, 15);
}

/**
 * A load, or the lines of a cart whose sums are one: 0.1 + 0.2 of a thing where 0.3 is carried, pieces by
 * the tenth, the same product twice.
 */
export function loadArbitrary(
  mode: Mode,
): fc.Arbitrary<(landmarks: Landmarks) => Pick<QuoteRequest, 'load' | 'items'>> {
  const load = fc
    .record({
      weight: amountArbitrary([1, 0, 0.1, 0.3, 5, 20, 120, 250, 499.9, 1200]),
      volume: amountArbitrary([0.1, 0, 0.02, 0.3, 0.8, 1.5, 3]),
    })
    .map(({ weight, volume }) => ({ loadCapacities, volumes }: Landmarks) => ({
      weightKg: weight(loadCapacities),
      volumeM3: volume(volumes),
    }));
  const piece: fc.Arbitrary<RequestItem> = fc.record(
    {
      productId: fc.constantFrom('p1', 'p2', '__proto__', null),
      quantity: fc.constantFrom(1, 1, 2, 3, 10, 0.5, 0.1),
      weightKg: fc.constantFrom(0, 0.1, 0.2, 1, 4.35, 50),
      volumeM3: fc.constantFrom(0, 0.1, 0.2, 0.01, 0.5),
    },
    { requiredKeys: ['quantity', 'weightKg', 'volumeM3'] },
  );
  const extreme: fc.Arbitrary<RequestItem> = fc.record({
    quantity: fc.constantFrom(1e-7, 1e21, 5e-324, 3),
    weightKg: fc.constantFrom(1e-7, 1e300, 5e-324, 0.1),
    volumeM3: fc.constantFrom(0, 1e-7, 5e-324),
  });
  const item = mode === 'adversarial' ? sometimes(piece, extreme, 8) : piece;
  const items = sometimes<readonly RequestItem[], readonly RequestItem[]>(
    fc.array(item, { minLength: 1, maxLength: 4 }),
    fc.constantFrom<readonly RequestItem[]>(
      [
        { quantity: 1, weightKg: 0.1, volumeM3: 0.1 },
        { quantity: 1, weightKg: 0.2, volumeM3: 0.2 },
      ],
      [{ quantity: 3, weightKg: 0.1, volumeM3: 0.1 }],
    ),
    20,
  );
  // Null and missing are the same.
  const none = fc.constantFrom({}, null);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(load, none).map(([loadOf, other]) => (landmarks: Landmarks) => ({
        load: loadOf(landmarks),
        ...(other === null && { items: null }),
      })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(items, none)
        .map(([lines, other]) => () => ({ items: lines, ...(other === null && { load: null }) })),
    },
  );
}
