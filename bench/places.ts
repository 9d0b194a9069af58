import { readFileSync } from 'node:fs';

/** A town of bench/places.csv (GeoNames, CC BY 4.0; see bench/README.md). */
export interface Town {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly population: number;
  /** The numbers of the nearest other towns, nearest first. */
  readonly neighbours: readonly number[];
}

const NEIGHBOURS = 7;

/** The towns of the table, each with its nearest neighbours; bench/ runs from the project's root. */
export function readTowns(file = 'bench/places.csv'): readonly Town[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const places = rows.map((row) => {
    const [, name = '', lat, lng, population] = row.split(';');
    return { name, lat: Number(lat), lng: Number(lng), population: Number(population) };
  });
  return places.map((place) => ({
    ...place,
    neighbours: places
      .map((other, number) => ({ number, away: roughKm(place, other) }))
      .filter(({ away }) => away > 0)
      .sort((a, b) => a.away - b.away)
      .slice(0, NEIGHBOURS)
      .map(({ number }) => number),
  }));
}

export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** Kilometres on a flat map around the two places: good enough to lay roads by, wrong across the 180th meridian. */
export function roughKm(a: Place, b: Place): number {
  const east = (b.lng - a.lng) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return 111.195 * Math.hypot(b.lat - a.lat, east);
}

/** A place so many kilometres north and east of another. */
export function moved(place: Place, northKm: number, eastKm: number): Place {
  const lat = place.lat + northKm / 111.195;
  const lng = place.lng + eastKm / (111.195 * Math.cos(lat * (Math.PI / 180)));
  return { lat: rounded(lat), lng: rounded(lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng) };
}

/** Five decimals of a degree are a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
