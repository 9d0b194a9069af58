import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { noted, warehouse } from './apiRecords.js';

const usable = (...warehouses: readonly unknown[]) => readCatalog({ warehouses }).records.warehouses;

describe('a warehouse', () => {
  it('is its id, location, flags and schedule', () => {
    expect(usable(warehouse({ isExpressDeliveryAvailable: false, title: 'Склад' }))).toEqual([
      {
        id: 'w1',
        location: { lat: 56.8389, lng: 60.6057 },
        isExpressDeliveryAvailable: false,
        isDeliveryAvailable: true,
        isSelfPickupAvailable: true,
        schedule: [{ dayOfWeek: 1, beginSeconds: 28_800, endSeconds: 72_000 }],
      },
    ]);
  });

  it.each([
    [{ id: null }, ['error INVALID_RECORD warehouse (none) id']],
    [{ location: undefined }, ['error INVALID_RECORD warehouse w1 location']],
    [{ location: { lat: '56', lng: 60 } }, ['error INVALID_RECORD warehouse w1 location.lat']],
    [{ location: { lat: 56, lng: Infinity } }, ['error INVALID_RECORD warehouse w1 location.lng']],
    [{ location: { lat: 91, lng: 60 } }, ['error BAD_LOCATION warehouse w1 location']],
    [{ location: { lat: 0, lng: 0 } }, ['error BAD_LOCATION warehouse w1 location']],
    [
      { isExpressDeliveryAvailable: undefined },
      ['error INVALID_RECORD warehouse w1 isExpressDeliveryAvailable'],
    ],
    [{ isDeliveryAvailable: 1 }, ['error INVALID_RECORD warehouse w1 isDeliveryAvailable']],
    [{ isSelfPickupAvailable: null }, ['error INVALID_RECORD warehouse w1 isSelfPickupAvailable']],
    [{ schedule: 'daily' }, ['error INVALID_RECORD warehouse w1 schedule']],
    [{ schedule: {} }, ['error INVALID_RECORD warehouse w1 schedule']],
  ])('cannot be used: %o', (over, wanted) => {
    expect(noted({ warehouses: [warehouse(over)] })).toEqual(wanted);
    expect(usable(warehouse(over))).toEqual([]);
  });

  it('has every fault told, one for each, and no warning besides', () => {
    const bad = warehouse({
      isDeliveryAvailable: 'yes',
      location: { lat: 100, lng: 200 },
      schedule: [{ dayOfWeek: 9, begin: '08:00', end: '20:00' }],
    });
    expect(noted({ warehouses: [bad] })).toEqual([
      'error INVALID_RECORD warehouse w1 isDeliveryAvailable',
      'error BAD_LOCATION warehouse w1 location',
      'error BAD_TIME warehouse w1 schedule.0.dayOfWeek',
    ]);
    expect(noted({ warehouses: [warehouse({ schedule: [], isDeliveryAvailable: 'yes' })] })).toEqual([
      'error INVALID_RECORD warehouse w1 isDeliveryAvailable',
    ]);
  });

  it('with a bad row in its schedule is used without that row', () => {
    const schedule = [
      { dayOfWeek: 1, begin: '8', end: '20:00' },
      { dayOfWeek: 2, begin: '08:00', end: '20:00' },
    ];
    expect(noted({ warehouses: [warehouse({ schedule })] })).toEqual([
      'error BAD_TIME warehouse w1 schedule.0.begin',
    ]);
    expect(usable(warehouse({ schedule }))[0]!.schedule).toHaveLength(1);
  });

  it.each([[undefined], [null], [[]]])('without a schedule (%o) is used, with a warning', (schedule) => {
    expect(noted({ warehouses: [warehouse({ schedule })] })).toEqual([
      'warning EMPTY_SCHEDULE warehouse w1 schedule',
    ]);
    expect(usable(warehouse({ schedule }))[0]!.schedule).toBeNull();
  });

  it('may have its keys in look-alike letters, also inside its location', () => {
    const spelled = warehouse({
      location: undefined,
      lосation: { lаt: 1, lng: 60 },
      isDeliveryAvailable: undefined,
      isDеliveryAvailable: false,
    });
    expect(noted({ warehouses: [spelled] })).toEqual([
      'warning KEY_SPELLING warehouse w1 isDеliveryAvailable',
      'warning KEY_SPELLING warehouse w1 lосation',
      'warning KEY_SPELLING warehouse w1 location.lаt',
    ]);
    expect(usable(spelled)).toMatchObject([{ location: { lat: 1, lng: 60 }, isDeliveryAvailable: false }]);
  });
});
