import type { Catalog } from '../../src/catalog/catalog.js';
import type { EmulatorData } from '../../src/emulator.js';

const records = <T>(count: number, record: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => record(index));

const truck = { id: 't1', loadCapacity: 1500, volume: 9 };

/**
 * Lists of the lengths that matter to paging: one record, a few, and more than a page (of at most a hundred).
 * The words are Russian, so that encodings matter.
 */
export const tinyCatalog: EmulatorData = {
  cities: [{ id: 'c1', name: 'Нижний Тагил', isSanction: false }],
  warehouses: records(5, (index) => ({
    id: `w${index}`,
    title: `Склад «Ёлка» № ${index}`,
    location: { lat: 56 + index / 10, lng: 60 },
    isDeliveryAvailable: true,
    schedule: [{ dayOfWeek: 1, begin: '08:00', end: '20:00' }],
  })),
  tariffs: records(205, (index) => ({
    id: String(index),
    deliveryType: 'EXPRESS',
    transportType: truck,
    period: '2025-01-01',
    distance: index + 1,
    price: 100 + index,
  })),
  routes: records(3, (index) => ({
    id: `r${index}`,
    transportType: truck,
    weekDays: [1 + (index % 7)],
    duration: 4,
    points: [{ location: { lat: 56, lng: 60 }, warehouseId: 'w0', duration: index }],
  })),
  stock: records(130, (index) => ({
    productId: `p${index}`,
    stock: [{ warehouseId: 'w1', quantity: index }],
  })),
  addresses: [
    { kladrCode: '7700000000000', deliveryEnabled: true },
    { kladrCode: '6600000000000', deliveryEnabled: false },
  ],
};

export type ServedLists = Pick<EmulatorData, 'cities' | 'warehouses' | 'tariffs' | 'routes'>;

/** The four lists as texts, each in the order of its ids: equal for equal catalogs, whatever their order. */
export const listsOf = ({ cities, warehouses, tariffs, routes }: ServedLists | Catalog): string =>
  JSON.stringify([cities, warehouses, tariffs, routes].map((list) => list.map(recordText).toSorted()));

const recordText = (record: unknown): string => JSON.stringify(record);
