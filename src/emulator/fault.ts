import * as z from 'zod';
import { OPERATIONS } from './operation.js';

const milliseconds = z.number().min(0);
const count = z.number().int().min(1);

const common = {
  /** Chance that a request meets this fault, 0 to 1; default 1. */
  probability: z.number().min(0).max(1).optional(),
  /** At most so many requests meet it; default: no bound. */
  count: count.optional(),
  /** The first so many requests that it could meet pass; default 0. */
  skip: z.number().int().min(0).optional(),
  /** Only these operations meet it; default: all. */
  operations: z.array(z.enum(OPERATIONS)).min(1).optional(),
};

function fault<K extends string, S extends z.ZodRawShape>(kind: K, shape: S) {
  return z.strictObject({ kind: z.literal(kind), ...shape, ...common });
}

/** Every fault that can be switched on, as it comes in options and in the body of `POST /__faults`. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The answer starts `ms` late, and up to `jitterMs` later. */
  fault('latency', { ms: milliseconds, jitterMs: milliseconds.optional() }),
  /** The connection is reset (TCP RST) without an answer, or in the middle of the body. */
  fault('reset', { when: z.enum(['beforeAnswer', 'midBody']).optional() }),
  /** No answer at all, until the client goes away. */
  fault('hang', {}),
  /**
   * The operation is not carried out and the status is answered, with the API's error body, a 1C HTML
   * page or nothing. `burst`: as many requests in a row (of all it may meet) fail once one does.
   */
  fault('status', {
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().int().min(0).optional(),
    retryAfterDate: z.boolean().optional(),
    body: z.enum(['json', 'html', 'empty']).optional(),
    burst: count.optional(),
  }),
  /** A page with fewer records than asked though more follow: `keep` of them (default half). */
  fault('shortPage', { keep: z.number().int().min(0).optional() }),
  /** The records of the page before the asked one (of the first, itself) under the asked `offset`. */
  fault('repeatedPage', {}),
  /**
   * `page`: the records of the asked page in another order. `list`: the whole list is put in another
   * order for this request, so that pages overlap and lack records, as a query without ORDER BY does.
   */
  fault('shuffledPage', { scope: z.enum(['page', 'list']).optional() }),
  /**
   * Before this answer, `records` copies of existing records under new ids come into the list (and
   * stay), at its start or its end: the total grows while a reader pages.
   */
  fault('recordsAdded', { records: count.optional(), where: z.enum(['start', 'end']).optional() }),
  /** Before this answer, `records` records leave the list for good, from its start or its end. */
  fault('recordsRemoved', { records: count.optional(), where: z.enum(['start', 'end']).optional() }),
  /** `total` alone is wrong by `by` (never below 0); the records are right. */
  fault('wrongTotal', { by: z.number().int().optional() }),
  /** A web server's HTML page in place of the answer, with status 200 (default) or another. */
  fault('html', { status: z.number().int().min(200).max(599).optional() }),
  /** The JSON ends in the middle; the connection is in order. */
  fault('truncatedJson', {}),
  /**
   * `bom`: UTF-8 with a byte order mark. `windows-1251`: declared and really so encoded.
   * `windows-1251-undeclared`: so encoded, while the header says UTF-8. `invalidUtf8`: a byte that UTF-8
   * never has, inside the first text. `utf-16le`: declared and really so encoded.
   */
  fault('encoding', {
    encoding: z.enum(['bom', 'windows-1251', 'windows-1251-undeclared', 'invalidUtf8', 'utf-16le']),
  }),
  /** The right body under another content type; default `text/plain`. */
  fault('contentType', { value: z.string().optional() }),
  /** Slow loris: the body drips, `bytes` (default 16) every `ms` (default 50). */
  fault('slowBody', { bytes: count.optional(), ms: milliseconds.optional() }),
  /** The JSON is preceded by so many spaces: lawful, but larger than a reader should take. */
  fault('hugeBody', { bytes: count.optional() }),
]);

/** One fault with its chance and bounds; see each kind in `faultSchema`. */
export type Fault = Readonly<z.infer<typeof faultSchema>>;

export type FaultKind = Fault['kind'];
export const FAULT_KINDS: readonly FaultKind[] = faultSchema.options.map((option) => option.shape.kind.value);
