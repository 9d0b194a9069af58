import { writeFileSync } from 'node:fs';
import { type NetworkSize, makeCatalog } from './networks.js';

/** Writes a made-up catalog as the JSON text that a catalog file is. */
export function writeCatalog(size: NetworkSize, file: string): number {
  const text = JSON.stringify(makeCatalog(size));
  writeFileSync(file, text);
  return text.length;
}
