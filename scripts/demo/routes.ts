import { openDays } from './openingHours.js';
import { getPlace, type Places } from './places.js';
import { draw, guid } from './seed.js';
import { cell, readTable, type Row } from './table.js';
import { timetable } from './timetable.js';
import { getVehicle, transportType, type Vehicle } from './vehicles.js';
import type { DemoWarehouse } from './warehouses.js';

/** The routes of the table in the API's shape. */
export const makeRoutes = (
  seed: string,
  places: Places,
  warehouses: readonly DemoWarehouse[],
  fleet: readonly Vehicle[],
  table: string,
): readonly object[] => {
  const warehouseByPlace = new Map(warehouses.toReversed().map((warehouse) => [warehouse.place, warehouse]));
  return readTable(table).map((row) => makeRoute(seed, places, warehouseByPlace, fleet, row));
};

const makeRoute = (
  seed: string,
  places: Places,
  warehouseByPlace: ReadonlyMap<string, DemoWarehouse>,
  fleet: readonly Vehicle[],
  row: Row,
): object => {
  const keys = cell(row, 'places').split(', ');
  const home = warehouseByPlace.get(keys[0] ?? '');
  if (home === undefined) throw new Error(`no warehouse at the start of ${keys.join(' – ')}`);
  const stops = keys.map((key) => {
    const warehouse = warehouseByPlace.get(key);
    return { warehouse, location: warehouse?.location ?? getPlace(places, key).location };
  });
  const hours = timetable(
    stops.map(({ location }) => location),
    Number(cell(row, 'kmh')),
  );
  const kind = cell(row, 'kind');
  const runs = cell(row, 'runs');
  const name = `${kind} ${runs} ${cell(row, 'places')}`;
  return {
    id: guid(seed, 'route', name),
    transportType: transportType(getVehicle(fleet, cell(row, 'vehicle'))),
    type: kind === 'ONCE' ? 'ONCE' : 'WEEKLY',
    weekDays: kind === 'ONCE' ? null : weekDays(draw(seed, 'weekDays', name), Number(runs), openDays(home.hours)),
    date: kind === 'ONCE' ? runs : null,
    duration: hours.at(-1),
    points: stops.map(({ warehouse, location }, index) => ({
      location,
      warehouseId: warehouse?.id ?? null,
      duration: hours[index],
    })),
    isService: kind === 'SERVICE',
  };
};

/** Usual patterns of so many runs a week, evenly spread over it. */
const PATTERNS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  1: [[1], [2], [3], [4], [5]],
  2: [
    [1, 4],
    [2, 5],
    [1, 3],
    [3, 5],
    [2, 4],
  ],
  3: [
    [1, 3, 5],
    [2, 4, 6],
  ],
  5: [[1, 2, 3, 4, 5]],
};

const weekDays = (drawn: number, runs: number, open: readonly number[]): readonly number[] => {
  const fitting = (PATTERNS[runs] ?? []).filter((days) => days.every((day) => open.includes(day)));
  const days = fitting[Math.floor(drawn * fitting.length)];
  if (days === undefined) throw new Error(`no pattern of ${runs} runs a week`);
  return days;
};
