import { describe, expect, it } from 'vitest';
import { isFields, withLatinKeys } from '../../src/catalog/lookAlikes.js';

const expected = new Set(['loadCapacity', 'departmentCode', 'BEHKMOPCTYXasepoxcyij']);

function mended(value: unknown): { readonly value: unknown; readonly told: string[] } {
  const told: string[] = [];
  return {
    value: withLatinKeys(value, expected, (key, latin, isRead) =>
      told.push(`${key}${isRead ? '>' : ' beside '}${latin}`),
    ),
    told,
  };
}

describe('keys with a Cyrillic letter', () => {
  it('are read as the Latin key that was meant, and told', () => {
    const given = { id: '1', loadСapacity: 500 };
    expect(mended(given)).toEqual({
      value: { id: '1', loadСapacity: 500, loadCapacity: 500 },
      told: ['loadСapacity>loadCapacity'],
    });
    expect(Object.keys(given)).toEqual(['id', 'loadСapacity']);
  });

  it('may be all of Cyrillic letters that look alike', () => {
    expect(mended({ ВЕНКМОРСТУХаѕероxсуіј: 1 }).told).toEqual([
      'ВЕНКМОРСТУХаѕероxсуіј>BEHKMOPCTYXasepoxcyij',
    ]);
  });

  it('count for nothing where the Latin key stands too', () => {
    const given = { loadСapacity: 1, loadCapacity: 500 };
    expect(mended(given)).toEqual({ value: given, told: ['loadСapacity beside loadCapacity'] });
  });

  it('count where the Latin key has no value', () => {
    for (const nothing of [null, undefined]) {
      const { value, told } = mended({ loadCapacity: nothing, loadСapacity: 500 });
      expect(value).toMatchObject({ loadCapacity: 500 });
      expect(told).toEqual(['loadСapacity>loadCapacity']);
    }
  });

  it('of several with a value the first by code units counts, in whatever order they stand', () => {
    // The Cyrillic letters are the second, the sixth and both; C comes before С, and a before а.
    const spellings = { lоadCapacity: 1, loadСapacity: 2, lоadСapacity: 3, loadCаpacity: null };
    const told = [
      'loadCаpacity>loadCapacity',
      'loadСapacity>loadCapacity',
      'lоadCapacity beside loadCapacity',
      'lоadСapacity beside loadCapacity',
    ];
    const turned = Object.fromEntries(Object.entries(spellings).toReversed());
    for (const given of [spellings, turned]) {
      expect(mended(given)).toEqual({ value: { ...given, loadCapacity: 2 }, told });
    }
  });

  it('are left alone where no key that is read looks like them', () => {
    const given = { название: 'Склад', titlе: 'x' };
    const found = mended(given);
    expect(found.value).toBe(given);
    expect(found.told).toEqual([]);
  });
});

it.each([[null], [undefined], ['loadСapacity'], [7], [[1]]])('what is no object stays: %o', (value) => {
  expect(mended(value)).toEqual({ value, told: [] });
});

it('a record in Latin keys is not copied', () => {
  const given = { loadCapacity: 1 };
  expect(withLatinKeys(given, expected, () => undefined)).toBe(given);
});

it('fields are those of an object, no list', () => {
  expect([{}, { a: 1 }].every(isFields)).toBe(true);
  expect([null, undefined, [], 'a', 7].some(isFields)).toBe(false);
});
