import type { MapProperties, StopProperties } from '../../map/features.js';
import type { Element, Page, PointerLike } from './viewerDom.js';

// The script of the page that `dovoz map` writes: it runs in a browser, alone, so it imports types only.

declare const document: Page;
declare function addEventListener(type: string, listener: () => void): void;

const find = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
};

const chart = find('#chart');
const world = find('#world');
const details = find('#details');
const properties = JSON.parse(find('#properties').textContent ?? '[]') as readonly MapProperties[];

// Zoom and place: screen = zoom × drawing + shift, in pixels of the chart.

const drawing = { width: Number(chart.dataset['width']), height: Number(chart.dataset['height']) };
const GREATEST_ZOOM = 600;
let fit = 1;
let zoom = 1;
let shift = { x: 0, y: 0 };

// Without a script the whole drawing is shown; with one a unit is a pixel.
chart.removeAttribute('viewBox');

const show = (): void => {
  world.setAttribute('transform', `translate(${shift.x} ${shift.y}) scale(${zoom})`);
  world.style.setProperty('--zoom', String(zoom));
  for (const name of document.querySelectorAll('.names text')) {
    name.style.display = Number(name.dataset['z']) <= zoom * 1.001 ? '' : 'none';
  }
};

/** Pixels for the panel at the left, and for names at the right; a narrow page has none to spare. */
const aside = (): { left: number; right: number } =>
  chart.clientWidth > 700 ? { left: 250, right: 100 } : { left: 0, right: 0 };

const showAll = (): void => {
  const { left, right } = aside();
  const width = chart.clientWidth - left - right;
  fit = Math.min(width / drawing.width, chart.clientHeight / drawing.height);
  zoom = fit;
  shift = {
    x: left + (width - drawing.width * zoom) / 2,
    y: (chart.clientHeight - drawing.height * zoom) / 2,
  };
  show();
};

/** Zooms by a factor; what lies at the place of the chart stays there. */
const zoomAt = (factor: number, x: number, y: number): void => {
  const next = Math.min(GREATEST_ZOOM, Math.max(fit / 2, zoom * factor));
  shift = { x: x - ((x - shift.x) * next) / zoom, y: y - ((y - shift.y) * next) / zoom };
  zoom = next;
  show();
};

const zoomMiddle = (factor: number): void => zoomAt(factor, chart.clientWidth / 2, chart.clientHeight / 2);

const move = (x: number, y: number): void => {
  shift = { x: shift.x + x, y: shift.y + y };
  show();
};

const placeOf = ({ clientX, clientY }: PointerLike): { x: number; y: number } => {
  const { left, top } = chart.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
};

chart.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    const { x, y } = placeOf(event);
    zoomAt(1.0015 ** -event.deltaY, x, y);
  },
  { passive: false },
);

/** Pointers that are down; one moves the map, two pinch it. */
const down = new Map<number, { x: number; y: number }>();
let moved = 0;

chart.addEventListener('pointerdown', (event) => {
  down.set(event.pointerId, placeOf(event));
  if (down.size === 1) moved = 0;
});
chart.addEventListener('pointermove', (event) => {
  const before = down.get(event.pointerId);
  if (before === undefined) return;
  const now = placeOf(event);
  const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
  moved += Math.hypot(now.x - before.x, now.y - before.y);
  // Capturing at once would keep clicks from what lies under the pointer.
  if (moved > 4) chart.setPointerCapture(event.pointerId);
  if (other === undefined) move(now.x - before.x, now.y - before.y);
  else {
    const apart = (a: { x: number; y: number }) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    zoomAt(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }
  down.set(event.pointerId, now);
});
const release = (event: PointerLike): void => {
  down.delete(event.pointerId);
};
chart.addEventListener('pointerup', release);
chart.addEventListener('pointercancel', release);

const KEYS: Readonly<Partial<Record<string, () => void>>> = {
  '+': () => zoomMiddle(1.5),
  '=': () => zoomMiddle(1.5),
  '-': () => zoomMiddle(1 / 1.5),
  '0': showAll,
  ArrowLeft: () => move(80, 0),
  ArrowRight: () => move(-80, 0),
  ArrowUp: () => move(0, 80),
  ArrowDown: () => move(0, -80),
  Escape: () => pick([]),
};
chart.addEventListener('keydown', (event) => {
  const act = KEYS[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});
find('#in').addEventListener('click', () => zoomMiddle(1.5));
find('#out').addEventListener('click', () => zoomMiddle(1 / 1.5));
find('#all').addEventListener('click', showAll);
// A view that somebody chose stays as it is.
addEventListener('resize', () => {
  if (zoom === fit) showAll();
});

// Layers and filters.

for (const box of document.querySelectorAll('[data-layer]')) {
  box.addEventListener('change', () => {
    find(`#layer-${box.dataset['layer'] ?? ''}`).style.display = box.checked === true ? '' : 'none';
  });
}

const vehicle = find('#vehicle');
const weekday = find('#weekday');

/** Routes by id, as their stops and areas go with them. */
const routes = new Map(properties.flatMap((one) => (one.kind === 'route' ? [[one.id, one] as const] : [])));

const isWanted = (one: MapProperties): boolean => {
  const route = one.kind === 'route' ? one : 'routeId' in one ? routes.get(one.routeId ?? '') : undefined;
  const day = Number(weekday.value);
  if (route !== undefined && day > 0 && !(route.weekDays ?? []).includes(day)) return false;
  if (vehicle.value === '' || vehicle.value === undefined) return true;
  if (one.kind === 'reach') return one.vehicles.includes(vehicle.value);
  return route === undefined || route.vehicle === vehicle.value;
};

const filter = (): void => {
  for (const shape of document.querySelectorAll('[data-i]')) {
    const one = properties[Number(shape.dataset['i'])];
    shape.style.display = one === undefined || isWanted(one) ? '' : 'none';
  }
};
vehicle.addEventListener('change', filter);
weekday.addEventListener('change', filter);

// What lies under a click.

/** Pixels around the pointer that count as under it. */
const AIM = [0, 4, -4, 8, -8];

const shapesAt = ({ clientX, clientY }: PointerLike): readonly number[] => {
  const found = new Set<number>();
  for (const dx of AIM) {
    for (const dy of AIM) {
      for (const element of document.elementsFromPoint(clientX + dx, clientY + dy)) {
        const index = element.dataset['i'];
        const isLine = properties[Number(index)]?.kind !== 'reach';
        if (index !== undefined && (isLine || (dx === 0 && dy === 0))) found.add(Number(index));
      }
    }
  }
  return [...found];
};

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const hours = (number: number): string => `${Math.round(number * 10) / 10} h`;

/** A heading and lines about a thing; `stops`: those of a route that lie under the click. */
const told = (
  one: MapProperties,
  stops: readonly StopProperties[],
): { readonly title: string; readonly lines: readonly string[] } => {
  switch (one.kind) {
    case 'warehouse': {
      const does = [one.delivery && 'delivery', one.express && 'express', one.pickup && 'pick-up'].filter(
        Boolean,
      );
      return {
        title: one.title,
        lines: [
          one.address ?? '',
          does.join(', ') || 'no deliveries, no pick-up',
          one.hours,
          one.timeZone,
          one.id,
        ],
      };
    }
    case 'route': {
      const runs =
        one.weekDays === null ? `once, on ${one.date}` : one.weekDays.map((day) => DAYS[day - 1]).join(' ');
      return {
        title: one.title,
        lines: [
          `${one.isService ? 'service route, ' : ''}${runs}`,
          ...stops.map(
            ({ number, offsetHours }) => `here: stop ${number}, ${hours(offsetHours)} from the start`,
          ),
          `${one.vehicle}; ${Math.round(one.lengthKm)} km from point to point in ${hours(one.durationHours)}`,
          one.id,
        ],
      };
    }
    case 'stop':
      return {
        title: one.title ?? 'a place without a name',
        lines: [
          `stop ${one.number} of ${routes.get(one.routeId)?.title ?? one.routeId}`,
          `${one.offsetHours} h from the start`,
        ],
      };
    case 'reach':
      return {
        title: `${one.type} from ${one.title}`,
        lines: [
          `${one.vehicles.join(', ')}: ${one.reachKm} km by road, drawn as ${Math.round(one.radiusKm * 10) / 10} km`,
          `tariffs of ${one.date}${one.isExact ? '' : '; nothing farther is reached, but not all of this'}`,
        ],
      };
    case 'city':
      return { title: one.title, lines: [one.isSanction ? 'closed to deliveries' : ''] };
  }
};

const HEADINGS: readonly (readonly [MapProperties['kind'], string])[] = [
  ['warehouse', 'Warehouses'],
  ['route', 'Routes'],
  ['reach', 'Reached by'],
];

const made = (name: string, className: string, ...children: readonly (Element | string)[]): Element => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
};

/** Shows what is picked, and its routes above the others. */
const pick = (indices: readonly number[]): void => {
  const found = indices.flatMap((index) => properties[index] ?? []);
  const stops = found.filter((one) => one.kind === 'stop');
  const picked = [...new Set([...found, ...stops.flatMap(({ routeId }) => routes.get(routeId) ?? [])])];
  const routeIds = new Set(picked.flatMap((one) => (one.kind === 'route' ? [one.id] : [])));
  world.classList.toggle('has-picked', routeIds.size > 0);
  for (const shape of document.querySelectorAll('[data-route]')) {
    shape.classList.toggle('picked', routeIds.has(shape.dataset['route'] ?? ''));
  }
  details.hidden = picked.length === 0;
  details.replaceChildren(
    ...HEADINGS.flatMap(([kind, heading]) => {
      const things = picked.filter((one) => one.kind === kind);
      if (things.length === 0) return [];
      return [made('h2', '', `${heading} (${things.length})`), ...things.map((one) => card(one, stops))];
    }),
  );
};

const card = (one: MapProperties, stops: readonly StopProperties[]): Element => {
  const here = stops.filter(({ routeId }) => one.kind === 'route' && routeId === one.id);
  const { title, lines } = told(one, here);
  const element = made(
    'div',
    `card ${one.kind}`,
    made('b', '', title),
    ...lines.filter((line) => line !== '').map((line) => made('div', '', line)),
  );
  if (one.kind === 'route') element.addEventListener('click', () => pick([properties.indexOf(one)]));
  return element;
};

chart.addEventListener('click', (event) => {
  if (moved <= 4) pick(shapesAt(event));
});

showAll();
