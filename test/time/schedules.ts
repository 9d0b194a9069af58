import { type Calendar, compileCalendar } from '../../src/time/calendar.js';
import { type OpeningHours, type OpeningRow, compileOpeningHours } from '../../src/time/openingHours.js';
import { getZone } from '../../src/time/zone.js';

/** `2025-01-21 10:00` in UTC, or with an offset (`2025-01-21 10:00+05:00`), as an instant. */
export function utc(text: string): number {
  const iso = text.replace(' ', 'T');
  return Date.parse(/[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`);
}

/** An instant as text in UTC, `never` for what is no instant. */
export function utcText(t: number): string {
  return Number.isFinite(t) ? new Date(t).toISOString().slice(0, 16).replace('T', ' ') : 'never';
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** `08:00-12:00 13:00-17:00` on some weekdays. */
export function rows(text: string, weekdays: readonly number[] = WEEK): OpeningRow[] {
  const seconds = (time = '') => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;
  return weekdays.flatMap((dayOfWeek) =>
    text.split(' ').map((interval) => {
      const [begin, end] = interval.split('-');
      return { dayOfWeek, beginSeconds: seconds(begin), endSeconds: seconds(end) };
    }),
  );
}

export const noExceptions: Calendar = compileCalendar({ closed: [], worksAs: {} });

/** Hours of a warehouse in UTC unless a zone is named. */
export function opening(
  schedule: readonly OpeningRow[] | string,
  { zone = 'UTC', calendar = noExceptions } = {},
): OpeningHours {
  const list = typeof schedule === 'string' ? rows(schedule) : schedule;
  return compileOpeningHours(list, 'open', getZone(zone), calendar);
}
