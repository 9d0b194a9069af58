import { compileNetwork } from '../network/compileNetwork.js';
import type { Network } from '../network/network.js';
import type { PartialPolicy } from '../policy/policy.js';
import { CatalogTextReader } from '../store/catalogText.js';

/** One compiling: takes a catalog's text (of `catalogTextSlices`) in pieces, and gives the network. */
export interface CompileRun {
  push(text: string): void;
  /** After the last piece. */
  finish(): Promise<Network>;
  /** Frees what it holds, at any time, more than once. */
  abandon(): Promise<void>;
}

/** Compiles on the thread that asks: reading is spread over the pieces, compiling itself is not. */
export class InlineCompileRun implements CompileRun {
  readonly #policy: PartialPolicy | undefined;
  readonly #reader = new CatalogTextReader();

  constructor(policy: PartialPolicy | undefined) {
    this.#policy = policy;
  }

  push(text: string): void {
    this.#reader.push(text);
  }

  finish(): Promise<Network> {
    return Promise.resolve(compileNetwork(this.#reader.end(), this.#policy));
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }
}
