import { confirmAddress, OneCClient, type AddressConfirmation, type Catalog } from '../../client.js';
import { startEmulator } from '../../emulator.js';
import { compileNetwork, quote, type Network, type Quote, type QuoteRequest } from '../../index.js';
import { loadShown } from '../input/apiCatalog.js';
import { readDemoPolicy, readDemoRequests } from './demoFiles.js';

/** How many requests are shown unless all are asked for: one for each situation of the README. */
const SHOWN = 7;

/** The addresses of these requests are put to the address check: one goes, one does not. */
const TO_CONFIRM = ['express', 'restricted'];

/** What the demo did and found. */
export interface DemoRun {
  readonly url: string;
  /** HTTP requests that loading took, and milliseconds. */
  readonly loadRequests: number;
  readonly loadMs: number;
  readonly compileMs: number;
  readonly catalog: Catalog;
  readonly network: Network;
  readonly answers: readonly DemoAnswer[];
  readonly confirmations: readonly { readonly title: string; readonly confirmation: AddressConfirmation }[];
}

export interface DemoAnswer {
  readonly title: string;
  readonly request: QuoteRequest;
  readonly quote: Quote;
}

/**
 * 1. starts the embedded 1C on a free port of this machine;
 * 2. loads its catalog through the client, over HTTP, as from any 1C;
 * 3. compiles the network with the demo's policy;
 * 4. quotes the demo's requests;
 * 5. puts two of their addresses to the address check;
 * 6. stops the embedded 1C.
 */
export async function runDemo(all: boolean, signal: AbortSignal): Promise<DemoRun> {
  const [requests, policy, emulator] = await Promise.all([
    readDemoRequests(),
    readDemoPolicy(),
    startEmulator(),
  ]);
  try {
    const client = new OneCClient({ baseUrl: emulator.url });
    const started = performance.now();
    const catalog = await loadShown(client, signal);
    const loaded = performance.now();
    const loadRequests = emulator.requests().total;
    const network = compileNetwork(catalog, policy);
    const compiled = performance.now();
    const answers = requests
      .slice(0, all ? requests.length : SHOWN)
      .map(({ title, request }) => ({ title, request, quote: quote(network, request) }));
    const confirmations = await Promise.all(
      requests
        .filter(({ request }) => TO_CONFIRM.includes(request.id))
        .map(async ({ title, request: { destination } }) => ({
          title,
          confirmation: await confirmAddress(client, destination.kladrCode ?? '', { signal }),
        })),
    );
    signal.throwIfAborted();
    return {
      url: emulator.url,
      loadRequests,
      loadMs: loaded - started,
      compileMs: compiled - loaded,
      catalog,
      network,
      answers,
      confirmations,
    };
  } finally {
    await emulator.close();
  }
}
