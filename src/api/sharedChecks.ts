import { AbortScope, untilAborted } from './abortScope.js';

interface SharedCheck<T> {
  readonly outcome: Promise<T>;
  readonly scope: AbortScope;
  waiting: number;
}

/** Runs one check for all who ask for the same key meanwhile. */
export class SharedChecks<T> {
  readonly #running = new Map<string, SharedCheck<T>>();

  /**
   * The outcome of the check under way for the key, or of a new one. Who aborts leaves alone, with the
   * signal's reason; with the last one gone the check itself is aborted.
   */
  async join(key: string, check: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const shared = this.#running.get(key) ?? this.#start(key, check);
    shared.waiting += 1;
    try {
      return await (signal === undefined ? shared.outcome : untilAborted(shared.outcome, signal));
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) this.#end(key, shared);
    }
  }

  #start(key: string, check: (signal: AbortSignal) => Promise<T>): SharedCheck<T> {
    const scope = new AbortScope(undefined);
    const shared: SharedCheck<T> = { outcome: check(scope.signal), scope, waiting: 0 };
    this.#running.set(key, shared);
    // Whoever asks once it is over starts anew; those who wait hear of a failure through their own await.
    const over = (): void => this.#forget(key, shared);
    shared.outcome.then(over, over);
    return shared;
  }

  #end(key: string, shared: SharedCheck<T>): void {
    this.#forget(key, shared);
    shared.scope.abort(new Error('nobody waits for this check any more'));
  }

  #forget(key: string, shared: SharedCheck<T>): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
