import { z } from 'zod';

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

const echo = z.number().nullish().catch(null);

/** The page envelope of the API page ("Параметры пагинации"): limit, offset and total beside `data`. */
const envelope = z.looseObject({
  /** A list of records, or the one record itself. */
  data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  limit: echo,
  offset: echo,
  total: z.number().int().min(0).nullish(),
});

/** @throws ApiProtocolError UNEXPECTED_SHAPE naming what is wrong in the envelope. */
export const readPage = (body: unknown, subject: ApiSubject): Page => {
  const read = envelope.safeParse(body);
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
export const unexpectedShape = (error: z.ZodError, subject: ApiSubject): ApiProtocolError => {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const reason = `the answer has another shape than the API page's: ${path === '' ? '' : `${path}: `}${issue?.message ?? ''}`;
  return new ApiProtocolError('UNEXPECTED_SHAPE', { ...subject, status: 200, reason });
};
