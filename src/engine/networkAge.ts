import { UnrefTimer } from './unrefTimer.js';

/** Watches how old the network in use is, and says once when it has become too old. */
export class NetworkAge {
  readonly #clock: () => number;
  readonly #maxAge: number;
  readonly #onStale: (ageMs: number | null) => void;
  readonly #timer = new UnrefTimer();
  #fetchedAt = Number.NaN;
  #told = false;

  /** @param maxAge milliseconds; Infinity: never too old. */
  constructor(clock: () => number, maxAge: number, onStale: (ageMs: number | null) => void) {
    this.#clock = clock;
    this.#maxAge = maxAge;
    this.#onStale = onStale;
  }

  /** Another network is in use, or the same one was found unchanged. `watch` is to follow. */
  renew(fetchedAt: string): void {
    this.#timer.clear();
    this.#fetchedAt = Date.parse(fetchedAt);
    this.#told = false;
  }

  /** Milliseconds, at least 0; null where nobody knows. */
  get ageMs(): number | null {
    return Number.isNaN(this.#fetchedAt) ? null : Math.max(0, this.#clock() - this.#fetchedAt);
  }

  /** An unknown age is too old wherever there is a bound. */
  get isStale(): boolean {
    return this.#maxAge !== Infinity && !((this.ageMs ?? Infinity) <= this.#maxAge);
  }

  stop(): void {
    this.#timer.clear();
  }

  /** Says that the network is too old, now or when the time comes. */
  watch(): void {
    if (this.#maxAge === Infinity || this.#told) return;
    if (this.isStale) {
      this.#told = true;
      this.#onStale(this.ageMs);
    } else {
      const left = this.#maxAge - (this.ageMs ?? 0);
      this.#timer.set(left + 1, () => this.watch());
    }
  }
}
