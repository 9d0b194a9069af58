import type { Catalog } from '../../catalog/catalog.js';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { readJsonFile } from './jsonFile.js';

const LISTS = ['cities', 'warehouses', 'tariffs', 'routes'] as const;

/** A catalog as it was read, for the engine to check, and with the lists of it that are some, for names. */
export interface ReadCatalog {
  readonly given: unknown;
  readonly catalog: Catalog;
}

/** Reads a catalog that `dovoz fetch` (or anybody) wrote. */
export async function readCatalogFile(path: string): Promise<ReadCatalog> {
  const value = await readJsonFile(path, 'catalog');
  const fields: Readonly<Record<string, unknown>> = isFields(value) ? value : {};
  if (fields['format'] !== 'dovoz-catalog/1') {
    const got = isFields(value)
      ? `its "format" is ${JSON.stringify(fields['format']) ?? 'missing'}`
      : 'it is no object';
    throw new CliFailure(`${path} is no catalog of the format dovoz-catalog/1: ${got}`, EXIT.badData, [
      'dovoz fetch --url URL --out FILE writes one',
    ]);
  }
  const missing = LISTS.filter((name) => (fields[name] ?? null) === null);
  if (missing.length > 0) {
    process.stderr.write(`note: ${path} has no ${missing.map((name) => `list "${name}"`).join(', no ')}\n`);
  }
  const list = (name: (typeof LISTS)[number]): readonly unknown[] => {
    const records = fields[name];
    return Array.isArray(records) ? records : [];
  };
  return {
    given: value,
    catalog: {
      format: 'dovoz-catalog/1',
      fetchedAt: textOf(fields['fetchedAt']),
      source: textOf(fields['source']),
      cities: list('cities'),
      warehouses: list('warehouses'),
      tariffs: list('tariffs'),
      routes: list('routes'),
    },
  };
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
