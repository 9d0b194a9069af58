import type { QuoteRequest } from '../../src/quote/request.js';
import { exact } from './exact.js';
import type { Exact } from './exact.js';
import type { TransportType } from './network.js';

/** What is to be delivered, as exact sums. */
export interface Load {
  readonly weightKg: Exact;
  readonly volumeM3: Exact;
}

export function loadOf({ load, items }: QuoteRequest): Load {
  if (load) return { weightKg: exact(load.weightKg), volumeM3: exact(load.volumeM3) };
  let weightKg = exact(0);
  let volumeM3 = exact(0);
  for (const item of items ?? []) {
    weightKg = weightKg.plus(exact(item.weightKg).times(item.quantity));
    volumeM3 = volumeM3.plus(exact(item.volumeM3).times(item.quantity));
  }
  return { weightKg, volumeM3 };
}

/** How often a vehicle must go for a load, at least once; null: it cannot carry it however often. */
export function tripsFor({ weightKg, volumeM3 }: Load, vehicle: TransportType): Exact | null {
  const byWeight = times(weightKg, exact(vehicle.loadCapacity));
  const byVolume = times(volumeM3, exact(vehicle.volume));
  if (byWeight === null || byVolume === null) return null;
  return [byWeight, byVolume].reduce((most, trips) => (trips.greaterThan(most) ? trips : most), exact(1));
}

function times(amount: Exact, capacity: Exact): Exact | null {
  if (capacity.isZero()) return amount.isZero() ? exact(0) : null;
  const full = amount.dividedToIntegerBy(capacity);
  return full.times(capacity).lessThan(amount) ? full.plus(1) : full;
}
