import type { Catalog } from '../../src/catalog/catalog.js';
import type { QuoteRequest } from '../../src/quote/request.js';

export interface WideCatalogSize {
  readonly routes: number;
  readonly pointsPerRoute: number;
  readonly warehouses?: number;
  /** Another one gives another catalog: the tariffs' prices depend on it. */
  readonly price?: number;
}

const TRUCKS = [500, 1500, 5000].map((loadCapacity, index) => ({
  id: `truck${index}`,
  loadCapacity,
  volume: 4 * (index + 1),
}));

/** Warehouses and routes strewn over the settled belt of Russia; the same size and price give the same one. */
export function wideCatalog({
  routes,
  pointsPerRoute,
  warehouses = 60,
  price = 10,
}: WideCatalogSize): Catalog {
  const random = randomFrom(20250121);
  const hubs = Array.from({ length: warehouses }, () => ({
    lat: 50 + 12 * random(),
    lng: 32 + 75 * random(),
  }));
  return {
    format: 'dovoz-catalog/1',
    fetchedAt: new Date().toISOString(),
    source: `made up, price ${price}`,
    cities: [{ id: 'c1', name: 'Город', isSanction: false }],
    warehouses: hubs.map((location, index) => ({
      id: `w${index}`,
      title: `Склад ${index}`,
      location,
      isExpressDeliveryAvailable: true,
      isDeliveryAvailable: true,
      isSelfPickupAvailable: true,
      schedule: [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ dayOfWeek, begin: '08:00', end: '20:00' })),
    })),
    tariffs: TRUCKS.flatMap((transportType, vehicle) =>
      ['ROUTE', 'EXPRESS', 'TOMORROW'].flatMap((deliveryType) =>
        [10, 50, 100, 300].map((distance) => ({
          id: `${deliveryType}-${vehicle}-${distance}`,
          deliveryType,
          transportType,
          period: '2024-01-01',
          distance,
          price: price + vehicle,
        })),
      ),
    ),
    routes: Array.from({ length: routes }, (_, index) => {
      const hub = hubs[index % hubs.length] ?? { lat: 55, lng: 37 };
      const place = { ...hub };
      const north = random() - 0.5;
      const east = random() - 0.5;
      return {
        id: `r${index}`,
        type: 'WEEKLY',
        isService: false,
        transportType: TRUCKS[index % TRUCKS.length],
        weekDays: [1 + (index % 7), 1 + ((index + 3) % 7)],
        duration: 24,
        points: Array.from({ length: pointsPerRoute }, (__, stop) => {
          const at = { lat: place.lat, lng: place.lng };
          place.lat += 0.08 * (north + 0.4 * (random() - 0.5));
          place.lng += 0.12 * (east + 0.4 * (random() - 0.5));
          return {
            location: at,
            warehouseId: stop === 0 ? `w${index % hubs.length}` : null,
            duration: stop % 5 === 0 ? Math.floor((24 * stop) / pointsPerRoute) : null,
          };
        }),
      };
    }),
  };
}

/** Requests near the warehouses of a `wideCatalog`. */
export function wideRequests(count: number, seed = 1): readonly QuoteRequest[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    placedAt: '2025-01-21T10:00:00+03:00',
    destination: { location: { lat: 50 + 12 * random(), lng: 32 + 75 * random() }, cityId: 'c1' },
    load: { weightKg: Math.floor(2000 * random()), volumeM3: 1 },
    alternatives: index % 4 === 0,
  }));
}

/** Park and Miller's generator: the same seed gives the same numbers, from 0 (excluded) to 1 (excluded). */
export function randomFrom(seed: number): () => number {
  let state = (Math.trunc(Math.abs(seed)) % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
