import { MS_PER_HOUR, MS_PER_MINUTE } from './units.js';

/** A local time HH:mm that is known to be well-formed, as milliseconds after local midnight; 24:00 is a whole day. */
export function msOfTimeOfDay(text: string): number {
  return Number(text.slice(0, 2)) * MS_PER_HOUR + Number(text.slice(3, 5)) * MS_PER_MINUTE;
}
