import { describe, expect, it } from 'vitest';
import { dayOfText } from '../../src/time/localDate.js';
import { findZone, getZone, instantOf, keepZone, localDay, offsetAt } from '../../src/time/zone.js';
import { utc, utcText } from './schedules.js';

/** A local time as milliseconds, as if it were UTC. */
const local = utc;

/** The offset as Intl writes the local time, in hours. */
function hoursByIntl(zone: string): (t: number) => number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (t) => (Date.parse(`${text.format(t).replace(' ', 'T')}Z`) - t) / 3_600_000;
}

const ZONES = [
  'UTC',
  'Asia/Yekaterinburg',
  'Asia/Anadyr',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];

describe('the offset of a zone', () => {
  it.each(ZONES)('%s agrees with Intl from 1995 to 2055', (name) => {
    const zone = getZone(name);
    const hours = hoursByIntl(name);
    for (let t = utc('1995-01-01 00:30'); t < utc('2055-01-01 00:00'); t += 23 * 86_400_000 + 3_600_000) {
      if (offsetAt(zone, t) / 3_600_000 !== hours(t)) expect.fail(`${name} ${utcText(t)}`);
    }
  });

  it.each([
    ['Europe/Berlin', '2025-03-30 01:00', 1, 2],
    ['Europe/Berlin', '2025-10-26 01:00', 2, 1],
    ['America/New_York', '2025-03-09 07:00', -5, -4],
    ['Australia/Lord_Howe', '2025-04-05 15:00', 11, 10.5],
    ['Asia/Yekaterinburg', '2014-10-25 20:00', 6, 5],
    // The shortest times between two changes: a week.
    ['America/Recife', '2000-10-08 03:00', -3, -2],
    ['America/Recife', '2000-10-15 02:00', -2, -3],
    ['Asia/Gaza', '2040-10-20 00:00', 2, 3],
    ['Asia/Gaza', '2040-10-26 23:00', 3, 2],
    ['Europe/Berlin', '2060-03-28 01:00', 1, 2],
    ['Europe/Moscow', '1999-03-27 23:00', 3, 4],
  ])('%s changes at %s, to the second', (name, change, before, after) => {
    const zone = getZone(name);
    expect(offsetAt(zone, utc(change) - 1000) / 3_600_000).toBe(before);
    expect(offsetAt(zone, utc(change)) / 3_600_000).toBe(after);
  });
});

describe('the instant of a local time', () => {
  const at = (name: string, text: string) => utcText(instantOf(getZone(name), local(text)));

  it('is the plain one far from clock changes', () => {
    expect(at('Asia/Yekaterinburg', '2025-01-21 10:00')).toBe('2025-01-21 05:00');
    expect(at('America/New_York', '2025-07-01 10:00')).toBe('2025-07-01 14:00');
  });

  it.each([
    ['Europe/Berlin', '2025-03-30 01:59', '2025-03-30 00:59'],
    ['Europe/Berlin', '2025-03-30 02:00', '2025-03-30 01:00'],
    ['Europe/Berlin', '2025-03-30 02:30', '2025-03-30 01:30'],
    ['Europe/Berlin', '2025-03-30 02:59', '2025-03-30 01:59'],
    ['Europe/Berlin', '2025-03-30 03:00', '2025-03-30 01:00'],
    ['Europe/Berlin', '2060-03-28 02:30', '2060-03-28 01:30'],
    ['Europe/Berlin', '2060-03-28 03:00', '2060-03-28 01:00'],
    // Samoa left out 30 December 2011: noon of that day is noon of the next.
    ['Pacific/Apia', '2011-12-30 12:00', '2011-12-30 22:00'],
    ['Pacific/Apia', '2011-12-31 12:00', '2011-12-30 22:00'],
  ])('%s: one that does not exist moves forward by the gap: %s', (name, text, wanted) => {
    expect(at(name, text)).toBe(wanted);
  });

  it.each([
    ['Europe/Berlin', '2025-10-26 01:59', '2025-10-25 23:59'],
    ['Europe/Berlin', '2025-10-26 02:00', '2025-10-26 00:00'],
    ['Europe/Berlin', '2025-10-26 02:59', '2025-10-26 00:59'],
    ['Europe/Berlin', '2025-10-26 03:00', '2025-10-26 02:00'],
    ['Europe/Berlin', '2060-10-31 02:30', '2060-10-31 00:30'],
    ['Europe/Berlin', '2060-10-31 03:00', '2060-10-31 02:00'],
    ['Australia/Lord_Howe', '2025-04-06 01:45', '2025-04-05 14:45'],
    ['Asia/Yekaterinburg', '2014-10-26 01:30', '2014-10-25 19:30'],
  ])('%s: one that exists twice is the earlier: %s', (name, text, wanted) => {
    expect(at(name, text)).toBe(wanted);
  });

  it.each(ZONES)('%s: has that local time, unless it does not exist', (name) => {
    const zone = getZone(name);
    for (let t = local('2024-01-01 00:00'); t < local('2026-01-01 00:00'); t += 29 * 60_000) {
      const instant = instantOf(zone, t);
      const shift = instant + offsetAt(zone, instant) - t;
      if (shift !== 0 && !(shift > 0 && shift <= 3_600_000)) expect.fail(`${name} ${utcText(t)}`);
    }
  });
});

describe('the local date of an instant', () => {
  it('turns at local midnight', () => {
    const zone = getZone('Asia/Yekaterinburg');
    expect(localDay(zone, utc('2025-01-21 00:00+05:00'))).toBe(dayOfText('2025-01-21'));
    expect(localDay(zone, utc('2025-01-21 00:00+05:00') - 1)).toBe(dayOfText('2025-01-20'));
    expect(localDay(getZone('America/New_York'), utc('2025-01-21 04:59'))).toBe(dayOfText('2025-01-20'));
  });
});

describe('a zone by its name', () => {
  it('is one zone in whatever case it is spelled, and by its old name', () => {
    expect(findZone('europe/MOSCOW')).toBe(findZone('Europe/Moscow'));
    expect(findZone('Asia/Calcutta')).toBe(findZone('Asia/Kolkata'));
    expect(getZone('Europe/Moscow')).toBe(findZone('Europe/Moscow'));
  });

  it.each(['', 'Mars/Phobos', 'Moscow', 'Europe/Moscow ', '__proto__'])('is unknown: %j', (name) => {
    expect(findZone(name)).toBeUndefined();
    expect(() => getZone(name)).toThrow(new RangeError(`unknown time zone ${JSON.stringify(name)}`));
  });
});

describe('a zone that another thread has compiled', () => {
  it('is taken over, unless it is known', () => {
    const omsk = getZone('Asia/Omsk');
    keepZone({ ...omsk });
    expect(getZone('Asia/Omsk')).toBe(omsk);
    const other = { ...omsk, name: 'Elsewhere/Compiled' };
    keepZone(other);
    expect(getZone('Elsewhere/Compiled')).toBe(other);
  });
});
