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
export const untilAborted = async <T>(work: PromiseLike<T>, signal: AbortSignal): Promise<T> => {
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    over.abort();
  }
};

/** Waits, and rejects with the signal's reason as soon as it is aborted. Keeps the process alive. */
export const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
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
