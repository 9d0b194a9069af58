import type {
  CityProperties,
  MapProperties,
  ReachProperties,
  RouteProperties,
  StopProperties,
  WarehouseProperties,
} from '../../../map/features.js';
import { weekdaysOf } from './wanted.js';

/** What the details have a card for; stops are told with their routes. */
export type Told = Exclude<MapProperties, StopProperties>;

/** A stop near a click. */
export interface NearStop {
  readonly stop: StopProperties;
  /** From what the click is nearest to; 0 where that is not known. */
  readonly km: number;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The lines of a card; `stops`: those of a route that are to be told; `km`: how far away it is. */
export function wordsOn(one: Told, stops: readonly NearStop[], km: number): readonly string[] {
  const lines = linesOn(one, stops, km);
  return lines.filter((line) => line !== '');
}

function linesOn(one: Told, stops: readonly NearStop[], km: number): readonly string[] {
  switch (one.kind) {
    case 'warehouse':
      return [away(km), ...warehouseLines(one)];
    case 'route':
      return routeLines(one, stops, km);
    case 'reach':
      return reachLines(one);
    case 'city':
      return [away(km), ...cityLines(one)];
  }
}

function warehouseLines(one: WarehouseProperties): readonly string[] {
  const does = [one.delivery && 'delivery', one.express && 'express', one.pickup && 'pick-up'].filter(
    Boolean,
  );
  const doesText = does.join(', ') || 'no deliveries, no pick-up';
  return [one.address ?? '', doesText, one.hours, one.timeZone, one.id];
}

function routeLines(one: RouteProperties, stops: readonly NearStop[], km: number): readonly string[] {
  const days = weekdaysOf(one)
    .map((day) => DAYS[day - 1])
    .join(' ');
  const runs = one.weekDays === null ? `once, on ${days} ${one.date}${one.isPast ? ': past' : ''}` : days;
  return [
    `${one.isService ? 'service route, ' : ''}${runs}`,
    ...(stops.length === 0 && away(km) !== '' ? [`passes ${away(km)}`] : []),
    ...stops.map((near) => stopLine(near)),
    `${one.vehicle}; ${Math.round(one.lengthKm)} km from point to point in ${hours(one.durationHours)}`,
    one.id,
  ];
}

function stopLine({ stop, km }: NearStop): string {
  const far = away(km);
  return `stop ${stop.number}: ${nameOf(stop)}${far === '' ? '' : `, ${far}`}; ${hours(stop.offsetHours)} from the start`;
}

/** A stop's name, with its town. */
export function nameOf({ title, town }: StopProperties): string {
  if (title === null) return 'a place without a name';
  return town === null || title.includes(town) ? title : `${title}, ${town}`;
}

function reachLines(one: ReachProperties): readonly string[] {
  return [
    `${one.vehicles.join(', ')}: ${one.reachKm} km by road, drawn as ${Math.round(one.radiusKm * 10) / 10} km`,
    `tariffs of ${one.date}${one.isExact ? '' : '; nothing farther is reached, but not all of this'}`,
  ];
}

function cityLines({ id }: CityProperties): readonly string[] {
  return ['no deliveries to addresses in this town', id];
}

/** Less than a kilometre is no distance on this map. */
function away(km: number): string {
  return km < 1 ? '' : `${Math.round(km)} km away`;
}

function hours(number: number): string {
  return `${Math.round(number * 10) / 10} h`;
}
