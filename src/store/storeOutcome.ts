import type { Catalog, CatalogHead, CatalogLines } from '../catalog/catalog.js';

/** What `CatalogStore.load` found: the newest intact catalog, or why there is none. Never an exception. */
export type StoreLoad = StoreFinding<Catalog>;

/** What `CatalogStore.loadLines` found: the same catalog as text. */
export type StoreLinesLoad = StoreFinding<CatalogLines>;

export type StoreFinding<Found extends CatalogHead> =
  | {
      readonly ok: true;
      readonly catalog: Found;
      /** Counts up by one a save. */
      readonly generation: number;
      readonly file: string;
      /** ISO instant. */
      readonly savedAt: string;
      /** Milliseconds since the catalog was fetched, at least 0; null where `fetchedAt` is no instant. */
      readonly ageMs: number | null;
      /** Newer files that could not be used, newest first. */
      readonly damaged: readonly DamagedFile[];
    }
  | NothingStored;

/** Why there is no catalog to be loaded. */
export interface NothingStored {
  readonly ok: false;
  /** `EMPTY`: nothing was ever saved; `ALL_DAMAGED`: nothing intact; `UNREADABLE`: no access. */
  readonly reason: 'EMPTY' | 'ALL_DAMAGED' | 'UNREADABLE';
  readonly detail: string;
  readonly damaged: readonly DamagedFile[];
}

export type DamageReason =
  /** Shorter than its header says, or than a header. */
  | 'TRUNCATED'
  /** Longer than its header says. */
  | 'TOO_LONG'
  | 'BAD_HEADER'
  /** A later version of the store wrote it. */
  | 'UNKNOWN_VERSION'
  /** The bytes are not those that were saved. */
  | 'CHECKSUM'
  /** The bytes are as saved, but are no catalog of a known format. */
  | 'NOT_A_CATALOG'
  /** The system would not read it. */
  | 'UNREADABLE';

export interface DamagedFile {
  readonly file: string;
  readonly generation: number;
  readonly reason: DamageReason;
  /** What was got and what would be right. */
  readonly detail: string;
}

/** A catalog that is on the disk for good: it outlives a kill and a power cut. */
export interface SavedCatalog {
  readonly generation: number;
  readonly file: string;
  /** ISO instant. */
  readonly savedAt: string;
  /** Length of the file. */
  readonly bytes: number;
}

/** The catalog could not be saved; what was saved before is untouched. */
export class StoreError extends Error {
  readonly code = 'STORE_UNWRITABLE';
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`cannot save the catalog at ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'StoreError';
    this.path = path;
  }
}
