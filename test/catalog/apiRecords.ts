import type { Diagnostic } from '../../src/catalog/diagnostic.js';
import { readCatalog } from '../../src/catalog/readCatalog.js';

/** Usable records in the API's own shapes; what is given is put over them, undefined leaves a field out. */
export function record(fields: object, over: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...fields, ...over }).filter(([, value]) => value !== undefined),
  );
}

export const van = { id: 'van', loadCapacity: 500, volume: 4 };

export const city = (over: object = {}) => record({ id: 'c1', isSanction: false }, over);

export const warehouse = (over: object = {}) =>
  record(
    {
      id: 'w1',
      location: { lat: 56.8389, lng: 60.6057 },
      isExpressDeliveryAvailable: true,
      isDeliveryAvailable: true,
      isSelfPickupAvailable: true,
      schedule: [{ dayOfWeek: 1, begin: '08:00', end: '20:00' }],
    },
    over,
  );

export const tariff = (over: object = {}) =>
  record(
    { id: 't1', deliveryType: 'EXPRESS', transportType: van, period: '2025-01-31', distance: 50, price: 150 },
    over,
  );

export const route = (over: object = {}) =>
  record(
    {
      id: 'r1',
      type: 'WEEKLY',
      isService: false,
      transportType: van,
      weekDays: [1, 3],
      date: null,
      duration: 48,
      points: [
        { location: { lat: 56.8389, lng: 60.6057 }, warehouseId: 'w1', duration: 0 },
        { location: { lat: 57.9101, lng: 59.9813 }, warehouseId: null, duration: 4 },
      ],
    },
    over,
  );

/** What is said of a catalog, a line each: `error BAD_LOCATION warehouse w1 location`. */
export function noted(catalog: unknown): string[] {
  return readCatalog(catalog).diagnostics.map(line);
}

export function line({ severity, code, entity, id, path }: Diagnostic): string {
  return [severity, code, entity, id ?? '(none)', ...(path === '' ? [] : [path])].join(' ');
}

/** The messages of a catalog. */
export const messages = (catalog: unknown): string[] =>
  readCatalog(catalog).diagnostics.map(({ message }) => message);
