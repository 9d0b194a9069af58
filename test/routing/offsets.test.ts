import { describe, expect, it } from 'vitest';
import { fillOffsets } from '../../src/routing/offsets.js';

/** The offsets of a route's points; null is missing. Points are a kilometre apart unless `along` says else. */
function filled(
  own: readonly (number | null)[],
  duration: number,
  along: readonly number[] = own.map((_, i) => 1000 * i),
): number[] {
  const offsets = Float64Array.from(own, (offset) => offset ?? Number.NaN);
  fillOffsets(offsets, Float64Array.from(along), 0, own.length - 1, duration);
  return [...offsets];
}

describe('offsets', () => {
  it('that are given stay', () => {
    expect(filled([1, 2, 5], 8)).toEqual([1, 2, 5]);
  });

  it('missing at the first point are 0', () => {
    expect(filled([null, 2, 5], 8)).toEqual([0, 2, 5]);
    expect(filled([null], 8)).toEqual([0]);
  });

  it('missing at the last point are the route’s duration', () => {
    expect(filled([0, 2, null], 8)).toEqual([0, 2, 8]);
    expect(filled([null, null], 8)).toEqual([0, 8]);
  });

  it('missing at the last point are the last known one, where that is greater than the duration', () => {
    expect(filled([0, 9, null], 8)).toEqual([0, 9, 9]);
    expect(filled([3, null, null], 2)).toEqual([3, 3, 3]);
  });

  it('missing between are interpolated by the way between the known neighbours', () => {
    expect(filled([0, null, 4], 8)).toEqual([0, 2, 4]);
    expect(filled([0, null, 4], 8, [0, 1000, 4000])).toEqual([0, 1, 4]);
    expect(filled([1, null, null, 7], 8, [0, 100, 400, 600])).toEqual([1, 2, 5, 7]);
    expect(filled([0, null, 4, null, 5], 8, [0, 500, 1000, 3500, 6000])).toEqual([0, 2, 4, 4.5, 5]);
  });

  it('missing at both ends and between go from 0 to the duration', () => {
    expect(filled([null, null, null, null], 6)).toEqual([0, 2, 4, 6]);
  });

  it('0 is an offset that is given', () => {
    expect(filled([0, 0, null, 4], 8)).toEqual([0, 0, 2, 4]);
  });

  it('missing between neighbours at one place are the earlier one’s', () => {
    expect(filled([0, 1, null, 3, 4], 8, [0, 1000, 1000, 1000, 2000])).toEqual([0, 1, 1, 3, 4]);
  });

  it('missing at a neighbour’s place, with a way to the other one, are that neighbour’s', () => {
    expect(filled([1, null, 3], 8, [0, 0, 1000])).toEqual([1, 1, 3]);
    expect(filled([1, null, 3], 8, [0, 1000, 1000])).toEqual([1, 3, 3]);
  });

  it('are filled for the points of the route alone', () => {
    const offsets = Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    fillOffsets(offsets, Float64Array.of(0, 0, 1000, 3000, 0), 1, 3, 6);
    expect([...offsets]).toEqual([Number.NaN, 0, 2, 6, Number.NaN]);
  });
});
