import lookup from '@photostructure/tz-lookup';
import type { LatLng } from './point.js';

/** The IANA zone of a location (DESIGN.md, "Time"); at sea a zone like `Etc/GMT-11`. */
export function zoneNameAt(location: LatLng): string {
  return lookup(location.lat, location.lng);
}
