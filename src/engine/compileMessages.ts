import type { TextSlice } from '../catalog/recordLines.js';
import type { NetworkParts } from '../network/compiledNetwork.js';
import type { PartialPolicy } from '../policy/policy.js';

/** What the compile thread is given at its start. */
export interface CompileOrder {
  readonly policy: PartialPolicy | undefined;
}

/** To the compile thread: the catalog's text slice by slice, then the word. */
export type ToCompileThread =
  { readonly type: 'slice'; readonly slice: TextSlice } | { readonly type: 'compile' };

/** From the compile thread, once. */
export type FromCompileThread =
  | { readonly type: 'compiled'; readonly parts: NetworkParts }
  | { readonly type: 'failed'; readonly error: Error };
