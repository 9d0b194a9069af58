import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { city, messages, noted } from './apiRecords.js';

describe('a city', () => {
  it('is its id and whether it is a sanctioned one; the rest is not read', () => {
    const catalog = { cities: [city({ isSanction: true, location: 'anywhere', title: 'Город' })] };
    expect(readCatalog(catalog)).toMatchObject({
      records: { cities: [{ id: 'c1', isSanction: true }] },
      diagnostics: [],
    });
    expect(Object.keys(readCatalog(catalog).records.cities[0]!)).toEqual(['id', 'isSanction']);
  });

  it.each([
    [{ id: undefined }, 'error INVALID_RECORD city (none) id'],
    [{ id: 7 }, 'error INVALID_RECORD city (none) id'],
    [{ isSanction: undefined }, 'error INVALID_RECORD city c1 isSanction'],
    [{ isSanction: 'false' }, 'error INVALID_RECORD city c1 isSanction'],
  ])('cannot be used: %o', (over, wanted) => {
    const catalog = { cities: [city(over)] };
    expect(noted(catalog)).toEqual([wanted]);
    expect(readCatalog(catalog).records.cities).toEqual([]);
  });

  it('is told what was wanted and what was got', () => {
    expect(messages({ cities: [city({ isSanction: 'нет' })] })[0]).toBe(
      'isSanction: expected true or false, got "нет"',
    );
    expect(messages({ cities: [city({ id: undefined })] })[0]).toMatch(/expected text, got nothing$/);
  });

  it('may have its keys in look-alike letters', () => {
    const catalog = { cities: [{ id: 'c1', isSаnction: true }] };
    expect(noted(catalog)).toEqual(['warning KEY_SPELLING city c1 isSаnction']);
    expect(readCatalog(catalog).records.cities).toEqual([{ id: 'c1', isSanction: true }]);
  });
});
