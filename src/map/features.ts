import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import { cutArea, type Area } from './areas.js';
import type { DeliveryType } from '../pricing/deliveryType.js';

/** A network as GeoJSON (RFC 7946): longitudes before latitudes, nothing crosses the 180th meridian. */
export type NetworkMap = FeatureCollection<MapGeometry, MapProperties>;

export type MapGeometry = Point | LineString | MultiLineString | Polygon | MultiPolygon;

export type MapProperties =
  WarehouseProperties | RouteProperties | StopProperties | ReachProperties | CityProperties;

export type MapFeature = Feature<MapGeometry, MapProperties>;

export interface WarehouseProperties {
  readonly kind: 'warehouse';
  readonly id: string;
  readonly title: string;
  readonly town: string | null;
  readonly address: string | null;
  readonly timeZone: string;
  readonly delivery: boolean;
  readonly express: boolean;
  readonly pickup: boolean;
  /** `Mon–Fri 09:00–18:00, Sat 10:00–16:00` in the warehouse's time. */
  readonly hours: string;
}

export interface RouteProperties {
  readonly kind: 'route';
  readonly id: string;
  /** From where to where, by the names of its points. */
  readonly title: string;
  readonly isService: boolean;
  /** WEEKLY: 1 Monday to 7 Sunday; null for ONCE. */
  readonly weekDays: readonly number[] | null;
  /** ONCE: its date; null for WEEKLY. */
  readonly date: string | null;
  /** ONCE: whether it was loaded for the last time before the date of the map; false for WEEKLY. */
  readonly isPast: boolean;
  readonly vehicleId: string;
  readonly vehicle: string;
  readonly durationHours: number;
  /** Great-circle kilometres through its points. */
  readonly lengthKm: number;
}

export interface StopProperties {
  readonly kind: 'stop';
  readonly routeId: string;
  /** From 1. */
  readonly number: number;
  /** The warehouse's title, or the name of the town; null where none is near. */
  readonly title: string | null;
  /** The town of its warehouse, or the one it lies in; null where none is near. */
  readonly town: string | null;
  /** null where it names no usable warehouse. */
  readonly warehouseId: string | null;
  /** Hours from the route's start; those that the API leaves out are filled in. */
  readonly offsetHours: number;
}

export interface ReachProperties {
  readonly kind: 'reach';
  readonly type: DeliveryType;
  /** ROUTE: the route's id; null otherwise. */
  readonly routeId: string | null;
  /** EXPRESS and TOMORROW: the warehouse's id; null otherwise. */
  readonly warehouseId: string | null;
  readonly title: string;
  /** The vehicles that reach as far as this, by name. */
  readonly vehicles: readonly string[];
  /** The longest chargeable road distance, kilometres. */
  readonly reachKm: number;
  /** What that is on the map: great-circle kilometres from the route or the warehouse. */
  readonly radiusKm: number;
  /** Whether all of it is reached; false: nothing beyond it is. */
  readonly isExact: boolean;
  /** The date whose tariffs these are. */
  readonly date: string;
}

export interface CityProperties {
  readonly kind: 'city';
  readonly id: string;
  readonly title: string;
  /** Closed to deliveries. */
  readonly isSanction: boolean;
}

/** Why nobody is served at the stops of a route: its day is over, or it is for the merchant alone. */
export type Unserved = 'past' | 'service';

/** null where people are served. */
function unserved({ isPast, isService }: RouteProperties): Unserved | null {
  return isPast ? 'past' : isService ? 'service' : null;
}

/** The routes at whose stops nobody is served, by id. */
export function unservedRoutes(map: NetworkMap): ReadonlyMap<string, Unserved> {
  return new Map(
    map.features.flatMap(({ properties: one }) => {
      const why = one.kind === 'route' ? unserved(one) : null;
      return one.kind === 'route' && why !== null ? [[one.id, why] as const] : [];
    }),
  );
}

export function featureOf(geometry: MapGeometry, properties: MapProperties): MapFeature {
  return { type: 'Feature', geometry, properties };
}

/** An area of the running plane as features: none where there is no area. */
export function areaFeatures(area: Area | null, properties: ReachProperties): readonly MapFeature[] {
  return area === null ? [] : [featureOf(cutArea(area), properties)];
}
