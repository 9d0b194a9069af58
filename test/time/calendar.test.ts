import { describe, expect, it } from 'vitest';
import { CLOSED, compileCalendar, isClosed, workingWeekday } from '../../src/time/calendar.js';
import { dayOfText } from '../../src/time/localDate.js';

const friday = dayOfText('2025-01-24');
const saturday = friday + 1;

describe('a calendar', () => {
  const calendar = compileCalendar({
    closed: ['2025-01-24', '2025-01-27'],
    worksAs: { '2025-01-25': 5, '2025-01-27': 3 },
  });

  it('closes the dates of `closed`', () => {
    expect(workingWeekday(calendar, friday)).toBe(CLOSED);
    expect(isClosed(calendar, friday)).toBe(true);
  });

  it('gives the dates of `worksAs` the weekday that applies instead', () => {
    expect(workingWeekday(calendar, saturday)).toBe(5);
    expect(isClosed(calendar, saturday)).toBe(false);
  });

  it('closes a date that stands in both', () => {
    expect(workingWeekday(calendar, dayOfText('2025-01-27'))).toBe(CLOSED);
    expect(isClosed(calendar, dayOfText('2025-01-27'))).toBe(true);
  });

  it('leaves every other date its own weekday', () => {
    expect(workingWeekday(calendar, friday - 1)).toBe(4);
    expect(isClosed(calendar, friday - 1)).toBe(false);
  });
});

it('a calendar without exceptions is the plain week', () => {
  const calendar = compileCalendar({ closed: [], worksAs: {} });
  expect([0, 1, 2, 3].map((i) => workingWeekday(calendar, friday + i))).toEqual([5, 6, 7, 1]);
  expect(isClosed(calendar, friday)).toBe(false);
});
