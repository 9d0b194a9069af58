import { truncate } from '@turf/turf';
import type { Catalog } from '../catalog/catalog.js';
import type { Network } from '../network/network.js';
import { featureOf, type MapFeature, type NetworkMap } from './features.js';
import { mapRoute } from './mapRoute.js';
import { readMapSource, type MapOptions } from './mapSource.js';
import { mapWarehouseReach, mapWarehouses } from './mapWarehouses.js';

/**
 * A network as GeoJSON: for the logistics manager who asks what routes and tariffs do on a map.
 *
 * 1. the areas that tariffs reach: around routes, and around warehouses for EXPRESS and TOMORROW;
 * 2. the routes as great circles, and their stops with the hours at which a truck is there;
 * 3. the warehouses, and the towns.
 *
 * An area says where a distance is in a band; a load may still be too heavy, or an order too late. Pure.
 * `catalog` is the one that the network was compiled from.
 */
export function mapNetwork(catalog: Catalog, network: Network, options: MapOptions): NetworkMap {
  const source = readMapSource(catalog, network, options);
  const routes = source.records.routes.flatMap((route) => mapRoute(source, route));
  const isArea = ({ properties }: MapFeature) => properties.kind === 'reach';
  const features: MapFeature[] = [
    ...mapWarehouseReach(source),
    ...routes.filter(isArea),
    ...routes.filter((feature) => !isArea(feature)),
    ...source.cities.map(({ id, title, location: { lat, lng }, isSanction }) =>
      featureOf({ type: 'Point', coordinates: [lng, lat] }, { kind: 'city', id, title, isSanction }),
    ),
    ...mapWarehouses(source),
  ];
  // A metre is fine enough, and every digit more is in a megabyte of numbers.
  return truncate({ type: 'FeatureCollection', features }, { precision: 5, coordinates: 2, mutate: true });
}
