import type { RecordLines } from './recordLines.js';
import type { RecordArray, RecordShelf } from './recordShelf.js';

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

/** A catalog whose lists are kept in whatever way the one who reads it wants them. */
export interface ShelvedCatalog<Shelf extends RecordShelf> extends CatalogHead {
  readonly cities: Shelf;
  readonly warehouses: Shelf;
  readonly tariffs: Shelf;
  readonly routes: Shelf;
}

/** A catalog whose records are text: what is saved and compiled, without its records ever being held as objects. */
export type CatalogLines = ShelvedCatalog<RecordLines>;

/** The catalog of lists that were kept as records. */
export function catalogOf(shelved: ShelvedCatalog<RecordArray>): Catalog {
  const { cities, warehouses, tariffs, routes, ...head } = shelved;
  return {
    ...head,
    cities: cities.records,
    warehouses: warehouses.records,
    tariffs: tariffs.records,
    routes: routes.records,
  };
}
