import { type QuoteRequest, quote } from '../src/index.js';
import type { Contender } from './latency.js';
import type { NetworkSize } from './networks.js';
import type { Variant } from './report.js';
import { makeSetting } from './setting.js';

/** `quote` and the floor over one network. */
export interface Contenders {
  readonly ours: Contender<QuoteRequest>;
  readonly theirs: Contender<QuoteRequest>;
  readonly requests: readonly QuoteRequest[];
}

export function makeContenders(size: NetworkSize, variant: Variant, requestCount: number): Contenders {
  const { network, floor, sanctioned, requests } = makeSetting(size, variant, requestCount);
  return {
    ours: { name: 'quote', answer: (request) => quote(network, request) },
    theirs: { name: 'floor', answer: (request) => floor.quote(request, sanctioned) },
    requests,
  };
}
