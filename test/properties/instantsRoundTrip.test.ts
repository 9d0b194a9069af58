import { parseISO } from 'date-fns/parseISO';
import fc from 'fast-check';
import { expect } from 'vitest';
import { formatInstant, parseInstant } from '../../src/time/instant.js';
import { dayOfDate, dayOfText, daysInMonth, textOfDay, weekdayOf } from '../../src/time/localDate.js';
import { writtenInstant } from '../support/arbitraries/instants.js';
import { law } from './law.js';

/** Years of four digits; Date.UTC reads smaller ones as of the 20th century. */
const FIRST = Date.UTC(100, 0, 2);
const LAST = Date.UTC(9999, 11, 30);
const instantArbitrary = fc.oneof(
  fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) }),
  fc.integer({ min: FIRST, max: LAST }),
);
const offsetArbitrary = fc.oneof(
  fc.constantFrom(0, 300, -210, 345, 840, -720),
  fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }),
);

const spellingArbitrary = fc.record({
  offset: offsetArbitrary,
  digits: fc.constantFrom(null, 0, 1, 2, 3, 7),
  style: fc.constantFrom('colon', 'plain', 'short', 'Z'),
});

law(
  'an instant is read from any spelling as date-fns and Date read it',
  fc.tuple(instantArbitrary, spellingArbitrary),
  ([t, spelling]) => {
    const text = writtenInstant(t, spelling);
    const digits = spelling.digits ?? 0;
    const precision = spelling.digits === null ? 60_000 : digits >= 3 ? 1 : 10 ** (3 - digits);
    expect(parseInstant(text), text).toBe(Math.floor(t / precision) * precision);
    expect(parseISO(text).getTime(), text).toBe(parseInstant(text));
  },
  500,
);

law(
  'a spoiled instant is refused, or means to date-fns the same',
  fc.tuple(
    instantArbitrary,
    spellingArbitrary,
    fc.nat(30),
    fc.oneof(
      fc.constantFrom('0', '1', '9', ':', '-', '+', '.', ',', 'T', 'Z', ' '),
      fc.string({ maxLength: 1 }),
    ),
    fc.constantFrom(0, 1),
  ),
  ([t, spelling, at, put, over]) => {
    const whole = writtenInstant(t, spelling);
    const cut = at % whole.length;
    const text = `${whole.slice(0, cut)}${put}${whole.slice(cut + over)}`;
    const read = parseInstant(text);
    if (Number.isNaN(read)) return 0;
    // What is finer than a millisecond is cut off here, and rounded there.
    expect(Math.abs(parseISO(text.toUpperCase()).getTime() - read), text).toBeLessThanOrEqual(1);
    return 1;
  },
  500,
);

law(
  'an instant that is written is read again, to the second, in its offset',
  fc.tuple(instantArbitrary, offsetArbitrary),
  ([t, offset]) => {
    const text = formatInstant(t, offset * 60_000);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(Date.parse(text)).toBe(Math.floor(t / 1000) * 1000);
    expect(parseInstant(text)).toBe(Date.parse(text));
  },
  500,
);

law(
  "dates are counted as Date counts them, and have Date's weekday",
  fc.integer({ min: Math.ceil(FIRST / 86_400_000), max: Math.floor(LAST / 86_400_000) }),
  (day) => {
    const date = new Date(day * 86_400_000);
    const text = date.toISOString().slice(0, 10);
    expect(textOfDay(day)).toBe(text);
    expect(dayOfText(text)).toBe(day);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    expect(dayOfDate(year, month, date.getUTCDate())).toBe(day);
    expect(weekdayOf(day)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate());
  },
  500,
);
