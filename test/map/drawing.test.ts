import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursText } from '../../src/map/hoursText.js';
import { placeLabels } from '../../src/map/svg/labels.js';
import { fitted, projectionAround } from '../../src/map/svg/projection.js';

const SIZE = { width: 1600, height: 900, margin: 40 };
const RUSSIA = [
  [20.5, 54.7],
  [60.6, 56.8],
  [131.9, 43.1],
  [177.5, 64.7],
  [-179.1, 66.3],
  [80, 73.5],
];

describe('the projection', () => {
  it('puts everything on the drawing, and the two sides of the 180th meridian side by side', () => {
    const project = fitted(projectionAround(RUSSIA), RUSSIA, SIZE);
    for (const position of RUSSIA) {
      const [x, y] = project(position);
      expect(x).toBeGreaterThanOrEqual(SIZE.margin - 1e-6);
      expect(x).toBeLessThanOrEqual(SIZE.width - SIZE.margin + 1e-6);
      expect(y).toBeGreaterThanOrEqual(SIZE.margin - 1e-6);
      expect(y).toBeLessThanOrEqual(SIZE.height - SIZE.margin + 1e-6);
    }
    const [west, east] = [project([180, 66]), project([-180, 66])];
    expect(Math.hypot(west[0] - east[0], west[1] - east[1])).toBeLessThan(1e-6);
  });

  it.each([
    { where: 'Russia', positions: RUSSIA },
    {
      where: 'one town',
      positions: [
        [60.6, 56.8],
        [60.61, 56.81],
      ],
    },
    {
      where: 'both sides of the equator',
      positions: [
        [10, -5],
        [20, 5],
      ],
    },
    {
      where: 'the south',
      positions: [
        [-70, -30],
        [-60, -45],
      ],
    },
    { where: 'one place', positions: [[60.6, 56.8]] },
  ])('is true in angles: $where', ({ positions }) => {
    const project = fitted(projectionAround(positions), positions, SIZE);
    fc.assert(
      fc.property(fc.constantFrom(...positions), ([lng = 0, lat = 0]) => {
        const step = 1e-4;
        const [x, y] = project([lng, lat]);
        const [ex, ey] = project([lng + step / Math.cos((lat * Math.PI) / 180), lat]);
        const [nx, ny] = project([lng, lat + step]);
        const [east, north] = [Math.hypot(ex - x, ey - y), Math.hypot(nx - x, ny - y)];
        expect(east / north).toBeCloseTo(1, 3);
        expect(((ex - x) * (nx - x) + (ey - y) * (ny - y)) / (east * north)).toBeCloseTo(0, 3);
        // North is up rather than down: y grows downwards.
        if (lat > 0) expect((ex - x) * (ny - y) - (ey - y) * (nx - x)).toBeLessThan(0);
      }),
    );
  });
});

describe('names', () => {
  it('never cover one another at any zoom, and the weightier ones come first', () => {
    const label = fc.record({
      text: fc.string({ minLength: 1, maxLength: 12 }),
      spot: fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 })),
      weight: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(label, { maxLength: 40 }),
        fc.double({ min: 0.25, max: 64, noNaN: true }),
        (labels, zoom) => {
          const shown = placeLabels(labels).filter(({ fromZoom }) => fromZoom <= zoom);
          shown.forEach((a, i) => {
            for (const b of shown.slice(0, i)) {
              const [left, right] = a.spot[0] <= b.spot[0] ? [a, b] : [b, a];
              const isApart =
                (right.spot[0] - left.spot[0]) * zoom >= left.text.length * 6 ||
                Math.abs(a.spot[1] - b.spot[1]) * zoom >= 12;
              expect({ a, b, zoom, isApart }).toMatchObject({ isApart: true });
            }
          });
          const greatest = Math.max(...labels.map(({ weight }) => weight));
          if (labels.length > 0 && greatest > 0) expect(placeLabels(labels)[0]?.weight).toBe(greatest);
        },
      ),
    );
  });
});

describe('opening hours in words', () => {
  const row = (dayOfWeek: number, begin: number, end: number) => ({
    dayOfWeek,
    beginSeconds: begin * 3600,
    endSeconds: end * 3600,
  });
  const week = (begin: number, end: number, days: readonly number[]) =>
    days.map((day) => row(day, begin, end));

  it.each([
    [week(9, 18, [1, 2, 3, 4, 5]), 'Mon–Fri 09:00–18:00'],
    [
      [...week(14, 18, [1, 2]), ...week(9, 13.5, [1, 2]), row(6, 10, 16)],
      'Mon–Tue 09:00–13:30 14:00–18:00, Sat 10:00–16:00',
    ],
    [week(0, 24, [1, 2, 3, 4, 5, 6, 7]), 'Mon–Sun 00:00–24:00'],
    [week(20, 4, [5, 7]), 'Fri 20:00–04:00, Sun 20:00–04:00'],
  ])('%#', (rows, words) => {
    expect(hoursText(rows, 'open')).toBe(words);
  });

  it('tells how a missing schedule is taken', () => {
    expect(hoursText(null, 'open')).toBe('no schedule: taken as always open');
    expect(hoursText(null, 'closed')).toBe('no schedule: taken as closed');
    expect(hoursText([], 'open')).toBe('closed: no row of its schedule can be used');
  });
});
