/** Instants are milliseconds since 1970-01-01T00:00Z; local times are the same count with the offset added. */
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** The last instant that a Date can hold, less two days for offsets: what is later is never. */
export const LAST_INSTANT = 100_000_000 * MS_PER_DAY - 2 * MS_PER_DAY;

/** The whole minute at or before an instant. */
export function floorToMinute(t: number): number {
  return Math.floor(t / MS_PER_MINUTE) * MS_PER_MINUTE;
}

/** The whole minute at or after an instant: a whole one stays ("up to the whole minute"). */
export function ceilToMinute(t: number): number {
  return Math.ceil(t / MS_PER_MINUTE) * MS_PER_MINUTE;
}

/** Hours as milliseconds, rounded to the whole one (DESIGN.md, "Time"). */
export function msOfHours(hours: number): number {
  return Math.round(hours * MS_PER_HOUR);
}
