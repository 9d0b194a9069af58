import fc from 'fast-check';

/** The member of a list that a number from 0 on stands for, counted round; the list must not be empty. */
export function pick<T>(list: readonly T[], n: number): T {
  const picked = list[n % list.length];
  if (picked === undefined) throw new RangeError('nothing to pick from: the list is empty');
  return picked;
}

/** A value of the second kind now and then: `often` times of a hundred. */
export function sometimes<T, U>(
  usual: fc.Arbitrary<T>,
  rare: fc.Arbitrary<U>,
  often: number,
): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 100 - often, arbitrary: usual }, { weight: often, arbitrary: rare });
}

/** An index into a list of any length, for `pick`. */
export const anyIndex = fc.nat(9999);

/** Objects in which each field may be missing: half of them are. */
export function partOf<T extends object>(fields: {
  readonly [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>>;
}): fc.Arbitrary<Partial<T>> {
  const optional = Object.entries<fc.Arbitrary<unknown>>(fields).map(([key, value]) =>
    fc.option(value, { nil: undefined, freq: 2 }).map((given) => [key, given] as const),
  );
  return fc
    .tuple(...optional)
    .map((entries) => Object.fromEntries(entries.filter(([, given]) => given !== undefined)) as Partial<T>);
}

/**
 * Numbers of many digits between two bounds (included), one about as likely as another. Those of `fc.double`
 * alone are nearly all next to nothing, as nearly all doubles are; now and then one of them.
 */
export function numberBetween(min: number, max: number): fc.Arbitrary<number> {
  const shares = 2 ** 40;
  const even = fc.integer({ min: 0, max: shares }).map((n) => min + (max - min) * (n / shares));
  return sometimes(even, fc.double({ min, max, noNaN: true }), 15);
}
