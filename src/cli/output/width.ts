/** Terminals that do not know their width say 0. */
const USUAL_WIDTH = 80;

/** How many columns a line of the stream may take; Infinity where it is no terminal. */
export function widthOfStream({ isTTY, columns }: NodeJS.WriteStream): number {
  if (!isTTY) return Infinity;
  return columns > 0 ? columns : USUAL_WIDTH;
}
