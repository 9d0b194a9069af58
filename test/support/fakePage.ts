import { runInNewContext } from 'node:vm';
import type { Element, KeyLike, Page, PointerLike } from '../../src/cli/map/viewer/dom.js';

type Listener = (event: PointerLike) => void;

/** As much of an element as the page's script uses, without a look. */
class FakeElement implements Element {
  readonly dataset: Record<string, string> = {};
  readonly style = {
    display: '',
    setProperty: () => undefined,
  };
  readonly classes: Set<string>;
  readonly classList: Element['classList'];
  readonly clientWidth = 1600;
  readonly clientHeight = 900;
  readonly children: (Element | string)[] = [];
  readonly #listeners = new Map<string, Listener[]>();
  checked: boolean;
  value = '';
  open = true;
  scrollTop = 0;
  hidden: boolean;

  constructor(
    readonly tag: string,
    readonly attributes: Map<string, string>,
    /** The layer it lies in. */
    readonly layer: string,
    public textContent: string | null,
  ) {
    for (const [name, value] of attributes) {
      if (name.startsWith('data-')) this.dataset[name.slice('data-'.length)] = value;
    }
    const classes = new Set(attributes.get('class')?.split(' '));
    this.classes = classes;
    this.classList = {
      contains: (name) => classes.has(name),
      toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)),
    };
    this.checked = attributes.has('checked');
    this.hidden = attributes.has('hidden');
  }

  set className(names: string) {
    for (const name of names.split(' ')) this.classes.add(name);
  }

  /** Only the parts of selectors that the script uses: a tag, an id, a class, an attribute. */
  matches(selector: string): boolean {
    return selector.split(', ').some((one) => {
      const [, inside, own = ''] = /^(?:([.#][\w-]+) )?(.+)$/.exec(one) ?? [];
      if (inside !== undefined && inside.slice(1).replace('layer-', '') !== this.layer) return false;
      if (own.startsWith('#')) return this.attributes.get('id') === own.slice(1);
      const [, name, value] = /^\[([\w-]+)(?:="(.*)")?\]$/.exec(own) ?? [];
      if (name === undefined) return this.tag === own;
      return value === undefined ? this.attributes.has(name) : this.attributes.get(name) === value;
    });
  }

  append(...children: readonly (Element | string)[]): void {
    this.children.push(...children);
  }

  replaceChildren(...children: readonly (Element | string)[]): void {
    this.children.splice(0, Infinity, ...children);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  getBoundingClientRect(): { left: number; top: number } {
    return { left: 0, top: 0 };
  }

  setPointerCapture(): void {}

  happen(type: string, [clientX, clientY]: readonly [number, number] = [0, 0]): void {
    const event = { clientX, clientY, deltaY: 0, pointerId: 1, preventDefault: () => undefined };
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  /** All text inside. */
  get text(): string {
    const inside = this.children.map((child) => (child instanceof FakeElement ? child.text : String(child)));
    return [this.textContent ?? '', ...inside].filter((one) => one !== '').join('\n');
  }
}

/** A page that `dovoz map` wrote, with its script running in it. */
export class FakePage implements Page {
  readonly #elements: FakeElement[] = [];
  readonly #keys: ((event: KeyLike) => void)[] = [];

  constructor(html: string) {
    let layer = '';
    const [, script = ''] = /<script type="module">(.*?)<\/script>/s.exec(html) ?? [];
    for (const [, tag = '', inside = '', text = ''] of html.matchAll(/<([a-z]\w*)((?: [^<>]*)?)>([^<]*)/g)) {
      const attributes = new Map(
        [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]),
      );
      if (tag === 'g') layer = attributes.get('class') ?? '';
      if (tag === 'details') layer = '';
      this.#elements.push(new FakeElement(tag, attributes, layer, text));
    }
    runInNewContext(script, {
      document: this,
      addEventListener: () => undefined,
      matchMedia: () => ({ matches: false }),
    });
  }

  querySelectorAll(selector: string): readonly FakeElement[] {
    return this.#elements.filter((one) => one.matches(selector));
  }

  querySelector(selector: string): FakeElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  /** The first that matches, which must be there. */
  find(selector: string): FakeElement {
    const found = this.querySelector(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  }

  elementsFromPoint(): readonly Element[] {
    return [];
  }

  createElement(name: string): FakeElement {
    return new FakeElement(name, new Map(), '', '');
  }

  addEventListener(_: 'keydown', listener: (event: KeyLike) => void): void {
    this.#keys.push(listener);
  }

  press(key: string, target: FakeElement, ctrlKey = false): void {
    const event = { key, target, ctrlKey, altKey: false, metaKey: false, preventDefault: () => undefined };
    for (const listener of this.#keys) listener(event);
  }

  choose(selector: string, value: string): void {
    const select = this.find(selector);
    select.value = value;
    select.happen('change');
  }
}
