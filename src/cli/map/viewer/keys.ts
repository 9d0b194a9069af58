import { page } from './elements.js';
import { pickNothing } from './details.js';
import { move, showAll, zoomMiddle } from './view.js';

type Keys = Readonly<Partial<Record<string, () => void>>>;

const ANYWHERE: Keys = {
  '+': () => zoomMiddle(1.5),
  '=': () => zoomMiddle(1.5),
  '-': () => zoomMiddle(1 / 1.5),
  '−': () => zoomMiddle(1 / 1.5),
  '0': showAll,
  Escape: pickNothing,
};

/** Elsewhere these scroll. */
const ON_CHART: Keys = {
  ArrowLeft: () => move(80, 0),
  ArrowRight: () => move(-80, 0),
  ArrowUp: () => move(0, 80),
  ArrowDown: () => move(0, -80),
};

export function startKeys(): void {
  page.addEventListener('keydown', (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    // With these the browser zooms its page, or chooses in a list.
    if (altKey || ctrlKey || metaKey || (key !== 'Escape' && target.matches('select, input'))) return;
    const act = ANYWHERE[key] ?? (target.matches('#chart, body') ? ON_CHART[key] : undefined);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
