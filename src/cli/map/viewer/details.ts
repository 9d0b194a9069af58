import type { MapProperties, RouteProperties } from '../../../map/features.js';
import { aimedAt, type Aimed } from './aim.js';
import type { Element, PointerLike } from './dom.js';
import { find, isSmall, made, page, panel, properties, routes, world } from './elements.js';
import { isLeft } from './filters.js';
import { nameOf, wordsOn, type NearStop, type Told } from './words.js';

const sheet = find('#details');
const heading = find('#place');
const found = find('#found');

const NOTHING: Aimed = { place: null, hits: [] };
let picked = NOTHING;

const HEADINGS: readonly (readonly [Told['kind'], string])[] = [
  ['warehouse', 'Warehouses'],
  ['city', 'Closed to deliveries'],
  ['route', 'Routes'],
  ['reach', 'Reached by'],
];

/** Shows what lies under a click, and its routes above the others. */
export function pickAt(event: PointerLike): void {
  pick(aimedAt(event));
}

export function pickNothing(): void {
  pick(NOTHING);
}

function pick(aimed: Aimed): void {
  picked = aimed;
  // On a small screen both would cover the map.
  if (aimed.hits.length > 0 && isSmall()) panel.open = false;
  showPicked();
  found.scrollTop = 0;
}

/** A route of its own, with all its stops. */
function pickRoute({ id }: RouteProperties): void {
  const hits = properties.flatMap((one, index) =>
    (one.kind === 'route' && one.id === id) || (one.kind === 'stop' && one.routeId === id)
      ? [{ index, km: 0 }]
      : [],
  );
  pick({ place: null, hits });
}

/** Shows again what was picked, as far as the filters leave it. */
export function showPicked(): void {
  const stops: NearStop[] = [];
  // Nearest first, a route by the nearest of its line and its stops.
  const things = new Map<Told, number>();
  for (const { index, km } of picked.hits) {
    const one = properties[index];
    if (one === undefined || !isLeft(one)) continue;
    if (one.kind === 'stop') stops.push({ stop: one, km });
    const thing = one.kind === 'stop' ? routes.get(one.routeId) : one;
    if (thing !== undefined && !things.has(thing)) things.set(thing, km);
  }
  light(new Set([...things.keys()].flatMap((one) => (one.kind === 'route' ? [one.id] : []))));
  heading.textContent = titleOf(things);
  sheet.hidden = things.size === 0;
  found.replaceChildren(
    ...headings().flatMap(([kind, title]) => {
      const cards = [...things].flatMap(([one, km]) => (one.kind === kind ? [card(one, stops, km)] : []));
      return cards.length === 0 ? [] : [made('h3', '', `${title} (${cards.length})`), ...cards];
    }),
  );
}

/** What the place itself is comes first. */
function headings(): typeof HEADINGS {
  const own = properties[picked.place ?? -1]?.kind;
  return HEADINGS.toSorted(([a], [b]) => Number(b === own) - Number(a === own));
}

function light(routeIds: ReadonlySet<string>): void {
  world.classList.toggle('has-picked', routeIds.size > 0);
  for (const shape of page.querySelectorAll('[data-route]')) {
    shape.classList.toggle('picked', routeIds.has(shape.dataset['route'] ?? ''));
  }
}

function titleOf(things: ReadonlyMap<Told, number>): string {
  const place = properties[picked.place ?? -1];
  if (place !== undefined) return nameOfPlace(place);
  return [...things.keys()].every(({ kind }) => kind === 'route') && things.size === 1 ? 'One route' : 'Here';
}

function nameOfPlace(one: MapProperties): string {
  return one.kind === 'stop' ? nameOf(one) : one.title;
}

function card(one: Told, stops: readonly NearStop[], km: number): Element {
  const ofRoute = stops
    .filter(({ stop }) => one.kind === 'route' && stop.routeId === one.id)
    .toSorted((a, b) => a.stop.number - b.stop.number);
  const title = made(one.kind === 'route' ? 'button' : 'b', '', one.title);
  if (one.kind === 'route') title.addEventListener('click', () => pickRoute(one));
  const lines = wordsOn(one, ofRoute, km).map((line) => made('div', '', line));
  return made('div', 'card', title, ...lines);
}
