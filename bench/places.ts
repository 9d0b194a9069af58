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

const known = new Map<string, readonly Town[]>();

/** The towns of the table, each with its nearest neighbours; bench/ runs from the project's root. */
export function readTowns(file = 'bench/places.csv'): readonly Town[] {
  let towns = known.get(file);
  if (towns === undefined) known.set(file, (towns = parseTowns(readFileSync(file, 'utf8'))));
  return towns;
}

function parseTowns(text: string): readonly Town[] {
  const rows = text.trim().split('\n').slice(1);
  const places = rows.map((row) => {
    const [, name = '', lat, lng, population] = row.split(';');
    return { name, lat: Number(lat), lng: Number(lng), population: Number(population) };
  });
  return places.map((place) => ({ ...place, neighbours: nearestOthers(places, place) }));
}

/** Nearest first; of equally near ones the one of the lower number. */
function nearestOthers(places: readonly Place[], place: Place): readonly number[] {
  const nearest: { number: number; away: number }[] = [];
  places.forEach((other, number) => {
    const away = roughKm(place, other);
    if (away === 0) return;
    let at = nearest.length;
    while (at > 0 && nearest[at - 1]!.away > away) at--;
    if (at < NEIGHBOURS) nearest.splice(at, 0, { number, away });
    if (nearest.length > NEIGHBOURS) nearest.pop();
  });
  return nearest.map(({ number }) => number);
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
