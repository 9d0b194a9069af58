import { type Catalog, type CatalogHead, type ShelvedCatalog, catalogOf } from '../catalog/catalog.js';
import { RecordLines } from '../catalog/recordLines.js';
import { RecordArray, type RecordShelf } from '../catalog/recordShelf.js';
import { catalogTextSlices } from './catalogText.js';
import { isSystemError, messageOf, readGeneration } from './readGeneration.js';
import { StagedCatalog } from './stagedCatalog.js';
import { ensureDirectory, listGenerations, pruneGenerations, removeAbandoned } from './storeDirectory.js';
import {
  StoreError,
  type DamagedFile,
  type NothingStored,
  type SavedCatalog,
  type StoreFinding,
  type StoreLinesLoad,
  type StoreLoad,
} from './storeOutcome.js';

export interface CatalogStoreOptions {
  /** How many generations stay, the newest included; a whole number >= 2, 3 unless given. */
  readonly keep?: number;
  /** Epoch milliseconds; `Date.now` unless given. */
  readonly clock?: () => number;
}

/**
 * The last good catalogs in a directory of their own, one file a generation.
 * Killed at any moment, a save has either happened or not; an acknowledged one stays. Several
 * processes may save and load in one directory at once.
 */
export class CatalogStore {
  readonly directory: string;
  readonly #keep: number;
  readonly #clock: () => number;

  /** @throws {RangeError} for a `keep` below 2: the one before must stay. */
  constructor(directory: string, options: CatalogStoreOptions = {}) {
    const keep = options.keep ?? 3;
    if (!Number.isSafeInteger(keep) || keep < 2) {
      throw new RangeError(`keep must be a whole number of at least 2, got ${keep}`);
    }
    this.directory = directory;
    this.#keep = keep;
    this.#clock = options.clock ?? Date.now;
  }

  /** The newest intact catalog, its age, and the newer files that are damaged. Changes nothing on the disk. */
  async load(): Promise<StoreLoad> {
    const found = await this.#newestIntact(() => new RecordArray());
    return found.ok ? { ...found, catalog: catalogOf(found.catalog) } : found;
  }

  /**
   * The same as text, for an engine: no more than a record is held as an object at a time, so that the garbage
   * collector's work does not grow with the catalog.
   */
  loadLines(): Promise<StoreLinesLoad> {
    return this.#newestIntact(() => new RecordLines());
  }

  async #newestIntact<Shelf extends RecordShelf>(
    newShelf: () => Shelf,
  ): Promise<StoreFinding<ShelvedCatalog<Shelf>>> {
    // A file that another process pruned while this one read is no damage: there are newer ones.
    const damaged = new Map<number, DamagedFile>();
    const gone = new Set<number>();
    for (;;) {
      let files;
      try {
        files = await listGenerations(this.directory);
      } catch (error) {
        if (isSystemError(error, 'ENOENT'))
          return nothing('EMPTY', `${this.directory} does not exist`, damaged);
        return nothing('UNREADABLE', messageOf(error), damaged);
      }
      let vanished = false;
      for (const { generation, file } of files) {
        if (damaged.has(generation)) continue;
        const reading = await readGeneration(file, newShelf);
        if (reading.ok) {
          const { catalog, savedAt } = reading;
          const ageMs = ageOf(catalog, this.#clock());
          return {
            ok: true,
            catalog,
            generation,
            file,
            savedAt,
            ageMs,
            damaged: newestFirst(damaged, generation),
          };
        }
        if (reading.reason !== 'VANISHED') {
          damaged.set(generation, { file, generation, reason: reading.reason, detail: reading.detail });
        } else if (gone.has(generation)) {
          const detail = 'listed, and yet no file (a link to nowhere)';
          damaged.set(generation, { file, generation, reason: 'UNREADABLE', detail });
        } else {
          gone.add(generation);
          vanished = true;
        }
      }
      if (vanished) continue;
      if (files.length === 0) return nothing('EMPTY', `no catalog in ${this.directory}`, damaged);
      return nothing('ALL_DAMAGED', `none of ${files.length} files is intact`, damaged);
    }
  }

  /**
   * Resolves when the catalog is the newest generation and would outlive a power cut. The catalog is
   * written record by record, with other work let in between.
   * @throws {StoreError}
   */
  async save(catalog: Catalog): Promise<SavedCatalog> {
    const staged = await this.stage();
    try {
      for (const slice of catalogTextSlices(catalog)) await staged.write(slice);
    } catch (error) {
      await staged.discard();
      throw error;
    }
    return this.commit(staged);
  }

  /**
   * Begins a save whose text (of `catalogTextSlices`) the caller writes and then commits or discards.
   * @throws {StoreError}
   */
  async stage(): Promise<StagedCatalog> {
    try {
      await ensureDirectory(this.directory);
      await removeAbandoned(this.directory, this.#clock());
    } catch (error) {
      throw new StoreError(this.directory, error);
    }
    return StagedCatalog.begin(this.directory);
  }

  /**
   * Makes a staged catalog the newest generation.
   * @throws {StoreError}
   */
  async commit(staged: StagedCatalog): Promise<SavedCatalog> {
    const saved = await staged.commit(new Date(this.#clock()).toISOString());
    // The catalog is safe by now: a leftover is no reason to call the save failed, the next one tries again.
    await pruneGenerations(this.directory, this.#keep).catch(() => undefined);
    return saved;
  }
}

function nothing(
  reason: NothingStored['reason'],
  detail: string,
  damaged: ReadonlyMap<number, DamagedFile>,
): NothingStored {
  return { ok: false, reason, detail, damaged: newestFirst(damaged, -1) };
}

function newestFirst(damaged: ReadonlyMap<number, DamagedFile>, above: number): readonly DamagedFile[] {
  return [...damaged.values()]
    .filter(({ generation }) => generation > above)
    .toSorted((a, b) => b.generation - a.generation);
}

function ageOf(catalog: CatalogHead, now: number): number | null {
  const fetched = Date.parse(catalog.fetchedAt);
  return Number.isNaN(fetched) ? null : Math.max(0, now - fetched);
}
