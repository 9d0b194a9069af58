/** A place on the globe, WGS 84 degrees: latitude -90..90, longitude -180..180 (both ends included). */
export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}
