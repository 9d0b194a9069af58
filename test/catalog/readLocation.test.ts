import { describe, expect, it } from 'vitest';
import { checkLocation, isLocation } from '../../src/catalog/readLocation.js';
import { RecordNotes } from '../../src/catalog/recordReader.js';

describe('a location', () => {
  it.each([
    [null],
    [undefined],
    [7],
    ['56, 60'],
    [{}],
    [{ lat: '56', lng: 60 }],
    [{ lat: 56 }],
    [{ lat: 56, lng: Infinity }],
  ])('is not %o', (value) => {
    expect(isLocation(value)).toBe(false);
  });

  it('is two finite numbers, on the globe or not', () => {
    expect(isLocation({ lat: 56, lng: 60 })).toBe(true);
    expect(isLocation({ lat: 560, lng: 0 })).toBe(true);
    expect(isLocation({ lat: 1e308, lng: 1e308 })).toBe(true);
  });
});

it('a fault names the place, what was got and what would be right', () => {
  const notes = new RecordNotes('warehouse', 'w1');
  checkLocation({ lat: 56, lng: 60 }, 'location', notes);
  expect(notes.diagnostics()).toEqual([]);
  checkLocation({ lat: 560, lng: 60 }, 'location', notes);
  expect(notes.diagnostics()).toEqual([
    {
      severity: 'error',
      code: 'BAD_LOCATION',
      entity: 'warehouse',
      id: 'w1',
      path: 'location',
      message: 'expected lat -90..90 and lng -180..180 other than 0, 0, got 560, 60',
    },
  ]);
});
