import * as z from 'zod';
import { isOnGlobe } from '../geo/point.js';
import { routeSchema } from './contract.js';
import { type Fields, isFields, withLatinKeys } from './lookAlikes.js';
import { checkLocation, isLocation } from './readLocation.js';
import { withLatinTransport } from './readTariff.js';
import type { RoutePointRecord, RouteRecord, RouteRuns, TransportTypeRecord } from './records.js';
import { type RecordNotes, contractOf, shown } from './recordReader.js';

const contract = contractOf(routeSchema);
const KEYS = new Set(['id', 'transportType', 'type', 'weekDays', 'date', 'duration', 'points', 'isService']);
const POINT_KEYS = new Set(['location', 'warehouseId', 'duration']);
const LOCATION_KEYS = new Set(['lat', 'lng']);

/** A route, and its vehicle as this route describes it. The points are the raw ones: there may be a million. */
export function readRoute(
  raw: unknown,
  notes: RecordNotes,
): { readonly route: RouteRecord; readonly transportType: TransportTypeRecord } | undefined {
  const value = mendedPoints(withLatinTransport(raw, KEYS, notes), notes);
  const route = contract.read(value, notes);
  if (!isFields(value)) return undefined;
  // What the contract refuses may have other faults besides, and each of them is told.
  const runs = readRuns(value, notes);
  checkPoints(value['points'], value['duration'], notes);
  if (route === undefined || runs === undefined) return undefined;
  const { isService } = route;
  if (typeof isService !== 'boolean') {
    notes.add('MISSING_FLAG', 'isService', `expected true or false, got ${shown(isService)}: read as false`);
  }
  const { id, transportType, duration, points } = route;
  return {
    route: {
      id,
      transportTypeId: transportType.id,
      isService: isService === true,
      runs,
      duration,
      points,
      warehousePoints: warehousePointsOf(points),
    },
    transportType: {
      id: transportType.id,
      loadCapacity: transportType.loadCapacity,
      volume: transportType.volume,
    },
  };
}

/** Points are looked at closely only where a key is missing or too many, or a kind is wrong: of a million nearly none. */
function mendedPoints(value: unknown, notes: RecordNotes): unknown {
  if (!isFields(value) || !Array.isArray(value['points'])) return value;
  const points: readonly unknown[] = value['points'];
  let copy: unknown[] | undefined;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (!isFields(point)) continue;
    const { location, warehouseId, duration } = point;
    const isPlain =
      location !== undefined &&
      (warehouseId === null || typeof warehouseId === 'string') &&
      duration !== undefined &&
      countKeys(point) === POINT_KEYS.size &&
      (!isFields(location) ||
        (location['lat'] !== undefined &&
          location['lng'] !== undefined &&
          countKeys(location) === LOCATION_KEYS.size));
    if (isPlain) continue;
    const mended = mendedPoint(point, `points.${i}.`, notes);
    if (mended !== point) (copy ??= [...points])[i] = mended;
  }
  return copy === undefined ? value : { ...value, points: copy };
}

/** Without the list of names that `Object.keys` would make; inherited ones count too, and lead to a closer look. */
function countKeys(fields: Fields): number {
  let count = 0;
  for (const _ in fields) count++;
  return count;
}

function mendedPoint(point: unknown, prefix: string, notes: RecordNotes): unknown {
  const value = withLatinKeys(point, POINT_KEYS, notes.spelled(prefix));
  if (!isFields(value)) return value;
  const location = withLatinKeys(value['location'], LOCATION_KEYS, notes.spelled(`${prefix}location.`));
  const { warehouseId } = value;
  const isId = !isGiven(warehouseId) || typeof warehouseId === 'string';
  if (!isId) {
    const message = `expected the id of a warehouse, got ${shown(warehouseId)}: the point is kept as a plain one`;
    notes.add('UNKNOWN_WAREHOUSE', `${prefix}warehouseId`, message);
  }
  if (isId && location === value['location']) return value;
  return { ...value, location, warehouseId: isId ? warehouseId : null };
}

const dateSchema = z.iso.date();

/** When the route runs; `type` decides what is read, and where it is missing the field that is there. */
function readRuns({ type: given, weekDays, date }: Fields, notes: RecordNotes): RouteRuns | undefined {
  const days: readonly unknown[] = Array.isArray(weekDays) ? weekDays : [];
  const hasDays = days.length > 0 || (isGiven(weekDays) && !Array.isArray(weekDays));
  const type = given ?? (!hasDays && isGiven(date) ? 'ONCE' : 'WEEKLY');
  if (type === 'ONCE') {
    if (typeof date === 'string' && dateSchema.safeParse(date).success) return { type, date };
    notes.add('ROUTE_NEVER_RUNS', 'date', `expected a date YYYY-MM-DD for a ONCE route, got ${shown(date)}`);
    return undefined;
  }
  // An unknown type is the contract's to refuse; then there is no saying what should be read.
  if (type !== 'WEEKLY') return undefined;
  if (days.length > 0 && days.every(isWeekday)) {
    return { type, weekDays: WEEKDAYS.filter((day) => days.includes(day)) };
  }
  const got = days.length === 0 ? shown(weekDays) : shown(days.find((day) => !isWeekday(day)));
  const wanted = isGiven(given) || hasDays ? 'for a WEEKLY route' : 'or, for a ONCE route, a date';
  notes.add('ROUTE_NEVER_RUNS', 'weekDays', `expected a list of weekdays 1 to 7 ${wanted}, got ${got}`);
  return undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

function isWeekday(day: unknown): boolean {
  return WEEKDAYS.some((weekday) => weekday === day);
}

function warehousePointsOf(points: readonly RoutePointRecord[]): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < points.length; i++) if (isGiven(points[i]?.warehouseId)) found.push(i);
  return found;
}

/** At least one point, places on the globe, offsets that do not go down; what the contract refuses is passed over. */
function checkPoints(points: unknown, duration: unknown, notes: RecordNotes): void {
  if (!Array.isArray(points)) return;
  if (points.length === 0) {
    notes.add('INVALID_RECORD', 'points', `expected at least one point, got ${shown(points)}`);
  }
  let known = 0;
  let decreased = false;
  for (let i = 0; i < points.length; i++) {
    const point: unknown = points[i];
    if (!isFields(point)) continue;
    const { location, duration: offset } = point;
    // The path is written only where it is needed: there may be a million points.
    if (isLocation(location) && !isOnGlobe(location)) checkLocation(location, `points.${i}.location`, notes);
    if (typeof offset !== 'number' || !(offset >= 0 && offset < Infinity)) continue;
    if (offset < known && !decreased) {
      decreased = true;
      notes.add(
        'OFFSETS_DECREASE',
        `points.${i}.duration`,
        `expected at least ${known} as before, got ${offset}`,
      );
    }
    if (typeof duration === 'number' && offset > duration) {
      const message = `expected at most the route's duration ${duration}, got ${offset}`;
      notes.add('OFFSET_AFTER_END', `points.${i}.duration`, message);
    }
    known = offset;
  }
}
