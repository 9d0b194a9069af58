import { describe, expect, it } from 'vitest';
import {
  type DepartureRules,
  runsOnce,
  runsWeekly,
  startInstant,
  weekdayBits,
} from '../../src/routing/starts.js';
import { compileCalendar } from '../../src/time/calendar.js';
import { dayOfText } from '../../src/time/localDate.js';
import { compileOpeningHours } from '../../src/time/openingHours.js';
import { msOfTimeOfDay } from '../../src/time/timeOfDay.js';
import { getZone } from '../../src/time/zone.js';
import { noExceptions, opening, rows, utc, utcText } from '../time/schedules.js';

function rules(departure: string, earliest = '06:00'): DepartureRules {
  return {
    departure: departure === 'opening' ? 'opening' : msOfTimeOfDay(departure),
    fallback: msOfTimeOfDay('09:00'),
    earliest: msOfTimeOfDay(earliest),
  };
}

const monday = dayOfText('2025-01-20');

describe('a route starts', () => {
  const home = opening('13:00-17:00 08:00-12:00', { zone: 'Asia/Yekaterinburg' });
  const start = (by: DepartureRules, hours = home, day = monday) => utcText(startInstant(hours, day, by));

  it('at the first opening of its home', () => {
    expect(start(rules('opening'))).toBe(utcText(utc('2025-01-20 08:00+05:00')));
  });

  it('not before `earliestDeparture`', () => {
    expect(start(rules('opening', '08:30'))).toBe(utcText(utc('2025-01-20 08:30+05:00')));
    expect(start(rules('opening', '08:00'))).toBe(utcText(utc('2025-01-20 08:00+05:00')));
  });

  it('at `fallbackDeparture` where its home is closed that day', () => {
    const weekend = opening(rows('08:00-12:00', [6, 7]), { zone: 'Asia/Yekaterinburg' });
    expect(start(rules('opening'), weekend)).toBe(utcText(utc('2025-01-20 09:00+05:00')));
  });

  it('at `fallbackDeparture`, however early, where its home has no schedule', () => {
    const zone = getZone('Asia/Yekaterinburg');
    for (const empty of ['open', 'closed'] as const) {
      const hours = compileOpeningHours(null, empty, zone, noExceptions);
      expect(start(rules('opening', '10:00'), hours)).toBe(utcText(utc('2025-01-20 09:00+05:00')));
    }
    expect(start(rules('opening'), compileOpeningHours([], 'open', zone, noExceptions))).toBe(
      utcText(utc('2025-01-20 09:00+05:00')),
    );
  });

  it('at the time of the policy, whatever the hours', () => {
    expect(start(rules('05:15'))).toBe(utcText(utc('2025-01-20 05:15+05:00')));
    const weekend = opening(rows('08:00-12:00', [6, 7]), { zone: 'Asia/Yekaterinburg' });
    expect(start(rules('05:15'), weekend)).toBe(utcText(utc('2025-01-20 05:15+05:00')));
    expect(start(rules('00:00'))).toBe(utcText(utc('2025-01-20 00:00+05:00')));
  });

  it('an hour later where the clock skips its time', () => {
    const berlin = opening('08:00-12:00', { zone: 'Europe/Berlin' });
    expect(start(rules('02:30'), berlin, dayOfText('2025-03-30'))).toBe(
      utcText(utc('2025-03-30 03:30+02:00')),
    );
  });
});

describe('a weekly route', () => {
  const calendar = compileCalendar({ closed: ['2025-01-22'], worksAs: { '2025-01-25': 3 } });
  const bits = weekdayBits([1, 3]);
  const runs = (date: string) => runsWeekly(bits, calendar, dayOfText(date));

  it('runs on its weekdays', () => {
    expect(['2025-01-20', '2025-01-21', '2025-01-27', '2025-01-29'].map(runs)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('does not run on closed dates', () => {
    expect(runs('2025-01-22')).toBe(false);
  });

  it('runs on a moved working day as on the weekday that applies instead', () => {
    expect(runs('2025-01-25')).toBe(true);
    expect(runsWeekly(weekdayBits([6]), calendar, dayOfText('2025-01-25'))).toBe(false);
  });

  it('may run every day', () => {
    const daily = weekdayBits([1, 2, 3, 4, 5, 6, 7]);
    expect([0, 1, 2, 3, 4, 5, 6].map((i) => runsWeekly(daily, noExceptions, monday + i))).toEqual(
      Array.from({ length: 7 }, () => true),
    );
    expect(runsWeekly(daily, calendar, dayOfText('2025-01-22'))).toBe(false);
  });
});

it('a ONCE route runs on its date unless that is closed, moved or not', () => {
  const calendar = compileCalendar({ closed: ['2025-01-22'], worksAs: { '2025-01-25': 3 } });
  expect(
    ['2025-01-21', '2025-01-22', '2025-01-25'].map((date) => runsOnce(calendar, dayOfText(date))),
  ).toEqual([true, false, true]);
});
