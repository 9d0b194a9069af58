import type { ZodError } from 'zod';

import { pageSchema } from '../catalog/contract.js';
import type { ApiSubject } from './apiOperation.js';
import { ApiProtocolError } from './errors.js';

/** One page of a list. The records are as the API gave them and unchecked: the catalog reader does that. */
export interface Page {
  readonly records: readonly unknown[];
  /** The envelope's figures; null where it has none. `offset` is an echo that may count pages, or be wrong. */
  readonly limit: number | null;
  readonly offset: number | null;
  readonly total: number | null;
}

/** @throws ApiProtocolError UNEXPECTED_SHAPE naming what is wrong in the envelope. */
export const readPage = (body: unknown, subject: ApiSubject): Page => {
  const read = pageSchema.safeParse(body);
  if (!read.success) throw unexpectedShape(read.error, subject);
  const { data, limit, offset, total } = read.data;
  return {
    records: Array.isArray(data) ? data : [data],
    limit: limit ?? null,
    offset: offset ?? null,
    total: total ?? null,
  };
};

/** The error for an answer that is JSON of another shape; one issue is named, the first. */
export const unexpectedShape = (error: ZodError, subject: ApiSubject): ApiProtocolError => {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const reason = `the answer has another shape than the API page's: ${path === '' ? '' : `${path}: `}${issue?.message ?? ''}`;
  return new ApiProtocolError('UNEXPECTED_SHAPE', { ...subject, status: 200, reason });
};
