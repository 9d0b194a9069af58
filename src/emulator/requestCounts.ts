import type { Operation } from './operation.js';

/** How many requests came, by operation and by the status that was meant to be answered. */
export interface RequestCounts {
  readonly total: number;
  readonly byOperation: Readonly<Partial<Record<Operation, number>>>;
  /** Status as text; `reset` and `hang` for requests that got none. */
  readonly byOutcome: Readonly<Record<string, number>>;
}

/** Counts what the emulator was asked; the admin paths are not counted. */
export class RequestCounter {
  #total = 0;
  readonly #byOperation = new Map<Operation, number>();
  readonly #byOutcome = new Map<string, number>();

  count(operation: Operation | null, outcome: string): void {
    this.#total += 1;
    if (operation !== null) this.#byOperation.set(operation, (this.#byOperation.get(operation) ?? 0) + 1);
    this.#byOutcome.set(outcome, (this.#byOutcome.get(outcome) ?? 0) + 1);
  }

  counts(): RequestCounts {
    return {
      total: this.#total,
      byOperation: Object.fromEntries(this.#byOperation),
      byOutcome: Object.fromEntries(this.#byOutcome),
    };
  }
}
