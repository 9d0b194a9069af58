import type { EmulatorData } from './emulatorData.js';

/** The lists that are paged whole, each by the operation that answers it. */
export type ListName = 'cities' | 'warehouses' | 'tariffs' | 'routes';

/** The served lists; faults may add and remove records while they are read. */
export class CatalogLists {
  readonly #lists: Record<ListName, readonly unknown[]>;
  #added = 0;

  constructor(data: EmulatorData) {
    const { cities, warehouses, tariffs, routes } = data;
    this.#lists = { cities, warehouses, tariffs, routes };
  }

  /** The list as it is now; later changes give new lists and leave this one as it is. */
  get(name: ListName): readonly unknown[] {
    return this.#lists[name];
  }

  /** Adds copies of the list's first records under ids of their own; an empty list stays empty. */
  add(name: ListName, records: number, where: 'start' | 'end'): void {
    const list = this.#lists[name];
    if (list.length === 0) return;
    const copies = Array.from({ length: records }, (_, index) => this.#copy(list[index % list.length]));
    this.#lists[name] = where === 'start' ? [...copies, ...list] : [...list, ...copies];
  }

  /** Removes records for good. */
  remove(name: ListName, records: number, where: 'start' | 'end'): void {
    const list = this.#lists[name];
    this.#lists[name] =
      where === 'start' ? list.slice(records) : list.slice(0, Math.max(0, list.length - records));
  }

  #copy(record: unknown): unknown {
    this.#added += 1;
    const id = `added-${String(this.#added).padStart(6, '0')}`;
    return typeof record === 'object' && record !== null ? { ...record, id } : record;
  }
}
