import { describe, expect, test } from 'vitest';
import { readyAt } from '../../src/time/handling.js';
import { opening, utc, utcText } from '../time/schedules.js';

const MINUTE = 60_000;

describe('A clock change may put opening hours out of order', () => {
  // On Sunday 2025-03-09 the clock of St John's goes from 02:00 to 03:00: 02:01 is 03:01.
  const stJohns = opening('02:01-24:00 03:00-24:00', { zone: 'America/St_Johns' });

  test.each([
    ['the second interval, which then begins first, is the earlier one', 60, '2025-03-09 06:30'],
    ['both are one interval from its begin on', 21 * 60, '2025-03-10 02:30'],
  ])('%s', (_, minutes, wanted) => {
    expect(utcText(readyAt(stJohns, utc('2025-03-09 04:45'), minutes * MINUTE, 7))).toBe(wanted);
  });

  test('apart from one another they are taken in the order of the instants', () => {
    const apart = opening('02:50-05:00 03:05-03:20', { zone: 'America/St_Johns' });
    const ready = (minutes: number) => utcText(readyAt(apart, utc('2025-03-09 05:00'), minutes * MINUTE, 0));
    // 03:05 local; 02:50 is 03:50.
    expect(ready(10)).toBe('2025-03-09 05:45');
    expect(ready(20)).toBe('2025-03-09 06:40');
    expect(ready(71)).toBe('never');
  });

  test('the hours of a date that a zone skips fall on the next one, between its own', () => {
    // Samoa had no 2011-12-30: its hours are those of the 31st, 24 hours further east.
    const apia = opening('08:00-09:00 14:00-18:00', { zone: 'Pacific/Apia' });
    expect(utcText(readyAt(apia, utc('2011-12-30 19:30'), 60 * MINUTE, 7))).toBe('2011-12-31 01:00');
    expect(utcText(readyAt(apia, utc('2011-12-30 17:00'), 60 * MINUTE, 7))).toBe('2011-12-30 19:00');
  });
});
