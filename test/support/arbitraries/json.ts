import fc from 'fast-check';
import { sometimes } from './choice.js';

/** JSON as a tree that may be edited. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A copy through JSON: what `undefined` was is gone, what is shared is not shared any more. */
export function jsonCopy(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as Json);
}

/** Keys that code may trip over. */
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'id', 'location', 'lat', '0', ''];

/** Values that code may trip over; the last ones are what is often read as something else. */
const LEAVES: readonly Json[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 53 + 2,
  '',
  '0',
  '2025-01-21',
  '2025-02-30',
  '24:00',
  '25:00',
  'ROUTE',
  'NaN',
  '\uD800',
];

/** Any JSON, with a taste for what is awkward. */
export function jsonArbitrary(depth = 3): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc.constantFrom(...LEAVES),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ maxLength: 8 }),
  );
  if (depth === 0) return leaf;
  const inner = jsonArbitrary(depth - 1);
  const key = fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 }));
  return fc.oneof(
    leaf,
    fc.array(inner, { maxLength: 4 }),
    // Entries are defined, not assigned: so JSON.parse makes an own key of `__proto__` too.
    fc.array(fc.tuple(key, inner), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  );
}

/** One change somewhere in a tree. */
interface Edit {
  /** Which child is gone into at each level; the last one is changed. */
  readonly way: readonly number[];
  readonly kind: 'replace' | 'remove' | 'double' | 'rename' | 'add';
  readonly value: Json;
  readonly key: string;
}

const editArbitrary: fc.Arbitrary<Edit> = fc.record({
  way: fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('replace', 'remove', 'double', 'rename', 'add'),
  value: sometimes(jsonArbitrary(2), fc.constant(null), 30),
  key: fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 })),
});

/** A real payload with up to eight changes: fields replaced, removed, doubled, renamed, added. */
export function mutatedJson(payload: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc.tuple(payload, fc.array(editArbitrary, { maxLength: 8 })).map(([value, edits]) => {
    // One key all around it, so that the payload itself may be replaced as well.
    const tree: { payload: Json } = { payload: jsonCopy(value) };
    for (const edit of edits) apply(tree, edit, 0);
    return tree.payload;
  });
}

function apply(tree: Json[] | { [key: string]: Json }, edit: Edit, level: number): void {
  const keys = Object.keys(tree);
  const step = edit.way[level] ?? 0;
  const key = keys[step % keys.length];
  if (key === undefined) return;
  const child = (tree as { [key: string]: Json })[key];
  const deeper = typeof child === 'object' && child !== null && Object.keys(child).length > 0;
  if (deeper && level + 1 < edit.way.length) apply(child, edit, level + 1);
  else change(tree, key, edit);
}

function change(
  tree: Json[] | { [key: string]: Json },
  key: string,
  { kind, value, key: other }: Edit,
): void {
  const fields = tree as { [key: string]: Json };
  const old = fields[key] ?? null;
  switch (kind) {
    case 'replace':
      fields[key] = value;
      return;
    case 'remove':
      if (Array.isArray(tree)) tree.splice(Number(key), 1);
      else delete fields[key];
      return;
    case 'double':
      if (Array.isArray(tree)) tree.push(jsonCopy(old));
      else fields[key] = [old, jsonCopy(old)];
      return;
    case 'rename':
      if (Array.isArray(tree)) tree.push(tree.shift() ?? null);
      else {
        delete fields[key];
        define(fields, other, old);
      }
      return;
    case 'add':
      if (Array.isArray(tree)) tree.unshift(value);
      else define(fields, other, value);
  }
}

/** As JSON.parse does it: `__proto__` becomes a key like any other. */
function define(fields: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
}
