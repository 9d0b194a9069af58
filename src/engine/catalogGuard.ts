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
  /** The greatest share of a list's usable records that may be gone, by their ids, 0 to 1, included; 0.3 unless given. */
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
  /** Usable records of the network in use that the new one has no more, new ones in their place or not. */
  readonly gone: number;
}

/** What is compared of a network. */
export interface GuardedNetwork {
  readonly counts: NetworkCounts;
  /** Of the usable records. */
  readonly ids: Readonly<Record<GuardedList, ReadonlySet<string>>>;
}

/**
 * Compares the usable records of a new catalog with those of the network in use; empty where nothing is
 * suspicious. Another base, with as many records under other ids, is as suspicious as a shrunken one.
 * Without a network in use only a list without which nothing can be offered at all must not be empty.
 * @throws {RangeError} for a share outside 0 to 1.
 */
export function suspicionsAbout(
  after: GuardedNetwork,
  before: GuardedNetwork | null,
  { maxGoneShare = 0.3, mayBeEmpty = [] }: GuardOptions = {},
): readonly Suspicion[] {
  if (!(maxGoneShare >= 0 && maxGoneShare <= 1)) {
    throw new RangeError(`maxGoneShare must be from 0 to 1, got ${maxGoneShare}`);
  }
  return GUARDED_LISTS.flatMap((list): Suspicion[] => {
    const was = before === null ? null : before.counts[list];
    const is = after.counts[list];
    const gone = before === null ? 0 : goneOf(before.ids[list], after.ids[list]);
    if (is === 0) {
      const needed = was === null ? list === 'warehouses' || list === 'tariffs' : was > 0;
      if (!needed || mayBeEmpty.includes(list)) return [];
      return [{ list, reason: 'EMPTY', before: was, after: is, gone }];
    }
    const tooMany = was !== null && gone > was * maxGoneShare;
    return tooMany ? [{ list, reason: 'TOO_MANY_GONE', before: was, after: is, gone }] : [];
  });
}

function goneOf(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  let gone = 0;
  for (const id of before) if (!after.has(id)) gone++;
  return gone;
}
