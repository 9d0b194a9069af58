import type { Network } from '../../index.js';
import { plain } from '../words/names.js';
import { setAsideNotes } from '../words/setAside.js';
import { readCatalogFile } from './catalogFile.js';
import { type LoadedNetwork, compileWith } from './network.js';

/** The files of a network that is, and of one that would be; what lacks of the latter is as it is. */
export interface TwoNetworksOptions {
  readonly catalog: string;
  readonly policy?: string;
  readonly withCatalog?: string;
  readonly withPolicy?: string;
}

export interface TwoNetworks {
  readonly before: Network;
  readonly after: Network;
}

/** Loads both; what makes them hard to compare is told on stderr. */
export async function loadTwoNetworks(options: TwoNetworksOptions): Promise<TwoNetworks> {
  const { catalog, policy, withCatalog, withPolicy } = options;
  const { given, catalog: lists } = await readCatalogFile(catalog);
  const before = await compileWith(given, policy);
  noteSetAside({ catalog: lists, network: before }, catalog);
  const other = withCatalog === undefined ? null : await readCatalogFile(withCatalog);
  const after = await compileWith((other ?? { given }).given, withPolicy ?? policy);
  if (other !== null) noteSetAside({ catalog: other.catalog, network: after }, withCatalog ?? '');
  if (before.version === after.version) note('both networks are the same, so nothing can change');
  const was = before.policy.currency;
  const is = after.policy.currency;
  if (was !== is) note(`prices are in ${was} before and in ${is} after; they are compared as bare numbers`);
  return { before, after };
}

function noteSetAside(loaded: LoadedNetwork, path: string): void {
  for (const text of setAsideNotes(loaded, plain(path))) process.stderr.write(`${text}\n`);
}

function note(text: string): void {
  process.stderr.write(`note: ${text}\n`);
}
