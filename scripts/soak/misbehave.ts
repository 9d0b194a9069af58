import type { Fault } from '../../src/emulator/fault.js';
import type { Emulator } from '../../src/emulator/startEmulator.js';

/** One kind of weather after the other: sometimes none, sometimes changes alone, sometimes several faults. */
const FAULTS: readonly Fault[] = [
  { kind: 'latency', ms: 20, jitterMs: 200, probability: 0.3 },
  { kind: 'reset', probability: 0.1 },
  { kind: 'reset', when: 'midBody', probability: 0.1 },
  { kind: 'status', status: 503, probability: 0.1, burst: 3 },
  { kind: 'status', status: 429, retryAfterSeconds: 1, probability: 0.05 },
  { kind: 'status', status: 500, body: 'html', probability: 0.05 },
  { kind: 'shortPage', probability: 0.05 },
  { kind: 'repeatedPage', probability: 0.01 },
  { kind: 'shuffledPage', probability: 0.05 },
  { kind: 'html', probability: 0.01 },
  { kind: 'truncatedJson', probability: 0.01 },
  { kind: 'encoding', encoding: 'windows-1251', probability: 0.05 },
  { kind: 'encoding', encoding: 'invalidUtf8', probability: 0.01 },
  { kind: 'slowBody', bytes: 4096, ms: 2, probability: 0.05 },
  { kind: 'hang', probability: 0.002 },
];

/** A record more or less: the next catalog is another one. */
const CHANGES: readonly Fault[] = [
  { kind: 'recordsAdded', records: 1, where: 'end', count: 1, operations: ['/delivery-routes'] },
  { kind: 'recordsRemoved', records: 1, where: 'end', count: 1, operations: ['/delivery-routes'] },
];

/** Sets what the API does from now on; every third time nothing is wrong. */
export function misbehave(emulator: Emulator, random: () => number): string {
  const change = CHANGES[Math.floor(random() * CHANGES.length)];
  const faults = random() < 1 / 3 ? [] : FAULTS.filter(() => random() < 0.25);
  emulator.faults.set(change === undefined ? faults : [change, ...faults], Math.floor(random() * 2 ** 31));
  return faults.map(({ kind }) => kind).join(', ') || 'fair';
}
