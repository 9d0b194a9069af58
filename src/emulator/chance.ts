/**
 * A number in [0, 1) that depends on its arguments alone: the same seed gives the same faults to the same
 * requests, in whatever order requests of other operations come between.
 */
export function chance(seed: number, ...keys: readonly (string | number)[]): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (const character of keys.join('\u0000')) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  }
  return mixed(hash) / 2 ** 32;
}

/** The list in another order, by the same rule; the argument stays as it is. */
export function shuffled<T>(list: readonly T[], draw: (step: number) => number): T[] {
  return list
    .map((record, index) => ({ record, key: draw(index) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ record }) => record);
}

/** Spreads a 32-bit hash so that near keys give far numbers (the finish of MurmurHash3). */
function mixed(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
