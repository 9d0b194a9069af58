import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Catalog, type CatalogLines, catalogOf } from '../../src/catalog/catalog.js';
import { RecordLines } from '../../src/catalog/recordLines.js';
import { RecordArray, type RecordShelf } from '../../src/catalog/recordShelf.js';
import { CatalogTextError, CatalogTextReader, catalogTextSlices } from '../../src/store/catalogText.js';

const records = fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.oneof(fc.string(), fc.nat()) })), {
  maxLength: 6,
});
const catalogs: fc.Arbitrary<Catalog> = fc.record({
  format: fc.constant('dovoz-catalog/1' as const),
  fetchedAt: fc.string({ unit: 'binary' }),
  source: fc.string({ unit: 'binary' }),
  cities: records,
  warehouses: records,
  tariffs: records,
  routes: records,
});

const withId = z.object({ id: z.string() });

function idsOf(list: readonly unknown[]): string[] {
  return list.flatMap((record) => withId.safeParse(record).data?.id ?? []);
}

function textOf(slices: Iterable<Uint8Array>): string {
  return Buffer.concat([...slices]).toString();
}

function readInto<Shelf extends RecordShelf>(newShelf: () => Shelf, text: string, pieceChars: number) {
  const reader = new CatalogTextReader(newShelf);
  for (let at = 0; at < text.length; at += pieceChars) reader.push(text.slice(at, at + pieceChars));
  return reader.end();
}

function read(text: string, pieceChars: number): Catalog {
  return catalogOf(readInto(() => new RecordArray(), text, pieceChars));
}

describe('the catalog as text', () => {
  it('is the JSON of the catalog', () => {
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 300 }), (catalog, sliceChars) => {
        const text = textOf(catalogTextSlices(catalog, sliceChars));
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(catalog));
      }),
    );
  });

  it('is the same of lines as of objects, and the lines know their ids', () => {
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 300 }), (catalog, sliceChars) => {
        const linesOf = (list: readonly unknown[]): RecordLines => {
          const lines = new RecordLines(sliceChars);
          for (const record of list) lines.add(record, JSON.stringify(record));
          return lines;
        };
        const { cities, warehouses, tariffs, routes } = catalog;
        const lines: CatalogLines = {
          ...catalog,
          cities: linesOf(cities),
          warehouses: linesOf(warehouses),
          tariffs: linesOf(tariffs),
          routes: linesOf(routes),
        };
        expect(textOf(catalogTextSlices(lines))).toBe(textOf(catalogTextSlices(catalog)));
        expect([...lines.routes.ids]).toEqual([...new Set(idsOf(routes))]);
      }),
    );
  });

  it('is handed over once', () => {
    const lines = new RecordLines(20);
    for (const id of ['a', 'b', 'c']) lines.add({ id }, JSON.stringify({ id }));
    expect(textOf(lines.takeFull())).toBe('\n{"id":"a"},\n{"id":"b"}');
    expect(textOf(lines.takeFull())).toBe('');
    expect(textOf(lines.take())).toBe(',\n{"id":"c"}');
    expect(() => textOf(lines.take())).toThrow('load the catalog again');
    expect([...lines.ids]).toEqual(['a', 'b', 'c']);
  });

  it('comes back from pieces of any size', () => {
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 50 }), (catalog, pieceChars) => {
        const text = textOf(catalogTextSlices(catalog));
        expect(JSON.stringify(read(text, pieceChars))).toBe(JSON.stringify(catalog));
      }),
    );
  });

  it('comes back as the same text, whose lines know their ids', () => {
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 50 }), (catalog, pieceChars) => {
        const text = textOf(catalogTextSlices(catalog));
        const lines = readInto(() => new RecordLines(pieceChars), text, pieceChars);
        expect([...lines.tariffs.ids]).toEqual([...new Set(idsOf(catalog.tariffs))]);
        expect(textOf(catalogTextSlices(lines))).toBe(text);
      }),
    );
  });

  it('is refused wherever it is cut off', () => {
    fc.assert(
      fc.property(catalogs, fc.nat(), (catalog, at) => {
        const text = textOf(catalogTextSlices(catalog));
        expect(() => read(text.slice(0, at % text.length), 64)).toThrow(CatalogTextError);
      }),
    );
  });

  it('comes in slices of about the size asked for', () => {
    const routes = Array.from({ length: 1000 }, (_, index) => ({ id: String(index), name: 'x'.repeat(90) }));
    const catalog: Catalog = {
      format: 'dovoz-catalog/1',
      fetchedAt: '2025-01-21T10:00:00Z',
      source: 'test',
      cities: [],
      warehouses: [],
      tariffs: [],
      routes,
    };
    const slices = [...catalogTextSlices(catalog, 1000)];
    expect(slices.length).toBeGreaterThan(90);
    expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThan(1300);
  });

  it.each([
    ['', 'the text ends'],
    ['{"format":"x",\n', 'not the head'],
    ['{"format":"dovoz-catalog/2","fetchedAt":"","source":"",\n', 'not the head'],
    ['{"format":"dovoz-catalog/1","fetchedAt":"","source":"",\n"boats":[\n', 'a list was to begin'],
    [
      '{"format":"dovoz-catalog/1","fetchedAt":"","source":"",\n"cities":[\n],\n"cities":[\n',
      'a list was to begin',
    ],
    ['{"format":"dovoz-catalog/1","fetchedAt":"","source":"",\n"cities":[\n],\n}\n', 'a list was to begin'],
    ['{"format":"dovoz-catalog/1","fetchedAt":"","source":"",\n"cities":[\n{\n', 'line 3'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text, 7)).toThrow(message);
  });
});
