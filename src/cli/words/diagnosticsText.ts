import type { Diagnostic } from '../../index.js';
import { style } from '../output/style.js';
import { tableLines } from '../output/table.js';
import { plain, type Names } from './names.js';

/** As many records as are shown of a warning that many share word by word. */
const SHOWN_OF_SHARED = 3;

/**
 * Diagnostics record by record, errors before warnings. Of a warning that many records share (the API page's
 * Cyrillic letter is in every route) a few records are shown and the others counted, unless `all`.
 */
export function diagnosticLines(
  diagnostics: readonly Diagnostic[],
  names: Names,
  all: boolean,
): readonly string[] {
  const shared = grouped(diagnostics, sharedKey).filter(([first]) => !all && first?.severity === 'warning');
  const left = new Set(shared.flatMap((same) => same.slice(SHOWN_OF_SHARED)));
  const records = grouped(
    diagnostics.filter((diagnostic) => !left.has(diagnostic)),
    recordKey,
  );
  const lines = records
    .toSorted((a, b) => severityOf(a) - severityOf(b))
    .flatMap((record) => [...recordLines(record, names), '']);
  for (const [first, ...others] of shared) {
    const more = others.length + 1 - SHOWN_OF_SHARED;
    if (first === undefined || more <= 0) continue;
    const what = `${more} more ${plural(first.entity, more)} with ${first.code}`;
    lines.push(`${what} at ${plain(first.path)} (--all shows them)`, '');
  }
  return lines;
}

/** The list in groups of one key each, in the order in which the keys come. */
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function recordLines(record: readonly Diagnostic[], names: Names): readonly string[] {
  const [first] = record;
  if (first === undefined) return [];
  const rows = record.map((diagnostic) => {
    const { severity, code } = diagnostic;
    const { where, what } = partsOf(diagnostic);
    return [style(severity === 'error' ? 'red' : 'yellow', severity), code, plain(where), plain(what)];
  });
  const columns = [{ title: '' }, { title: '' }, { title: '' }, { title: '' }];
  const table = tableLines(columns, rows).slice(1);
  return [style('bold', recordTitle(first, names)), ...table.map((line) => `  ${line}`)];
}

/** Where the fault is, and the message without it: some begin with the path, or with the place of the record too. */
function partsOf({ path, message }: Diagnostic): { readonly where: string; readonly what: string } {
  const [begin = ''] = message.split(': ', 1);
  const isPlace = begin === path ? path !== '' : PLACE.test(begin) && begin.endsWith(path);
  return isPlace ? { where: begin, what: message.slice(begin.length + 2) } : { where: path, what: message };
}

/** `tariffs.18.transportType.id` */
const PLACE = /^(cities|warehouses|tariffs|routes)(\.[^ ]+)?$/;

/** `warehouse w1 «Склад, Тюмень»` */
function recordTitle(diagnostic: Diagnostic, names: Names): string {
  const { entity, id } = diagnostic;
  if (id === null) {
    const { where } = partsOf(diagnostic);
    return where.includes('.') ? `${entity} without an id` : `list ${plain(where)}`;
  }
  const title = entity === 'warehouse' ? names.warehouse(id) : id;
  return title === id ? `${entity} ${plain(id)}` : `${entity} ${plain(id)} «${title}»`;
}

function severityOf(record: readonly Diagnostic[]): number {
  return record.some(({ severity }) => severity === 'error') ? 0 : 1;
}

function recordKey({ entity, id }: Diagnostic): string {
  return `${entity} ${JSON.stringify(id)}`;
}

function sharedKey({ entity, code, path, message }: Diagnostic): string {
  return JSON.stringify([entity, code, path, message]);
}

function plural(entity: Diagnostic['entity'], count: number): string {
  const name = entity === 'transportType' ? 'vehicle' : entity;
  return count === 1 ? name : name === 'city' ? 'cities' : `${name}s`;
}
