import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { ApiTransportError } from '../../src/client.js';
import { served } from '../emulator/served.js';
import { failureOf, quickClient } from './clients.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A shop asks its API for years: what is left of each broken answer must not stay in memory. */
it('a body that breaks off leaves nothing in memory', async () => {
  const api = await served({ faults: [{ kind: 'reset', when: 'midBody' }] });
  const bodies: WeakRef<object>[] = [];
  const client = quickClient(api.url, {
    fetch: async (...request) => {
      const response = await fetch(...request);
      if (response.body !== null) bodies.push(new WeakRef(response.body));
      return response;
    },
  });
  for (let i = 0; i < 10; i++) expect(await failureOf(client.cities())).toBeInstanceOf(ApiTransportError);
  expect(bodies.length).toBeGreaterThanOrEqual(30);
  const kept = () => bodies.filter((body) => body.deref() !== undefined).length;
  // Collected in turns of their own: a reference that was read stays until the turn ends.
  for (let turn = 0; turn < 20 && kept() > 0; turn++) {
    await pause(20);
    collectGarbage();
  }
  // The last one may still be held by the stack.
  expect(kept()).toBeLessThanOrEqual(1);
});
