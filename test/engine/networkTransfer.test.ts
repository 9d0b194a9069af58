import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { dismantleNetwork, reviveNetwork } from '../../src/engine/networkTransfer.js';
import { CompiledNetwork, type NetworkParts } from '../../src/network/compiledNetwork.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import { quote } from '../../src/quote/quote.js';
import { wideCatalog, wideRequests } from '../support/wideCatalog.js';

/** What a thread would receive. */
async function passed(network: Network): Promise<Network> {
  const { port1, port2 } = new MessageChannel();
  const received = new Promise<NetworkParts>((resolve) => port2.once('message', resolve));
  const { parts, buffers } = dismantleNetwork(network);
  port1.postMessage(parts, [...buffers]);
  const revived = reviveNetwork(await received);
  port1.close();
  return revived;
}

describe('a network that went from thread to thread', () => {
  const catalog = wideCatalog({ routes: 300, pointsPerRoute: 12 });

  it('answers as it did before', async () => {
    const requests = wideRequests(200);
    const here = compileNetwork(catalog);
    const answers = requests.map((request) => JSON.stringify(quote(here, request)));
    const there = await passed(compileNetwork(catalog));
    expect(requests.map((request) => JSON.stringify(quote(there, request)))).toEqual(answers);
    expect(answers.some((answer) => answer.includes('"type":"ROUTE","price"'))).toBe(true);
  });

  it('leaves other networks of the thread it came from alone', async () => {
    const requests = wideRequests(20);
    const stays = compileNetwork(catalog);
    const answers = requests.map((request) => quote(stays, request));
    await passed(compileNetwork(catalog));
    expect(requests.map((request) => quote(stays, request))).toEqual(answers);
  });

  it('is the same to look at, and as frozen', async () => {
    const here = compileNetwork({ ...catalog, cities: [{}, {}] });
    const { version, policy, diagnostics, counts } = here;
    const there = await passed(here);
    expect(there).toMatchObject({ version, policy, diagnostics, counts });
    expect(there.diagnostics).not.toHaveLength(0);
    expect(Object.isFrozen(there.diagnostics) && Object.isFrozen(there.counts)).toBe(true);
  });

  it('has handed its figures over instead of copying them', async () => {
    const here = compileNetwork(catalog);
    const { routes } = CompiledNetwork.partsOf(here);
    expect(routes.xyz.length).toBe(3 * 300 * 12);
    await passed(here);
    expect(routes.xyz.length).toBe(0);
  });
});
