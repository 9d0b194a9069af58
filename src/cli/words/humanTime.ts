import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { LatLng } from '../../geo/point.js';
import { zoneNameAt } from '../../geo/zoneAt.js';
import { formatInstant } from '../../time/instant.js';
import { getZone, offsetAt } from '../../time/zone.js';

/**
 * An ISO instant as people say it, in the offset that it is written with:
 * `2025-01-22T09:00:00+05:00 => Wed 22 Jan 09:00 +05`; with `like`, the year too where it is another one.
 */
export function humanTime(iso: string, like: string = iso): string {
  const sameYear = iso.slice(0, 4) === like.slice(0, 4);
  return format(new TZDate(iso, offsetOf(iso)), sameYear ? 'EEE d MMM HH:mm x' : 'EEE d MMM yyyy HH:mm x');
}

/** The same with the year in any case. */
export function humanTimeWithYear(iso: string): string {
  return format(new TZDate(iso, offsetOf(iso)), 'EEE d MMM yyyy HH:mm x');
}

/** The offset that an ISO instant ends with (`+05:00`); Z is `+00:00`. */
function offsetOf(iso: string): string {
  return /[+-]\d\d:?\d\d$/.exec(iso)?.[0] ?? '+00:00';
}

/** The present as an ISO instant in the local time of a place. */
export function localNow(place: LatLng): string {
  const now = Date.now();
  return formatInstant(now, offsetAt(getZone(zoneNameAt(place)), now));
}
