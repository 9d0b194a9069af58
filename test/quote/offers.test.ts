import { describe, expect, it } from 'vitest';
import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { BandTable } from '../../src/pricing/band.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Candidate } from '../../src/quote/candidate.js';
import { openInquiry } from '../../src/quote/inquiry.js';
import { Offers } from '../../src/quote/offers.js';
import { readRequest } from '../../src/quote/readRequest.js';
import { dayOfText, textOfDay } from '../../src/time/localDate.js';
import { sheet } from '../pricing/sheets.js';
import { type Asked, inquiryOf, requestOf, route, tariffs, townOf, warehouse } from './town.js';

const town = {
  warehouses: [warehouse('w1', 0)],
  tariffs: [
    ...tariffs('EXPRESS van 10km@50 30km@40'),
    ...tariffs('EXPRESS truck 100km@90'),
    ...tariffs('EXPRESS truck 200km@90', '2025-02-01'),
    ...tariffs('ROUTE van 50km@15'),
    ...tariffs('ROUTE truck 50km@15'),
    ...tariffs('TOMORROW van 10km@5', '2025-02-01'),
  ],
  routes: [route('r', '0@w1 100')],
};

function offersOf(type: DeliveryType, policy: PartialPolicy = {}, asked: Asked = {}): Offers {
  const inquiry = inquiryOf(townOf(town, policy), asked);
  const offers = new Offers(inquiry, type);
  offers.begin();
  return offers;
}

const ids = ({ inquiry, vehicleCount, vehicles }: Offers) =>
  Array.from(vehicles.list.subarray(0, vehicleCount), (vehicle) => inquiry.parts.vehicles[vehicle]!.id);
/** By vehicle id the metres up to which it may still win. */
const vehicleMetres = ({ inquiry, vehicles }: Offers) =>
  Object.fromEntries(
    inquiry.parts.vehicles.map(({ id }, vehicle) => [id, metres(vehicles.limits[vehicle]!)]),
  );
const metres = (limit: number) =>
  limit < 0 ? -1 : limit === Infinity ? Infinity : metresOfSquaredChord(limit);

function candidate(table: BandTable, over: Partial<Candidate> = {}): Candidate {
  return {
    type: 'EXPRESS',
    price: 50_000,
    arrivesAt: 1000,
    departsAt: 0,
    metres: 10_000,
    warehouse: 0,
    route: -1,
    pickup: -1,
    vehicle: 1,
    sheet: table,
    band: 0,
    trips: 1,
    travelMs: 0,
    ...over,
  };
}

const table = sheet('10km@50 30km@40');

describe('the vehicles of an offer', () => {
  it('are those with a tariff in effect that carry the load, the cheaper ones first', () => {
    expect(ids(offersOf('EXPRESS'))).toEqual(['van', 'truck']);
    expect(ids(offersOf('EXPRESS', {}, { over: { load: { weightKg: 600, volumeM3: 1 } } }))).toEqual([
      'truck',
    ]);
    expect(
      ids(offersOf('EXPRESS', { maxTrips: 2 }, { over: { load: { weightKg: 600, volumeM3: 1 } } })),
    ).toEqual(['van', 'truck']);
  });

  it('have for ROUTE one trip and a route of their own', () => {
    expect(ids(offersOf('ROUTE'))).toEqual(['truck']);
    const heavy = { over: { load: { weightKg: 1600, volumeM3: 1 } } };
    expect(ids(offersOf('ROUTE', { maxTrips: 2 }, heavy))).toEqual([]);
  });

  it('have no tariff before its first period, unless the date of departure may lie later', () => {
    expect(ids(offersOf('TOMORROW'))).toEqual([]);
    expect(ids(offersOf('TOMORROW', { tariff: { date: 'departure' } }))).toEqual(['van']);
  });

  it('are where nothing is found yet to be looked for anywhere, the others nowhere', () => {
    expect(offersOf('EXPRESS').limit).toBe(Infinity);
    expect(
      vehicleMetres(offersOf('EXPRESS', {}, { over: { load: { weightKg: 600, volumeM3: 1 } } })),
    ).toEqual({
      truck: Infinity,
      van: -1,
    });
    expect(offersOf('TOMORROW').limit).toBe(-1);
  });
});

describe('around midnight, where the warehouses have two dates', () => {
  /** In Kamchatka it is the next day already. */
  const twoDates = (rows: readonly object[]) => {
    const warehouses = [warehouse('w1', 0), warehouse('w2', 5)];
    const network = townOf({ warehouses, tariffs: rows }, { timeZones: { w2: 'Asia/Kamchatka' } });
    const offers = new Offers(inquiryOf(network, { at: '2025-01-31 18:00' }), 'EXPRESS');
    offers.begin();
    return offers;
  };
  const tariffIds = ({ vehicles }: Offers) => vehicles.sheets[0]?.map((one) => one.tariffIds);

  it('the sheets of both may be in effect, or that of the later one alone', () => {
    const [january, february, march] = ['2025-01-01', '2025-02-01', '2025-03-01'].map((period) =>
      tariffs('EXPRESS van 10km@50', period),
    );
    const id = (month: string) => [`EXPRESS-van-10-2025-${month}-01`];
    expect(tariffIds(twoDates([...january!, ...february!, ...march!]))).toEqual([id('01'), id('02')]);
    expect(tariffIds(twoDates([...february!, ...march!]))).toEqual([id('02')]);
    expect(tariffIds(twoDates([...january!, ...march!]))).toEqual([id('01')]);
  });

  it('a vehicle may win as far away as by either of its sheets', () => {
    const [cheap, dear] = [10, 100];
    for (const [january, february] of [
      [cheap, dear],
      [dear, cheap],
    ] as const) {
      const offers = twoDates([
        ...tariffs(`EXPRESS van 30km@${january}`, '2025-01-01'),
        ...tariffs(`EXPRESS van 30km@${february}`, '2025-02-01'),
      ]);
      offers.inRange = true;
      // 100.00 is 10 km, or 1 km.
      offers.take(candidate(table, { price: 10_000 }));
      offers.drawLimits();
      expect(vehicleMetres(offers)['van']).toBeGreaterThanOrEqual(10_000);
      expect(vehicleMetres(offers)['van']).toBeLessThan(10_005);
    }
  });

  it('a vehicle of too many sheets to look at may win from anywhere', () => {
    // 330 periods of 330 distances.
    const rows = Array.from({ length: 330 }, (_, i) =>
      tariffs(`EXPRESS van ${i + 1}km@50`, textOfDay(dayOfText('2024-03-09') + i)),
    );
    const offers = twoDates([...rows.flat(), ...tariffs('EXPRESS truck 10km@50')]);
    expect(offers.vehicles.sheets.includes(null)).toBe(true);
    offers.inRange = true;
    offers.drawLimits();
    expect(vehicleMetres(offers)).toMatchObject({ van: Infinity });
    expect(vehicleMetres(offers)['truck']).toBeCloseTo(10_001, 0);
    offers.take(candidate(table, { price: 100 }));
    offers.drawLimits();
    expect(vehicleMetres(offers)).toMatchObject({ van: Infinity });
    expect(vehicleMetres(offers)['truck']).toBeLessThan(100);
  });
});

describe('how far away matters at all', () => {
  it('is the furthest that any vehicle matters, in whatever order', () => {
    for (const [van, truck] of [
      [100, 30],
      [30, 100],
    ] as const) {
      const rows = [...tariffs(`EXPRESS van ${van}km@50`), ...tariffs(`EXPRESS truck ${truck}km@90`)];
      const network = townOf({ warehouses: [warehouse('w1', 0)], tariffs: rows });
      const offers = new Offers(inquiryOf(network), 'EXPRESS');
      offers.begin();
      offers.inRange = true;
      offers.drawLimits();
      expect(metres(offers.limit)).toBeCloseTo(100_002, -1);
    }
  });
});

describe('what is filled in', () => {
  it('is of the type that is searched, and never what is kept already', () => {
    for (const type of ['ROUTE', 'EXPRESS', 'TOMORROW'] as const) {
      for (const alternatives of [false, true]) {
        const offers = offersOf(type, {}, { over: { alternatives } });
        for (let price = 5; price > 0; price--) {
          const found = offers.draft();
          expect(found.type).toBe(type);
          expect(found).not.toBe(offers.best);
          offers.take(Object.assign(found, { ...candidate(table, { type, price }) }));
        }
        expect(offers.best?.price).toBe(1);
      }
    }
  });
});

describe('a vehicle that is not among them', () => {
  it('cannot win, whatever is found', () => {
    const offers = offersOf('EXPRESS', {}, { over: { load: { weightKg: 600, volumeM3: 1 } } });
    offers.inRange = true;
    offers.drawLimits();
    expect(vehicleMetres(offers)).toMatchObject({ van: -1 });
    offers.take(candidate(table, { price: 100 }));
    offers.drawLimits();
    expect(vehicleMetres(offers)).toMatchObject({ van: -1 });
  });

  it('cannot win where an order before it had room for it', () => {
    const network = townOf(town);
    const inquiry = inquiryOf(network);
    const offers = new Offers(inquiry, 'EXPRESS');
    offers.begin();
    expect(ids(offers)).toEqual(['van', 'truck']);
    openInquiry(inquiry, readRequest(requestOf({ over: { load: { weightKg: 600, volumeM3: 1 } } })));
    offers.begin();
    expect(ids(offers)).toEqual(['truck']);
    offers.inRange = true;
    offers.drawLimits();
    expect(vehicleMetres(offers)).toMatchObject({ van: -1 });
    openInquiry(inquiry, readRequest(requestOf({ over: { load: { weightKg: 1e6, volumeM3: 1 } } })));
    offers.begin();
    offers.drawLimits();
    expect(vehicleMetres(offers)).toEqual({ truck: -1, van: -1 });
  });
});

describe('the best offer', () => {
  it('is the best that was taken', () => {
    const offers = offersOf('EXPRESS');
    const [dear, cheap, late] = [
      candidate(table, { price: 3 }),
      candidate(table, { price: 2 }),
      candidate(table, { price: 2, arrivesAt: 2000 }),
    ];
    for (const one of [dear, cheap, late]) offers.take(one);
    expect(offers.best).toBe(cheap);
    expect(offers.unbeaten).toEqual([]);
  });

  it('is the earliest by `fastest`', () => {
    const offers = offersOf('EXPRESS', { preference: 'fastest' });
    const [soon, cheap] = [candidate(table, { price: 3 }), candidate(table, { price: 2, arrivesAt: 2000 })];
    for (const one of [cheap, soon]) offers.take(one);
    expect(offers.best).toBe(soon);
  });

  it('is kept with the unbeaten ones where alternatives are wanted', () => {
    const offers = offersOf('EXPRESS', {}, { over: { alternatives: true } });
    const [soon, cheap] = [candidate(table, { price: 3 }), candidate(table, { price: 2, arrivesAt: 2000 })];
    for (const one of [cheap, soon, candidate(table, { price: 4 })]) offers.take(one);
    expect(new Set(offers.unbeaten)).toEqual(new Set([soon, cheap]));
    expect(offers.best).toBe(cheap);
  });

  it('makes dearer ones too dear, where the cheapest alone is wanted', () => {
    const cheapest = offersOf('EXPRESS');
    expect(cheapest.isTooDear(1)).toBe(false);
    cheapest.take(candidate(table, { price: 100 }));
    expect([99, 100, 101].map((price) => cheapest.isTooDear(price))).toEqual([false, false, true]);
    for (const offers of [
      offersOf('EXPRESS', { preference: 'fastest' }),
      offersOf('EXPRESS', {}, { over: { alternatives: true } }),
    ]) {
      offers.take(candidate(table, { price: 100 }));
      expect(offers.isTooDear(101)).toBe(false);
    }
  });
});

describe('what is worth taking', () => {
  const best = candidate(table, { price: 100, arrivesAt: 1000 });

  it('is anything at first', () => {
    expect(offersOf('EXPRESS').wants(1_000_000, 1e15)).toBe(true);
  });

  it.each<['cheapest' | 'fastest', readonly (readonly [number, number, boolean])[]]>([
    [
      'cheapest',
      [
        [99, 9999, true],
        [100, 999, true],
        [100, 1000, true],
        [100, 1001, false],
        [101, 1, false],
      ],
    ],
    [
      'fastest',
      [
        [9999, 999, true],
        [99, 1000, true],
        [100, 1000, true],
        [101, 1000, false],
        [1, 1001, false],
      ],
    ],
  ])('is, by `%s`, what may come before the best', (preference, cases) => {
    const offers = offersOf('EXPRESS', { preference });
    offers.take(best);
    for (const [price, arrivesAt, wanted] of cases) expect(offers.wants(price, arrivesAt)).toBe(wanted);
  });

  it('is, where alternatives are wanted, what none of them beats', () => {
    const offers = offersOf('EXPRESS', {}, { over: { alternatives: true } });
    offers.take(best);
    offers.take(candidate(table, { price: 50, arrivesAt: 2000 }));
    const wanted = [
      [75, 1500],
      [100, 1000],
      [200, 999],
      [49, 9999],
    ] as const;
    for (const [price, arrivesAt] of wanted) expect(offers.wants(price, arrivesAt)).toBe(true);
    for (const [price, arrivesAt] of [
      [101, 1000],
      [100, 1001],
      [60, 2000],
      [50, 2001],
    ] as const)
      expect(offers.wants(price, arrivesAt)).toBe(false);
  });
});

describe('what is out of range', () => {
  const near = sheet('10km@50');
  const far = sheet('20km@50');

  it('is noted by the least distance', () => {
    const offers = offersOf('EXPRESS');
    offers.noteOutOfRange(30_000, far);
    offers.noteOutOfRange(25_000, near);
    offers.noteOutOfRange(26_000, far);
    expect([offers.leastMetres, offers.furthestSheet]).toEqual([25_000, near]);
  });

  it('is noted, at the same distance, with the greatest reach', () => {
    const offers = offersOf('EXPRESS');
    for (const one of [near, far, near]) offers.noteOutOfRange(25_000, one);
    expect(offers.furthestSheet).toBe(far);
  });
});

describe('how far away candidates still matter', () => {
  it('is as far as anything while nothing was met', () => {
    const offers = offersOf('EXPRESS');
    offers.drawLimits();
    expect(offers.limit).toBe(Infinity);
  });

  it('is the reach of the bands in effect when one was in range', () => {
    const offers = offersOf('EXPRESS');
    offers.inRange = true;
    offers.drawLimits();
    // The truck’s 100 km; the 200 km are of February.
    expect(metres(offers.limit)).toBeGreaterThan(100_000);
    expect(metres(offers.limit)).toBeLessThan(100_010);
  });

  it('is the reach of what may be in effect at a departure', () => {
    const offers = offersOf('EXPRESS', { tariff: { date: 'departure' } });
    offers.inRange = true;
    offers.drawLimits();
    expect(metres(offers.limit)).toBeGreaterThan(200_000);
    expect(metres(offers.limit)).toBeLessThan(200_030);
  });

  it('is the nearest one out of range, or the reach where that is further', () => {
    const offers = offersOf('EXPRESS');
    offers.noteOutOfRange(250_000, table);
    offers.drawLimits();
    expect(metres(offers.limit)).toBeGreaterThan(250_000);
    expect(metres(offers.limit)).toBeLessThan(250_070);
    offers.noteOutOfRange(40_000, table);
    offers.drawLimits();
    expect(metres(offers.limit)).toBeGreaterThan(100_000);
    expect(metres(offers.limit)).toBeLessThan(100_010);
  });

  it('is for each vehicle what it goes for at the best price', () => {
    const offers = offersOf('EXPRESS');
    offers.inRange = true;
    // 500.00: 12.5 km by van, 5.555 km by truck.
    offers.take(candidate(table, { price: 50_000 }));
    offers.drawLimits();
    const { van, truck } = vehicleMetres(offers);
    expect(van).toBeGreaterThan(12_500);
    expect(van).toBeLessThan(12_505);
    expect(truck).toBeGreaterThan(5555);
    expect(truck).toBeLessThan(5560);
    expect(metres(offers.limit)).toBe(van);
    offers.take(candidate(table, { price: 10_000 }));
    offers.drawLimits();
    expect(vehicleMetres(offers)['van']).toBeLessThan(2510);
  });

  it('reckons with the trips of a vehicle', () => {
    const offers = offersOf('EXPRESS', { maxTrips: 2 }, { over: { load: { weightKg: 600, volumeM3: 1 } } });
    offers.inRange = true;
    offers.take(candidate(table, { price: 50_000 }));
    offers.drawLimits();
    // Two trips by van for 500.00: 250.00 each, 5 km of the nearer band.
    expect(vehicleMetres(offers)['van']).toBeGreaterThan(5000);
    expect(vehicleMetres(offers)['van']).toBeLessThan(5005);
  });

  it('is the reach still, where the price alone does not decide', () => {
    const offers = offersOf('EXPRESS', { preference: 'fastest' });
    offers.inRange = true;
    offers.take(candidate(table, { price: 1 }));
    offers.drawLimits();
    expect(metres(offers.limit)).toBeGreaterThan(100_000);
    // Each vehicle’s own: the van’s bands end at 30 km.
    expect(vehicleMetres(offers)['van']).toBeGreaterThan(30_000);
    expect(vehicleMetres(offers)['van']).toBeLessThan(30_010);
  });

  it('is nowhere where no distance costs so little', () => {
    const offers = offersOf('EXPRESS', { tariff: { band: 'from' } });
    offers.inRange = true;
    offers.take(candidate(table, { price: 1000 }));
    offers.drawLimits();
    expect(offers.limit).toBe(-1);
    expect(vehicleMetres(offers)).toEqual({ truck: -1, van: -1 });
  });

  it('is further where roads are straighter', () => {
    const offers = offersOf('EXPRESS', { distance: { circuity: 0.5 } });
    offers.inRange = true;
    offers.drawLimits();
    expect(metres(offers.limit)).toBeGreaterThan(200_000);
    expect(metres(offers.limit)).toBeLessThan(200_030);
  });
});
