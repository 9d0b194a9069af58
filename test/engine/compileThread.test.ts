import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/catalog/catalog.js';
import { ThreadCompileRun } from '../../src/engine/compileThread.js';
import { createEngine } from '../../src/engine/createEngine.js';
import { CompileThreadError } from '../../src/engine/engineErrors.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { quote } from '../../src/quote/quote.js';
import { catalogTextSlices } from '../../src/store/catalogText.js';
import { transpiled, type Transpiled } from '../support/transpiled.js';
import { wideCatalog, wideRequests } from '../support/wideCatalog.js';

let sources: Transpiled;
let worker: URL;

beforeAll(async () => {
  sources = await transpiled();
  worker = sources.url('src/engine/compileWorker.ts');
});

afterAll(() => sources.remove());

function runOf(catalog: Catalog, policy?: PartialPolicy): ThreadCompileRun {
  const run = new ThreadCompileRun(policy, worker);
  for (const slice of catalogTextSlices(catalog, 1000)) run.push(slice);
  return run;
}

describe('the compile thread', () => {
  it('gives the network that compileNetwork gives', async () => {
    const catalog = wideCatalog({ routes: 100, pointsPerRoute: 10 });
    const policy = { preference: 'fastest' } as const;
    const here = compileNetwork(catalog, policy);
    const there = await runOf(catalog, policy).finish();
    expect(there.version).toBe(here.version);
    for (const request of wideRequests(100)) expect(quote(there, request)).toEqual(quote(here, request));
  });

  it('says what a text lacks', async () => {
    const run = new ThreadCompileRun(undefined, worker);
    run.push(
      new TextEncoder().encode('{"format":"dovoz-catalog/1","fetchedAt":"","source":"",\n"cities":[\n'),
    );
    await expect(run.finish()).rejects.toThrow('the text ends before the catalog does');
  });

  it('may be abandoned at any time', async () => {
    const run = runOf(wideCatalog({ routes: 100, pointsPerRoute: 10 }));
    const finishing = run.finish();
    await run.abandon();
    await run.abandon();
    await expect(finishing).rejects.toBeInstanceOf(CompileThreadError);
  });

  it('says that its file is missing', async () => {
    const missing = new ThreadCompileRun(undefined, pathToFileURL('/nowhere/compileWorker.js'));
    await expect(missing.finish()).rejects.toThrow('/nowhere/compileWorker.js');
  });
});

describe('an engine that compiles on a thread', () => {
  it('goes on quoting while 200,000 route points are compiled, each quote by one whole network', async () => {
    const catalogs = [10, 20].map((price) => wideCatalog({ routes: 4000, pointsPerRoute: 50, price }));
    let next = 0;
    const client = () =>
      Promise.resolve(catalogs[next++ % 2] ?? wideCatalog({ routes: 1, pointsPerRoute: 2 }));
    const engine = await createEngine({ client, compile: { worker } });
    const [request] = wideRequests(1);
    if (request === undefined) throw new Error('no request');
    const answers = new Map<string, string>();
    let quotes = 0;
    const ask = () => {
      const answer = engine.quote(request);
      const text = JSON.stringify(answer);
      // The first answer of a network is its answer: another one later would be of two networks.
      expect(text).toBe(answers.get(answer.network) ?? text);
      answers.set(answer.network, text);
      quotes++;
    };
    ask();

    const progress = { refreshed: false };
    const refreshing = engine.refresh().finally(() => (progress.refreshed = true));
    while (!progress.refreshed) {
      ask();
      // As a server between requests: a thread that never rests is put off by the system now and then.
      await pause(1);
    }
    ask();
    expect(await refreshing).toMatchObject({ type: 'refreshed' });
    expect(answers.size).toBe(2);
    expect(new Set(answers.values()).size).toBe(2);
    expect(quotes).toBeGreaterThan(20);
    await engine.close();
  });
});
