/**
 * A catalog as the API gave it, in the format `dovoz-catalog/1` (DESIGN.md, "JSON in and out").
 * Records are in the API's own shapes and not yet checked: `compileNetwork` reads them.
 */
export interface Catalog {
  readonly format: 'dovoz-catalog/1';
  /** ISO instant. */
  readonly fetchedAt: string;
  /** Where it came from, for people: a base URL or a file. */
  readonly source: string;
  readonly cities: readonly unknown[];
  readonly warehouses: readonly unknown[];
  readonly tariffs: readonly unknown[];
  readonly routes: readonly unknown[];
}
