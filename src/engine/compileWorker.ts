import { parentPort, workerData } from 'node:worker_threads';
import { catalogOf } from '../catalog/catalog.js';
import { RecordArray } from '../catalog/recordShelf.js';
import { compileNetwork } from '../network/compileNetwork.js';
import { CatalogTextReader } from '../store/catalogText.js';
import type { CompileOrder, FromCompileThread, ToCompileThread } from './compileMessages.js';
import { dismantleNetwork } from './networkTransfer.js';

/** The compile thread: reads one catalog's text, compiles it, hands the network over. */
function run(port: NonNullable<typeof parentPort>, { policy }: CompileOrder): void {
  const reader = new CatalogTextReader(() => new RecordArray());
  const decoder = new TextDecoder();
  port.on('message', (message: ToCompileThread) => {
    try {
      if (message.type === 'slice') {
        reader.push(decoder.decode(message.slice));
        return;
      }
      const { parts, buffers } = dismantleNetwork(compileNetwork(catalogOf(reader.end()), policy));
      const compiled: FromCompileThread = { type: 'compiled', parts };
      port.postMessage(compiled, [...buffers]);
    } catch (error) {
      const failed: FromCompileThread = {
        type: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      };
      port.postMessage(failed);
    }
  });
}

if (parentPort !== null) run(parentPort, workerData);
