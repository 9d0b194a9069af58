/** A place on the globe, WGS 84 degrees: latitude -90..90, longitude -180..180 (both ends included). */
export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

/** Whether degrees are a place on the globe, and not exactly 0, 0 (which is what an ERP writes for "unknown"). */
export function isOnGlobe({ lat, lng }: LatLng): boolean {
  return lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180 && !(lat === 0 && lng === 0);
}
