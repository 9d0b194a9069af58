import type { Catalog } from '../../catalog/catalog.js';
import { compileNetwork, InvalidPolicyError, type Network, type PartialPolicy } from '../../index.js';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { interruptible } from '../interrupt.js';
import { plain } from '../words/names.js';
import { setAsideNotes } from '../words/setAside.js';
import { type ReadCatalog, readCatalogFile } from './catalogFile.js';
import { readJsonFile } from './jsonFile.js';

/** Where a network comes from: one of `catalog` (a file) and `url` (or DOVOZ_URL), and perhaps a policy file. */
export interface NetworkOptions {
  readonly catalog?: string;
  readonly url?: string;
  readonly policy?: string;
}

export interface LoadedNetwork {
  readonly catalog: Catalog;
  readonly network: Network;
}

export async function loadNetwork(options: NetworkOptions): Promise<LoadedNetwork> {
  const { given, catalog } = await loadOrRead(options);
  return { catalog, network: await compileWith(given, options.policy) };
}

/** The same for who shows no diagnostics: stderr says how many records are set aside. */
export async function loadNetworkNoting(options: NetworkOptions): Promise<LoadedNetwork> {
  const loaded = await loadNetwork(options);
  const notes = setAsideNotes(loaded, plain(options.catalog ?? loaded.catalog.source));
  for (const note of notes) process.stderr.write(`${note}\n`);
  return loaded;
}

async function loadOrRead({ catalog, url }: NetworkOptions): Promise<ReadCatalog> {
  if (catalog !== undefined) return readCatalogFile(catalog);
  if (url === undefined && (process.env['DOVOZ_URL'] ?? '') === '') {
    throw new CliFailure('no catalog: give --catalog FILE, or --url URL to load it now', EXIT.usage);
  }
  const { loadApiCatalog } = await import('./apiCatalog.js');
  const loaded = await interruptible((signal) => loadApiCatalog(url, signal));
  return { given: loaded, catalog: loaded };
}

/** The network of a catalog with the policy in a file, or the default one. */
export async function compileWith(catalog: unknown, policyFile: string | undefined): Promise<Network> {
  if (policyFile === undefined) return compileNetwork(catalog);
  // compileNetwork refuses whatever is no policy, with the path of each wrong field.
  const policy = (await readJsonFile(policyFile, 'policy')) as PartialPolicy;
  try {
    return compileNetwork(catalog, policy);
  } catch (error) {
    if (!(error instanceof InvalidPolicyError)) throw error;
    throw new CliFailure(
      `${policyFile} is no valid policy`,
      EXIT.badData,
      error.issues.map(({ path, message }) => `${path === '' ? '(the policy itself)' : path}: ${message}`),
    );
  }
}
