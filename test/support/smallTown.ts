import type { Catalog } from '../../src/catalog/catalog.js';
import type { QuoteRequest } from '../../src/quote/request.js';

const truck = { id: 'truck', loadCapacity: 1500, volume: 9 };
const van = { id: 'van', loadCapacity: 500, volume: 4 };
const yekaterinburg = { lat: 56.8389, lng: 60.6057 };
const warehouse = {
  id: 'w1',
  location: yekaterinburg,
  isExpressDeliveryAvailable: true,
  isDeliveryAvailable: true,
  isSelfPickupAvailable: true,
  schedule: [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ dayOfWeek, begin: '08:00', end: '20:00' })),
};

const tariff = (id: string, deliveryType: string, period: string, price: number, transportType = van) => ({
  id,
  deliveryType,
  transportType,
  period,
  distance: 300,
  price,
});

/** One warehouse in Yekaterinburg, express and next-day vans, a truck by Nizhny Tagil; dearer from February on. */
export const smallTown: Catalog = {
  format: 'dovoz-catalog/1',
  fetchedAt: '2025-01-20T00:00:00Z',
  source: 'test',
  cities: [{ id: 'c1', isSanction: false }],
  warehouses: [warehouse],
  tariffs: [
    tariff('e1', 'EXPRESS', '2024-01-01', 40),
    tariff('e2', 'EXPRESS', '2025-02-01', 45),
    tariff('e3', 'EXPRESS', '2025-06-01', 50),
    tariff('t1', 'TOMORROW', '2024-01-01', 30),
    tariff('r1', 'ROUTE', '2024-01-01', 10, truck),
    tariff('r2', 'ROUTE', '2025-02-01', 12, truck),
  ],
  routes: [
    {
      id: 'route',
      type: 'WEEKLY',
      transportType: truck,
      weekDays: [1, 2, 3, 4, 5, 6, 7],
      duration: 4,
      isService: false,
      points: [
        { location: yekaterinburg, warehouseId: 'w1', duration: 0 },
        { location: { lat: 57.9101, lng: 59.9813 }, warehouseId: null, duration: 4 },
      ],
    },
  ],
};

/** Verkhnyaya Pyshma, on the way; noon of a Tuesday in Yekaterinburg. */
export const request: QuoteRequest = {
  id: 'r',
  placedAt: '2025-01-21T12:00:00+05:00',
  destination: { location: { lat: 56.9757, lng: 60.5717 }, cityId: 'c1', kladrCode: '6600000100000' },
  load: { weightKg: 120, volumeM3: 0.8 },
};
