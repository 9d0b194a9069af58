import { describe, expect, it } from 'vitest';
import { CURVE_BITS, hilbertIndex } from '../../src/geo/hilbertCurve.js';

const SIDE = 2 ** CURVE_BITS;
const LAST = SIDE ** 2 - 1;

/** The cells of a square of `side` cells in the first corner, in the order in which the curve goes through them. */
function cellsInOrder(side: number): (readonly [x: number, y: number])[] {
  const cells = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
  return cells.toSorted((a, b) => hilbertIndex(...a) - hilbertIndex(...b));
}

describe('the Hilbert curve', () => {
  it('begins in one corner and ends in the next one', () => {
    expect(hilbertIndex(0, 0)).toBe(0);
    expect(hilbertIndex(SIDE - 1, 0)).toBe(LAST);
  });

  it('fills the square quarter by quarter: up, right, down', () => {
    const [low, high] = [1, SIDE / 2 + 1];
    const quarters = [
      hilbertIndex(low, low),
      hilbertIndex(low, high),
      hilbertIndex(high, high),
      hilbertIndex(high, low),
    ];
    expect(quarters.map((index) => Math.floor((index / (LAST + 1)) * 4))).toEqual([0, 1, 2, 3]);
  });

  it('goes through a square of cells one by one, each beside the one before', () => {
    const cells = cellsInOrder(64);
    expect(cells.map((cell) => hilbertIndex(...cell))).toEqual(cells.map((_, i) => i));
    cells.slice(1).forEach(([x, y], i) => {
      const [lastX, lastY] = cells[i]!;
      expect(Math.abs(x - lastX) + Math.abs(y - lastY)).toBe(1);
    });
  });

  it('is as near to itself on the far side, where the numbers are greatest', () => {
    for (const [x, y] of [
      [SIDE - 1, 0],
      [SIDE - 1, SIDE - 1],
      [0, SIDE - 1],
      [SIDE / 2, SIDE / 2],
    ] as const) {
      const index = hilbertIndex(x, y);
      const beside = [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ].filter(([i, j]) => Math.min(i!, j!) >= 0 && Math.max(i!, j!) < SIDE);
      expect(beside.map(([i, j]) => Math.abs(hilbertIndex(i!, j!) - index))).toContain(1);
    }
  });
});
