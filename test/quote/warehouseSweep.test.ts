import { describe, expect, it } from 'vitest';
import { squaredChordOfMetres } from '../../src/geo/sphere.js';
import { type NearWarehouse, sweepWarehouses } from '../../src/quote/warehouseSweep.js';
import { inquiryOf, townOf, warehouse } from './town.js';

/** Kilometres. */
const places = [3, 40, 11, 25, 0, 90, 17, 60];
const inquiry = inquiryOf(
  townOf({ warehouses: places.map((km) => warehouse(`w${String(km).padStart(2, '0')}`, km)) }),
  { km: 0 },
);

/** A search that notes what it is shown, within so many kilometres; after each warehouse it may want less. */
function seeing(limitKm: number, narrowed = limitKm) {
  const seen: string[] = [];
  const search = {
    limit: squaredChordOfMetres(limitKm * 1000),
    seen,
    consider({ warehouse: number, squaredChord, greatCircleMetres: metres }: NearWarehouse) {
      expect(squaredChord).toBeCloseTo(squaredChordOfMetres(metres), 12);
      seen.push(`${inquiry.parts.warehouses.ids[number]} ${(metres / 1000).toFixed(3)}`);
      search.limit = Math.min(search.limit, squaredChordOfMetres(narrowed * 1000));
    },
  };
  return search;
}

describe('a sweep', () => {
  it('shows the warehouses nearest first', () => {
    const search = seeing(1000);
    sweepWarehouses(inquiry, [search]);
    expect(search.seen).toEqual([
      'w00 0.000',
      'w03 3.000',
      'w11 11.000',
      'w17 17.000',
      'w25 25.000',
      'w40 40.000',
      'w60 60.000',
      'w90 90.000',
    ]);
  });

  it('shows each of many once, nearest first', () => {
    // Sixteen times sixteen: each node of the index is full.
    const kilometres = Array.from({ length: 256 }, (_, i) => (37 * i) % 256);
    const many = inquiryOf(townOf({ warehouses: kilometres.map((km) => warehouse(`m${km}`, km)) }), {
      km: 0,
    });
    const seen: number[] = [];
    const search = {
      limit: 4,
      consider: ({ greatCircleMetres }: NearWarehouse) =>
        void seen.push(Math.round(greatCircleMetres / 1000)),
    };
    sweepWarehouses(many, [search]);
    expect(seen).toEqual(Array.from({ length: 256 }, (_, km) => km));
  });

  it('shows each search what lies within its own limit', () => {
    const searches = [seeing(12), seeing(30), seeing(1000, 2)];
    sweepWarehouses(inquiry, searches);
    expect(searches.map(({ seen }) => seen.length)).toEqual([3, 5, 1]);
  });

  it('shows nothing to a search that wants nothing', () => {
    const search = { ...seeing(0), limit: -1 };
    sweepWarehouses(inquiry, [search]);
    expect(search.seen).toEqual([]);
    sweepWarehouses(inquiry, []);
  });

  it('shows nothing where there is no warehouse', () => {
    const search = seeing(1000);
    sweepWarehouses(inquiryOf(townOf({})), [search]);
    expect(search.seen).toEqual([]);
  });

  it('shows, where only some may serve, these alone and nearest first', () => {
    const town = townOf({ warehouses: places.map((km) => warehouse(`w${String(km).padStart(2, '0')}`, km)) });
    const some = inquiryOf(town, { km: 0, over: { warehouseIds: ['w60', 'w11', 'gone', 'w25', 'w11'] } });
    const search = seeing(1000);
    sweepWarehouses(some, [search]);
    expect(search.seen).toEqual(['w11 11.000', 'w25 25.000', 'w60 60.000']);
  });

  it('shows all of many, each once', () => {
    const many = inquiryOf(
      townOf({ warehouses: Array.from({ length: 300 }, (_, i) => warehouse(`w${i}`, (i * 7) % 300)) }),
      { km: 50.3 },
    );
    const seen: number[] = [];
    const distances: number[] = [];
    const consider = ({ warehouse: number, greatCircleMetres: metres }: NearWarehouse) => (
      seen.push(number),
      distances.push(metres)
    );
    sweepWarehouses(many, [{ limit: 4, consider }]);
    expect(new Set(seen).size).toBe(300);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });
});
