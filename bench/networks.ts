import { type Place, type Town, moved, readTowns, roughKm } from './places.js';
import { type Random, randomFrom } from './random.js';

/** How big a made-up network is. */
export interface NetworkSize {
  readonly name: string;
  readonly warehouses: number;
  readonly routes: number;
  readonly pointsPerRoute: number;
  readonly tariffRows: number;
  readonly vehicles: number;
}

export const SIZES = {
  smoke: { name: 'smoke', warehouses: 20, routes: 40, pointsPerRoute: 20, tariffRows: 120, vehicles: 6 },
  S: { name: 'S', warehouses: 60, routes: 200, pointsPerRoute: 30, tariffRows: 300, vehicles: 10 },
  M: { name: 'M', warehouses: 200, routes: 2000, pointsPerRoute: 50, tariffRows: 1000, vehicles: 15 },
  L: { name: 'L', warehouses: 1000, routes: 20_000, pointsPerRoute: 50, tariffRows: 3000, vehicles: 20 },
} as const satisfies Record<string, NetworkSize>;

/** Ten and a hundred times the routes of S between the same warehouses and towns. */
export const DENSITIES: readonly NetworkSize[] = [
  { ...SIZES.S, name: 'S x1' },
  { ...SIZES.S, name: 'S x10', routes: 10 * SIZES.S.routes },
  { ...SIZES.S, name: 'S x100', routes: 100 * SIZES.S.routes },
];

/** A catalog in the API's shapes; `Catalog` of the package, with the records' fields known. */
export interface MadeCatalog {
  readonly format: 'dovoz-catalog/1';
  readonly fetchedAt: string;
  readonly source: string;
  readonly cities: readonly { readonly id: string; readonly name: string; readonly isSanction: boolean }[];
  readonly warehouses: readonly MadeWarehouse[];
  readonly tariffs: readonly MadeTariff[];
  readonly routes: readonly MadeRoute[];
}

export interface MadeWarehouse {
  readonly id: string;
  readonly title: string;
  readonly location: Place;
  readonly isExpressDeliveryAvailable: boolean;
  readonly isDeliveryAvailable: boolean;
  readonly isSelfPickupAvailable: boolean;
  readonly schedule: readonly { readonly dayOfWeek: number; readonly begin: string; readonly end: string }[];
}

export interface MadeVehicle {
  readonly id: string;
  readonly title: string;
  readonly loadCapacity: number;
  readonly volume: number;
}

export interface MadeTariff {
  readonly id: string;
  readonly deliveryType: 'ROUTE' | 'EXPRESS' | 'TOMORROW';
  readonly transportType: MadeVehicle;
  readonly period: string;
  readonly distance: number;
  readonly price: number;
}

export interface MadePoint {
  readonly location: Place;
  readonly warehouseId: string | null;
  readonly duration: number | null;
}

export interface MadeRoute {
  readonly id: string;
  readonly transportType: MadeVehicle;
  readonly type: 'WEEKLY' | 'ONCE';
  readonly weekDays: readonly number[] | null;
  readonly date: string | null;
  readonly duration: number;
  readonly points: readonly MadePoint[];
  readonly isService: boolean;
}

/** Makes a network over the settled belt of Russia; the same size and seed give the same one. */
export function makeCatalog(size: NetworkSize, seed = 20250121): MadeCatalog {
  const random = randomFrom(seed);
  const towns = readTowns();
  const vehicles = makeVehicles(size.vehicles, random);
  const sites = makeWarehouses(size.warehouses, towns, random);
  return {
    format: 'dovoz-catalog/1',
    fetchedAt: '2025-01-20T00:00:00Z',
    source: `made up, size ${size.name}, seed ${seed}`,
    cities: towns.map(({ name }) => ({ id: random.guid(), name, isSanction: random.chance(0.01) })),
    warehouses: sites.map(({ warehouse }) => warehouse),
    tariffs: makeTariffs(size.tariffRows, vehicles, random),
    routes: makeRoutes(size, towns, sites, vehicles, random),
  };
}

/** From a van to a lorry. */
function makeVehicles(count: number, random: Random): readonly MadeVehicle[] {
  return Array.from({ length: count }, (_, i) => {
    const loadCapacity = Math.round((500 * 40 ** (i / Math.max(1, count - 1))) / 50) * 50;
    return {
      id: random.guid(),
      title: `Машина ${loadCapacity} кг`,
      loadCapacity,
      volume: Math.round(loadCapacity / 25) / 10,
    };
  });
}

interface Site {
  readonly warehouse: MadeWarehouse;
  readonly town: number;
}

/** Warehouses stand in towns, more of them in the greater ones. */
function makeWarehouses(count: number, towns: readonly Town[], random: Random): readonly Site[] {
  const sums: number[] = [];
  let total = 0;
  for (const { population } of towns) sums.push((total += population ** 0.8));
  return Array.from({ length: count }, (_, i) => {
    const drawn = random.next() * total;
    const number = sums.findIndex((sum) => sum > drawn);
    const town = towns[number]!;
    const spread = Math.min(12, Math.sqrt(town.population) / 100);
    const warehouse = {
      id: random.guid(),
      title: `Склад ${i + 1}, ${town.name}`,
      location: moved(town, spread * random.bell(), spread * random.bell()),
      isExpressDeliveryAvailable: random.chance(0.6),
      isDeliveryAvailable: random.chance(0.9),
      isSelfPickupAvailable: random.chance(0.8),
      schedule: makeSchedule(random),
    };
    return { warehouse, town: number };
  });
}

type Interval = readonly [begin: string, end: string];

const WEEKS: readonly (readonly (readonly Interval[])[])[] = [
  week([['08:00', '20:00']], [['09:00', '18:00']], [['10:00', '16:00']]),
  week([['09:00', '18:00']], [['10:00', '16:00']], []),
  week([['08:30', '17:30']], [], []),
  week([['00:00', '24:00']], [['00:00', '24:00']], [['00:00', '24:00']]),
  week(
    [
      ['09:00', '13:00'],
      ['14:00', '19:00'],
    ],
    [['09:00', '14:00']],
    [],
  ),
  week([['10:00', '22:00']], [['10:00', '22:00']], [['10:00', '20:00']]),
  week([['20:00', '08:00']], [['20:00', '08:00']], []),
];

function week(weekdays: readonly Interval[], saturday: readonly Interval[], sunday: readonly Interval[]) {
  return [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday];
}

function makeSchedule(random: Random): MadeWarehouse['schedule'] {
  if (random.chance(0.02)) return [];
  return random
    .pick(WEEKS)
    .flatMap((intervals, i) => intervals.map(([begin, end]) => ({ dayOfWeek: i + 1, begin, end })));
}

const TYPES = ['ROUTE', 'EXPRESS', 'TOMORROW'] as const;
const BANDS = {
  ROUTE: [5, 10, 20, 35, 50, 75],
  EXPRESS: [10, 20, 40, 60, 80, 120],
  TOMORROW: [20, 50, 100, 150, 200, 300],
} as const;
const PERIODS = ['2024-01-01', '2024-07-01', '2025-01-01', '2025-02-01', '2025-03-01'];

/** Price sheets of three to six bands, period after period, until there are so many rows. */
function makeTariffs(count: number, vehicles: readonly MadeVehicle[], random: Random): readonly MadeTariff[] {
  const rows: MadeTariff[] = [];
  for (let year = 0; ; year++) {
    for (const period of PERIODS) {
      for (const transportType of vehicles) {
        for (const deliveryType of TYPES) {
          const bands = BANDS[deliveryType].slice(0, 3 + random.below(4));
          const perKm = (10 + transportType.loadCapacity ** 0.4) * (deliveryType === 'EXPRESS' ? 1.6 : 1);
          for (const [i, distance] of bands.entries()) {
            if (rows.length === count) return rows;
            rows.push({
              id: String(rows.length + 1),
              deliveryType,
              transportType,
              period: String(Number(period.slice(0, 4)) - 2 * year) + period.slice(4),
              distance,
              price: Math.round(perKm * (1 - 0.06 * i) * random.between(0.9, 1.1) * 100) / 100,
            });
          }
        }
      }
    }
  }
}

function makeRoutes(
  size: NetworkSize,
  towns: readonly Town[],
  sites: readonly Site[],
  vehicles: readonly MadeVehicle[],
  random: Random,
): readonly MadeRoute[] {
  const sitesOfTown = groupByTown(sites);
  return Array.from({ length: size.routes }, (): MadeRoute => {
    const points = wander(random.pick(sites), towns, sitesOfTown, size.pointsPerRoute, random);
    const once = random.chance(0.05);
    return {
      id: random.guid(),
      transportType: random.pick(vehicles),
      type: once ? 'ONCE' : 'WEEKLY',
      weekDays: once ? null : weekDays(random),
      date: once ? `2025-0${1 + random.below(3)}-${String(1 + random.below(28)).padStart(2, '0')}` : null,
      duration: points[points.length - 1]?.duration ?? 24,
      points,
      isService: random.chance(0.03),
    };
  });
}

function groupByTown(sites: readonly Site[]): Map<number, Site[]> {
  const groups = new Map<number, Site[]>();
  for (const site of sites) {
    const group = groups.get(site.town);
    if (group === undefined) groups.set(site.town, [site]);
    else group.push(site);
  }
  return groups;
}

function weekDays(random: Random): readonly number[] {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => random.chance(day < 6 ? 0.45 : 0.1));
  return days.length > 0 ? days : [1 + random.below(5)];
}

const KM_PER_HOUR = 55;

/**
 * A route from a warehouse through neighbouring towns, rather on than back, with a point every few
 * kilometres of a winding road; a warehouse on its way is one of its points now and then.
 */
function wander(
  start: Site,
  towns: readonly Town[],
  sitesOfTown: ReadonlyMap<number, readonly Site[]>,
  count: number,
  random: Random,
): readonly MadePoint[] {
  const points: MadePoint[] = [
    { location: start.warehouse.location, warehouseId: start.warehouse.id, duration: 0 },
  ];
  const been = new Set([start.town]);
  let at = start.town;
  let place: Place = start.warehouse.location;
  let hours = 0;
  while (points.length < count) {
    const town = towns[at]!;
    const fresh = town.neighbours.filter((neighbour) => !been.has(neighbour));
    const next =
      fresh.length === 0 ? random.pick(town.neighbours) : fresh[random.below(Math.min(4, fresh.length))]!;
    been.add(next);
    const stop = random.chance(0.4) ? sitesOfTown.get(next)?.[0] : undefined;
    const target: Place = stop?.warehouse.location ?? towns[next]!;
    const km = roughKm(place, target);
    const legs = Math.max(1, Math.round(km / random.between(5, 12)));
    for (let leg = 1; leg <= legs && points.length < count; leg++) {
      const share = leg / legs;
      const bend = leg === legs ? 0 : 1.5;
      hours += km / legs / KM_PER_HOUR;
      const last = leg === legs;
      const location = {
        lat: place.lat + (target.lat - place.lat) * share,
        lng: place.lng + (target.lng - place.lng) * share,
      };
      if (last) hours += 0.25;
      points.push({
        location: moved(location, bend * random.bell(), bend * random.bell()),
        warehouseId: last && stop !== undefined ? stop.warehouse.id : null,
        duration: last || random.chance(0.2) ? Math.round(hours * 2) / 2 : null,
      });
    }
    place = target;
    at = next;
  }
  return points;
}
