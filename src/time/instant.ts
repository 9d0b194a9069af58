import { dayOfDate, daysInMonth, textOfDay } from './localDate.js';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from './units.js';

const ZERO = 48;
const NINE = 57;

/**
 * The instant of an ISO 8601 date-time with an offset or Z, in milliseconds; NaN where the text is none.
 * Seconds and their fraction may lack (`2025-01-21T10:00+05:00`); what is finer than a millisecond is cut
 * off; 24:00 is the next midnight. The offset is Z, ±HH:mm, ±HHmm or ±HH.
 *
 * Written by hand because a quote spends its time here otherwise: no pattern, no Date, no substring.
 */
export function parseInstant(text: string): number {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const dayOfMonth = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (!(year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && minute <= 59)) return Number.NaN;
  if (dayOfMonth > daysInMonth(year, month)) return Number.NaN;
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':') return Number.NaN;
  if (text[10] !== 'T' && text[10] !== 't') return Number.NaN;

  let at = 16;
  let ms = 0;
  if (text[at] === ':') {
    const second = digits(text, at + 1, 2);
    if (!(second <= 59)) return Number.NaN;
    ms = second * 1000;
    at += 3;
    if (text[at] === '.' || text[at] === ',') {
      let weight = 100;
      const first = ++at;
      while (isDigit(text.charCodeAt(at))) {
        ms += Math.floor(weight) * (text.charCodeAt(at) - ZERO);
        weight /= 10;
        at++;
      }
      if (at === first) return Number.NaN;
    }
  }
  if (!(hour <= 23 || (hour === 24 && minute === 0 && ms === 0))) return Number.NaN;
  const offset = parseOffset(text, at);
  return (
    dayOfDate(year, month, dayOfMonth) * MS_PER_DAY +
    hour * MS_PER_HOUR +
    minute * MS_PER_MINUTE +
    ms -
    offset
  );
}

/** The offset that ends the text from `at` on, in milliseconds east of UTC; NaN where it is none. */
function parseOffset(text: string, at: number): number {
  const sign = text[at];
  if (sign === 'Z' || sign === 'z') return text.length === at + 1 ? 0 : Number.NaN;
  if (sign !== '+' && sign !== '-') return Number.NaN;
  const hours = digits(text, at + 1, 2);
  let minutes = 0;
  let end = at + 3;
  if (end < text.length) {
    if (text[end] === ':') end++;
    minutes = digits(text, end, 2);
    end += 2;
  }
  if (end !== text.length || !(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === '-' ? -1 : 1) * (hours * MS_PER_HOUR + minutes * MS_PER_MINUTE);
}

/** The number that `count` digits from `at` on write; NaN where one of them is no digit. */
function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - ZERO;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/**
 * An instant as ISO 8601 with seconds, no fraction and a numeric offset:
 * `1737435600000, 18000000 => 2025-01-21T10:00:00+05:00`.
 */
export function formatInstant(t: number, offsetMs: number): string {
  const local = t + offsetMs;
  const day = Math.floor(local / MS_PER_DAY);
  return textOfDay(day) + textOfTime(Math.floor((local - day * MS_PER_DAY) / 1000), offsetMs);
}

const REMEMBERED = 2048;
const rememberedSeconds = new Float64Array(REMEMBERED).fill(Number.NaN);
const rememberedOffsets = new Float64Array(REMEMBERED);
const rememberedTexts: string[] = Array.from({ length: REMEMBERED }, () => '');

/**
 * What follows the date: `36000, 18000000 => T10:00:00+05:00`. A quote writes a dozen of these, and shops
 * open and trucks leave at the same few hours, so the last texts are remembered.
 */
function textOfTime(secondOfDay: number, offsetMs: number): string {
  // Whole minutes in one zone are slots in a row; zones, hours apart, begin at different ones.
  const slot = Math.abs(secondOfDay / 60 + (offsetMs / MS_PER_HOUR) * 77) & (REMEMBERED - 1);
  if (rememberedSeconds[slot] !== secondOfDay || rememberedOffsets[slot] !== offsetMs) {
    rememberedSeconds[slot] = secondOfDay;
    rememberedOffsets[slot] = offsetMs;
    rememberedTexts[slot] = writtenTime(secondOfDay, offsetMs);
  }
  return rememberedTexts[slot]!;
}

function writtenTime(secondOfDay: number, offsetMs: number): string {
  const hour = TWO_DIGITS[Math.floor(secondOfDay / 3600)]!;
  const minute = TWO_DIGITS[Math.floor(secondOfDay / 60) % 60]!;
  return `T${hour}:${minute}:${TWO_DIGITS[secondOfDay % 60]!}${offsetText(offsetMs)}`;
}

function offsetText(offsetMs: number): string {
  const minutes = Math.abs(offsetMs) / MS_PER_MINUTE;
  const hour = TWO_DIGITS[Math.floor(minutes / 60)]!;
  return `${offsetMs < 0 ? '-' : '+'}${hour}:${TWO_DIGITS[Math.floor(minutes % 60)]!}`;
}
