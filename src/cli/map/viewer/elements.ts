import type { MapProperties } from '../../../map/features.js';
import type { Element, Page } from './dom.js';

declare const document: Page;
declare function matchMedia(query: string): { readonly matches: boolean };

/** The page that the script runs in. */
export const page = document;

export function find(selector: string): Element {
  const found = page.querySelector(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

export const chart = find('#chart');
export const world = find('#world');
export const panel = find('#panel');

/** What `data-i` of a shape points to. */
export const properties = JSON.parse(find('#properties').textContent ?? '[]') as readonly MapProperties[];

/** Routes by id, as their stops and areas go with them. */
export const routes = new Map(
  properties.flatMap((one) => (one.kind === 'route' ? [[one.id, one] as const] : [])),
);

/** A screen that the panel or the details would cover for the most part; the style has the same bounds. */
export const isSmall = (): boolean => matchMedia('(max-width: 700px), (max-height: 500px)').matches;

/** Fingers aim less finely than a mouse. */
export const isTouched = (): boolean => matchMedia('(pointer: coarse)').matches;

export function made(name: string, className: string, ...children: readonly (Element | string)[]): Element {
  const element = page.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}
