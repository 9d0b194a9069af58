import { expect, it } from 'vitest';
import { city, messages, route, tariff, warehouse } from './apiRecords.js';

const van = { id: 'van', loadCapacity: 500, volume: 4 };

it.each([
  [{ tariffs: [tariff({ price: null })] }, 'price: expected a finite number, got null'],
  [{ tariffs: [tariff({ price: -1 })] }, 'price: expected a number of at least 0, got -1'],
  [{ tariffs: [tariff({ period: '01.12.2026' })] }, 'period: expected a date YYYY-MM-DD, got "01.12.2026"'],
  [{ tariffs: [tariff({ period: 20261201 })] }, 'period: expected text, got 20261201'],
  [
    { tariffs: [tariff({ deliveryType: 'AIR' })] },
    'deliveryType: expected one of "ROUTE", "EXPRESS", "TOMORROW", got "AIR"',
  ],
  [
    { tariffs: [tariff({ transportType: { ...van, volume: '4' } })] },
    'transportType.volume: expected a finite number, got "4"',
  ],
  [{ tariffs: [tariff({ transportType: undefined })] }, 'transportType: expected an object, got nothing'],
  [{ tariffs: [tariff({ id: undefined })] }, 'tariffs.0.id: expected text, got nothing'],
  [{ tariffs: [tariff({ id: 7 })] }, 'tariffs.0.id: expected text, got 7'],
  [{ cities: [city({}), null] }, 'cities.1: expected an object, got null'],
  [{ cities: [city({ isSanction: 'no' })] }, 'isSanction: expected true or false, got "no"'],
  [{ warehouses: [warehouse({ schedule: {} })] }, 'schedule: expected a list, got an object'],
  [{ routes: [route({ points: [] })] }, 'points: expected at least one point, got an empty list'],
  [{ routes: { r1: {} } }, 'routes: expected a list of records, got an object'],
])('a message says where, what would be right and what was got: %j', (catalog, message) => {
  expect(messages(catalog)).toEqual([message]);
});
