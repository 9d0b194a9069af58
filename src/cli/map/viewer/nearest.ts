/** The lines of a path that svg/paths.ts wrote, in units of the drawing; a dot is a line of one place. */
export function linesOf(d: string): readonly (readonly (readonly [number, number])[])[] {
  return d
    .split('M')
    .slice(1)
    .map((line) =>
      line.split('L').map((pair) => {
        const [x = '', y = ''] = pair.split(' ');
        // The end of a dot, `h0`, is no part of its number.
        return [Number.parseFloat(x), Number.parseFloat(y)] as const;
      }),
    );
}

/** How far a place is from the nearest of the lines. */
export function distanceTo(
  lines: ReturnType<typeof linesOf>,
  { x, y }: { readonly x: number; readonly y: number },
): number {
  let least = Infinity;
  for (const line of lines) {
    line.forEach(([toX, toY], i) => {
      const [fromX, fromY] = line[i - 1] ?? [toX, toY];
      const [dx, dy] = [toX - fromX, toY - fromY];
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / squared;
      const part = Math.min(1, Math.max(0, along));
      least = Math.min(least, Math.hypot(x - fromX - part * dx, y - fromY - part * dy));
    });
  }
  return least;
}
