import type { PointerLike } from './dom.js';
import { chart, isSmall, panel, world } from './elements.js';
import { showNames } from './townNames.js';

/** A place of the chart in pixels, or of the drawing in its units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

// Zoom and place: screen = zoom × drawing + shift, in pixels of the chart.

const drawing = { width: Number(chart.dataset['width']), height: Number(chart.dataset['height']) };
const GREATEST_ZOOM = 600;
let fit = 1;
let zoom = 1;
let shift: Place = { x: 0, y: 0 };

// Without a script the whole drawing is shown; with one a unit is a pixel.
chart.removeAttribute('viewBox');

function show(): void {
  world.setAttribute('transform', `translate(${shift.x} ${shift.y}) scale(${zoom})`);
  world.style.setProperty('--zoom', String(zoom));
  showNames(zoom);
}

/** Pixels for the open panel at the left; a small screen has none to spare. */
function panelWidth(): number {
  return panel.open === true && !isSmall() ? 250 : 0;
}

export function showAll(): void {
  const left = panelWidth();
  const width = chart.clientWidth - left;
  fit = Math.min(width / drawing.width, chart.clientHeight / drawing.height);
  zoom = fit;
  shift = {
    x: left + (width - drawing.width * zoom) / 2,
    y: (chart.clientHeight - drawing.height * zoom) / 2,
  };
  show();
}

/** All again where all was shown, as after a resize; a view that somebody chose stays as it is. */
export function showAllAgain(): void {
  if (zoom === fit) showAll();
}

/** Zooms by a factor; what lies at the place of the chart stays there. */
export function zoomAt(factor: number, { x, y }: Place): void {
  const next = Math.min(GREATEST_ZOOM, Math.max(fit / 2, zoom * factor));
  shift = { x: x - ((x - shift.x) * next) / zoom, y: y - ((y - shift.y) * next) / zoom };
  zoom = next;
  show();
}

export function zoomMiddle(factor: number): void {
  zoomAt(factor, { x: chart.clientWidth / 2, y: chart.clientHeight / 2 });
}

export function move(x: number, y: number): void {
  shift = { x: shift.x + x, y: shift.y + y };
  show();
}

export function placeOf({ clientX, clientY }: PointerLike): Place {
  const { left, top } = chart.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

/** A place of the chart on the drawing. */
export function onDrawing({ x, y }: Place): Place {
  return { x: (x - shift.x) / zoom, y: (y - shift.y) / zoom };
}

/** Pixels of a length of the drawing. */
export function pixels(length: number): number {
  return length * zoom;
}
