import { chart } from './elements.js';
import type { PointerLike } from './dom.js';
import { move, placeOf, zoomAt, type Place } from './view.js';

/** Pointers that are down; one moves the map, two pinch it. */
const down = new Map<number, Place>();
let moved = 0;

/** A pointer that moved so little was not meant to. */
const STILL = 4;

function wheel(event: PointerLike): void {
  event.preventDefault();
  zoomAt(1.0015 ** -event.deltaY, placeOf(event));
}

function press(event: PointerLike): void {
  down.set(event.pointerId, placeOf(event));
  if (down.size === 1) moved = 0;
}

function drag(event: PointerLike): void {
  const before = down.get(event.pointerId);
  if (before === undefined) return;
  const now = placeOf(event);
  const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
  moved += Math.hypot(now.x - before.x, now.y - before.y);
  // Capturing at once would keep clicks from what lies under the pointer.
  if (moved > STILL) chart.setPointerCapture(event.pointerId);
  if (other === undefined) move(now.x - before.x, now.y - before.y);
  else {
    const apart = (a: Place) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    zoomAt(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  }
  down.set(event.pointerId, now);
}

function release(event: PointerLike): void {
  down.delete(event.pointerId);
}

/** `click` gets what was no drag. */
export function startGestures(click: (event: PointerLike) => void): void {
  chart.addEventListener('wheel', wheel, { passive: false });
  chart.addEventListener('pointerdown', press);
  chart.addEventListener('pointermove', drag);
  chart.addEventListener('pointerup', release);
  chart.addEventListener('pointercancel', release);
  chart.addEventListener('click', (event) => {
    if (moved <= STILL) click(event);
  });
}
