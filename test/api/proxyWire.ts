import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { below, pass, whole, type Mischief, type Passing } from './proxy.js';
import { answer, head } from './rawServer.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** A place inside the bytes, their end excluded. */
const placeIn = ({ random }: Passing, bytes: Buffer): number => below(random, bytes.length);

const cutAnswer = (passing: Passing): Buffer => {
  const bytes = whole(passing.upstream);
  return bytes.subarray(0, placeIn(passing, bytes));
};

const compressed =
  (encoding: string, compress: (bytes: Buffer) => Buffer): Mischief =>
  ({ socket, upstream: { status, bytes } }) => {
    socket.write(answer(status, compress(bytes), { ...JSON_TYPE, 'content-encoding': encoding }));
  };

/** Changes a few bytes, each to any other value. */
const corrupted = (bytes: Buffer, random: () => number): Buffer => {
  const hurt = Buffer.from(bytes);
  for (let flips = 1 + below(random, 3); flips > 0; flips -= 1) {
    const at = below(random, hurt.length);
    hurt[at] = (hurt[at] ?? 0) ^ (1 + below(random, 255));
  }
  return hurt;
};

const chunksOf = (passing: Passing, last: string): Buffer => {
  const { bytes } = passing.upstream;
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = Math.min(bytes.length - at, 1 + below(passing.random, 5_000));
    pieces.push(Buffer.from(`${size.toString(16)}\r\n`), bytes.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  return Buffer.concat([...pieces, Buffer.from(last)]);
};

/** What goes wrong with connections and bytes. */
export const WIRE: Readonly<Record<string, Mischief>> = {
  'closes without an answer': ({ socket }) => {
    socket.end();
  },
  'resets without an answer': ({ socket }) => {
    socket.resetAndDestroy();
  },
  'cuts the answer and closes': (passing) => {
    passing.socket.end(cutAnswer(passing));
  },
  'cuts the answer and resets': (passing) => {
    const { socket } = passing;
    socket.write(cutAnswer(passing), () => socket.resetAndDestroy());
  },
  'cuts the answer and says nothing more': (passing) => {
    passing.socket.write(cutAnswer(passing));
  },
  'cuts a body without a length': (passing) => {
    const { socket, upstream } = passing;
    const body = upstream.bytes.subarray(0, placeIn(passing, upstream.bytes));
    socket.end(Buffer.concat([head(upstream.status, { ...JSON_TYPE, connection: 'close' }), body]));
  },
  'ends a body without a length': ({ socket, upstream: { status, bytes } }) => {
    socket.end(Buffer.concat([head(status, { ...JSON_TYPE, connection: 'close' }), bytes]));
  },
  'speaks HTTP/1.0': ({ socket, upstream: { bytes } }) => {
    socket.end(Buffer.concat([Buffer.from('HTTP/1.0 200 OK\r\n\r\n'), bytes]));
  },
  'comes late': async (passing) => {
    await pause(below(passing.random, 40));
    await pass(passing);
  },
  'never comes': () => undefined,
  'drips in small pieces': async ({ socket, upstream, random }) => {
    const bytes = whole(upstream);
    for (let at = 0; at < bytes.length;) {
      const size = 1 + below(random, Math.max(2, bytes.length / 4));
      socket.write(bytes.subarray(at, at + size));
      at += size;
      await pause(below(random, 3));
    }
  },
  'comes in chunks': (passing) => {
    const { socket, upstream } = passing;
    socket.write(head(upstream.status, { ...JSON_TYPE, 'transfer-encoding': 'chunked' }));
    socket.write(chunksOf(passing, '0\r\n\r\n'));
  },
  'loses the last chunk': (passing) => {
    const { socket, upstream } = passing;
    socket.write(head(upstream.status, { ...JSON_TYPE, 'transfer-encoding': 'chunked' }));
    socket.end(chunksOf(passing, ''));
  },
  'has a chunk of a wrong size': (passing) => {
    const { socket, upstream } = passing;
    socket.write(head(upstream.status, { ...JSON_TYPE, 'transfer-encoding': 'chunked' }));
    socket.write(chunksOf(passing, 'zz\r\n\r\n'));
  },
  'is longer than its length': (passing) => {
    const { socket, upstream } = passing;
    const length = String(placeIn(passing, upstream.bytes));
    socket.write(answer(upstream.status, upstream.bytes, { ...JSON_TYPE, 'content-length': length }));
  },
  'is shorter than its length, and closes': ({ socket, upstream: { status, bytes }, random }) => {
    const length = String(bytes.length + 1 + below(random, 50));
    socket.end(answer(status, bytes, { ...JSON_TYPE, 'content-length': length }));
  },
  'has two lengths': ({ socket, upstream: { status, bytes } }) => {
    const headers = { ...JSON_TYPE, 'Content-Length': String(bytes.length + 1) };
    socket.write(answer(status, bytes, headers));
  },
  'has a length and chunks': (passing) => {
    const { socket, upstream } = passing;
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked', 'content-length': '7' };
    socket.write(
      Buffer.concat([head(upstream.status, headers), Buffer.from(chunksOf(passing, '0\r\n\r\n'))]),
    );
  },
  'comes twice': ({ socket, upstream }) => {
    socket.write(Buffer.concat([whole(upstream), whole(upstream)]));
  },
  'comes again a little later': async ({ socket, upstream, random }) => {
    socket.write(whole(upstream));
    await pause(below(random, 4));
    socket.write(whole(upstream));
  },
  'closes after the answer without a word': ({ socket, upstream }) => {
    socket.end(whole(upstream));
  },
  'resets after the answer': ({ socket, upstream }) => {
    socket.write(whole(upstream), () => socket.resetAndDestroy());
  },
  'has bytes changed in its body': ({ socket, upstream: { status, bytes, type }, random }) => {
    socket.write(answer(status, corrupted(bytes, random), { 'content-type': type }));
  },
  'has bytes changed in its head': ({ socket, upstream: { status, bytes, type }, random }) => {
    const first = head(status, { 'content-length': String(bytes.length), 'content-type': type });
    socket.write(Buffer.concat([corrupted(first, random), bytes]));
  },
  'has a piece of its body twice': (passing) => {
    const { socket, upstream, random } = passing;
    const at = placeIn(passing, upstream.bytes);
    const piece = upstream.bytes.subarray(at, at + 1 + below(random, 400));
    const rest = upstream.bytes.subarray(at);
    socket.write(answer(upstream.status, Buffer.concat([upstream.bytes.subarray(0, at), piece, rest])));
  },
  'lacks a piece of its body': (passing) => {
    const { socket, upstream, random } = passing;
    const at = placeIn(passing, upstream.bytes);
    const rest = upstream.bytes.subarray(at + 1 + below(random, 400));
    socket.write(answer(upstream.status, Buffer.concat([upstream.bytes.subarray(0, at), rest])));
  },
  'is noise': ({ socket, random }) => {
    socket.end(Buffer.from(Array.from({ length: 300 }, () => below(random, 256))));
  },
  'has a very long header': ({ socket, upstream: { status, bytes } }) => {
    socket.write(answer(status, bytes, { ...JSON_TYPE, 'x-long': 'x'.repeat(100_000) }));
  },
  'has a thousand headers': ({ socket, upstream: { status, bytes } }) => {
    const many = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`x-${index}`, 'y'.repeat(50)]),
    );
    socket.write(answer(status, bytes, { ...JSON_TYPE, ...many }));
  },
  'is gzipped': compressed('gzip', gzipSync),
  'is deflated': compressed('deflate', deflateSync),
  'is brotli': compressed('br', brotliCompressSync),
  'is a gzip that ends early': compressed('gzip', (bytes) => {
    const packed = gzipSync(bytes);
    return packed.subarray(0, packed.length - Math.min(20, packed.length >> 1));
  }),
  'is a gzip without its checksum': compressed('gzip', (bytes) => gzipSync(bytes).subarray(0, -8)),
  'is a gzip with a wrong checksum': compressed('gzip', (bytes) => {
    const packed = gzipSync(bytes);
    return packed.fill(0, packed.length - 8, packed.length - 4);
  }),
  'is a spoilt gzip': ({ socket, upstream: { status, bytes }, random }) => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    socket.write(answer(status, corrupted(gzipSync(bytes), random), headers));
  },
  'is called a gzip and is none': compressed('gzip', (bytes) => bytes),
  'is in an encoding nobody knows': compressed('zipzap', gzipSync),
};
