/**
 * How generated worlds look.
 * - `small`: one town of Russia with a few warehouses and routes, clean records: quotes a person can check;
 * - `national`: towns all over Russia with so many routes that the spatial index is really searched;
 * - `adversarial`: small, and everything that is awkward: the 180th meridian, the poles, clock changes, odd
 *   ids, duplicate, conflicting and broken records, extreme figures.
 */
export type Mode = 'small' | 'national' | 'adversarial';

export const MODES = ['small', 'national', 'adversarial'] as const satisfies readonly Mode[];

/** Bounds of a world, both included. */
export interface Sizes {
  readonly warehouses: readonly [least: number, most: number];
  readonly vehicles: readonly [least: number, most: number];
  readonly routes: readonly [least: number, most: number];
  /** Points of a route. */
  readonly points: readonly [least: number, most: number];
  readonly requests: readonly [least: number, most: number];
}

export const SIZES: Readonly<Record<Mode, Sizes>> = {
  small: { warehouses: [1, 4], vehicles: [1, 3], routes: [0, 6], points: [1, 6], requests: [1, 3] },
  // More than 32 routes are searched by the index, fewer one by one.
  national: { warehouses: [4, 16], vehicles: [1, 2], routes: [20, 140], points: [2, 7], requests: [2, 5] },
  adversarial: { warehouses: [1, 4], vehicles: [1, 3], routes: [0, 8], points: [1, 8], requests: [1, 4] },
};
