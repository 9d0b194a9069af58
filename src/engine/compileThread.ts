import { Worker } from 'node:worker_threads';
import type { TextSlice } from '../catalog/recordLines.js';
import type { Network } from '../network/network.js';
import type { PartialPolicy } from '../policy/policy.js';
import type { CompileOrder, FromCompileThread, ToCompileThread } from './compileMessages.js';
import type { CompileRun } from './compileRun.js';
import { CompileThreadError, messageOf } from './engineErrors.js';
import { reviveNetwork } from './networkTransfer.js';

/** Where `compileWorker.js` lies beside this file, in the installed package. */
export const COMPILE_WORKER = new URL('./compileWorker.js', import.meta.url);

/**
 * Compiles on a thread of its own, which ends with the run. The text's bytes are
 * handed over and parsed there; back come typed arrays that are handed over too.
 */
export class ThreadCompileRun implements CompileRun {
  readonly #worker: Worker;
  readonly #answer: Promise<Network>;

  constructor(policy: PartialPolicy | undefined, file: URL = COMPILE_WORKER) {
    const workerData: CompileOrder = { policy };
    // Flags of the process (loaders, inspectors, test runners) are not meant for this thread.
    this.#worker = new Worker(file, { workerData, name: 'dovoz-compile', execArgv: [] });
    this.#answer = answerOf(this.#worker);
    // Who abandons the run does not wait for its answer.
    this.#answer.catch(() => undefined);
  }

  push(slice: TextSlice): void {
    this.#post({ type: 'slice', slice }, [slice.buffer]);
  }

  async finish(): Promise<Network> {
    this.#post({ type: 'compile' }, []);
    try {
      return await this.#answer;
    } finally {
      await this.abandon();
    }
  }

  async abandon(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(message: ToCompileThread, handedOver: readonly ArrayBuffer[]): void {
    this.#worker.postMessage(message, [...handedOver]);
  }
}

function answerOf(worker: Worker): Promise<Network> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromCompileThread) => {
      if (message.type === 'compiled') resolve(reviveNetwork(message.parts));
      else reject(message.error);
    });
    worker.on('messageerror', (error) => reject(new CompileThreadError(messageOf(error), error)));
    worker.on('error', (error) => reject(new CompileThreadError(messageOf(error), error)));
    worker.on('exit', (code) => reject(new CompileThreadError(`it ended with ${code} before it was done`)));
  });
}
