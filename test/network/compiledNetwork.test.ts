import { expect, it } from 'vitest';
import { CompiledNetwork } from '../../src/network/compiledNetwork.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import { smallTown } from '../support/smallTown.js';

const network = compileNetwork(smallTown);

it('a network shows its version, policy, diagnostics and counts, and nothing else', () => {
  expect(Object.keys(network).toSorted()).toEqual(['counts', 'diagnostics', 'policy', 'version']);
});

it('its parts are for the engine', () => {
  const parts = CompiledNetwork.partsOf(network);
  expect(parts.version).toBe(network.version);
  expect(new CompiledNetwork(parts)).toEqual(network);
});

it.each([
  ['a copy through JSON', JSON.parse(JSON.stringify(network)) as Network],
  ['a copy of its fields', { ...network }],
])('%s is no network', (_, copy) => {
  expect(() => CompiledNetwork.partsOf(copy)).toThrow(TypeError);
  expect(() => CompiledNetwork.partsOf(copy)).toThrow(/compileNetwork/);
});
