import type { Network } from '../../index.js';
import { readCatalogFile } from './catalogFile.js';
import { compileWith } from './network.js';

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
  const { given } = await readCatalogFile(catalog);
  const before = await compileWith(given, policy);
  noteSetAside(catalog, before);
  const other = withCatalog === undefined ? given : (await readCatalogFile(withCatalog)).given;
  const after = await compileWith(other, withPolicy ?? policy);
  if (withCatalog !== undefined) noteSetAside(withCatalog, after);
  if (before.version === after.version) note('both networks are the same, so nothing can change');
  const was = before.policy.currency;
  const is = after.policy.currency;
  if (was !== is) note(`prices are in ${was} before and in ${is} after; they are compared as bare numbers`);
  return { before, after };
}

function noteSetAside(path: string, { diagnostics }: Network): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  const count = errors === 1 ? '1 error' : `${errors} errors`;
  note(`${path} has ${count}, and what cannot be used is set aside; dovoz check tells what`);
}

function note(text: string): void {
  process.stderr.write(`note: ${text}\n`);
}
