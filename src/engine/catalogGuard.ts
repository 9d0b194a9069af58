import type { NetworkCounts } from '../network/network.js';

/** The lists whose shrinking is watched. */
export const GUARDED_LISTS = [
  'cities',
  'warehouses',
  'tariffs',
  'routes',
] as const satisfies readonly (keyof NetworkCounts)[];

export type GuardedList = (typeof GUARDED_LISTS)[number];

export interface GuardOptions {
  /** The greatest share of a list's usable records that may be gone, 0 to 1, included; 0.3 unless given. */
  readonly maxGoneShare?: number;
  /** Lists that may be empty, such as `['routes']` for a shop that has none. */
  readonly mayBeEmpty?: readonly GuardedList[];
}

/** Why a new catalog is not believed. */
export interface Suspicion {
  readonly list: GuardedList;
  readonly reason: 'EMPTY' | 'TOO_MANY_GONE';
  /** Usable records of the network in use; null where there is none yet. */
  readonly before: number | null;
  /** Usable records of the new one. */
  readonly after: number;
}

/**
 * Compares how many usable records the new catalog has with those of the network in use; empty where
 * nothing is suspicious. Without a network in use only a list without which nothing can be offered at all
 * must not be empty.
 * @throws {RangeError} for a share outside 0 to 1.
 */
export function suspicionsAbout(
  after: NetworkCounts,
  before: NetworkCounts | null,
  { maxGoneShare = 0.3, mayBeEmpty = [] }: GuardOptions = {},
): readonly Suspicion[] {
  if (!(maxGoneShare >= 0 && maxGoneShare <= 1)) {
    throw new RangeError(`maxGoneShare must be from 0 to 1, got ${maxGoneShare}`);
  }
  return GUARDED_LISTS.flatMap((list): Suspicion[] => {
    const was = before === null ? null : before[list];
    const is = after[list];
    if (is === 0) {
      const needed = was === null ? list === 'warehouses' || list === 'tariffs' : was > 0;
      return needed && !mayBeEmpty.includes(list) ? [{ list, reason: 'EMPTY', before: was, after: is }] : [];
    }
    const tooMany = was !== null && was - is > was * maxGoneShare;
    return tooMany ? [{ list, reason: 'TOO_MANY_GONE', before: was, after: is }] : [];
  });
}
