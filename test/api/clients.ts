import { OneCClient, type ClientTiming, type OneCClientOptions } from '../../src/client.js';

/** A client that gives up soon, for servers on this machine. */
export const quickClient = (baseUrl: string, options: Partial<OneCClientOptions> = {}): OneCClient =>
  new OneCClient({
    baseUrl,
    timeoutMs: 2_000,
    retry: { attempts: 3, baseMs: 1, maxMs: 5, totalMs: 10_000 },
    addressCheck: { timeoutMs: 2_000, retry: { attempts: 2, baseMs: 1, maxMs: 5, totalMs: 5_000 } },
    ...options,
  });

/** Waits that take no time, of which the client's clock knows, and all that was waited. */
export const fastTime = (random = 0.5): { readonly timing: ClientTiming; readonly waits: number[] } => {
  const waits: number[] = [];
  let passed = 0;
  const timing: ClientTiming = {
    now: () => performance.now() + passed,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      passed += ms;
    },
    random: () => random,
  };
  return { timing, waits };
};

/** What a promise rejected with; an error of the test's own where it did not. */
export const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};
