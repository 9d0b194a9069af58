import { chance, shuffled } from './chance.js';
import { faultSchema, type Fault, type FaultKind } from './fault.js';
import type { Operation } from './operation.js';

/** A fault that meets one request, with a source of chance of its own for what it does. */
export interface FiredFault<F extends Fault = Fault> {
  readonly fault: F;
  /** A number in [0, 1) for the n-th thing this firing has to choose. */
  readonly draw: (n: number) => number;
}

type FaultOf<K extends FaultKind> = Extract<Fault, { kind: K }>;

/** A fault switched on, and how many requests have met it. */
export interface ActiveFault {
  readonly fault: Fault;
  readonly fired: number;
}

/** The faults of an emulator, at run time. All methods take effect from the next request on. */
export interface FaultControl {
  /** These faults in place of the present ones, counters at zero, and another seed if one is given. */
  set(faults: readonly Fault[], seed?: number): void;
  add(...faults: readonly Fault[]): void;
  clear(): void;
  list(): readonly ActiveFault[];
}

/** The faults of an emulator: which of them the next request meets, and how often each did. */
export class FaultPlan implements FaultControl {
  #faults: RunningFault[] = [];
  #seed: number;

  /** @throws {ZodError} when a fault is not one of `faultSchema`. */
  constructor(faults: readonly Fault[], seed: number) {
    this.#seed = seed;
    this.set(faults);
  }

  set(faults: readonly Fault[], seed = this.#seed): void {
    const checked = faults.map((fault) => faultSchema.parse(fault));
    this.#seed = seed;
    this.#faults = checked.map(running);
  }

  add(...faults: readonly Fault[]): void {
    this.#faults.push(...faults.map((fault) => running(faultSchema.parse(fault))));
  }

  clear(): void {
    this.#faults = [];
  }

  list(): readonly ActiveFault[] {
    return this.#faults.map(({ fault, fired }) => ({ fault, fired }));
  }

  /** The faults that the next request of the operation meets, in the order in which they were given. */
  next(operation: Operation): readonly FiredFault[] {
    return this.#faults.flatMap((state, index) => {
      const { fault } = state;
      if (fault.operations !== undefined && !fault.operations.includes(operation)) return [];
      const request = (state.requests.get(operation) ?? 0) + 1;
      state.requests.set(operation, request);
      state.seen += 1;
      const drawn = (n: number): number => chance(this.#seed, index, operation, request, n);
      if (!fires(state, drawn(0))) return [];
      state.fired += 1;
      return [{ fault, draw: (n: number) => drawn(n + 1) }];
    });
  }
}

/** The fired fault of a kind, if any; the first one counts. */
export function firedOf<K extends FaultKind>(
  fired: readonly FiredFault[],
  kind: K,
): FiredFault<FaultOf<K>> | undefined {
  for (const { fault, draw } of fired) if (isOfKind(fault, kind)) return { fault, draw };
  return undefined;
}

function isOfKind<K extends FaultKind>(fault: Fault, kind: K): fault is FaultOf<K> {
  return fault.kind === kind;
}

/** A list in an order that a firing chooses. */
export function shuffledBy<T>(list: readonly T[], fired: FiredFault): T[] {
  return shuffled(list, fired.draw);
}

interface RunningFault {
  readonly fault: Fault;
  readonly requests: Map<Operation, number>;
  seen: number;
  fired: number;
  /** Requests of a burst still to come. */
  burst: number;
}

function running(fault: Fault): RunningFault {
  return { fault, requests: new Map(), seen: 0, fired: 0, burst: 0 };
}

function fires(state: RunningFault, drawn: number): boolean {
  const { fault } = state;
  if (state.seen <= (fault.skip ?? 0)) return false;
  if (state.fired >= (fault.count ?? Infinity)) return false;
  if (state.burst > 0) {
    state.burst -= 1;
    return true;
  }
  if (drawn >= (fault.probability ?? 1)) return false;
  if (fault.kind === 'status') state.burst = (fault.burst ?? 1) - 1;
  return true;
}
