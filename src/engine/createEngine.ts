import type { Engine } from './engine.js';
import type { EngineOptions } from './engineOptions.js';
import { readEngineOptions } from './engineSettings.js';
import { RunningEngine } from './runningEngine.js';

/**
 * Starts an engine: from the store's last good catalog if there is one, then from the API.
 * @throws {EngineStartError} when neither gave a network.
 * @throws {InvalidPolicyError} @throws {RangeError} @throws {TypeError} for wrong options.
 * @throws the signal's reason when it was aborted meanwhile.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const settings = readEngineOptions(options);
  const { signal } = options;
  signal?.throwIfAborted();
  const engine = new RunningEngine(settings);
  const stop = () => void engine.close();
  signal?.addEventListener('abort', stop, { once: true, signal: engine.closing });
  try {
    await engine.start();
  } catch (error) {
    await engine.close();
    throw signal?.aborted === true ? signal.reason : error;
  }
  return engine;
}
