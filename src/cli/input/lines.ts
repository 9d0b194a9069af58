import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { EXIT } from '../exitStatus.js';
import { CliFailure, systemReason } from '../failure.js';

/** The bytes of a file, or of stdin for `-`. */
export function openInput(path: string): Readable {
  return path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** A line's text; null where its bytes are not UTF-8. */
export type Line = string | null;

const LF = 0x0a;

/**
 * The lines of UTF-8 text, as many at a time as one piece of input completes, without LF or CRLF and without
 * a byte order mark. Other marks that some take for the end of a line (U+2028) may stand inside JSON.
 */
export async function* linesOf(input: Readable, path: string): AsyncGenerator<readonly Line[]> {
  let unfinished: Uint8Array[] = [];
  let isFirst = true;
  const finish = (rest: Uint8Array): Line => {
    const bytes = unfinished.length === 0 ? rest : Buffer.concat([...unfinished, rest]);
    unfinished = [];
    const line = textOf(bytes, isFirst);
    isFirst = false;
    return line;
  };
  try {
    for await (const bytes of input as AsyncIterable<Uint8Array>) {
      const lines: Line[] = [];
      let begin = 0;
      for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, begin)) {
        lines.push(finish(bytes.subarray(begin, end)));
        begin = end + 1;
      }
      // A copy: the piece may be of a buffer that is used again.
      if (begin < bytes.length) unfinished.push(bytes.slice(begin));
      yield lines;
    }
  } catch (error) {
    const name = path === '-' ? 'the standard input' : path;
    throw new CliFailure(`cannot read the requests from ${name}: ${systemReason(error)}`, EXIT.failed);
  }
  yield [finish(new Uint8Array())];
}

const withMark = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const withoutMark = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array, isFirst: boolean): Line {
  try {
    return withoutReturn((isFirst ? withoutMark : withMark).decode(bytes));
  } catch {
    return null;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
