import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';
import { messages, noted, tariff, van } from './apiRecords.js';

const usable = (...tariffs: readonly unknown[]) => readCatalog({ tariffs }).records;

describe('a tariff row', () => {
  it('is its id, type, vehicle, period, distance and price', () => {
    expect(usable(tariff())).toMatchObject({
      tariffs: [
        {
          id: 't1',
          deliveryType: 'EXPRESS',
          transportTypeId: 'van',
          period: '2025-01-31',
          distance: 50,
          price: 150,
        },
      ],
      transportTypes: new Map([['van', van]]),
    });
  });

  it('may have fractions and zeros', () => {
    const row = tariff({
      distance: 0,
      price: 0.5,
      transportType: { id: 'cart', loadCapacity: 0, volume: 0.25 },
    });
    expect(usable(row).tariffs).toMatchObject([{ distance: 0, price: 0.5 }]);
    expect(noted({ tariffs: [row] })).toEqual([]);
  });

  it.each([
    [{ id: 1 }, 'error INVALID_RECORD tariff (none) id'],
    [{ deliveryType: 'SELF_PICKUP' }, 'error INVALID_RECORD tariff t1 deliveryType'],
    [{ deliveryType: 'express' }, 'error INVALID_RECORD tariff t1 deliveryType'],
    [{ transportType: undefined }, 'error INVALID_RECORD tariff t1 transportType'],
    [{ transportType: 'van' }, 'error INVALID_RECORD tariff t1 transportType'],
    [{ transportType: { ...van, id: null } }, 'error INVALID_RECORD tariff t1 transportType.id'],
    [
      { transportType: { ...van, loadCapacity: -1 } },
      'error INVALID_RECORD tariff t1 transportType.loadCapacity',
    ],
    [{ transportType: { ...van, volume: '4' } }, 'error INVALID_RECORD tariff t1 transportType.volume'],
    [{ period: '2025-02-29' }, 'error INVALID_RECORD tariff t1 period'],
    [{ period: '31.01.2025' }, 'error INVALID_RECORD tariff t1 period'],
    [{ period: '2025-01-31T00:00:00Z' }, 'error INVALID_RECORD tariff t1 period'],
    [{ distance: -1 }, 'error INVALID_RECORD tariff t1 distance'],
    [{ distance: Infinity }, 'error INVALID_RECORD tariff t1 distance'],
    [{ price: null }, 'error INVALID_RECORD tariff t1 price'],
    [{ price: '150' }, 'error INVALID_RECORD tariff t1 price'],
  ])('cannot be used: %o', (over, wanted) => {
    expect(noted({ tariffs: [tariff(over)] })).toEqual([wanted]);
    expect(usable(tariff(over)).tariffs).toEqual([]);
  });

  it('that cannot be used describes no vehicle', () => {
    expect(usable(tariff({ price: -1 })).transportTypes.size).toBe(0);
  });

  it('is told what was wanted and what was got', () => {
    expect(messages({ tariffs: [tariff({ price: -1 })] })).toEqual([
      expect.stringMatching(/at least 0, got -1$/),
    ]);
    expect(messages({ tariffs: [tariff({ deliveryType: 'AIR' })] })[0]).toMatch(/"ROUTE".*got "AIR"$/);
    expect(messages({ tariffs: [tariff({ period: 'вчера' })] })[0]).toMatch(
      /expected a date YYYY-MM-DD, got "вчера"$/,
    );
  });

  it('may have its keys in look-alike letters, as the API page itself has', () => {
    const row = tariff({
      transportType: { id: 'van', loadСapacity: 500, volume: 4 },
      рrice: 99,
      price: undefined,
    });
    expect(noted({ tariffs: [row] })).toEqual([
      'warning KEY_SPELLING tariff t1 рrice',
      'warning KEY_SPELLING tariff t1 transportType.loadСapacity',
    ]);
    expect(usable(row)).toMatchObject({ tariffs: [{ price: 99 }], transportTypes: new Map([['van', van]]) });
  });
});
