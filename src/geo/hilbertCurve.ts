/** The Hilbert curve goes through a square of so many cells a side, as a power of 2. */
export const CURVE_BITS = 16;

/**
 * Where along the Hilbert curve a cell lies, 0 to 2^32 - 1 (what stands behind the point of x and y is cut off). Cells that follow each other on the curve lie side by
 * side, so what is cut out of it at a stretch lies together in both directions.
 *
 * From the greatest quarters to the least, each quarter of the square is a smaller curve: two of the four as they
 * are, the first with its axes exchanged, the last with them exchanged and turned round.
 */
export function hilbertIndex(x: number, y: number): number {
  let index = 0;
  let exchanged = 0;
  let turned = 0;
  for (let bit = CURVE_BITS - 1; bit >= 0; bit--) {
    const byX = (x >> bit) & 1;
    const byY = (y >> bit) & 1;
    const swap = (byX ^ byY) & exchanged;
    const right = byX ^ swap ^ turned;
    const upper = byY ^ swap ^ turned;
    const lower = upper ^ 1;
    index = (index << 2) | ((right * 3) ^ upper);
    exchanged ^= lower;
    turned ^= lower & right;
  }
  return index >>> 0;
}
