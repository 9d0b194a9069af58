import type { Dice } from './dice.js';

/** Numbers at the ends of what a double is, and where rules change. */
const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.1,
  0.30000000000000004,
  5e-324,
  -5e-324,
  1e-300,
  1e308,
  -1e308,
  1.7976931348623157e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  1e15,
  1e21,
  90,
  -90,
  90.00001,
  180,
  -180,
  180.00001,
  7,
  8,
  24,
  60,
  300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

/** Ids of Object, half characters, times and dates that nearly are, and what a reader might trip over. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '-1',
  '1e3',
  'null',
  '\ud800',
  '\udc00',
  'a\u0000b',
  '\u202e',
  'Ы',
  'е\u0301',
  '💥',
  '\ufeff',
  'ROUTE',
  'EXPRESS',
  'TOMORROW',
  'WEEKLY',
  'ONCE',
  '08:00',
  '24:00',
  '24:00:01',
  '8:00',
  '23:59:60',
  '2025-01-21',
  '2025-02-29',
  '2025-02-30',
  '0000-01-01',
  '9999-12-31',
  '2025-01-21T12:00:00+05:00',
  '2025-01-21T12:00:00',
  '2025-01-21T24:00Z',
  '0000-01-01T00:00Z',
  '9999-12-31T23:59:59-23:59',
  '2025-03-30T02:30:00+01:00',
  '2010-11-07T00:30:00-03:30',
  '1582-10-10T00:00:00Z',
  'Europe/Moscow',
  'europe/berlin',
  'Etc/GMT+12',
  '+05:00',
  'UTC',
  'America/St_Johns',
  'Asia/Anadyr',
  '0.01',
  '0',
  '.5',
  '1e-7',
  '0.0000000000000000000001',
  '1000000000000000000000',
  'opening',
  '09:00',
  'HALF_UP',
  'UP',
  'upTo',
  'from',
  'graduated',
  'whole',
  'sheet',
  'perBand',
  'point',
  'alongRoute',
];

const KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'id',
  'location',
  'lat',
  'lng',
  'points',
  'schedule',
  'duration',
  'loadCapacity',
  'load\u0421apacity',
  'warehouseId',
  'weekDays',
  'date',
  'type',
  'period',
  'distance',
  'price',
  'stock',
  'stocks',
  '',
];

export function wildScalar(dice: Dice): unknown {
  switch (dice.below(6)) {
    case 0:
      return dice.of([null, true, false, undefined]);
    case 1:
    case 2:
      return dice.of(NUMBERS);
    case 3:
      return (dice.next() - 0.5) * 10 ** dice.below(12);
    case 4:
      return dice.of(TEXTS).repeat(dice.chance(0.02) ? 10_000 : 1);
    default:
      return dice.of(TEXTS);
  }
}

/** Any JSON value; a key may be `__proto__`, as in the text that JSON.parse reads. */
export function wildJson(dice: Dice, depth = 4): unknown {
  if (depth === 0 || dice.chance(0.4)) return wildScalar(dice);
  const size = dice.below(5);
  if (dice.chance(0.5)) return Array.from({ length: size }, () => wildJson(dice, depth - 1));
  const entries = Array.from({ length: size }, () => [dice.of(KEYS), wildJson(dice, depth - 1)] as const);
  // Object.fromEntries defines the key __proto__ as JSON.parse does; an assignment would not.
  return Object.fromEntries(entries);
}

/** A copy of a value with some of its parts changed, lost, doubled, moved or put elsewhere. */
export function mutated(value: unknown, dice: Dice, changes: number): unknown {
  let result = structuredClone(value);
  for (let i = 0; i < changes; i++) result = changedOnce(result, dice);
  return result;
}

/** Goes down a random way and changes what is there. */
function changedOnce(value: unknown, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.chance(0.08)) return changedHere(value, dice);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    if (list.length === 0) return changedHere(list, dice);
    const at = dice.below(list.length);
    return list.map((item, i) => (i === at ? changedOnce(item, dice) : item));
  }
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length === 0) return changedHere(value, dice);
  const at = dice.below(entries.length);
  switch (dice.below(8)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries.push([dice.of(KEYS), wildJson(dice, 2)]);
      break;
    default:
      entries[at]![1] = changedOnce(entries[at]![1], dice);
  }
  return Object.fromEntries(entries);
}

function changedHere(value: unknown, dice: Dice): unknown {
  if (Array.isArray(value) && dice.chance(0.6)) {
    const list: readonly unknown[] = value;
    switch (dice.below(4)) {
      case 0:
        return [];
      case 1:
        return [...list, ...list];
      case 2:
        return list.toReversed();
      default:
        return [...list, wildJson(dice, 2)];
    }
  }
  if (typeof value === 'number' && dice.chance(0.5)) {
    return dice.of([
      -value,
      value * 1e9,
      value / 1e9,
      value + 1e-9,
      Math.round(value),
      String(value),
      value * 2,
    ]);
  }
  if (typeof value === 'string' && dice.chance(0.4)) return mutatedText(value, dice);
  return wildJson(dice, 2);
}

/** A text with a piece cut out, doubled or replaced. */
export function mutatedText(text: string, dice: Dice): string {
  const from = dice.below(text.length + 1);
  const until = Math.min(text.length, from + dice.below(8));
  const piece = dice.of([
    '',
    text.slice(from, until).repeat(2),
    '"',
    '\\',
    '}',
    '[',
    ',',
    '1',
    '\u0000',
    '\ud800',
    'е',
  ]);
  return text.slice(0, from) + piece + text.slice(until);
}
