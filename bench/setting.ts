import { compileNetwork, type Network, type PartialPolicy, type QuoteRequest } from '../src/index.js';
import { Floor } from './floor.js';
import { type MadeCatalog, type NetworkSize, makeCatalog } from './networks.js';
import { makeRequests } from './requests.js';
import type { Variant } from './report.js';

/** A network and the requests put to it, for the engine and the floor alike. */
export interface Setting {
  readonly catalog: MadeCatalog;
  readonly network: Network;
  readonly floor: Floor;
  readonly sanctioned: ReadonlySet<string>;
  readonly requests: readonly QuoteRequest[];
}

/** Makes a network of a size, compiles it for a variant, and makes requests for it. */
export function makeSetting(size: NetworkSize, variant: Variant, requestCount: number): Setting {
  const catalog = makeCatalog(size);
  const policy: PartialPolicy = variant === 'fastest' ? { preference: 'fastest' } : {};
  const network = compileNetwork(catalog, policy);
  return {
    catalog,
    network,
    floor: new Floor(catalog, { version: network.version, ...policy }),
    sanctioned: new Set(catalog.cities.filter(({ isSanction }) => isSanction).map(({ id }) => id)),
    requests: makeRequests(catalog, requestCount).map((request) => ({
      ...request,
      alternatives: variant === 'alternatives',
    })),
  };
}
