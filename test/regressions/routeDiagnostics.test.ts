import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/catalog/readCatalog.js';

const route = {
  id: 'r',
  type: 'WEEKLY',
  transportType: { id: 't', loadCapacity: 500, volume: 4 },
  weekDays: [1],
  duration: 4,
  isService: false,
};
const [here, there] = [
  { lat: 56.8, lng: 60.6 },
  { lat: 57.9, lng: 59.9 },
];

function told(record: unknown): readonly string[] {
  return readCatalog({ routes: [record] }).diagnostics.map(({ code, path }) => `${code} ${path}`);
}

describe('Each fault of a route is told once', () => {
  test.each([null, [], 'route', 5])('%j is no record, and that is all', (record) => {
    expect(told(record)).toEqual(['INVALID_RECORD ']);
  });

  test('an offset below zero is a wrong offset, not offsets that go down as well', () => {
    const points = [
      { location: here, warehouseId: null, duration: 0 },
      { location: there, warehouseId: null, duration: -1 },
    ];
    expect(told({ ...route, points })).toEqual(['INVALID_RECORD points.1.duration']);
  });

  test('a Cyrillic key beside its Latin twin is told of in a point as it is elsewhere', () => {
    const points = [
      { location: here, lосation: there, warehouseId: null, duration: 0 },
      { location: { ...here, ӏat: 1, lаt: 1 }, warehouseId: null, duration: 1 },
    ];
    const found = told({ ...route, points, dаte: null, date: null });
    expect(found).not.toContain('KEY_SPELLING points.1.location.ӏat');
    expect(found).toEqual([
      'KEY_SPELLING dаte',
      'KEY_SPELLING points.0.lосation',
      // «lаt», with a Cyrillic «а».
      'KEY_SPELLING points.1.location.lаt',
    ]);
  });
});
