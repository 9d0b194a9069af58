import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { EXIT } from '../exitStatus.js';
import { CliFailure, systemReason } from '../failure.js';

/** The bytes of a file, or of stdin for `-`. */
export function openInput(path: string): Readable {
  return path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
}

/**
 * The lines of UTF-8 text, as many at a time as one piece of input completes, without LF or CRLF and without
 * a byte order mark. Other marks that some take for the end of a line (U+2028) may stand inside JSON.
 */
export async function* linesOf(input: Readable, path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let unfinished: string[] = [];
  const complete = function (text: string): string[] {
    unfinished.push(text);
    if (!text.includes('\n')) return [];
    const lines = unfinished.join('').split('\n');
    unfinished = [lines.pop() ?? ''];
    return lines.map(withoutReturn);
  };
  try {
    for await (const bytes of input as AsyncIterable<Uint8Array>) {
      yield complete(decoder.decode(bytes, { stream: true }));
    }
  } catch (error) {
    const name = path === '-' ? 'the standard input' : path;
    throw new CliFailure(`cannot read the requests from ${name}: ${systemReason(error)}`, EXIT.failed);
  }
  yield complete(`${decoder.decode()}\n`);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
