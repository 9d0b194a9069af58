/** The body is longer than the reader is willing to take. */
export class BodyTooLong extends Error {
  /** What was there when the limit was passed. */
  readonly beginning: Uint8Array;

  constructor(beginning: Uint8Array, maxBytes: number) {
    super(`the body is longer than ${maxBytes} bytes`);
    this.name = 'BodyTooLong';
    this.beginning = beginning;
  }
}

/**
 * Reads a body piece by piece, decompressed, and stops at the first byte too many: what is not wanted is
 * never held in memory.
 * @throws {BodyTooLong}
 * @throws what the network layer throws when the connection breaks or is aborted.
 */
export async function readBodyBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  const { body } = response;
  if (body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(pieces, length);
      pieces.push(value);
      length += value.length;
      if (length > maxBytes) {
        throw new BodyTooLong(Buffer.concat(pieces).subarray(0, Math.min(maxBytes, 1024)), maxBytes);
      }
    }
  } finally {
    // Of a body that is read to its end this is nothing; of any other it frees the connection.
    reader.cancel().catch(() => undefined);
  }
}
