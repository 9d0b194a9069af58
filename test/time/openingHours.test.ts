import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../src/time/calendar.js';
import { dayOfText } from '../../src/time/localDate.js';
import { compileOpeningHours, firstOpening, lastClosing, openFrom } from '../../src/time/openingHours.js';
import { getZone } from '../../src/time/zone.js';
import { noExceptions, opening, rows, utc, utcText } from './schedules.js';

const monday = dayOfText('2025-01-20');
const tuesday = monday + 1;

describe('the opening of a date', () => {
  it('is its first begin, its closing the last end', () => {
    const hours = opening('13:00-17:00 08:00-12:00');
    expect(utcText(firstOpening(hours, monday))).toBe('2025-01-20 08:00');
    expect(utcText(lastClosing(hours, monday))).toBe('2025-01-20 17:00');
  });

  it('is none on a weekday without intervals', () => {
    const hours = opening(rows('08:00-12:00', [2]));
    expect(firstOpening(hours, monday)).toBeNaN();
    expect(lastClosing(hours, monday)).toBeNaN();
    expect(utcText(firstOpening(hours, tuesday))).toBe('2025-01-21 08:00');
  });

  it.each([
    ['22:00-06:00', '2025-01-20 22:00', '2025-01-21 06:00'],
    ['08:00-08:00', '2025-01-20 08:00', '2025-01-21 08:00'],
    ['00:00-00:00', '2025-01-20 00:00', '2025-01-21 00:00'],
    ['00:00-24:00', '2025-01-20 00:00', '2025-01-21 00:00'],
    ['08:00-24:00', '2025-01-20 08:00', '2025-01-21 00:00'],
    ['08:00-00:00', '2025-01-20 08:00', '2025-01-21 00:00'],
    ['08:00-07:59', '2025-01-20 08:00', '2025-01-21 07:59'],
    ['08:00-08:01', '2025-01-20 08:00', '2025-01-20 08:01'],
  ])('%s: an end at or before its begin, and 24:00, are the next date’s', (text, begin, end) => {
    const hours = opening(text);
    expect(utcText(firstOpening(hours, monday))).toBe(begin);
    expect(utcText(lastClosing(hours, monday))).toBe(end);
  });

  it('ends last where one interval holds another', () => {
    const hours = opening('08:00-20:00 10:00-12:00');
    expect(utcText(lastClosing(hours, monday))).toBe('2025-01-20 20:00');
  });

  it('is that of the weekday which the calendar says', () => {
    const calendar = compileCalendar({ closed: ['2025-01-20'], worksAs: { '2025-01-21': 6 } });
    const hours = opening([...rows('08:00-18:00', [1, 2, 3, 4, 5]), ...rows('10:00-14:00', [6])], {
      calendar,
    });
    expect(firstOpening(hours, monday)).toBeNaN();
    expect(utcText(firstOpening(hours, tuesday))).toBe('2025-01-21 10:00');
    expect(utcText(firstOpening(hours, tuesday + 1))).toBe('2025-01-22 08:00');
  });

  it('is local', () => {
    const hours = opening('08:00-20:00', { zone: 'Asia/Yekaterinburg' });
    expect(utcText(firstOpening(hours, monday))).toBe('2025-01-20 03:00');
  });
});

describe('a clock change', () => {
  const zone = 'Europe/Berlin';
  const spring = dayOfText('2025-03-30');
  const autumn = dayOfText('2025-10-26');

  it('that skips the begin moves it forward', () => {
    const hours = opening('02:00-06:00', { zone });
    expect(utcText(firstOpening(hours, spring))).toBe('2025-03-30 01:00');
  });

  it('that turns an interval around leaves none', () => {
    // 02:30 is read as 03:30, which is after 03:00.
    const hours = opening('02:30-03:00', { zone });
    expect(firstOpening(hours, spring)).toBeNaN();
    expect(lastClosing(hours, spring)).toBeNaN();
    expect(utcText(openFrom(hours, spring, utc('2025-03-30 00:00')))).toBe('2025-03-31 00:30');
    expect(utcText(firstOpening(hours, spring + 1))).toBe('2025-03-31 00:30');
  });

  it('that repeats an hour makes an interval across it longer', () => {
    const hours = opening('01:30-03:30', { zone });
    expect(utcText(firstOpening(hours, autumn))).toBe('2025-10-25 23:30');
    expect(utcText(lastClosing(hours, autumn))).toBe('2025-10-26 02:30');
  });

  it('that repeats the end means the earlier one', () => {
    const hours = opening('01:00-02:30', { zone });
    expect(utcText(lastClosing(hours, autumn))).toBe('2025-10-26 00:30');
  });
});

describe('the next open instant', () => {
  const hours = opening('08:00-12:00 13:00-17:00');
  const from = (text: string, day = monday) => utcText(openFrom(hours, day, utc(text)));

  it.each([
    ['2025-01-20 06:00', '2025-01-20 08:00'],
    ['2025-01-20 08:00', '2025-01-20 08:00'],
    ['2025-01-20 09:30', '2025-01-20 09:30'],
    ['2025-01-20 12:00', '2025-01-20 12:00'],
    ['2025-01-20 12:01', '2025-01-20 13:00'],
    ['2025-01-20 17:00', '2025-01-20 17:00'],
    ['2025-01-20 17:01', '2025-01-21 08:00'],
    ['2025-01-21 17:01', 'never'],
  ])('from %s is %s', (t, wanted) => {
    expect(from(t)).toBe(wanted);
  });

  it('may belong to two days before, no earlier', () => {
    expect(from('2025-01-19 16:00')).toBe('2025-01-19 16:00');
    expect(from('2025-01-18 16:00')).toBe('2025-01-18 16:00');
    expect(from('2025-01-17 16:00')).toBe('2025-01-18 08:00');
  });

  it('is inside the night’s interval of the date before', () => {
    const night = opening('22:00-06:00');
    expect(utcText(openFrom(night, monday, utc('2025-01-20 05:59')))).toBe('2025-01-20 05:59');
    expect(utcText(openFrom(night, monday, utc('2025-01-20 06:01')))).toBe('2025-01-20 22:00');
  });
});

describe('an empty schedule', () => {
  const zone = getZone('UTC');

  it('is open or closed as the policy says', () => {
    expect(compileOpeningHours(null, 'open', zone, noExceptions).kind).toBe('always');
    expect(compileOpeningHours(null, 'closed', zone, noExceptions).kind).toBe('never');
  });

  it('is not the same as one whose rows were all set aside, which is closed', () => {
    expect(compileOpeningHours([], 'open', zone, noExceptions).kind).toBe('never');
    expect(opening('08:00-20:00').kind).toBe('scheduled');
  });
});
