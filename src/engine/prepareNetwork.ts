import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Catalog, CatalogLines } from '../catalog/catalog.js';
import type { Network } from '../network/network.js';
import type { CatalogStore } from '../store/catalogStore.js';
import { catalogTextSlices } from '../store/catalogText.js';
import type { StagedCatalog } from '../store/stagedCatalog.js';
import type { GuardedNetwork } from './catalogGuard.js';
import type { CompileRun } from './compileRun.js';
import { usableIds } from './usableIds.js';

/** A network that is ready to be used, and its catalog half-way to the disk. */
export interface PreparedNetwork {
  readonly network: Network;
  /** Of its usable records, for the guard. */
  readonly ids: GuardedNetwork['ids'];
  readonly fetchedAt: string;
  /** To be committed once the network is taken, or discarded; null without a store, or where it failed. */
  readonly staged: StagedCatalog | null;
}

export interface Preparation {
  readonly beginCompiling: () => CompileRun;
  /** Where the catalog is to be saved; null: nowhere. */
  readonly store: CatalogStore | null;
  /** The store failed: the network is prepared all the same. */
  readonly onStoreFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Gives the catalog's text to the compiler and to the store, slice by slice with other work let in between.
 * A catalog of objects is turned into text on the way; the text of a `CatalogLines` is used up.
 */
export async function prepareNetwork(
  catalog: Catalog | CatalogLines,
  preparation: Preparation,
): Promise<PreparedNetwork> {
  const { signal } = preparation;
  signal.throwIfAborted();
  const { fetchedAt } = catalog;
  const run = preparation.beginCompiling();
  const stop = () => void run.abandon();
  signal.addEventListener('abort', stop);
  const saving = await Saving.begin(preparation);
  try {
    for (const slice of catalogTextSlices(catalog)) {
      signal.throwIfAborted();
      await saving.write(slice);
      run.push(slice);
      await othersFirst();
    }
    const network = await run.finish();
    signal.throwIfAborted();
    return { network, ids: usableIds(catalog, network), fetchedAt, staged: saving.staged };
  } catch (error) {
    await saving.staged?.discard();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', stop);
    await run.abandon();
  }
}

/** Saving is never a reason not to quote: at its first failure it is given up and reported. */
class Saving {
  staged: StagedCatalog | null;
  readonly #onFailure: (error: unknown) => void;

  private constructor(staged: StagedCatalog | null, onFailure: (error: unknown) => void) {
    this.staged = staged;
    this.#onFailure = onFailure;
  }

  static async begin({ store, onStoreFailure }: Preparation): Promise<Saving> {
    if (store === null) return new Saving(null, onStoreFailure);
    try {
      return new Saving(await store.stage(), onStoreFailure);
    } catch (error) {
      onStoreFailure(error);
      return new Saving(null, onStoreFailure);
    }
  }

  async write(slice: Uint8Array): Promise<void> {
    if (this.staged === null) return;
    try {
      await this.staged.write(slice);
    } catch (error) {
      await this.staged.discard();
      this.staged = null;
      this.#onFailure(error);
    }
  }
}
