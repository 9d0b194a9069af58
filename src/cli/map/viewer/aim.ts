import type { Element, PointerLike } from './dom.js';
import { isTouched, page, properties } from './elements.js';
import { shownShapes } from './filters.js';
import { distanceTo, linesOf } from './nearest.js';
import { onDrawing, pixels, placeOf, type Place } from './view.js';

/** A thing under a click, by its number among the properties. */
export interface Hit {
  readonly index: number;
  /** From the nearest place, where there is one; 0 otherwise. */
  readonly km: number;
}

export interface Aimed {
  /** The nearest warehouse, stop or closed town, from which distances are counted; null where none is near. */
  readonly place: number | null;
  /** Nearest first, areas at the end. */
  readonly hits: readonly Hit[];
}

/** Pixels around the pointer that count as under it. */
const AIM = { mouse: 5, finger: 10 } as const;

/** Of things at one place the first is what the place is called by. */
const RANKS = ['city', 'warehouse', 'stop', 'route', 'reach'] as const;

/** The lines of shapes never change, and reading them takes its time. */
const linesOfShapes = new Map<Element, ReturnType<typeof linesOf>>();

function linesOfShape(shape: Element): ReturnType<typeof linesOf> {
  let lines = linesOfShapes.get(shape);
  if (lines === undefined) {
    lines = linesOf(shape.getAttribute('d') ?? '');
    linesOfShapes.set(shape, lines);
  }
  return lines;
}

export function aimedAt(event: PointerLike): Aimed {
  const at = onDrawing(placeOf(event));
  const most = isTouched() ? AIM.finger : AIM.mouse;
  const near = shownShapes()
    .flatMap((shape) => {
      const index = Number(shape.dataset['i']);
      const rank = RANKS.indexOf(properties[index]?.kind ?? 'reach');
      if (RANKS[rank] === 'reach') return [];
      const away = Math.round(pixels(distanceTo(linesOfShape(shape), at)));
      return away <= most ? [{ shape, index, rank, away }] : [];
    })
    .toSorted((a, b) => a.away - b.away || a.rank - b.rank);
  const nearest = near.find(({ rank }) => RANKS[rank] !== 'route');
  const hits = near.map(({ shape, index }) => ({ index, km: nearest ? kmBetween(nearest.shape, shape) : 0 }));
  return {
    place: nearest?.index ?? null,
    hits: [...hits.toSorted((a, b) => a.km - b.km), ...areasAt(event).map((index) => ({ index, km: 0 }))],
  };
}

/** From a dot to a shape. */
function kmBetween(dot: Element, shape: Element): number {
  const [[[x, y] = [0, 0]] = []] = linesOfShape(dot);
  const at: Place = { x, y };
  return distanceTo(linesOfShape(shape), at) * Number(dot.dataset['km']);
}

/** Layers and filters take what they hide from under the pointer. */
function areasAt({ clientX, clientY }: PointerLike): readonly number[] {
  return page
    .elementsFromPoint(clientX, clientY)
    .flatMap(({ dataset: { i } }) =>
      i !== undefined && properties[Number(i)]?.kind === 'reach' ? [Number(i)] : [],
    );
}
