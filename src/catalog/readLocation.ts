import { type LatLng, isOnGlobe } from '../geo/point.js';
import type { RecordNotes } from './recordReader.js';

/** Whether a value is a location as the contract wants it. */
export function isLocation(value: unknown): value is LatLng {
  if (typeof value !== 'object' || value === null) return false;
  const { lat, lng } = value as { readonly lat?: unknown; readonly lng?: unknown };
  return typeof lat === 'number' && typeof lng === 'number' && Number.isFinite(lat) && Number.isFinite(lng);
}

/** Notes BAD_LOCATION where a location is not. */
export function checkLocation(location: LatLng, path: string, notes: RecordNotes): void {
  if (isOnGlobe(location)) return;
  const { lat, lng } = location;
  notes.add(
    'BAD_LOCATION',
    path,
    `expected lat -90..90 and lng -180..180 other than 0, 0, got ${lat}, ${lng}`,
  );
}
