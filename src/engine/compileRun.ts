import { catalogOf } from '../catalog/catalog.js';
import type { TextSlice } from '../catalog/recordLines.js';
import { RecordArray } from '../catalog/recordShelf.js';
import { compileNetwork } from '../network/compileNetwork.js';
import type { Network } from '../network/network.js';
import type { PartialPolicy } from '../policy/policy.js';
import { CatalogTextReader } from '../store/catalogText.js';

/** One compiling: takes a catalog's text slice by slice, and gives the network. */
export interface CompileRun {
  /** A whole slice of `catalogTextSlices`; its bytes are the run's from then on. */
  push(slice: TextSlice): void;
  /** After the last slice. */
  finish(): Promise<Network>;
  /** Frees what it holds, at any time, more than once. */
  abandon(): Promise<void>;
}

/** Compiles on the thread that asks: reading is spread over the slices, compiling itself is not. */
export class InlineCompileRun implements CompileRun {
  readonly #policy: PartialPolicy | undefined;
  readonly #reader = new CatalogTextReader(() => new RecordArray());
  readonly #decoder = new TextDecoder();

  constructor(policy: PartialPolicy | undefined) {
    this.#policy = policy;
  }

  push(slice: TextSlice): void {
    this.#reader.push(this.#decoder.decode(slice));
  }

  finish(): Promise<Network> {
    return Promise.resolve(compileNetwork(catalogOf(this.#reader.end()), this.#policy));
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }
}
