import { type Exact, exactProduct, exactSum, exactTimesToReach } from './exact.js';

/** What is to be delivered, in exact kilograms and cubic metres. */
export interface Load {
  readonly weight: Exact;
  readonly volume: Exact;
}

/** One line of a cart: the weight and volume are of one piece. */
export interface LoadItem {
  readonly quantity: number;
  readonly weightKg: number;
  readonly volumeM3: number;
}

/** The load that a weight and a volume are. */
export function loadOf(weightKg: number, volumeM3: number): Load {
  return { weight: weightKg, volume: volumeM3 };
}

/** The exact sums of a cart. */
export function loadOfItems(items: readonly LoadItem[]): Load {
  let weight: Exact = 0;
  let volume: Exact = 0;
  for (const item of items) {
    weight = exactSum(weight, exactProduct(item.weightKg, item.quantity));
    volume = exactSum(volume, exactProduct(item.volumeM3, item.quantity));
  }
  return { weight, volume };
}

/** What one trip of a vehicle carries: kilograms and cubic metres. */
export interface Capacity {
  readonly loadCapacity: number;
  readonly volume: number;
}

/**
 * Trips of one vehicle that a load needs: the larger of ceil(weight / capacity) and ceil(volume /
 * capacity), at least 1; Infinity where that is more than `most`, or where a capacity of 0 meets more
 * than 0 (DESIGN.md, "Tariffs").
 */
export function tripsNeeded(load: Load, capacity: Capacity, most: number): number {
  const byWeight = exactTimesToReach(load.weight, capacity.loadCapacity, most);
  const byVolume = exactTimesToReach(load.volume, capacity.volume, most);
  return Math.max(1, byWeight, byVolume);
}
