import { writeSync } from 'node:fs';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { numberedCatalog } from './sampleCatalog.js';

// Saves one numbered catalog after another for as long as it lives, and says each number once it is safe.
const [directory = '', writer = '', first = '1', routes = '400'] = process.argv.slice(2);
const store = new CatalogStore(directory);
for (let number = Number(first); ; number++) {
  await store.save(numberedCatalog(number, writer, Number(routes)));
  // Synchronous: a kill after this line cannot take the word back.
  writeSync(1, `${number}\n`);
}
