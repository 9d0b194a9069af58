import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { city, messages, noted, route, tariff, warehouse } from './apiRecords.js';

const everything = { cities: [city()], warehouses: [warehouse()], tariffs: [tariff()], routes: [route()] };

describe('a catalog', () => {
  it('of good records has no diagnostics', () => {
    const { records, diagnostics } = readCatalog(everything);
    expect(diagnostics).toEqual([]);
    expect(
      [records.cities, records.warehouses, records.tariffs, records.routes].map((list) => list.length),
    ).toEqual([1, 1, 1, 1]);
  });

  it('is not changed', () => {
    const frozen = JSON.stringify(everything);
    readCatalog(everything);
    expect(JSON.stringify(everything)).toBe(frozen);
  });

  it('sets a bad record aside and uses the rest', () => {
    const { records } = readCatalog({ ...everything, cities: [city({ isSanction: 0 }), city({ id: 'c2' })] });
    expect(records.cities).toEqual([{ id: 'c2', isSanction: false }]);
    expect(records.warehouses).toHaveLength(1);
  });

  it.each([[{}], [{ cities: null, warehouses: undefined }]])('may lack lists: %o', (catalog) => {
    expect(readCatalog(catalog).diagnostics).toEqual([]);
  });

  it('tells of lists that are none', () => {
    expect(noted({ cities: {}, warehouses: 'w1', tariffs: [tariff()], routes: 7 })).toEqual([
      'error INVALID_RECORD city (none)',
      'error INVALID_RECORD warehouse (none)',
      'error INVALID_RECORD route (none)',
    ]);
    expect(messages({ routes: 7 })).toEqual(['routes: expected a list of records, got 7']);
  });

  it.each([[[]], ['catalog'], [7]])('that is no object is four lists that are none: %o', (catalog) => {
    const entities = readCatalog(catalog).diagnostics.map(({ entity }) => entity);
    expect(entities).toEqual(Array.isArray(catalog) ? [] : ['city', 'warehouse', 'tariff', 'route']);
  });

  it.each([[null], [undefined]])('that is %o is empty', (catalog) => {
    expect(readCatalog(catalog).records.warehouses).toEqual([]);
  });
});

describe('a record of an id seen before in its list', () => {
  it('has this fault alone; the first one counts', () => {
    const catalog = { cities: [city({ isSanction: true }), city({ isSanction: 'broken' })] };
    expect(noted(catalog)).toEqual(['error DUPLICATE_ID city c1 id']);
    expect(messages(catalog)[0]).toContain('"c1"');
    expect(readCatalog(catalog).records.cities).toEqual([{ id: 'c1', isSanction: true }]);
  });

  it('is a fault also where the first one could not be used', () => {
    const catalog = { warehouses: [warehouse({ location: null }), warehouse()] };
    expect(noted(catalog)).toEqual([
      'error INVALID_RECORD warehouse w1 location',
      'error DUPLICATE_ID warehouse w1 id',
    ]);
    expect(readCatalog(catalog).records.warehouses).toEqual([]);
  });

  it('is a fault for each one after the first', () => {
    expect(noted({ tariffs: [tariff(), tariff(), tariff()] })).toEqual([
      'error DUPLICATE_ID tariff t1 id',
      'error DUPLICATE_ID tariff t1 id',
    ]);
  });

  it('is none in another list, or in other letters of the key', () => {
    expect(noted({ cities: [city({ id: 'x' })], tariffs: [tariff({ id: 'x' })] })).toEqual([]);
    expect(noted({ cities: [city(), { іd: 'c1', isSanction: false }] })).toEqual([
      'error DUPLICATE_ID city c1 id',
    ]);
  });

  it('is none where there is no id to be seen', () => {
    expect(noted({ cities: [city({ id: 7 }), city({ id: 7 })] })).toEqual([
      'error INVALID_RECORD city (none) id',
      'error INVALID_RECORD city (none) id',
    ]);
  });
});

it('ids are any strings', () => {
  const ids = ['', '__proto__', 'склад №1', '💧', ' a '];
  const { records, diagnostics } = readCatalog({ cities: ids.map((id) => city({ id })) });
  expect(diagnostics).toEqual([]);
  expect(records.cities.map(({ id }) => id)).toEqual(ids);
});
