import type * as z from 'zod';
import { pageSchema } from '../catalog/contract.js';
import type { ApiSubject } from './apiOperation.js';
import { ApiProtocolError } from './errors.js';
import { misfitOf, misfitText, type Redact } from './misfit.js';

/** One page of a list. The records are as the API gave them and unchecked: the catalog reader does that. */
export interface Page {
  readonly records: readonly unknown[];
  /** The envelope's figures; null where it has none. `offset` is an echo that may count pages, or be wrong. */
  readonly limit: number | null;
  readonly offset: number | null;
  readonly total: number | null;
}

/** @throws {ApiProtocolError} UNEXPECTED_SHAPE naming what is wrong in the envelope. */
export function readPage(body: unknown, subject: ApiSubject, redact: Redact): Page {
  const { data, limit, offset, total } = readShape(pageSchema, body, subject, redact);
  return {
    records: Array.isArray(data) ? data : [data],
    limit: limit ?? null,
    offset: offset ?? null,
    total: total ?? null,
  };
}

/** @throws {ApiProtocolError} UNEXPECTED_SHAPE for JSON of another shape; one misfit is named, the first. */
export function readShape<T>(schema: z.ZodType<T>, body: unknown, subject: ApiSubject, redact: Redact): T {
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  const [misfit] = read.error.issues.map((issue) => misfitText(misfitOf(issue, redact)));
  const reason = `the answer has another shape than the API page's: ${misfit}`;
  throw new ApiProtocolError('UNEXPECTED_SHAPE', { ...subject, status: 200, reason });
}
