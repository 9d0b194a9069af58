import type { RecordLines } from './recordLines.js';

/** What a catalog says of itself. */
export interface CatalogHead {
  readonly format: 'dovoz-catalog/1';
  /** ISO instant. */
  readonly fetchedAt: string;
  /** Where it came from, for people: a base URL or a file. */
  readonly source: string;
}

/**
 * A catalog as the API gave it, in the format `dovoz-catalog/1` (DESIGN.md, "JSON in and out").
 * Records are in the API's own shapes and not yet checked: `compileNetwork` reads them.
 */
export interface Catalog extends CatalogHead {
  readonly cities: readonly unknown[];
  readonly warehouses: readonly unknown[];
  readonly tariffs: readonly unknown[];
  readonly routes: readonly unknown[];
}

/** A catalog whose records are text: what is saved and compiled, without its records ever being held as objects. */
export interface CatalogLines extends CatalogHead {
  readonly cities: RecordLines;
  readonly warehouses: RecordLines;
  readonly tariffs: RecordLines;
  readonly routes: RecordLines;
}
