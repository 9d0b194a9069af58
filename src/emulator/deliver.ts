import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { firedOf, type FiredFault } from './faultPlan.js';
import type { WireAnswer } from './wire.js';

/** The answers that are under way: each ends when its client goes away or the emulator closes. */
export class OpenAnswers {
  readonly #open = new Set<AbortController>();

  /** A signal on which every wait of this answer hangs. */
  add(outgoing: ServerResponse): AbortSignal {
    const gone = new AbortController();
    this.#open.add(gone);
    outgoing.once('close', () => {
      this.#open.delete(gone);
      gone.abort();
    });
    return gone.signal;
  }

  abort(): void {
    for (const gone of this.#open) gone.abort();
  }
}

/** Waits as the latency fault says. */
export async function delay(fired: readonly FiredFault[], gone: AbortSignal): Promise<void> {
  const latency = firedOf(fired, 'latency');
  if (latency === undefined) return;
  await waitUnless(gone, latency.fault.ms + latency.draw(0) * (latency.fault.jitterMs ?? 0));
}

/** Sends nothing until the client goes away. */
export function hang(gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) resolve();
    gone.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Ends the connection with a TCP reset. */
export function reset(outgoing: ServerResponse): void {
  outgoing.socket?.resetAndDestroy();
}

/** Sends the answer: at once, drop by drop, or half of it and then a reset. */
export async function deliver(
  outgoing: ServerResponse,
  answer: WireAnswer,
  fired: readonly FiredFault[],
  gone: AbortSignal,
): Promise<void> {
  if (gone.aborted) return;
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.bytes.length });
  if (firedOf(fired, 'reset')?.fault.when === 'midBody') {
    const half = Math.floor(answer.bytes.length / 2);
    outgoing.write(answer.bytes.subarray(0, half), () => reset(outgoing));
    return;
  }
  const slow = firedOf(fired, 'slowBody')?.fault;
  if (slow !== undefined) {
    outgoing.flushHeaders();
    const step = slow.bytes ?? 16;
    for (let at = 0; at < answer.bytes.length && !gone.aborted; at += step) {
      await waitUnless(gone, slow.ms ?? 50);
      outgoing.write(answer.bytes.subarray(at, at + step));
    }
    outgoing.end();
    return;
  }
  outgoing.end(answer.bytes);
}

async function waitUnless(gone: AbortSignal, ms: number): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: gone });
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}
