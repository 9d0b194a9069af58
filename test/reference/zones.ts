import { TZDate, tzOffset } from '@date-fns/tz';
import tzLookup from '@photostructure/tz-lookup';
import { formatISO } from 'date-fns';
import type { LatLng } from '../../src/geo/point.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** The zone in which a place lies. */
export function zoneOf({ lat, lng }: LatLng): string {
  return tzLookup(lat, lng);
}

const knownZones = new Map<string, boolean>();

export function isZone(name: unknown): name is string {
  // An offset such as +05:00 is no name, whatever the runtime makes of it.
  if (typeof name !== 'string' || /^[+-]/.test(name)) return false;
  let known = knownZones.get(name);
  if (known === undefined) {
    try {
      known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      known = false;
    }
    knownZones.set(name, known);
  }
  return known;
}

// One question of `tzOffset` costs 4 µs and a day is scanned minute by minute: hours are remembered.
const offsetsAtHours = new Map<string, Map<number, number>>();

function offsetAtHour(hour: number, zone: string): number {
  let offsets = offsetsAtHours.get(zone);
  if (offsets === undefined) offsetsAtHours.set(zone, (offsets = new Map<number, number>()));
  let offset = offsets.get(hour);
  if (offset === undefined) {
    offset = tzOffset(zone, new Date(hour * HOUR)) * MINUTE;
    offsets.set(hour, offset);
  }
  return offset;
}

/** Milliseconds by which the zone's clock is ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  const hour = Math.floor(instant / HOUR);
  const before = offsetAtHour(hour, zone);
  // The clock changes within this hour: ask for the instant itself.
  return before === offsetAtHour(hour + 1, zone) ? before : tzOffset(zone, new Date(instant)) * MINUTE;
}

/** `YYYY-MM-DD` on the zone's calendar. */
export function localDate(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/** Milliseconds that the zone's clock shows since its midnight. */
export function localTime(instant: number, zone: string): number {
  const local = new Date(instant + offsetAt(instant, zone));
  return local.getTime() - Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
}

/** Dates are counted in UTC, where each has 24 hours. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * The instant of a local date and time: of two the earlier; where the clock jumps over it, the instant
 * moved forward by the gap.
 */
export function instantOf(date: string, secondsOfDay: number, zone: string): number {
  const wallClock = Date.parse(`${date}T00:00:00Z`) + secondsOfDay * SECOND;
  // No zone changes its clock twice within three days: it is one of the offsets before and after.
  const before = offsetAt(wallClock - 36 * HOUR, zone);
  const after = offsetAt(wallClock + 36 * HOUR, zone);
  const readings = [wallClock - before, wallClock - after].filter(
    (instant) => instant + offsetAt(instant, zone) === wallClock,
  );
  // Where none reads so, the offset before the gap gives the instant that is later by the gap.
  return readings.length > 0 ? Math.min(...readings) : wallClock - before;
}

export function upToMinute(instant: number): number {
  return Math.ceil(instant / MINUTE) * MINUTE;
}

export function downToMinute(instant: number): number {
  return Math.floor(instant / MINUTE) * MINUTE;
}

/** ISO 8601 with seconds and a numeric offset. */
export function isoText(instant: number, zone: string): string {
  return formatISO(new TZDate(instant, zone)).replace(/Z$/, '+00:00');
}
