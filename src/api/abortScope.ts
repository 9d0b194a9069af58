/**
 * A signal that is aborted with its parent or when its time is up, and that lets go of both when closed.
 * (`AbortSignal.any` on a signal that lives as long as the process keeps its dependants in Node 20.)
 */
export class AbortScope {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #follow = (): void => this.#controller.abort(this.#parent?.reason);

  /** `afterMs`, whole milliseconds below 2^31; when they are up, the signal's reason is `timeUp()`. */
  constructor(parent: AbortSignal | undefined, time?: { afterMs: number; timeUp: () => unknown }) {
    this.#parent = parent;
    if (parent?.aborted === true) this.#follow();
    else parent?.addEventListener('abort', this.#follow, { once: true });
    if (time !== undefined && !this.signal.aborted) {
      this.#timer = setTimeout(() => this.#controller.abort(time.timeUp()), time.afterMs);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }

  /** To be called when the work is over, whatever its outcome. */
  close(): void {
    clearTimeout(this.#timer);
    this.#parent?.removeEventListener('abort', this.#follow);
  }
}

/** The work's outcome, or the signal's reason as soon as it is aborted; the work itself is not stopped. */
export function untilAborted<T>(work: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // No `signal` of the listener's own to remove it by: in Node 20 that keeps what rejects until the process ends.
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    Promise.resolve(work)
      .finally(() => signal.removeEventListener('abort', stop))
      .then(resolve, reject);
  });
}

/** Waits, and rejects with the signal's reason as soon as it is aborted. Keeps the process alive. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
