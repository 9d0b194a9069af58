/** The longest that a timer waits; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** One thing to do later, that never keeps the process alive. */
export class UnrefTimer {
  #timer: NodeJS.Timeout | undefined;

  /** Replaces what was set before. */
  set(delayMs: number, action: () => void): void {
    this.clear();
    const due = performance.now() + delayMs;
    const wait = () => {
      const left = due - performance.now();
      // A timer may fire a millisecond early, and waits at most for 24 days.
      if (left <= 0) action();
      else this.#timer = setTimeout(wait, Math.min(left, LONGEST_MS)).unref();
    };
    this.#timer = setTimeout(wait, Math.min(Math.max(0, delayMs), LONGEST_MS)).unref();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
