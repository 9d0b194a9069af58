import crypto, { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newSha256 } from '../../src/digest/sha256.js';

/** As in a browser, and in Node before 20.16. */
const RUNTIMES = [{}, { process: {} }, { process: { getBuiltinModule: () => undefined } }, globalThis];

it('SHA-256 is the same on every runtime, in whatever pieces', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 });
  fc.assert(
    fc.property(pieces, (bytes) => {
      const wanted = createHash('sha256').update(Buffer.concat(bytes)).digest('hex');
      for (const runtime of RUNTIMES) {
        const hash = newSha256(runtime);
        for (const piece of bytes) hash.update(piece);
        expect(Buffer.from(hash.digest()).toString('hex')).toBe(wanted);
      }
    }),
  );
});

it('SHA-256 is the runtime’s own where there is one', () => {
  // As Node from 20.16 on.
  const runtime = { process: { getBuiltinModule: () => crypto } };
  expect(newSha256(runtime)).toBeInstanceOf(createHash('sha256').constructor);
  expect(newSha256({})).not.toBeInstanceOf(createHash('sha256').constructor);
});
