import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleMetres } from '../../src/geo/sphere.js';
import { hoursText } from '../../src/map/hoursText.js';
import { placeLabels } from '../../src/map/svg/labels.js';
import { fitted, projectionAround } from '../../src/map/svg/projection.js';
import { kmPerUnit } from '../../src/map/svg/scale.js';

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

describe('the scale of a place', () => {
  it('tells kilometres from the drawing, in any direction', () => {
    const project = fitted(projectionAround(RUSSIA), RUSSIA, SIZE);
    const degrees = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...RUSSIA), degrees, degrees, ([lng = 0, lat = 0], dLng, dLat) => {
        const [from, to] = [project([lng, lat]), project([lng + dLng, lat + dLat])];
        const km = Math.hypot(to[0] - from[0], to[1] - from[1]) * kmPerUnit([lng, lat], project);
        const metres = greatCircleMetres({ lat, lng }, { lat: lat + dLat, lng: lng + dLng });
        expect(Math.abs(km - metres / 1000)).toBeLessThan(0.01 * km + 1e-6);
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
          const placed = placeLabels(labels, 300);
          const shown = placed.filter(({ fromZoom }) => fromZoom <= zoom);
          const range = ({ text, spot: [x], isTurned }: (typeof placed)[number]) =>
            [
              isTurned ? x * zoom - text.length * 6 : x * zoom,
              isTurned ? x * zoom : x * zoom + text.length * 6,
            ] as const;
          shown.forEach((a, i) => {
            for (const b of shown.slice(0, i)) {
              const [[fromA, toA], [fromB, toB]] = [range(a), range(b)];
              const isApart = fromA >= toB || fromB >= toA || Math.abs(a.spot[1] - b.spot[1]) * zoom >= 12;
              expect({ a, b, zoom, isApart }).toMatchObject({ isApart: true });
            }
          });
          const greatest = Math.max(...labels.map(({ weight }) => weight));
          if (labels.length > 0 && greatest > 0) expect(placed[0]?.weight).toBe(greatest);
        },
      ),
    );
  });

  it('turn to the left where the right edge would cut them, unless the left one would', () => {
    const isTurned = (x: number, text: string) =>
      placeLabels([{ text, spot: [x, 0], weight: 1 }], SIZE.width)[0]?.isTurned;
    expect(isTurned(1560, 'Петропавловск-Камчатский')).toBe(true);
    expect(isTurned(1560, 'Чита')).toBe(true);
    expect(isTurned(800, 'Чита')).toBe(false);
    expect(isTurned(40, 'Калининград')).toBe(false);
    expect(isTurned(700, 'a name as long as the narrow page is wide, or longer than that')).toBe(false);
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
