import fc from 'fast-check';
import type { Mode } from './modes.js';

/** Ids are any strings: names of an object's own, numbers, other alphabets, what sorts oddly, nothing. */
const ODD_IDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '0',
  '10',
  '9',
  '-0',
  'null',
  'склад',
  'Склад',
  'Ёж',
  '東京',
  // By code units the emoji comes before the full-width letter, by code points after it.
  '\u{1F69A}',
  '\uFF21',
  '\uD800',
  'é',
  'e\u0301',
  '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  '528F7C9F-1A48-11EE-AB6B-A4BF01751B0E',
  'a.b',
  '"',
  '\\',
  '\n',
  '\u0000',
] as const;

/**
 * Functions from a record's number to its id, different for different numbers. Usually `w0`, `w1`, …; in an
 * adversarial world odd ones, in any order.
 */
export function idsArbitrary(mode: Mode, prefix: string): fc.Arbitrary<(n: number) => string> {
  const plain = (n: number) => `${prefix}${n}`;
  if (mode !== 'adversarial') return fc.constant(plain);
  return fc
    .shuffledSubarray([...ODD_IDS], { minLength: 0, maxLength: 6 })
    .map((odd) => (n: number) => odd[n] ?? plain(n));
}
