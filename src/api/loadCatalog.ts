import { type Catalog, type CatalogLines, type ShelvedCatalog, catalogOf } from '../catalog/catalog.js';
import { RecordLines } from '../catalog/recordLines.js';
import { RecordArray, type RecordShelf } from '../catalog/recordShelf.js';
import { AbortScope } from './abortScope.js';
import type { ApiOperation } from './apiOperation.js';
import { readListBounds, type Confirm, type ListBounds } from './listBounds.js';
import type { AskPage } from './listReading.js';
import type { OneCClient } from './oneCClient.js';
import { readWholeList, type ListProgress } from './wholeList.js';

/** What `loadCatalog` needs of a client. */
export type CatalogClient = Pick<
  OneCClient,
  'baseUrl' | 'cities' | 'warehouses' | 'deliveryTariffs' | 'deliveryRoutes'
>;

export interface LoadCatalogOptions extends ListBounds {
  readonly signal?: AbortSignal;
  /** Hears of every page of the four lists, which are read at once; what it throws is the load's outcome. */
  readonly onProgress?: (progress: ListProgress) => void;
  /** The present in epoch milliseconds; `Date.now` unless given. */
  readonly now?: () => number;
  /**
   * `always` (unless given): each list is read twice and must be the same both times; that is the only
   * proof of wholeness that this API allows. `whenInDoubt`: once, unless something was odd; half the
   * requests, and a record that came while another one went may be missed.
   */
  readonly confirm?: Confirm;
}

/**
 * Loads cities, warehouses, tariffs and routes, every page of them: the whole catalog or none. The first
 * list that fails stops the others.
 * `fetchedAt` is the instant at which loading began, so a catalog is never taken for newer than it is.
 * @throws {ApiError} saying which operation, which page and why.
 * @throws {InvalidClientOptionsError} before anything is sent.
 * @throws the signal's reason when it is aborted.
 * @example
 * const catalog = await loadCatalog(client, {
 *   signal: AbortSignal.timeout(300_000),
 *   onProgress: ({ operation, loaded, total }) => console.error(`${operation} ${loaded}/${total}`),
 * });
 * const network = compileNetwork(catalog);
 */
export async function loadCatalog(client: CatalogClient, options: LoadCatalogOptions = {}): Promise<Catalog> {
  return catalogOf(await loadLists(client, options, () => new RecordArray()));
}

/**
 * Loads the same catalog as text. No more than a page of each list is held as objects at a time, so that the
 * garbage collector's work does not grow with the catalog; its bytes are all that is kept of it.
 * @throws what `loadCatalog` throws.
 */
export function loadCatalogLines(
  client: CatalogClient,
  options: LoadCatalogOptions = {},
): Promise<CatalogLines> {
  return loadLists(client, options, () => new RecordLines());
}

async function loadLists<Shelf extends RecordShelf>(
  client: CatalogClient,
  options: LoadCatalogOptions,
  newShelf: () => Shelf,
): Promise<ShelvedCatalog<Shelf>> {
  const { signal: outer, now = Date.now, confirm = 'always', onProgress, ...given } = options;
  const bounds = readListBounds(given, confirm);
  outer?.throwIfAborted();
  const fetchedAt = new Date(now()).toISOString();
  const scope = new AbortScope(outer);
  const { signal } = scope;
  const list = async (operation: ApiOperation, ask: AskPage): Promise<Shelf> => {
    try {
      return await readWholeList(ask, {
        ...bounds,
        newShelf,
        operation,
        idKey: 'id',
        confirm,
        signal,
        onProgress,
      });
    } catch (error) {
      // The first failure is the load's; those that follow from it are aborted and say the same.
      scope.abort(error);
      throw signal.reason;
    }
  };
  const settled = <T>(outcome: PromiseSettledResult<T>): T => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };
  try {
    // All four are waited for: nothing is under way any more when this ends.
    const [cities, warehouses, tariffs, routes] = await Promise.allSettled([
      list('/cities', (page) => client.cities(page, { signal })),
      list('/warehouses', (page) => client.warehouses(page, { signal })),
      list('/delivery-tariffs', (page) => client.deliveryTariffs(page, { signal })),
      list('/delivery-routes', (page) => client.deliveryRoutes(page, { signal })),
    ]);
    return {
      format: 'dovoz-catalog/1',
      fetchedAt,
      source: client.baseUrl,
      cities: settled(cities),
      warehouses: settled(warehouses),
      tariffs: settled(tariffs),
      routes: settled(routes),
    };
  } finally {
    scope.close();
  }
}
