import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Engine } from '../../src/engine/engine.js';
import type { Judge } from './judge.js';

const MIB = 1024 * 1024;

/**
 * The heap of the last quarter may be so many times that of the first, caches and chance included. The least
 * of each is compared: a catalog that is just being loaded is several times as large as all that stays.
 */
const HEAP_GROWTH = 1.3;

/** Prints a line a sample, and watches the heap. */
export class Figures {
  readonly #engine: Engine;
  readonly #judge: Judge;
  readonly #began = performance.now();
  readonly #delay = monitorEventLoopDelay({ resolution: 1 });
  readonly #quoteMicros = createHistogram();
  readonly #heaps: number[] = [];

  constructor(engine: Engine, judge: Judge) {
    this.#engine = engine;
    this.#judge = judge;
    this.#delay.enable();
    console.log(
      'minute    rss   heap MiB | quote p50    p99    max us | loop p50   p99   max ms | refreshed unchanged refused failed | age s',
    );
  }

  quoteTook(ms: number): void {
    this.#quoteMicros.record(Math.max(1, Math.round(ms * 1000)));
  }

  sample(): void {
    // Collected first, so that the heap shows what is held and not what is due for collection; the pause
    // that this makes is not the engine's.
    this.#delay.disable();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    this.#heaps.push(heapUsed);
    const { counts } = this.#judge;
    const { ageMs } = this.#engine.status();
    const loop = (share: number) => (this.#delay.percentile(share) / 1e6).toFixed(1).padStart(6);
    console.log(
      [
        ((performance.now() - this.#began) / 60_000).toFixed(2).padStart(6),
        (rss / MIB).toFixed(0).padStart(7),
        (heapUsed / MIB).toFixed(1).padStart(7),
        '   |',
        ...[50, 99].map((share) => String(this.#quoteMicros.percentile(share)).padStart(6)),
        String(this.#quoteMicros.max).padStart(7),
        '   |  ',
        loop(50),
        loop(99),
        (this.#delay.max / 1e6).toFixed(1).padStart(6),
        '  |',
        ...[counts.refreshed, counts.unchanged, counts.refused, counts.failed].map((count) =>
          String(count).padStart(8),
        ),
        '|',
        ageMs === null ? '?' : (ageMs / 1000).toFixed(0),
      ].join(' '),
    );
    this.#quoteMicros.reset();
    setImmediate(() => {
      this.#delay.reset();
      this.#delay.enable();
    });
  }

  finish(): void {
    this.#delay.disable();
    const quarter = this.#heaps.slice(0, Math.ceil(this.#heaps.length / 4));
    const last = this.#heaps.slice(-quarter.length);
    const [before, after] = [Math.min(...quarter), Math.min(...last)];
    this.#judge.judgeEnd(
      after <= before * HEAP_GROWTH,
      `the heap grew from ${(before / MIB).toFixed(1)} to ${(after / MIB).toFixed(1)} MiB`,
    );
  }
}
