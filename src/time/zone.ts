import { tzOffset } from '@date-fns/tz/tzOffset';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from './units.js';

/**
 * A time zone as a table of its clock changes, so that a quote asks no time-zone library.
 * The table covers `from` (included) to `until`; outside it the library is asked.
 */
export interface Zone {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  /** The instants at which the clock changes, ascending. */
  readonly changes: Float64Array;
  /** For each change the local time from which on the later offset is meant. */
  readonly localChanges: Float64Array;
  /** The offset in milliseconds before each change, and after the last one. */
  readonly offsets: Float64Array;
  /**
   * The time after the last change, to which most instants belong: from `FROM` to before `UNTIL`, as local times
   * from `LOCAL_FROM` to before `LOCAL_UNTIL`, with the offset `OFFSET`. (Five numbers side by side: five fields
   * that are fractions would be five objects to look at.)
   */
  readonly settled: Float64Array;
}

const FROM = 0;
const UNTIL = 1;
const LOCAL_FROM = 2;
const LOCAL_UNTIL = 3;
const OFFSET = 4;

const TABLE_FROM = Date.UTC(2000, 0, 1);
const TABLE_UNTIL = Date.UTC(2051, 0, 1);
/** No zone is known to change its clock twice within so short a time: Recife did in 2000 after seven days, Gaza will in 2040. */
const PROBE_STEP = 5 * MS_PER_DAY;

/** Milliseconds; no clock is known to have been put back by more, so no date comes again for longer. */
export const GREATEST_CLOCK_CHANGE = 3 * MS_PER_HOUR;

const zones = new Map<string, Zone>();
const aliases = new Map<string, Zone>();
const MAX_ALIASES = 1000;

/** The zone of an IANA name, compiled once; undefined where the name is unknown. */
export function findZone(name: string): Zone | undefined {
  const known = zones.get(name) ?? aliases.get(name);
  if (known !== undefined) return known;
  const canonical = canonicalName(name);
  if (canonical === undefined) return undefined;
  let zone = zones.get(canonical);
  if (zone === undefined) {
    zone = compileZone(canonical);
    zones.set(canonical, zone);
  }
  // Names may be spelled in any case, so what a caller sends must not fill the memory.
  if (aliases.size < MAX_ALIASES) aliases.set(name, zone);
  return zone;
}

/** Takes over a zone that another thread has compiled, so that this one need not. */
export function keepZone(zone: Zone): void {
  if (!zones.has(zone.name)) zones.set(zone.name, zone);
}

/** The zone of a name that is known to be one. */
export function getZone(name: string): Zone {
  const zone = findZone(name);
  if (zone === undefined) throw new RangeError(`unknown time zone ${JSON.stringify(name)}`);
  return zone;
}

function canonicalName(name: string): string | undefined {
  // Newer runtimes read a mere offset (`+05:00`) as a zone; it is no IANA name, and answers must not differ.
  if (/^[+-]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function compileZone(name: string): Zone {
  const changes: number[] = [];
  let before = libraryOffset(name, TABLE_FROM);
  const offsets = [before];
  for (let start = TABLE_FROM; start < TABLE_UNTIL; start += PROBE_STEP) {
    const after = libraryOffset(name, start + PROBE_STEP);
    if (before === after) continue;
    changes.push(firstInstantWith(name, after, start, start + PROBE_STEP));
    offsets.push(after);
    before = after;
  }
  const localChanges = changes.map((change, i) => change + Math.max(offsets[i]!, offsets[i + 1]!));
  return {
    name,
    from: TABLE_FROM,
    until: TABLE_UNTIL,
    changes: Float64Array.from(changes),
    localChanges: Float64Array.from(localChanges),
    offsets: Float64Array.from(offsets),
    settled: Float64Array.of(
      changes.at(-1) ?? TABLE_FROM,
      TABLE_UNTIL,
      // An offset is less than a day: that far from the table's ends it decides for local times too.
      localChanges.at(-1) ?? TABLE_FROM + MS_PER_DAY,
      TABLE_UNTIL - MS_PER_DAY,
      offsets.at(-1)!,
    ),
  };
}

/** The first instant with an offset that holds at `high` and not at `low`, to the second. */
function firstInstantWith(name: string, offset: number, low: number, high: number): number {
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (libraryOffset(name, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}

function libraryOffset(name: string, t: number): number {
  return Math.round(tzOffset(name, new Date(t))) * MS_PER_MINUTE;
}

/** The zone's offset at an instant, in milliseconds east of UTC. */
export function offsetAt(zone: Zone, t: number): number {
  const { settled } = zone;
  return t >= settled[FROM]! && t < settled[UNTIL]! ? settled[OFFSET]! : unsettledOffset(zone, t);
}

function unsettledOffset(zone: Zone, t: number): number {
  if (t < zone.from || t >= zone.until) return libraryOffset(zone.name, t);
  return zone.offsets[changesUpTo(zone.changes, t)]!;
}

/** Whether the clock does not change between two instants; false where the table does not say. */
export function isSteady({ changes, from, until }: Zone, first: number, last: number): boolean {
  return first >= from && last < until && changesUpTo(changes, first) === changesUpTo(changes, last);
}

/**
 * The instant of a local time (milliseconds, as if it were UTC). One that a clock change skips moves
 * forward by the gap, one that exists twice is the earlier: both mean the offset before the change.
 */
export function instantOf(zone: Zone, local: number): number {
  const { settled } = zone;
  return local >= settled[LOCAL_FROM]! && local < settled[LOCAL_UNTIL]!
    ? local - settled[OFFSET]!
    : unsettledInstant(zone, local);
}

function unsettledInstant(zone: Zone, local: number): number {
  if (local < zone.from + MS_PER_DAY || local >= zone.until - MS_PER_DAY)
    return instantByLibrary(zone.name, local);
  return local - zone.offsets[changesUpTo(zone.localChanges, local)]!;
}

function instantByLibrary(name: string, local: number): number {
  const before = libraryOffset(name, local - MS_PER_DAY);
  const after = libraryOffset(name, local + MS_PER_DAY);
  if (before === after) return local - before;
  const change = firstInstantWith(name, after, local - MS_PER_DAY, local + MS_PER_DAY);
  return local >= change + Math.max(before, after) ? local - after : local - before;
}

/** The zone's local date at an instant, as a day number. */
export function localDay(zone: Zone, t: number): number {
  return Math.floor((t + offsetAt(zone, t)) / MS_PER_DAY);
}

/**
 * The last millisecond of a local date. Where the clock goes back just after midnight (a minute after it,
 * in Newfoundland until 2011), the date comes a second time: the last one of that.
 */
export function endOfDay(zone: Zone, day: number): number {
  const midnight = (day + 1) * MS_PER_DAY;
  const end = instantOf(zone, midnight) - 1;
  const again = midnight - offsetAt(zone, end + GREATEST_CLOCK_CHANGE) - 1;
  return again > end && localDay(zone, again) === day ? again : end;
}

/** How many of the ascending `changes` are at or before `t`. Most instants lie after the last one. */
function changesUpTo(changes: Float64Array, t: number): number {
  let high = changes.length;
  if (high === 0 || t >= changes[high - 1]!) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}
