/**
 * The few parts of a browser that the page's script uses. The browser's own types would be global in every
 * file of the package, and the core is to know no browser.
 */
export interface Page {
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  elementsFromPoint(x: number, y: number): readonly Element[];
  createElement(name: string): Element;
  addEventListener(type: 'keydown', listener: (event: KeyLike) => void): void;
}

export interface Element {
  readonly dataset: Readonly<Partial<Record<string, string>>>;
  readonly style: { display: string; setProperty(name: string, value: string): void };
  readonly classList: { toggle(name: string, on: boolean): void; contains(name: string): boolean };
  readonly clientWidth: number;
  readonly clientHeight: number;
  /** Of inputs and selects. */
  readonly checked?: boolean;
  readonly value?: string;
  /** Of what unfolds. */
  open?: boolean;
  textContent: string | null;
  scrollTop: number;
  hidden: boolean;
  className: string;
  append(...children: readonly (Element | string)[]): void;
  replaceChildren(...children: readonly (Element | string)[]): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  matches(selector: string): boolean;
  addEventListener(
    type: string,
    listener: (event: PointerLike) => void,
    options?: { passive: boolean },
  ): void;
  getBoundingClientRect(): { readonly left: number; readonly top: number };
  setPointerCapture(id: number): void;
}

/** Mouse, pen, touch and wheel events, as far as the script reads them. */
export interface PointerLike {
  readonly clientX: number;
  readonly clientY: number;
  readonly deltaY: number;
  readonly pointerId: number;
  preventDefault(): void;
}

export interface KeyLike {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** What has the focus; the body where nothing has it. */
  readonly target: Element;
  preventDefault(): void;
}
