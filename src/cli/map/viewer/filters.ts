import type { MapProperties } from '../../../map/features.js';
import type { Element } from './dom.js';
import { find, page, properties, routes } from './elements.js';
import { filterNames } from './townNames.js';
import { isWanted } from './wanted.js';

interface LayerBox {
  readonly name: string;
  readonly box: Element;
  readonly group: Element;
  readonly shapes: readonly Element[];
}

const layers: readonly LayerBox[] = [...page.querySelectorAll('[data-layer]')].map((box) => {
  const name = box.dataset['layer'] ?? '';
  const shapes = [...page.querySelectorAll(`#layer-${name} [data-i]`)];
  return { name, box, group: find(`#layer-${name}`), shapes };
});

const vehicle = find('#vehicle');
const weekday = find('#weekday');

function thingOf(shape: Element): MapProperties | undefined {
  return properties[Number(shape.dataset['i'])];
}

/** Whether the filters leave it. */
export function isLeft(one: MapProperties): boolean {
  return isWanted(one, routes, { vehicle: vehicle.value ?? '', weekday: Number(weekday.value) });
}

/** The shapes that layers and filters show. */
export function shownShapes(): readonly Element[] {
  return layers.flatMap(({ box, shapes }) =>
    box.checked === true ? shapes.filter(({ style }) => style.display === '') : [],
  );
}

function showLayers(): void {
  for (const { box, group } of layers) group.style.display = box.checked === true ? '' : 'none';
}

function filter(): void {
  const towns = new Set<string>();
  for (const { name, shapes } of layers) {
    let count = 0;
    for (const shape of shapes) {
      const one = thingOf(shape);
      const isShown = one === undefined || isLeft(one);
      shape.style.display = isShown ? '' : 'none';
      if (!isShown || one === undefined) continue;
      // The stops of service and past routes lie in the layers of these and are none of the routes.
      const isPart = one.kind === 'stop' && name !== 'stop';
      if (isPart) continue;
      count++;
      const town = townOf(one);
      if (town !== null) towns.add(town);
    }
    if (name !== 'names') setCount(name, count);
  }
  setCount(
    'names',
    filterNames((town) => towns.has(town)),
  );
}

/** The name under which something is done there, or is not to be done. */
function townOf(one: MapProperties): string | null {
  switch (one.kind) {
    case 'stop':
      return one.town;
    case 'warehouse':
      return one.town ?? one.title;
    case 'city':
      return one.title;
    case 'route':
    case 'reach':
      return null;
  }
}

function setCount(layer: string, count: number): void {
  const counter = page.querySelector(`[data-count="${layer}"]`);
  if (counter !== null) counter.textContent = String(count);
}

/** `then` follows every change of the filters. */
export function startFilters(then: () => void): void {
  for (const { box } of layers) box.addEventListener('change', showLayers);
  for (const select of [vehicle, weekday]) {
    select.addEventListener('change', () => {
      filter();
      then();
    });
  }
  // A browser that comes back to a page remembers what was chosen there.
  showLayers();
  filter();
}
