import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmulator } from '../../src/emulator/startEmulator.js';
import { randomFrom, wideCatalog } from '../../test/support/wideCatalog.js';
import { misbehave } from './misbehave.js';
import { readSoakOptions } from './soakOptions.js';

/**
 * The embedded 1C of a soak, in a process of its own so that its work is not in our figures. Says its URL;
 * told to misbehave, it changes what it serves and how every few seconds until its parent goes.
 */
const options = readSoakOptions(process.argv.slice(2));
if (options !== undefined) {
  const random = randomFrom(options.seed);
  const data = wideCatalog({ routes: options.routes, pointsPerRoute: options.points });
  const emulator = await startEmulator({ data: { ...data, stock: [], addresses: [] } });
  process.send?.(emulator.url);
  process.once('disconnect', () => process.exit());
  await once(process, 'message');
  for (;;) {
    await pause(4000 + 4000 * random());
    misbehave(emulator, random);
  }
}
