import { cell, readTable } from './table.js';

/** A town: coordinates from GeoNames where `geonameId` is set, else rounded to about a kilometre. */
export interface Place {
  /** Unique; a second town of the same name has its region's number after a slash. */
  readonly key: string;
  /** The Russian name alone. */
  readonly name: string;
  readonly geonameId: string;
  readonly location: { readonly lat: number; readonly lng: number };
  /** Number of the region in KLADR, two digits. */
  readonly region: string;
  /** The town's KLADR code of 13 digits; empty where the demo needs none. */
  readonly kladrCode: string;
}

export type Places = ReadonlyMap<string, Place>;

export const readPlaces = (table: string): Places =>
  new Map(
    readTable(table).map((row) => {
      const key = cell(row, 'name');
      return [
        key,
        {
          key,
          name: key.replace(/\/\d+$/, ''),
          geonameId: cell(row, 'geonameId'),
          location: { lat: Number(cell(row, 'lat')), lng: Number(cell(row, 'lng')) },
          region: cell(row, 'region'),
          kladrCode: cell(row, 'kladrCode'),
        },
      ];
    }),
  );

/** @throws Error when the table lacks the place. */
export const getPlace = (places: Places, key: string): Place => {
  const place = places.get(key);
  if (place === undefined) throw new Error(`places.csv lacks ${key}`);
  return place;
};
