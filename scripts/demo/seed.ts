import { createHash } from 'node:crypto';

/** The seed of the committed demo network. */
export const DEMO_SEED = 'dovoz-demo-1';

/** A number in [0, 1) that depends on seed and keys alone, so that a new row changes no other row. */
export const draw = (seed: string, ...keys: readonly (string | number)[]): number =>
  Number.parseInt(digest(seed, keys).slice(0, 12), 16) / 2 ** 48;

/** An id as 1C makes them: a time-based GUID, whose end is the server's. */
export const guid = (seed: string, kind: string, name: string): string => {
  const hex = digest(seed, [kind, name]);
  const year = ['11ed', '11ee', '11ef', '11f0'][Number.parseInt(hex.slice(8, 10), 16) % 4] ?? '11ee';
  return `${hex.slice(0, 8)}-${hex.slice(10, 14)}-${year}-${'ab'[Number.parseInt(hex.slice(14, 15), 16) % 2]}${hex.slice(15, 18)}-3cecef51a7d0`;
};

const digest = (seed: string, keys: readonly (string | number)[]): string =>
  createHash('sha256').update([seed, ...keys].join('\u0000')).digest('hex');
