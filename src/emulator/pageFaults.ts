import type { CatalogLists, ListName } from './catalogLists.js';
import { firedOf, shuffledBy, type FiredFault } from './faultPlan.js';
import { pageOf, type Page } from './page.js';
import type { PageRequest } from './requestBody.js';

/** Adds and removes records as the fired faults say, before the request is answered. */
export function changeList(lists: CatalogLists, name: ListName, fired: readonly FiredFault[]): void {
  const added = firedOf(fired, 'recordsAdded')?.fault;
  if (added !== undefined) lists.add(name, added.records ?? 1, added.where ?? 'end');
  const removed = firedOf(fired, 'recordsRemoved')?.fault;
  if (removed !== undefined) lists.remove(name, removed.records ?? 1, removed.where ?? 'end');
}

/** The page asked for, spoilt as the fired faults say; without faults the right one. */
export function faultyPage(
  list: readonly unknown[],
  request: PageRequest,
  pageSize: number,
  fired: readonly FiredFault[],
): Page {
  const shuffle = firedOf(fired, 'shuffledPage');
  const served = shuffle?.fault.scope === 'list' ? shuffledBy(list, shuffle) : list;
  const asked = pageOf(served, request, pageSize);
  const page =
    firedOf(fired, 'repeatedPage') === undefined
      ? asked
      : pageOf(served, { ...request, offset: Math.max(0, asked.offset - asked.limit) }, pageSize);
  const ordered =
    shuffle !== undefined && shuffle.fault.scope !== 'list'
      ? shuffledBy(page.records, shuffle)
      : page.records;
  const short = firedOf(fired, 'shortPage')?.fault;
  const wrongTotal = firedOf(fired, 'wrongTotal')?.fault;
  return {
    records: short === undefined ? ordered : ordered.slice(0, short.keep ?? Math.floor(ordered.length / 2)),
    limit: asked.limit,
    offset: asked.offset,
    total: wrongTotal === undefined ? asked.total : Math.max(0, asked.total + (wrongTotal.by ?? 1)),
  };
}
