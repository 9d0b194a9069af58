import type { Catalog } from '../../../src/catalog/catalog.js';
import type { LatLng } from '../../../src/geo/point.js';

/** What requests and policies are aimed at: whatever can be read of a catalog, broken records or not. */
export interface Landmarks {
  /** The date around which the catalog lies. */
  readonly today: string;
  readonly cityIds: readonly string[];
  readonly warehouseIds: readonly string[];
  readonly warehouses: readonly LatLng[];
  readonly points: readonly LatLng[];
  /** Consecutive points of a route. */
  readonly segments: readonly (readonly [from: LatLng, to: LatLng])[];
  /** Kilograms and cubic metres. */
  readonly loadCapacities: readonly number[];
  readonly volumes: readonly number[];
  /** Kilometres. */
  readonly bandEdges: readonly number[];
}

export function landmarksOf(catalog: Catalog): Landmarks {
  const warehouses = catalog.warehouses.map(fieldsOf);
  const routes = catalog.routes.map(fieldsOf);
  const tariffs = catalog.tariffs.map(fieldsOf);
  const lines = routes.map(({ points }) =>
    (Array.isArray(points) ? (points as readonly unknown[]) : []).flatMap((point) =>
      locationsOf(fieldsOf(point)),
    ),
  );
  const vehicles = [...tariffs, ...routes].map(({ transportType }) => fieldsOf(transportType));
  return {
    today: catalog.fetchedAt.slice(0, 10),
    cityIds: catalog.cities.flatMap((city) => strings(fieldsOf(city)['id'])),
    warehouseIds: warehouses.flatMap(({ id }) => strings(id)),
    warehouses: warehouses.flatMap(locationsOf),
    points: lines.flat(),
    segments: lines.flatMap((line) =>
      line.flatMap((from, i) => {
        const to = line[i + 1];
        return to === undefined ? [] : [[from, to] as const];
      }),
    ),
    loadCapacities: vehicles.flatMap(({ loadCapacity }) => amounts(loadCapacity)),
    volumes: vehicles.flatMap(({ volume }) => amounts(volume)),
    bandEdges: tariffs.flatMap(({ distance }) => amounts(distance)),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function locationsOf({ location }: Readonly<Record<string, unknown>>): readonly LatLng[] {
  const { lat, lng } = fieldsOf(location);
  if (typeof lat !== 'number' || typeof lng !== 'number') return [];
  const usable = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && !(lat === 0 && lng === 0);
  return usable ? [{ lat, lng }] : [];
}

function strings(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}

function amounts(value: unknown): readonly number[] {
  return typeof value === 'number' && value >= 0 && value < Infinity ? [value] : [];
}
