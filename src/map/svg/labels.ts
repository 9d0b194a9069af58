import type { Spot } from './projection.js';

/** A name at a place. */
export interface Label {
  readonly text: string;
  readonly spot: Spot;
  /** Greater ones come first; 0 is for orientation only, and waits for a closer look. */
  readonly weight: number;
}

/** Where a name stands. */
export interface Placed {
  /** The zoom from which on there is room for it. */
  readonly fromZoom: number;
  /** Whether it stands to the left of its spot, as the edge of the drawing is near at the right. */
  readonly isTurned: boolean;
}

/** Screen pixels of a letter and of a line, about, and between a spot and its name. */
const LETTER = 6.4;
const LINE = 13;
const ASIDE = 7;

/** A narrow page shows the whole drawing at less than 1. */
const ZOOMS = Array.from({ length: 24 }, (_, i) => 2 ** ((i - 5) / 2));

/** The zoom at which a narrow page shows the whole drawing, about: at its edges a name has least room. */
const NARROW = 0.2;

/** From here on there is room for names that nothing is done at. */
export const CLOSE = 4;

/** More names than these nobody reads on one page, and comparing each with each takes its time. */
const MOST = 2000;

/**
 * From which zoom on each name can stand without covering one of more weight, on a drawing of this width.
 * Zooming in moves names apart and leaves them as large as they are.
 */
export function placeLabels<L extends Label>(labels: readonly L[], width: number): readonly (L & Placed)[] {
  const placed: (L & Placed)[] = [];
  for (const label of labels.toSorted((a, b) => b.weight - a.weight).slice(0, MOST)) {
    const turned = { ...label, isTurned: isTurned(label, width) };
    let fromZoom: number | undefined;
    for (const zoom of ZOOMS.toReversed()) {
      if (label.weight === 0 && zoom < CLOSE) break;
      if (placed.some((other) => other.fromZoom <= zoom && covers(turned, other, zoom))) break;
      fromZoom = zoom;
    }
    if (fromZoom !== undefined) placed.push({ ...turned, fromZoom });
  }
  return placed;
}

/** Near the right edge, where there is room at the left. */
function isTurned({ text, spot: [x] }: Label, width: number): boolean {
  const room = lengthOf(text) / NARROW;
  return x + room > width && x >= room;
}

type Standing = Label & Pick<Placed, 'isTurned'>;

function covers(a: Standing, b: Standing, zoom: number): boolean {
  const [left, right] = [rangeOf(a, zoom), rangeOf(b, zoom)];
  return (
    Math.max(left.from, right.from) < Math.min(left.to, right.to) &&
    Math.abs(a.spot[1] - b.spot[1]) * zoom < LINE
  );
}

/** What a name takes up across the screen, with its spot. */
function rangeOf({ text, spot: [x], isTurned: left }: Standing, zoom: number): { from: number; to: number } {
  const at = x * zoom;
  return left ? { from: at - lengthOf(text), to: at } : { from: at, to: at + lengthOf(text) };
}

function lengthOf(text: string): number {
  return text.length * LETTER + ASIDE;
}
