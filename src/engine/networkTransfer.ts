import { CompiledNetwork, type NetworkParts } from '../network/compiledNetwork.js';
import type { Network } from '../network/network.js';

/**
 * How a network goes from thread to thread: its figures are handed over, not copied, and what is copied is
 * small, so that the receiving thread hardly notices.
 */
export interface NetworkTransfer {
  readonly parts: NetworkParts;
  /** To be handed over with `parts`; the sending thread must not use the network any more. */
  readonly buffers: readonly ArrayBuffer[];
}

export function dismantleNetwork(network: Network): NetworkTransfer {
  const parts = CompiledNetwork.partsOf(network);
  const buffers = new Set<ArrayBuffer>();
  // Zones are not this network's own: the thread's other quotes read them too.
  collectBuffers(parts, buffers, new Set<object>(parts.warehouses.zones));
  return { parts, buffers: [...buffers] };
}

/** The network again, from parts that came from another thread. */
export function reviveNetwork(parts: NetworkParts): Network {
  return new CompiledNetwork(parts);
}

function collectBuffers(value: unknown, buffers: Set<ArrayBuffer>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
  } else if (value instanceof Map || value instanceof Set) {
    for (const [key, inner] of value.entries()) {
      collectBuffers(key, buffers, seen);
      collectBuffers(inner, buffers, seen);
    }
  } else {
    for (const inner of Object.values(value)) collectBuffers(inner, buffers, seen);
  }
}
