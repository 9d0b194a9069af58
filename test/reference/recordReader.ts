import type { Diagnostic, DiagnosticCode, DiagnosticEntity } from '../../src/catalog/diagnostic.js';
import { isList, isMissing, isObject, isText, member } from './json.js';
import type { JsonObject } from './json.js';

const ERRORS: ReadonlySet<DiagnosticCode> = new Set([
  'INVALID_RECORD',
  'DUPLICATE_ID',
  'BAD_LOCATION',
  'BAD_TIME',
  'ROUTE_NEVER_RUNS',
  'OFFSETS_DECREASE',
]);

export function diagnostic(
  code: DiagnosticCode,
  entity: DiagnosticEntity,
  id: string | null,
  path: string,
): Diagnostic {
  return { severity: ERRORS.has(code) ? 'error' : 'warning', code, entity, id, path, message: code };
}

export interface Finding {
  readonly code: DiagnosticCode;
  readonly path: string;
}

/** What was found in one record. */
export class Findings {
  /** Faults for which the record is set aside. */
  readonly faults: Finding[] = [];
  /** Schedule rows that are set aside while the record works. */
  readonly rows: Finding[] = [];
  readonly warnings: Finding[] = [];

  fault(code: DiagnosticCode, path: string): void {
    this.faults.push({ code, path });
  }

  warn(code: DiagnosticCode, path: string): void {
    this.warnings.push({ code, path });
  }
}

/** Cyrillic letters that look like Latin ones. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    с: 'c',
    е: 'e',
    о: 'o',
    р: 'p',
    х: 'x',
    у: 'y',
    к: 'k',
    Ј: 'J',
    У: 'Y',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Т: 'T',
    Х: 'X',
    І: 'I',
    Ѕ: 'S',
  }),
);

export function latin(key: string): string {
  return key
    .split('')
    .map((letter) => LOOK_ALIKES.get(letter) ?? letter)
    .join('');
}

export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

/** A record's object with Latin keys; a key that was spelt otherwise is warned of. */
export function withLatinKeys(
  object: JsonObject,
  path: string,
  keys: readonly string[],
  findings: Findings,
): JsonObject {
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const name = latin(key);
    if (name !== key && keys.includes(name)) findings.warn('KEY_SPELLING', join(path, key));
    if (keys.includes(key)) read[key] = value;
  }
  // The Latin spelling counts, then the others in the order of their code units; none without a value does.
  for (const key of Object.keys(object).toSorted()) {
    const name = latin(key);
    if (keys.includes(name) && isMissing(member(read, name))) read[name] = object[key];
  }
  return read;
}

/** Reads each record of a list once: a later one with an id seen before is a duplicate and no more. */
export function readList<T>(
  list: unknown,
  entity: DiagnosticEntity,
  keys: readonly string[],
  read: (record: JsonObject, findings: Findings) => T | undefined,
): { readonly records: readonly T[]; readonly diagnostics: readonly Diagnostic[] } {
  const records: T[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  if (!isList(list)) {
    // A list that is missing has no records; anything else in its place is a fault.
    return { records, diagnostics: isMissing(list) ? [] : [diagnostic('INVALID_RECORD', entity, null, '')] };
  }
  for (const item of list) {
    if (!isObject(item)) {
      diagnostics.push(diagnostic('INVALID_RECORD', entity, null, ''));
      continue;
    }
    const findings = new Findings();
    const object = withLatinKeys(item, '', keys, findings);
    const given = member(object, 'id');
    const id = isText(given) ? given : null;
    if (id !== null && seen.has(id)) {
      diagnostics.push(diagnostic('DUPLICATE_ID', entity, id, 'id'));
      continue;
    }
    if (id === null) findings.fault('INVALID_RECORD', 'id');
    else seen.add(id);
    const record = read(object, findings);
    const usable = record !== undefined && findings.faults.length === 0;
    if (usable) records.push(record);
    const found = [...findings.faults, ...findings.rows, ...(usable ? findings.warnings : [])];
    diagnostics.push(...found.map(({ code, path }) => diagnostic(code, entity, id, path)));
  }
  return { records, diagnostics };
}
