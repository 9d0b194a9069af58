import { makeCity } from './cities.js';
import { openingHours } from './openingHours.js';
import { getPlace, type Places } from './places.js';
import { draw, guid } from './seed.js';
import { cell, readTable, type Row } from './table.js';

/** A warehouse of the table, as far as routes and stock need it. */
export interface DemoWarehouse {
  readonly id: string;
  /** Key of its town in the table of places. */
  readonly place: string;
  readonly location: { readonly lat: number; readonly lng: number };
  readonly type: string;
  /** Kind of opening hours. */
  readonly hours: string;
  /** 1 for the hub, one more than the parent's for the others. */
  readonly level: number;
  /** The record in the API's shape. */
  readonly record: object;
}

/** The warehouses of the table in its order: parents come before their children. */
export const makeWarehouses = (seed: string, places: Places, table: string): readonly DemoWarehouse[] => {
  const made: DemoWarehouse[] = [];
  for (const row of readTable(table)) made.push(makeWarehouse(seed, places, row, made));
  return made;
};

const makeWarehouse = (
  seed: string,
  places: Places,
  row: Row,
  before: readonly DemoWarehouse[],
): DemoWarehouse => {
  const key = cell(row, 'place');
  const place = getPlace(places, key);
  const parent = before.find((one) => one.place === cell(row, 'parent'));
  if (parent === undefined && before.length > 0) throw new Error(`no parent of ${key}`);
  const type = cell(row, 'type');
  const level = parent === undefined ? 1 : parent.level + 1;
  const id = guid(seed, 'warehouse', `${key} ${cell(row, 'street')}`);
  const lat = cell(row, 'lat');
  const location = lat === '' ? place.location : { lat: Number(lat), lng: Number(cell(row, 'lng')) };
  const hours = cell(row, 'hours');
  return {
    id,
    place: key,
    location,
    type,
    hours,
    level,
    record: {
      id,
      parentId: parent === undefined ? null : parent.id,
      type,
      city: makeCity(seed, places, key),
      title: `${parent === undefined ? 'Центральный склад' : type === 'STORAGE' ? 'Склад' : 'Магазин-склад'}, ${place.name}`,
      level,
      address: `${key === 'Эгвекинот' ? 'пгт' : 'г.'} ${place.name}, ${cell(row, 'street')}, ${cell(row, 'building')}`,
      location,
      isExpressDeliveryAvailable: cell(row, 'express') === '1',
      isDeliveryAvailable: cell(row, 'delivery') === '1',
      isSelfPickupAvailable: cell(row, 'pickup') === '1',
      comment: commentOf(seed, id, type),
      phone: phoneOf(cell(row, 'areaCode'), before.length),
      email: `sklad${String(before.length + 1).padStart(2, '0')}@example.com`,
      schedule: openingHours(hours),
    },
  };
};

const COMMENTS = [
  'Вход с торца здания',
  'Въезд для грузового транспорта со двора',
  'Пропуск на территорию по паспорту',
  'Выдача крупногабарита — ворота № 2',
];

const commentOf = (seed: string, id: string, type: string): string | null => {
  const drawn = draw(seed, 'comment', id);
  if (drawn < 0.4) return null;
  return type === 'SHOP' ? 'Вход с торца здания' : (COMMENTS[Math.floor(drawn * 16) % COMMENTS.length] ?? null);
};

/** Eleven digits as in the API page's example; the numbers are made up, the area codes are not. */
const phoneOf = (areaCode: string, index: number): string =>
  `7${areaCode}${'2000000'.slice(0, 10 - areaCode.length - 2)}${String(index + 1).padStart(2, '0')}`;
