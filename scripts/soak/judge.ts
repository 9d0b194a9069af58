import { createHash } from 'node:crypto';
import type { EngineEvent } from '../../src/engine/engineEvents.js';
import type { Quote } from '../../src/quote/answer.js';

/** How many versions' answers are remembered. */
const REMEMBERED = 6;

/** Decides what was wrong: in single quotes, in events, and in the whole. */
export class Judge {
  readonly counts = { refreshed: 0, unchanged: 0, refused: 0, failed: 0, stale: 0, swapped: 0, loaded: 0 };
  readonly #answers = new Map<string, Map<number, string>>();
  readonly #faults: string[] = [];
  readonly #errorCodes = new Map<string, number>();
  #quotes = 0;

  hear(event: EngineEvent): void {
    this.counts[event.type]++;
    if (event.type !== 'failed') return;
    const { error } = event;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) this.#fault(`an error without code at ${event.stage}: ${String(error)}`);
    const key = `${event.stage} ${code ?? '?'}`;
    this.#errorCodes.set(key, (this.#errorCodes.get(key) ?? 0) + 1);
  }

  /** Equal versions give equal answers, and a quote is of the network in use. */
  judge(request: number, answer: Quote, inUse: string): void {
    this.#quotes++;
    if (answer.network !== inUse) this.#fault(`an answer of ${answer.network} while ${inUse} is in use`);
    let known = this.#answers.get(answer.network);
    if (known === undefined) {
      known = new Map();
      this.#answers.set(answer.network, known);
      const [oldest] = this.#answers.keys();
      if (this.#answers.size > REMEMBERED && oldest !== undefined) this.#answers.delete(oldest);
    }
    const digest = createHash('sha1').update(JSON.stringify(answer)).digest('base64');
    const before = known.get(request);
    if (before === undefined) known.set(request, digest);
    else if (before !== digest) this.#fault(`two answers of ${answer.network} to request ${request}`);
  }

  judgeEnd(right: boolean, message: string): void {
    if (!right) this.#fault(message);
  }

  /** The exit code. */
  report(): number {
    console.log(`\nquotes ${this.#quotes}; events ${JSON.stringify(this.counts)}`);
    for (const [code, count] of this.#errorCodes) console.log(`  ${count} x ${code}`);
    for (const fault of this.#faults.slice(0, 20)) console.log(`WRONG: ${fault}`);
    console.log(this.#faults.length === 0 ? 'nothing was wrong' : `${this.#faults.length} things were wrong`);
    return this.#faults.length === 0 ? 0 : 1;
  }

  #fault(message: string): void {
    this.#faults.push(message);
  }
}
