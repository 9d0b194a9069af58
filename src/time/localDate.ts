import { MS_PER_DAY } from './units.js';

/**
 * Local dates are day numbers: days since 1970-01-01, so that a date can be counted on from and
 * compared. Text (YYYY-MM-DD) is for the borders.
 */

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day number of a text that is known to be a real date (YYYY-MM-DD). */
export function dayOfText(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY);
}

/** Day number of a proleptic Gregorian date; `month` 1 to 12. */
export function dayOfDate(year: number, month: number, dayOfMonth: number): number {
  // Years are counted from March, so that the leap day is the last of its year.
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** How many days a month has; `month` 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const REMEMBERED = 256;
const rememberedDays = new Float64Array(REMEMBERED).fill(Number.NaN);
const rememberedTexts: string[] = Array.from({ length: REMEMBERED }, () => '');

/** A day number as YYYY-MM-DD. Quotes speak of few dates, so the last texts are remembered. */
export function textOfDay(day: number): string {
  const slot = day & (REMEMBERED - 1);
  if (rememberedDays[slot] !== day) {
    rememberedDays[slot] = day;
    rememberedTexts[slot] = writtenDay(day);
  }
  return rememberedTexts[slot]!;
}

function writtenDay(day: number): string {
  const iso = new Date(day * MS_PER_DAY).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}
