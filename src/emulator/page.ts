import type { PageRequest } from './requestBody.js';
import type { Slips } from './slips.js';

/** One page of a list as the API shapes it: the records, and limit, offset and total beside them. */
export interface Page {
  readonly records: readonly unknown[];
  readonly limit: number;
  readonly offset: number;
  readonly total: number;
}

/** The records from `offset` (included) on, at most `limit` of them; past the end there are none. */
export function pageOf(list: readonly unknown[], request: PageRequest, pageSize: number): Page {
  const limit = request.limit ?? pageSize;
  const offset = request.offset ?? 0;
  return { records: list.slice(offset, offset + limit), limit, offset, total: list.length };
}

/** The page's JSON body, with the envelope's slips. */
export function pageBody(page: Page, slips: Slips): object {
  const [only] = page.records;
  return {
    data: slips.singleRecordAsObject && page.records.length === 1 ? only : page.records,
    limit: page.limit,
    offset: slips.offsetCountsPages
      ? page.limit === 0
        ? 1
        : Math.floor(page.offset / page.limit) + 1
      : page.offset,
    total: page.total,
  };
}
