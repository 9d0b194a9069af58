import { stat } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { Catalog } from '../client.js';
import { interruptible } from './interrupt.js';
import { jsonOption, urlOption } from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import { checkWritable, writeWhole } from './output/wholeFile.js';

interface FetchOptions {
  readonly url?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `dovoz fetch`: the whole catalog from the 1C API into a file, or nothing. */
export function fetchCommand(): Command {
  return new Command('fetch')
    .summary('load the catalog from the 1C API into a file')
    .description(
      'Load cities, warehouses, tariffs and routes from the 1C API into a file, all of them or none. Whatever fails, an old file stays as it was. Credentials come from the environment (see dovoz --help).',
    )
    .addOption(urlOption())
    .requiredOption('-o, --out <file>', 'file to write, in the format dovoz-catalog/1', parseOut)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  dovoz fetch --url http://127.0.0.1:8080 --out catalog.json
  DOVOZ_USER=site DOVOZ_PASSWORD=… dovoz fetch --url https://1c.example.ru/trade/hs/api --out catalog.json`,
    )
    .action(fetchCatalog);
}

function parseOut(path: string): string {
  if (path !== '-' && path !== '') return path;
  throw new InvalidArgumentError('Expected the name of a file: a catalog is not written to stdout.');
}

async function fetchCatalog({ url, out, json }: FetchOptions): Promise<void> {
  const [{ loadApiCatalog }, { catalogTextSlices }] = await Promise.all([
    import('./input/apiCatalog.js'),
    import('../store/catalogText.js'),
  ]);
  await checkWritable(out);
  const startedAt = performance.now();
  const catalog = await interruptible(async (signal) => {
    const loaded = await loadApiCatalog(url, signal);
    await writeWhole(out, catalogTextSlices(loaded), signal);
    return loaded;
  });
  const summary = summaryOf(catalog, out, (await stat(out)).size, performance.now() - startedAt);
  await (json === true ? writeJson(summary) : writeOut(summaryText(summary)));
}

const LISTS = ['cities', 'warehouses', 'tariffs', 'routes'] as const;

function summaryOf(catalog: Catalog, file: string, bytes: number, ms: number) {
  const { source, fetchedAt, cities, warehouses, tariffs, routes } = catalog;
  return {
    file,
    bytes,
    source,
    fetchedAt,
    tookMs: Math.round(ms),
    cities: cities.length,
    warehouses: warehouses.length,
    tariffs: tariffs.length,
    routes: routes.length,
  };
}

function summaryText(summary: ReturnType<typeof summaryOf>): string {
  const counts = LISTS.map((list) => `${summary[list]} ${list}`).join(', ');
  const seconds = (summary.tookMs / 1000).toFixed(1);
  return `${summary.file}: ${counts} from ${summary.source} in ${seconds} s\n`;
}
