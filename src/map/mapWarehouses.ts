import { disc, without } from './areas.js';
import { areaFeatures, featureOf, type MapFeature } from './features.js';
import { hoursText } from './hoursText.js';
import type { MapSource, Reach } from './mapSource.js';

/** EXPRESS and TOMORROW: a circle for each warehouse and reach, with the vehicles that have it. */
export function mapWarehouseReach(source: MapSource): readonly MapFeature[] {
  const { records, parts, date } = source;
  return (['TOMORROW', 'EXPRESS'] as const).flatMap((type) => {
    const circles = new Map<string, { reach: Reach; vehicles: string[] }>();
    for (const { id } of parts.vehicles) {
      const reach = source.reachOf(type, id);
      if (reach === null) continue;
      const key = `${reach.reachKm} ${reach.fromKm}`;
      const same = circles.get(key);
      if (same === undefined) circles.set(key, { reach, vehicles: [source.vehicleName(id)] });
      else same.vehicles.push(source.vehicleName(id));
    }
    return records.warehouses
      .filter((one) => (type === 'EXPRESS' ? one.isExpressDeliveryAvailable : one.isDeliveryAvailable))
      .flatMap(({ id, location: { lat, lng } }) =>
        [...circles.values()].flatMap(({ reach: { reachKm, fromKm, radiusKm }, vehicles }) =>
          areaFeatures(without(disc([lng, lat], radiusKm), disc([lng, lat], fromKm)), {
            kind: 'reach',
            type,
            routeId: null,
            warehouseId: id,
            title: source.warehouseText(id).title,
            vehicles,
            reachKm,
            radiusKm,
            isExact: true,
            date,
          }),
        ),
      );
  });
}

export function mapWarehouses(source: MapSource): readonly MapFeature[] {
  const { records, parts } = source;
  return records.warehouses.map((warehouse) => {
    const { id, location, schedule } = warehouse;
    const number = parts.warehouses.numbers.get(id);
    const { title, town, address } = source.warehouseText(id);
    return featureOf(
      { type: 'Point', coordinates: [location.lng, location.lat] },
      {
        kind: 'warehouse',
        id,
        title,
        town,
        address,
        timeZone: parts.warehouses.hours[number ?? -1]?.zone.name ?? '',
        delivery: warehouse.isDeliveryAvailable,
        express: warehouse.isExpressDeliveryAvailable,
        pickup: warehouse.isSelfPickupAvailable,
        hours: hoursText(schedule, parts.policy.emptySchedule),
      },
    );
  });
}
