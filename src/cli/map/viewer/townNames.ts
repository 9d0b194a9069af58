import { chart, page } from './elements.js';

/** From here on names are shown for orientation, too. */
const close = Number(chart.dataset['close']);

const names = [...page.querySelectorAll('.names text')].map((element) => ({
  element,
  text: element.textContent ?? '',
  fromZoom: Number(element.dataset['z']),
  /** Whether it is there for orientation only, whatever the filters leave. */
  isPassed: element.classList.contains('passed'),
}));

let shownAt = 1;
let isServed: (town: string) => boolean = () => true;

/** The names for which there is room. */
export function showNames(zoom: number): void {
  shownAt = zoom;
  for (const { element, text, fromZoom, isPassed } of names) {
    const from = isPassed || isServed(text) ? fromZoom : Math.max(fromZoom, close);
    element.style.display = from <= zoom * 1.001 ? '' : 'none';
  }
}

/** Leaves the names of towns at which nothing is left to do for orientation; returns how many others there are. */
export function filterNames(isLeft: (town: string) => boolean): number {
  isServed = isLeft;
  for (const { element, text, isPassed } of names) {
    element.classList.toggle('passed', isPassed || !isServed(text));
  }
  showNames(shownAt);
  return names.filter(({ text, isPassed }) => !isPassed && isServed(text)).length;
}
