import { clearLine, cursorTo } from 'node:readline';
import { widthOfStream } from './width.js';

/** One line on stderr that changes in place; nothing at all where stderr is no terminal. */
export class ProgressLine {
  readonly #stream = process.stderr;
  readonly #shown = this.#stream.isTTY;

  show(text: string): void {
    if (!this.#shown) return;
    this.#wipe();
    this.#stream.write(text.slice(0, widthOfStream(this.#stream) - 1));
  }

  /** A message that stays, above the line. */
  note(text: string): void {
    if (this.#shown) this.#wipe();
    this.#stream.write(`${text}\n`);
  }

  clear(): void {
    if (this.#shown) this.#wipe();
  }

  #wipe(): void {
    cursorTo(this.#stream, 0);
    clearLine(this.#stream, 0);
  }
}
