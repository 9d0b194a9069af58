import { describe, expect, it } from 'vitest';
import { dayOfDate, dayOfText, daysInMonth, textOfDay, weekdayOf } from '../../src/time/localDate.js';

const MS_PER_DAY = 86_400_000;

describe('a day number', () => {
  it('counts from 1970-01-01', () => {
    expect(dayOfText('1970-01-01')).toBe(0);
    expect(dayOfText('1969-12-31')).toBe(-1);
    expect(dayOfText('2025-01-21')).toBe(20_109);
    expect(dayOfDate(1970, 1, 1)).toBe(0);
    expect(dayOfDate(2025, 1, 21)).toBe(20_109);
  });

  it.each([
    [2024, 2, 29],
    [2000, 2, 29],
    [2000, 3, 1],
    [1900, 2, 28],
    [1900, 3, 1],
    [2100, 12, 31],
    [1600, 1, 1],
    [1, 1, 1],
    [9999, 12, 31],
  ])('agrees with Date: %i-%i-%i', (year, month, dayOfMonth) => {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, dayOfMonth);
    expect(dayOfDate(year, month, dayOfMonth)).toBe(date.getTime() / MS_PER_DAY);
  });

  it('goes up by one from day to day through four hundred years', () => {
    let wanted = dayOfDate(1800, 1, 1);
    for (let year = 1800; year < 2200; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let dayOfMonth = 1; dayOfMonth <= daysInMonth(year, month); dayOfMonth++) {
          if (dayOfDate(year, month, dayOfMonth) !== wanted++) expect.fail(`${year}-${month}-${dayOfMonth}`);
        }
      }
    }
    expect(wanted).toBe(dayOfDate(2200, 1, 1));
  });
});

describe('a month', () => {
  it.each([
    [2025, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
    [2024, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
  ])('of %i has its days', (year, days) => {
    expect(days.map((_, i) => daysInMonth(year, i + 1))).toEqual(days);
  });

  it('of February is long every four years, not every hundred, and every four hundred', () => {
    expect([1900, 2000, 2100, 2400].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
  });
});

describe('a weekday', () => {
  it('is 1 on Monday to 7 on Sunday', () => {
    const week = ['20', '21', '22', '23', '24', '25', '26', '27'].map((day) => dayOfText(`2025-01-${day}`));
    expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
  });

  it('is right before 1970 too', () => {
    // 1961-04-12 was a Wednesday.
    expect(weekdayOf(dayOfText('1961-04-12'))).toBe(3);
    expect(weekdayOf(dayOfText('1969-12-28'))).toBe(7);
  });
});

describe('the text of a day', () => {
  it('is YYYY-MM-DD', () => {
    expect(textOfDay(0)).toBe('1970-01-01');
    expect(textOfDay(dayOfDate(2024, 2, 29))).toBe('2024-02-29');
    expect(textOfDay(-1)).toBe('1969-12-31');
  });

  it('is remembered for its own day alone', () => {
    // 256 days apart share a place in the memory.
    const texts = () => [20_109, 20_109 + 256, 20_109 - 256, 20_109].map(textOfDay);
    expect(texts()).toEqual(['2025-01-21', '2025-10-04', '2024-05-10', '2025-01-21']);
    expect(texts()).toEqual(texts());
  });

  it('has the years beyond 9999 and before 0 that Date can write', () => {
    expect(textOfDay(dayOfDate(10_000, 1, 1))).toBe('+010000-01-01');
  });
});
