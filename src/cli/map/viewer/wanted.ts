import type { MapProperties, RouteProperties } from '../../../map/features.js';

/** What the filters ask for. */
export interface Wanted {
  /** By name; '' for all. */
  readonly vehicle: string;
  /** 1 Monday to 7 Sunday; 0 for any day. */
  readonly weekday: number;
}

/** `routes`: by id, as stops and areas go with their routes. */
export function isWanted(
  one: MapProperties,
  routes: ReadonlyMap<string, RouteProperties>,
  { vehicle, weekday }: Wanted,
): boolean {
  const route = one.kind === 'route' ? one : 'routeId' in one ? routes.get(one.routeId ?? '') : undefined;
  if (route !== undefined && weekday > 0 && !weekdaysOf(route).includes(weekday)) return false;
  if (vehicle === '') return true;
  if (one.kind === 'reach') return one.vehicles.includes(vehicle);
  return route === undefined || route.vehicle === vehicle;
}

/** The days on which a route runs: a single one on that of its date. */
export function weekdaysOf({ weekDays, date }: RouteProperties): readonly number[] {
  return weekDays ?? (date === null ? [] : [new Date(`${date}T00:00:00Z`).getUTCDay() || 7]);
}
