import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeDemo } from './makeDemo.js';

// Paths start at the repository's folder: `npm run make:demo` runs there.
const [tables = 'scripts/demo', target = 'demo'] = process.argv.slice(2);
const table = (name: string): Promise<string> => readFile(join(tables, `${name}.csv`), 'utf8');

const files = makeDemo({
  places: await table('places'),
  warehouses: await table('warehouses'),
  routes: await table('routes'),
  products: await table('products'),
});
for (const [name, text] of Object.entries(files)) await writeFile(join(target, name), text);
console.log(`${Object.keys(files).length} files written to ${target}`);
