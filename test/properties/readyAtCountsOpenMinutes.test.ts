import fc from 'fast-check';
import { expect } from 'vitest';
import { compileCalendar } from '../../src/time/calendar.js';
import { lastOrderMinute } from '../../src/time/cutOff.js';
import { NEVER, readyAt } from '../../src/time/handling.js';
import { type OpeningRow, compileOpeningHours } from '../../src/time/openingHours.js';
import { findZone } from '../../src/time/zone.js';
import { law } from './law.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A Tuesday, local midnight in zones whose clocks stood still in 2025. */
const TODAY = Date.parse('2025-01-21T00:00Z') / DAY;
const OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Yekaterinburg': 300,
  'Asia/Kathmandu': 345,
  UTC: 0,
  'Pacific/Kiritimati': 840,
};

const minuteArbitrary = fc.oneof(
  fc.constantFrom(0, 480, 720, 780, 1200, 1439),
  fc.integer({ min: 0, max: 1439 }),
);

const rowArbitrary: fc.Arbitrary<OpeningRow> = fc
  .record({
    dayOfWeek: fc.integer({ min: 1, max: 7 }),
    begin: minuteArbitrary,
    end: fc.oneof(minuteArbitrary, fc.constant(1440)),
  })
  .map(({ dayOfWeek, begin, end }) => ({ dayOfWeek, beginSeconds: begin * 60, endSeconds: end * 60 }));

const dayArbitrary = fc.integer({ min: -1, max: 6 }).map((days) => TODAY + days);

const hoursArbitrary = fc.record({
  zone: fc.constantFrom(...Object.keys(OFFSETS)),
  rows: fc.oneof(
    fc.array(rowArbitrary, { minLength: 1, maxLength: 10 }),
    rowArbitrary.map((row) => [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ ...row, dayOfWeek }))),
  ),
  closed: fc.array(dayArbitrary, { maxLength: 2 }),
  worksAs: fc.array(fc.tuple(dayArbitrary, fc.integer({ min: 1, max: 7 })), { maxLength: 2 }),
  handling: fc.oneof(fc.constantFrom(0, 1, 60, 120, 600), fc.integer({ min: 0, max: 3000 })),
  horizonDays: fc.constantFrom(0, 1, 2, 6),
  /** Minutes after the local midnight of TODAY. */
  placed: fc.integer({ min: 0, max: 2 * 1440 }),
});

type Hours = typeof hoursArbitrary extends fc.Arbitrary<infer T> ? T : never;

const textOfDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

function compiled({ zone: name, rows, closed, worksAs }: Hours) {
  const zone = findZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  const calendar = compileCalendar({
    closed: closed.map(textOfDay),
    worksAs: Object.fromEntries(worksAs.map(([day, weekday]) => [textOfDay(day), weekday])),
  });
  return compileOpeningHours(rows, 'open', zone, calendar);
}

/** Whether the local minute that begins at `minute` (from the local midnight of 1970) is in an interval. */
function openMinutes({ rows, closed, worksAs, horizonDays }: Hours, today: number): Set<number> {
  const moved = new Map(worksAs);
  const open = new Set<number>();
  for (let day = today - 1; day <= today + horizonDays; day++) {
    if (closed.includes(day)) continue;
    const weekday = moved.get(day) ?? ((day + 3) % 7) + 1;
    for (const { dayOfWeek, beginSeconds, endSeconds } of rows) {
      if (dayOfWeek !== weekday) continue;
      const begin = day * 1440 + beginSeconds / 60;
      const end = day * 1440 + endSeconds / 60 + (endSeconds <= beginSeconds ? 1440 : 0);
      for (let minute = begin; minute < end; minute++) open.add(minute);
    }
  }
  return open;
}

/** An instant of a whole minute, so many minutes after the local midnight of TODAY. */
function instantOfPlaced({ zone, placed }: Hours): number {
  return TODAY * DAY + (placed - (OFFSETS[zone] ?? Number.NaN)) * MINUTE;
}

law(
  'ready is when so many minutes were open one after another, counted one by one',
  hoursArbitrary,
  (hours) => {
    const { handling, horizonDays, placed, zone } = hours;
    const t = instantOfPlaced(hours);
    const ready = readyAt(compiled(hours), t, handling * MINUTE, horizonDays);
    const today = TODAY + Math.floor(placed / 1440);
    const open = openMinutes(hours, today);
    const first = TODAY * 1440 + placed;
    let expected = NEVER;
    let inARow = 0;
    // Nothing takes no time, but a warehouse that is open, or is just closing, is needed for it.
    for (let minute = first; minute <= (today + horizonDays + 2) * 1440; minute++) {
      if (inARow >= handling && (open.has(minute) || open.has(minute - 1))) {
        expected = (minute - (OFFSETS[zone] ?? Number.NaN)) * MINUTE;
        break;
      }
      inARow = open.has(minute) ? inARow + 1 : 0;
    }
    expect(ready).toBe(expected);
    return ready === NEVER ? 0 : 1;
  },
  500,
);

law(
  'whoever orders later is never ready earlier, and lastOrderMinute is the last whole minute that does',
  fc.tuple(hoursArbitrary, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 59_999 })),
  ([hours, minutes, ms]) => {
    const { handling, horizonDays } = hours;
    const opening = compiled(hours);
    const readyFor = (t: number) => readyAt(opening, t, handling * MINUTE, horizonDays);
    const placedAt = instantOfPlaced(hours) + ms;
    const ready = readyFor(placedAt);
    if (ready === NEVER) return 0;
    expect(ready - placedAt).toBeGreaterThanOrEqual(handling * MINUTE);
    const later = readyFor(placedAt + minutes * MINUTE);
    expect(later).toBeGreaterThanOrEqual(ready);
    const last = lastOrderMinute(opening, ready, handling * MINUTE, horizonDays, placedAt);
    expect(last % MINUTE).toBe(0);
    expect(last).toBeGreaterThan(placedAt - MINUTE);
    expect(readyFor(Math.max(last, placedAt))).toBeLessThanOrEqual(ready);
    for (let t = last + MINUTE; t <= ready; t += MINUTE) expect(readyFor(t)).toBeGreaterThan(ready);
    return 1;
  },
  300,
);
