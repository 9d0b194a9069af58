import fc from 'fast-check';
import type { LatLng } from '../../../src/geo/point.js';
import { anyIndex, numberBetween, pick, sometimes } from './choice.js';
import { type Mode, SIZES } from './modes.js';
import { type Setting, type Step, dateAfter, movedBy, stepArbitrary } from './places.js';
import type { RawVehicle } from './tariffs.js';
import type { RawWarehouse } from './warehouses.js';

/** A point of the API's routes. */
export interface RawPoint {
  readonly location: LatLng;
  readonly warehouseId?: string | null | undefined;
  /** Hours from the route's start. */
  readonly duration?: number | null | undefined;
}

/** The API's `DeliveryRoute`, as far as the engine reads it. */
export interface RawRoute {
  readonly id: string;
  readonly transportType: RawVehicle;
  readonly type?: 'WEEKLY' | 'ONCE' | null | undefined;
  readonly weekDays?: readonly number[] | null | undefined;
  readonly date?: string | null | undefined;
  readonly isService?: boolean | null | undefined;
  /** Hours. */
  readonly duration: number;
  readonly points: readonly RawPoint[];
}

type Runs = Pick<RawRoute, 'type' | 'weekDays' | 'date'>;

/** On some weekdays, or once around today; `type` given or to be guessed, and the other field beside it. */
function runsArbitrary(): fc.Arbitrary<(today: string) => Runs> {
  const weekDays = fc.oneof(
    fc.constant([1, 2, 3, 4, 5, 6, 7]),
    fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  );
  const days = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.integer({ min: -40, max: 75 }));
  const WEEKLY = 'WEEKLY' as const;
  const ONCE = 'ONCE' as const;
  return fc.oneof(
    { weight: 6, arbitrary: weekDays.map((on) => () => ({ type: WEEKLY, weekDays: on })) },
    {
      weight: 2,
      arbitrary: days.map((in_) => (today: string) => ({ type: ONCE, date: dateAfter(today, in_) })),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({
          type: fc.constantFrom<RawRoute['type']>(null, undefined, WEEKLY, ONCE),
          weekDays: sometimes(weekDays, fc.constantFrom([], null, undefined), 30),
          days,
        })
        // What `type` does not name is not read; without a type the weekdays come first.
        .map(({ type, weekDays: on, days: later }) => (today: string) => ({
          type: type === WEEKLY && !on?.length ? ONCE : type,
          weekDays: on,
          date: dateAfter(today, later),
        })),
    },
  );
}

/** Hours from one known offset to the next: minutes, hours, and nights on the road. */
const HOURS = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0.25, 0.5, 1, 1.5, 2, 4) },
  { weight: 2, arbitrary: fc.constantFrom(10, 24, 30, 72) },
  { weight: 1, arbitrary: numberBetween(0, 5) },
);

interface Stop {
  readonly step: Step;
  /** Hours since the last known offset; null: none given. */
  readonly hours: number | null;
  /** The warehouse that the point names, and stands at or nearly. */
  readonly warehouse: number | null;
  readonly aside: boolean;
}

function stopArbitrary(mode: Mode): fc.Arbitrary<Stop> {
  const reach = mode === 'national' ? 0.7 : 0.25;
  return fc.record({
    // No step at all: the same point again.
    step: sometimes(stepArbitrary(reach), fc.constant({ north: 0, east: 0 }), 8),
    hours: fc.option(HOURS, { freq: 2 }),
    warehouse: sometimes(fc.constant(null), anyIndex, mode === 'national' ? 10 : 25),
    aside: fc.boolean(),
  });
}

interface Shape {
  /** The first point is at a warehouse, as it is for nearly every route. */
  readonly first: number | null;
  readonly firstHours: number | null;
  readonly stops: readonly Stop[];
  /** And back again past the same places. */
  readonly back: boolean;
  /** No warehouse for the way back, so that the truck unloads both ways. */
  readonly lastHours: number;
}

function shapeArbitrary(mode: Mode): fc.Arbitrary<Shape> {
  const [least, most] = SIZES[mode].points;
  return fc.record({
    first: sometimes(anyIndex, fc.constant(null), 6),
    firstHours: fc.constantFrom(null, 0, 0, 0.5),
    stops: fc.array(stopArbitrary(mode), { minLength: least - 1, maxLength: most - 1 }),
    back: sometimes(fc.constant(false), fc.constant(true), 25),
    lastHours: fc.constantFrom(0, 0.5, 3, 20),
  });
}

function pointsOf(shape: Shape, setting: Setting, warehouses: readonly RawWarehouse[]): RawPoint[] {
  const home = shape.first === null ? null : pick(warehouses, shape.first);
  let at = home?.location ?? setting.centre;
  let hours = shape.firstHours ?? 0;
  const points: RawPoint[] = [{ location: at, warehouseId: home?.id ?? null, duration: shape.firstHours }];
  for (const stop of shape.stops) {
    const warehouse = stop.warehouse === null ? null : pick(warehouses, stop.warehouse);
    const from = warehouse?.location ?? at;
    at =
      warehouse === null || stop.aside
        ? movedBy(from, stop.step.north, stop.step.east * setting.wide)
        : warehouse.location;
    if (stop.hours !== null) hours += stop.hours;
    points.push({
      location: at,
      warehouseId: warehouse?.id ?? null,
      duration: stop.hours === null ? null : hours,
    });
  }
  if (!shape.back) return points;
  const returning = points
    .slice(0, -1)
    .toReversed()
    .map(({ location }) => ({ location, warehouseId: null, duration: null }));
  return [...points, ...returning];
}

/** What routes are laid in. */
interface Ground {
  readonly setting: Setting;
  readonly vehicles: readonly RawVehicle[];
  readonly warehouses: readonly RawWarehouse[];
}

/** Routes between warehouses and beyond them, by vehicles that may have no tariff. */
export function routesArbitrary(
  mode: Mode,
): fc.Arbitrary<(ground: Ground, idOf: (n: number) => string) => RawRoute[]> {
  const [minLength, maxLength] = SIZES[mode].routes;
  const route = fc.record({
    shape: shapeArbitrary(mode),
    vehicle: anyIndex,
    runs: runsArbitrary(),
    isService: sometimes(fc.constant(false), fc.constant(true), 6),
  });
  return fc.array(route, { minLength, maxLength, size: 'max' }).map(
    (list) =>
      ({ setting, vehicles, warehouses }, idOf) =>
        list.map(({ shape, vehicle, runs, isService }, n): RawRoute => {
          const points = pointsOf(shape, setting, warehouses);
          const known = Math.max(...points.map(({ duration }) => duration ?? 0));
          return {
            id: idOf(n),
            transportType: pick(vehicles, vehicle),
            ...runs(setting.today),
            isService,
            duration: known + shape.lastHours,
            points,
          };
        }),
  );
}
