import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../src/time/calendar.js';
import { lastOrderMinute, latestStart } from '../../src/time/cutOff.js';
import { readyAt } from '../../src/time/handling.js';
import { type OpeningHours, compileOpeningHours } from '../../src/time/openingHours.js';
import { getZone } from '../../src/time/zone.js';
import { noExceptions, opening, rows, utc, utcText } from './schedules.js';

const MINUTE = 60_000;

describe('the last minute to order', () => {
  function lastOrder(hours: OpeningHours, by: string, minutes: number, horizonDays = 60): string {
    const earliest = utc('2025-01-01 00:00');
    return utcText(lastOrderMinute(hours, utc(by), minutes * MINUTE, horizonDays, earliest));
  }

  const day = opening('08:00-20:00');

  it.each([
    ['2025-01-21 15:00', 60, '2025-01-21 14:00'],
    ['2025-01-21 09:00', 60, '2025-01-21 08:00'],
    ['2025-01-21 08:59', 60, '2025-01-20 19:00'],
    ['2025-01-21 20:00', 60, '2025-01-21 19:00'],
    ['2025-01-21 23:00', 60, '2025-01-21 19:00'],
    ['2025-01-21 08:00', 0, '2025-01-21 08:00'],
    ['2025-01-21 07:59', 0, '2025-01-20 20:00'],
  ])('to be ready by %s after %i minutes is %s', (by, minutes, wanted) => {
    expect(lastOrder(day, by, minutes)).toBe(wanted);
  });

  it('is a whole minute', () => {
    const by = utc('2025-01-21 15:00');
    expect(utcText(lastOrderMinute(day, by + 59_999, 60 * MINUTE, 60, 0))).toBe('2025-01-21 14:00');
    expect(utcText(lastOrderMinute(day, by, 60 * MINUTE + 1, 60, 0))).toBe('2025-01-21 13:59');
  });

  it('is found weeks back where the warehouse was closed since', () => {
    const closed = Array.from({ length: 20 }, (_, i) => `2025-01-${String(i + 2).padStart(2, '0')}`);
    const hours = opening('08:00-20:00', { calendar: compileCalendar({ closed, worksAs: {} }) });
    expect(lastOrder(hours, '2025-01-21 20:00', 60)).toBe('2025-01-01 19:00');
  });

  it('is found ten years back where the warehouse was closed since, and not minute by minute', () => {
    const closed = Array.from({ length: 3650 }, (_, i) =>
      utcText(utc('2025-01-02 00:00') + i * 86_400_000).slice(0, 10),
    );
    const hours = opening('08:00-20:00', { calendar: compileCalendar({ closed, worksAs: {} }) });
    expect(lastOrder(hours, '2034-12-31 07:00', 60, 3660)).toBe('2025-01-01 19:00');
    // A horizon that cuts the opening off leaves no short cut: it is looked for date by date.
    expect(lastOrder(hours, '2034-12-31 09:00', 60, 3650)).toBe('2034-12-31 08:00');
    expect(lastOrder(hours, '2034-12-31 08:30', 60, 10)).toBe('2025-01-01 19:00');
  });

  it.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'])(
    'is the one that trying minute by minute finds, where the horizon cuts and the clock of %s changes',
    (zone) => {
      // St John's set its clock back at 00:01 until 2011: a date came in two pieces.
      const year = zone === 'America/St_Johns' ? 2010 : 2024;
      for (const text of ['00:00-24:00', '22:00-06:00', '00:30-00:10']) {
        const hours = opening(text, { zone });
        for (const around of [
          `${year}-03-13`,
          `${year}-03-31`,
          `${year}-04-07`,
          `${year}-10-27`,
          `${year}-11-07`,
        ]) {
          const earliest = utc(`${around} 00:00`) - 2 * 1440 * MINUTE;
          for (let by = earliest + 1440 * MINUTE; by < earliest + 3 * 1440 * MINUTE; by += 97 * MINUTE) {
            const first = readyAt(hours, earliest, 60 * MINUTE, 0);
            if (first > by) continue;
            let slow = by;
            while (readyAt(hours, slow, 60 * MINUTE, 0) > by) slow -= MINUTE;
            expect(utcText(lastOrderMinute(hours, by, 60 * MINUTE, 0, earliest))).toBe(utcText(slow));
          }
        }
      }
    },
  );

  it('is looked for date by date where the horizon cuts an interval short', () => {
    // With no day ahead, an order after 23:00 is never ready, though one at midnight is.
    const hours = opening('00:00-24:00');
    expect(lastOrder(hours, '2025-01-21 00:30', 60, 0)).toBe('2025-01-20 23:00');
    expect(lastOrder(hours, '2025-01-21 01:00', 60, 0)).toBe('2025-01-21 00:00');
  });

  it('is the minute that is known to do where no later one does', () => {
    const earliest = utc('2025-01-20 19:00') + 30_000;
    const by = utc('2025-01-20 20:00') + 30_000;
    const always = compileOpeningHours(null, 'open', getZone('UTC'), noExceptions);
    expect(utcText(lastOrderMinute(always, by, 60 * MINUTE, 60, earliest))).toBe('2025-01-20 19:00');
    const never = compileOpeningHours(null, 'closed', getZone('UTC'), noExceptions);
    expect(utcText(lastOrderMinute(never, by, 60 * MINUTE, 60, earliest))).toBe('2025-01-20 19:00');
  });

  it.each([
    ['a day', '08:00-20:00'],
    ['a lunch break', '08:00-12:00 13:00-17:00'],
    ['overlaps', '08:00-13:00 12:00-17:00 16:30-18:00'],
    ['nights', '22:00-06:00'],
    ['round the clock', '00:00-24:00'],
  ])('agrees with readyAt minute by minute: %s', (_, text) => {
    const hours = opening(text);
    for (let by = utc('2025-01-20 00:07'); by < utc('2025-01-22 00:00'); by += 47 * MINUTE) {
      let slow = by;
      while (readyAt(hours, slow, 90 * MINUTE, 60) > by) slow -= MINUTE;
      expect(utcText(lastOrderMinute(hours, by, 90 * MINUTE, 60, 0))).toBe(utcText(slow));
    }
  });
});

describe('the latest start', () => {
  it('is none where the last hundred days have no interval', () => {
    const hours = opening(rows('08:00-20:00', [1]), {
      calendar: compileCalendar({
        closed: Array.from({ length: 15 }, (_, i) =>
          utcText(utc('2025-01-20 00:00') - i * 7 * 86_400_000).slice(0, 10),
        ),
        worksAs: {},
      }),
    });
    expect(latestStart(hours, utc('2025-01-21 12:00'), 60 * MINUTE)).toBeUndefined();
    expect(latestStart(opening('08:00-09:00'), utc('2025-01-21 12:00'), 61 * MINUTE)).toBeUndefined();
  });

  it('begins before the days it looked at where an interval is joined on and on', () => {
    const found = latestStart(opening('00:00-24:00'), utc('2025-01-21 12:00'), 5 * 1440 * MINUTE);
    expect(utcText(found ?? Number.NaN)).toBe('2025-01-16 12:00');
  });
});
