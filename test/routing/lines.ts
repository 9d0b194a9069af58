import type { LatLng } from '../../src/geo/point.js';
import {
  type CompiledRoutes,
  type RouteInput,
  type RoutePointInput,
  compileRoutes,
} from '../../src/routing/compiledRoutes.js';

/** The warehouses that routes of these tests know, by number; `plain` lets no truck be loaded. */
export const WAREHOUSES = ['w0', 'w1', 'plain'];

/** A point `lat lng`, and then what else it has: `@w1` a warehouse, `+3` an offset in hours. */
export function point(text: string): RoutePointInput {
  const [lat, lng, ...rest] = text.split(' ');
  const location: LatLng = { lat: Number(lat), lng: Number(lng) };
  const warehouse = rest.find((word) => word.startsWith('@'));
  const offset = rest.find((word) => word.startsWith('+'));
  return {
    location,
    warehouseId: warehouse === undefined ? null : warehouse.slice(1),
    duration: offset === undefined ? null : Number(offset),
  };
}

export function route(id: string, points: readonly string[], rest: Partial<RouteInput> = {}): RouteInput {
  const all = points.map(point);
  return {
    id,
    vehicle: 0,
    runs: { type: 'WEEKLY', weekDays: [1] },
    duration: 10,
    points: all,
    warehousePoints: all.flatMap(({ warehouseId }, i) => (typeof warehouseId === 'string' ? [i] : [])),
    ...rest,
  };
}

export function compiled(...routes: readonly RouteInput[]): CompiledRoutes {
  return compileRoutes(routes, {
    numberOf: (id) => (WAREHOUSES.includes(id) ? WAREHOUSES.indexOf(id) : undefined),
    offersDelivery: (warehouse) => WAREHOUSES[warehouse] !== 'plain',
  });
}
