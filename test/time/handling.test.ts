import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../src/time/calendar.js';
import { NEVER, readyAt } from '../../src/time/handling.js';
import { type OpeningHours, compileOpeningHours } from '../../src/time/openingHours.js';
import { getZone } from '../../src/time/zone.js';
import { noExceptions, opening, rows, utc, utcText } from './schedules.js';

const MINUTE = 60_000;

/** readyAt in text, with a horizon of 60 days unless another is given. */
function ready(hours: OpeningHours, t: string, minutes: number, horizonDays = 60): string {
  return utcText(readyAt(hours, utc(t), minutes * MINUTE, horizonDays));
}

// 2025-01-20 is a Monday.
describe('readyAt', () => {
  const day = opening('08:00-20:00');

  it.each([
    ['during the day', '2025-01-20 10:00', '2025-01-20 11:00'],
    ['before the opening', '2025-01-20 06:00', '2025-01-20 09:00'],
    ['just in time: the end is included', '2025-01-20 19:00', '2025-01-20 20:00'],
    ['a minute too late', '2025-01-20 19:01', '2025-01-21 09:00'],
    ['at night', '2025-01-20 23:00', '2025-01-21 09:00'],
  ])('an hour of handling %s', (_, t, wanted) => {
    expect(ready(day, t, 60)).toBe(wanted);
  });

  it('is the opening, or the order itself, when there is nothing to handle', () => {
    expect(ready(day, '2025-01-20 06:00', 0)).toBe('2025-01-20 08:00');
    expect(ready(day, '2025-01-20 20:00', 0)).toBe('2025-01-20 20:00');
    expect(ready(day, '2025-01-20 20:01', 0)).toBe('2025-01-21 08:00');
  });

  it('keeps the milliseconds of the order', () => {
    const t = utc('2025-01-20 10:00') + 123;
    expect(readyAt(day, t, 60 * MINUTE, 60)).toBe(t + 60 * MINUTE);
  });

  it('does not work on through a lunch break', () => {
    const hours = opening('08:00-12:00 13:00-17:00');
    expect(ready(hours, '2025-01-20 11:00', 60)).toBe('2025-01-20 12:00');
    expect(ready(hours, '2025-01-20 11:01', 60)).toBe('2025-01-20 14:00');
  });

  it.each([
    ['touch', '08:00-12:00 12:00-17:00'],
    ['overlap', '08:00-13:00 12:00-17:00'],
    ['hold one another', '08:00-17:00 09:00-10:00'],
    ['begin together', '08:00-09:00 08:00-17:00'],
  ])('joins intervals that %s', (_, text) => {
    expect(ready(opening(text), '2025-01-20 09:30', 300)).toBe('2025-01-20 14:30');
    expect(ready(opening(text), '2025-01-20 07:00', 540)).toBe('2025-01-20 17:00');
    expect(ready(opening(text), '2025-01-20 07:00', 541)).toBe('never');
  });

  it('works through midnight round the clock', () => {
    const hours = opening('00:00-24:00');
    expect(ready(hours, '2025-01-20 23:30', 120)).toBe('2025-01-21 01:30');
    expect(ready(hours, '2025-01-20 12:00', 60 * 48)).toBe('2025-01-22 12:00');
  });

  it('works through the night’s interval, also of the date before the order', () => {
    const hours = opening('22:00-06:00');
    expect(ready(hours, '2025-01-20 23:30', 120)).toBe('2025-01-21 01:30');
    expect(ready(hours, '2025-01-21 05:00', 60)).toBe('2025-01-21 06:00');
    expect(ready(hours, '2025-01-21 05:00', 61)).toBe('2025-01-21 23:01');
  });

  it('lets an interval run into a closed date, on which none begins', () => {
    const calendar = compileCalendar({ closed: ['2025-01-21'], worksAs: {} });
    const hours = opening('22:00-06:00', { calendar });
    expect(ready(hours, '2025-01-21 04:00', 60)).toBe('2025-01-21 05:00');
    expect(ready(hours, '2025-01-21 21:00', 60)).toBe('2025-01-22 23:00');
  });

  it('opens a moved working day by the weekday that applies instead', () => {
    const calendar = compileCalendar({ closed: [], worksAs: { '2025-01-25': 1 } });
    const hours = opening(rows('08:00-20:00', [1, 2, 3, 4, 5]), { calendar });
    expect(ready(hours, '2025-01-25 10:00', 60)).toBe('2025-01-25 11:00');
    expect(ready(hours, '2025-01-26 10:00', 60)).toBe('2025-01-27 09:00');
  });

  it('looks from the day before the order to `horizonDays` after it', () => {
    const hours = opening(rows('08:00-20:00', [1]));
    expect(ready(hours, '2025-01-21 10:00', 60, 6)).toBe('2025-01-27 09:00');
    expect(ready(hours, '2025-01-21 10:00', 60, 5)).toBe('never');
    expect(ready(hours, '2025-01-20 10:00', 60, 0)).toBe('2025-01-20 11:00');
    // Friday evening's interval lasts into Saturday, and to Sunday it is none of the two days.
    const night = opening(rows('20:00-19:00', [5]));
    expect(ready(night, '2025-01-25 18:00', 60, 0)).toBe('2025-01-25 19:00');
    expect(ready(night, '2025-01-26 18:00', 60, 0)).toBe('never');
  });

  it('ends at the horizon: an interval of a later date joins nothing', () => {
    expect(ready(opening('00:00-24:00'), '2025-01-20 23:00', 60, 0)).toBe('2025-01-21 00:00');
    expect(ready(opening('00:00-24:00'), '2025-01-20 23:01', 60, 0)).toBe('never');
  });

  it('counts the dates of the warehouse', () => {
    const hours = opening(rows('08:00-20:00', [1]), { zone: 'Asia/Vladivostok' });
    // Monday 00:30 in Vladivostok is still Sunday in UTC.
    expect(ready(hours, '2025-01-20 00:30+10:00', 60, 0)).toBe('2025-01-19 23:00');
  });

  it('counts the hours that really pass at a clock change', () => {
    const berlin = opening('00:00-06:00', { zone: 'Europe/Berlin' });
    expect(ready(berlin, '2025-03-30 00:00+01:00', 300)).toBe(utcText(utc('2025-03-30 06:00+02:00')));
    expect(ready(berlin, '2025-03-30 00:00+01:00', 301)).toBe(utcText(utc('2025-03-31 05:01+02:00')));
    expect(ready(berlin, '2025-10-26 00:00+02:00', 420)).toBe(utcText(utc('2025-10-26 06:00+01:00')));
    // 02:30 to 03:00 is none on the day without 02:30.
    const short = opening('02:30-03:00', { zone: 'Europe/Berlin' });
    expect(ready(short, '2025-03-30 00:00+01:00', 0)).toBe(utcText(utc('2025-03-31 02:30+02:00')));
  });

  it('is always, closed dates too, or never, for an empty schedule', () => {
    const zone = getZone('UTC');
    const calendar = compileCalendar({ closed: ['2025-01-20'], worksAs: {} });
    const always = compileOpeningHours(null, 'open', zone, calendar);
    expect(ready(always, '2025-01-20 03:00', 60)).toBe('2025-01-20 04:00');
    const never = compileOpeningHours(null, 'closed', zone, noExceptions);
    expect(readyAt(never, utc('2025-01-20 03:00'), 0, 60)).toBe(NEVER);
    expect(NEVER).toBe(Infinity);
  });

  it('is never, for one that is always open, beyond the last instant that can be written', () => {
    const always = compileOpeningHours(null, 'open', getZone('UTC'), noExceptions);
    const t = utc('2025-01-20 03:00');
    expect(readyAt(always, t, 1e9 * MINUTE, 60)).toBe(t + 1e9 * MINUTE);
    expect(readyAt(always, t, 1e12 * MINUTE, 60)).toBe(NEVER);
  });
});
