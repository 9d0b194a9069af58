import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SLIPS, startEmulator, type Emulator } from '../../src/emulator.js';
import { randomFrom } from '../support/wideCatalog.js';
import { quickClient } from './clients.js';
import { loadAndJudge, Outcomes, seedOfRun, type Outcome } from './outcome.js';
import { below, startProxy, type Mischief, type Proxy } from './proxy.js';
import { ANSWERS } from './proxyAnswers.js';
import { WIRE } from './proxyWire.js';
import { tinyCatalog } from './tinyCatalog.js';

const MISCHIEFS: readonly (readonly [string, Mischief])[] = Object.entries({ ...WIRE, ...ANSWERS });
const SEED = seedOfRun();
/** Loads at once, each through a proxy of its own. */
const LANES = 4;

let emulator: Emulator;
let proxies: readonly Proxy[];

beforeAll(async () => {
  emulator = await startEmulator({ data: tinyCatalog, slips: NO_SLIPS });
  proxies = await Promise.all(Array.from({ length: LANES }, () => startProxy(emulator.url)));
});

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await emulator.close();
});

/** Loads once, each answer meeting one of these mischiefs by chance. */
const loadThrough = (
  proxy: Proxy,
  mischiefs: readonly Mischief[],
  probability: number,
  seed: number,
): Promise<Outcome> => {
  proxy.meddle(mischiefs, probability, seed);
  const client = quickClient(proxy.url, {
    timeoutMs: 300,
    maxBodyBytes: 250_000,
    retry: { attempts: 3, baseMs: 1, maxMs: 4, totalMs: 2_000 },
  });
  return loadAndJudge(client, () => emulator.data(), { pauseMs: 1, maxReadings: 6 });
};

describe(`the whole catalog or one typed error, from answers through a proxy (seed ${SEED})`, () => {
  it.each(MISCHIEFS)('that %s', async (name, mischief) => {
    const outcomes = new Outcomes();
    // A server that always says so has no records: nobody can tell a lie from the truth.
    const most = name === 'says that there is nothing' ? 0.5 : 1;
    await Promise.all(
      [most, 0.15].map(async (probability, lane) => {
        const proxy = proxies[lane];
        if (proxy === undefined) return;
        outcomes.count(await loadThrough(proxy, [mischief], probability, SEED), `${name} at ${probability}`);
      }),
    );
    expect(outcomes.wrong).toEqual([]);
  });

  it('that meet several of these', async () => {
    const random = randomFrom(SEED);
    const outcomes = new Outcomes();
    const lane = async (proxy: Proxy): Promise<void> => {
      for (let run = 0; run < 30; run += 1) {
        const seed = below(random, 2 ** 31);
        const chosen = Array.from(
          { length: 1 + below(random, 5) },
          () => MISCHIEFS[below(random, MISCHIEFS.length)],
        ).filter((one) => one !== undefined);
        const mischiefs = chosen.map(([, mischief]) => mischief);
        const outcome = await loadThrough(proxy, mischiefs, random() ** 3, seed);
        outcomes.count(outcome, `seed ${seed}, ${chosen.map(([name]) => name).join(' + ')}`);
      }
    };
    await Promise.all(proxies.map(lane));
    process.stdout.write(`proxy, seed ${SEED}: ${String(outcomes)}\n`);
    expect(outcomes.wrong).toEqual([]);
    expect(outcomes.complete).toBeGreaterThan(0);
  });
});
