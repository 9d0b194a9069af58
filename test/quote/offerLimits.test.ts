import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { openInquiry } from '../../src/quote/inquiry.js';
import { Offers } from '../../src/quote/offers.js';
import { readRequest } from '../../src/quote/readRequest.js';
import { dayOfText, textOfDay } from '../../src/time/localDate.js';
import { inquiryOf, requestOf, tariffs, townOf, warehouse } from './town.js';
import { town, offersOf, ids, vehicleMetres, metres, candidate, table } from './offersOf.js';

describe('the vehicles of an offer', () => {
  it('are those with a tariff in effect that carry the load, first whose metre may be cheaper', () => {
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
  const tariffIds = ({ inEffect }: Offers) => inEffect.sheets[0]?.map((one) => one.tariffIds);

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
    expect(offers.inEffect.sheets.includes(null)).toBe(true);
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

describe('what a metre costs at least', () => {
  // 500.00 against 40 and 90 a kilometre: 12.5 km and 5.555 km.
  const withOffer = (policy: PartialPolicy = {}, price = 50_000) => {
    const offers = offersOf('EXPRESS', policy);
    offers.inRange = true;
    offers.take(candidate(table, { price }));
    return offers;
  };

  it('tells which vehicles are too dear from some distance on', () => {
    const offers = withOffer();
    const [van, truck] = [0, 1];
    expect(ids(offers)).toEqual(['van', 'truck']);
    expect([5554, 5555, 5557].map((away) => offers.areTooDear(truck, away))).toEqual([false, false, true]);
    expect([12_499, 12_500, 12_502].map((away) => offers.areTooDear(van, away))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('never one that may cost as much', () => {
    const offers = withOffer({ price: { step: '1', mode: 'DOWN' } }, 500);
    // 5.566 km would be 500.94, and that is rounded down.
    expect(offers.areTooDear(1, 5566)).toBe(false);
    expect(offers.areTooDear(1, 5568)).toBe(true);
  });

  it('leaves them out of the rest of the search', () => {
    const offers = withOffer();
    offers.drawLimits(5557);
    expect(ids(offers)).toEqual(['van']);
    expect(vehicleMetres(offers)).toMatchObject({ truck: -1 });
    expect(metres(offers.limit)).toBeGreaterThan(12_500);
    offers.begin();
    expect(ids(offers)).toEqual(['van', 'truck']);
  });

  it('leaves out none that may still win', () => {
    const offers = withOffer();
    offers.drawLimits(5555);
    expect(ids(offers)).toEqual(['van', 'truck']);
    expect(vehicleMetres(offers)['truck']).toBeGreaterThan(5555);
  });

  it('says nothing before there is an offer, or where price alone does not decide', () => {
    expect(offersOf('EXPRESS').areTooDear(0, 1e9)).toBe(false);
    expect(withOffer({ preference: 'fastest' }).areTooDear(0, 1e9)).toBe(false);
    const again = withOffer();
    again.begin();
    expect(again.areTooDear(0, 1e9)).toBe(false);
  });
});
