import * as z from 'zod';
import {
  DIAGNOSTIC_SEVERITY,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticEntity,
} from './diagnostic.js';
import { expectationOf } from './expectation.js';
import type { Mended } from './lookAlikes.js';

/** What is said about one record while it is read; it becomes diagnostics when the reading is over. */
export class RecordNotes {
  private readonly notes: Diagnostic[] = [];
  private unusable = false;

  /** `place`: where a record stands that has no id to be found by (`tariffs.18`), which its messages then say. */
  constructor(
    private readonly entity: DiagnosticEntity,
    private readonly id: string | null,
    private readonly place = '',
  ) {}

  /** Notes a fault or a doubt. `aside: false` is for an error that costs only a part of the record. */
  add(code: DiagnosticCode, path: string, message: string, { aside = true } = {}): void {
    const severity = DIAGNOSTIC_SEVERITY[code];
    const told = `${this.whereOf(code, path)}${message}`;
    this.notes.push({ severity, code, entity: this.entity, id: this.id, path, message: told });
    if (severity === 'error' && aside) this.unusable = true;
  }

  /** Notes the spellings that `withLatinKeys` tells of; `prefix` is the path of the object whose keys they are. */
  spelled(prefix = ''): Mended {
    return (key, latin, isRead) => {
      const reading = isRead ? `read as ${latin}` : `left out, for ${latin} has a value too`;
      this.add('KEY_SPELLING', `${prefix}${key}`, `a Cyrillic letter in the key ${shown(key)}: ${reading}`);
    };
  }

  /** What a message begins with: INVALID_RECORD has the path in it, and a record without an id its place. */
  private whereOf(code: DiagnosticCode, path: string): string {
    if (code !== 'INVALID_RECORD' && this.place === '') return '';
    const where = this.place === '' || path === '' ? this.place + path : `${this.place}.${path}`;
    return where === '' ? '' : `${where}: `;
  }

  isUsable(): boolean {
    return !this.unusable;
  }

  /** A record that is set aside has its faults alone, no warnings besides. */
  diagnostics(): readonly Diagnostic[] {
    return this.unusable ? this.notes.filter((note) => note.severity === 'error') : this.notes;
  }
}

/** A schema made fast for what fits it; what does not is looked at again for the exact paths. */
export interface Contract<T> {
  /** The value when it fits; otherwise every misfit is noted as `INVALID_RECORD`. */
  read(value: unknown, notes: RecordNotes): T | undefined;
}

export function contractOf<T>(schema: z.ZodType<T>): Contract<T> {
  const compiled = z.compile(schema);
  return {
    read(value, notes) {
      if (compiled.validate(value)) return value as T;
      const { error } = schema.safeParse(value);
      for (const issue of error?.issues ?? []) {
        notes.add(
          'INVALID_RECORD',
          issue.path.join('.'),
          `${expectationOf(issue)}, got ${shown(valueAt(value, issue.path))}`,
        );
      }
      return undefined;
    },
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let inner: unknown = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = Object.getOwnPropertyDescriptor(inner, key)?.value;
  }
  return inner;
}

/** A value as a message shows it: short, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
