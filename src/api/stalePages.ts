/** One or two such pages may be records that are there twice. */
const STALE_PAGES = 3;

/**
 * Notices a list that does not go on. Without a total nothing but the pages shows where a list ends, and a
 * server that gives the same for whatever is asked would be asked without end.
 */
export class StalePages {
  readonly #seen = new Set<string>();
  #inARow = 0;
  #from = 0;

  /** From where on nothing new came, once pages in a row had nothing new in them; null as long as they did. */
  after(offset: number, prints: readonly string[]): number | null {
    if (prints.some((print) => !this.#seen.has(print))) {
      this.#inARow = 0;
      prints.forEach((print) => this.#seen.add(print));
      return null;
    }
    if (this.#inARow === 0) this.#from = offset;
    this.#inARow += 1;
    return this.#inARow < STALE_PAGES ? null : this.#from;
  }
}
