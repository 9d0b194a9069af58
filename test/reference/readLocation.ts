import type { LatLng } from '../../src/geo/point.js';
import { isFiniteNumber, isObject, member } from './json.js';
import { join, withLatinKeys } from './recordReader.js';
import type { Findings } from './recordReader.js';

/** Inside the globe's degrees, and not the 0, 0 that an empty form sends. */
export function isOnGlobe({ lat, lng }: LatLng): boolean {
  return lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180 && !(lat === 0 && lng === 0);
}

/** A required location, or undefined with its faults noted. */
export function readLocation(value: unknown, path: string, findings: Findings): LatLng | undefined {
  if (!isObject(value)) {
    findings.fault('INVALID_RECORD', path);
    return undefined;
  }
  const object = withLatinKeys(value, path, ['lat', 'lng'], findings);
  const lat = member(object, 'lat');
  const lng = member(object, 'lng');
  if (!isFiniteNumber(lat)) findings.fault('INVALID_RECORD', join(path, 'lat'));
  if (!isFiniteNumber(lng)) findings.fault('INVALID_RECORD', join(path, 'lng'));
  if (!isFiniteNumber(lat) || !isFiniteNumber(lng)) return undefined;
  const location = { lat, lng };
  if (isOnGlobe(location)) return location;
  findings.fault('BAD_LOCATION', path);
  return undefined;
}
