import type { Spot } from './projection.js';

/** A name at a place. */
export interface Label {
  readonly text: string;
  readonly spot: Spot;
  /** Greater ones come first; 0 is for orientation only, and waits for a closer look. */
  readonly weight: number;
}

export interface PlacedLabel extends Label {
  /** The zoom from which on there is room for it. */
  readonly fromZoom: number;
}

/** Screen pixels of a letter and of a line, about; it stands to the right of its spot. */
const LETTER = 6.4;
const LINE = 13;
const ASIDE = 7;

/** A narrow page shows the whole drawing at less than 1. */
const ZOOMS = Array.from({ length: 24 }, (_, i) => 2 ** ((i - 5) / 2));

/** From here on there is room for names that nothing is done at. */
const CLOSE = 4;

/** More names than these nobody reads on one page, and comparing each with each takes its time. */
const MOST = 2000;

/**
 * From which zoom on each name can stand without covering one of more weight. Zooming in moves names apart
 * and leaves them as large as they are.
 */
export function placeLabels(labels: readonly Label[]): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const label of labels.toSorted((a, b) => b.weight - a.weight).slice(0, MOST)) {
    let fromZoom: number | undefined;
    for (const zoom of ZOOMS.toReversed()) {
      if (label.weight === 0 && zoom < CLOSE) break;
      if (placed.some((other) => other.fromZoom <= zoom && covers(label, other, zoom))) break;
      fromZoom = zoom;
    }
    if (fromZoom !== undefined) placed.push({ ...label, fromZoom });
  }
  return placed;
}

function covers(a: Label, b: Label, zoom: number): boolean {
  const [left, right] = a.spot[0] <= b.spot[0] ? [a, b] : [b, a];
  const width = left.text.length * LETTER + ASIDE;
  return (
    (right.spot[0] - left.spot[0]) * zoom < width && Math.abs(right.spot[1] - left.spot[1]) * zoom < LINE
  );
}
