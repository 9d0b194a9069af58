import { isFields, type Fields } from '../catalog/lookAlikes.js';
import { type LatLng, isOnGlobe } from '../geo/point.js';
import { greatCircleMetres } from '../geo/sphere.js';

/** What people call places: texts and towns of the API's records that no quote reads. */
export interface City {
  readonly id: string;
  readonly title: string;
  readonly location: LatLng;
  readonly isSanction: boolean;
}

/** The cities that have a name and a place. */
export function namedCities(records: readonly unknown[]): readonly City[] {
  return records.flatMap((record) => {
    if (!isFields(record)) return [];
    const { id, location, isSanction } = record;
    const title = textOf(record, 'name');
    if (typeof id !== 'string' || title === null || !isLocation(location)) return [];
    return [
      { id, title, location: { lat: location.lat, lng: location.lng }, isSanction: isSanction === true },
    ];
  });
}

export interface WarehouseText {
  /** The id where 1C gives no title. */
  readonly title: string;
  readonly address: string | null;
  /** The name of its city. */
  readonly town: string | null;
}

/** Titles and addresses of warehouses by id; the first record of an id counts. */
export function warehouseTexts(records: readonly unknown[]): ReadonlyMap<string, WarehouseText> {
  const texts = new Map<string, WarehouseText>();
  for (const record of records) {
    if (!isFields(record) || typeof record['id'] !== 'string' || texts.has(record['id'])) continue;
    const { id, city } = record;
    texts.set(id, {
      title: textOf(record, 'title') ?? id,
      address: textOf(record, 'address'),
      town: isFields(city) ? textOf(city, 'name') : null,
    });
  }
  return texts;
}

/** A point of a route this near to a town's centre is called by the town. */
const NEAR_M = 4_000;
const CELLS_PER_DEGREE = 4;

/** Gives the nearest of the cities within `NEAR_M`, looking in the cells of a grid around a place. */
export function cityFinder(cities: readonly City[]): (place: LatLng) => City | null {
  const cells = new Map<string, City[]>();
  for (const city of cities) {
    const key = cellOf(city.location.lat, city.location.lng);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [city]);
    else cell.push(city);
  }
  return ({ lat, lng }) => {
    // At 80 degrees of latitude a cell is still 4.8 km wide.
    const offsets = [-1 / CELLS_PER_DEGREE, 0, 1 / CELLS_PER_DEGREE];
    const around = offsets.flatMap((dy) =>
      offsets.flatMap((dx) => cells.get(cellOf(lat + dy, lng + dx)) ?? []),
    );
    let nearest: City | null = null;
    let least = NEAR_M;
    for (const city of around) {
      const metres = greatCircleMetres({ lat, lng }, city.location);
      if (metres <= least) [nearest, least] = [city, metres];
    }
    return nearest;
  };
}

function cellOf(lat: number, lng: number): string {
  const turned = ((lng % 360) + 360) % 360;
  return `${Math.floor(lat * CELLS_PER_DEGREE)} ${Math.floor(turned * CELLS_PER_DEGREE)}`;
}

function textOf(record: Fields, key: string): string | null {
  const value = record[key];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isLocation(value: unknown): value is LatLng {
  if (!isFields(value)) return false;
  const { lat, lng } = value;
  return typeof lat === 'number' && typeof lng === 'number' && isOnGlobe({ lat, lng });
}
