import { writeFileSync } from 'node:fs';
import { CatalogStore } from '../src/store/catalogStore.js';
import type { SavedCatalog } from '../src/store/storeOutcome.js';
import { type NetworkSize, makeCatalog } from './networks.js';

/** Writes a made-up catalog as the JSON text that a catalog file is. */
export function writeCatalog(size: NetworkSize, file: string): number {
  const text = JSON.stringify(makeCatalog(size));
  writeFileSync(file, text);
  return text.length;
}

/** Saves a made-up catalog in an engine's store. */
export function storeCatalog(size: NetworkSize, directory: string): Promise<SavedCatalog> {
  return new CatalogStore(directory).save(makeCatalog(size));
}
