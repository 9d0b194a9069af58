import { describe, expect, it } from 'vitest';
import type { PartialPolicy } from '../../src/policy/policy.js';
import {
  type Asked,
  type Town,
  ask,
  daily,
  lineOf,
  optionOf,
  reasonOf,
  tariffs,
  townOf,
  warehouse,
} from './town.js';

const base: Town = {
  warehouses: [warehouse('w1', 0), warehouse('w2', 30)],
  tariffs: [...tariffs('EXPRESS van 10km@50 30km@40'), ...tariffs('TOMORROW van 30km@20')],
};

const answer = (asked: Asked = {}, policy: PartialPolicy = {}, town: Town = base) =>
  ask(townOf(town, policy), asked);
const express = (...args: Parameters<typeof answer>) => lineOf(answer(...args), 'EXPRESS');
const tomorrow = (...args: Parameters<typeof answer>) => lineOf(answer(...args), 'TOMORROW');

describe('EXPRESS', () => {
  it('leaves when it is ready and drives the road’s kilometres', () => {
    expect(express({ km: 10 })).toBe(
      'EXPRESS 500.00 w1 van leaves 21 11:00 arrives 21 11:12 order by 21 19:00',
    );
  });

  it('arrives up to the whole minute', () => {
    // 10.1 km at 50 km/h: 12 minutes 7.2 seconds.
    expect(express({ km: 10.1 })).toMatch(/leaves 21 11:00 arrives 21 11:13/);
  });

  it('drives road metres, and is charged for chargeable ones', () => {
    const policy = { distance: { circuity: 1.25, stepM: 1000, mode: 'UP' } } as const;
    // 8.1 km are 10.125 of road, 12.15 minutes; 11 chargeable ones at 40.
    const option = optionOf(answer({ km: 8.1 }, policy), 'EXPRESS');
    expect(option).toMatchObject({
      price: '440.00',
      chargeableKm: '11.000',
      arrivesAt: '2025-01-21T11:13:00+05:00',
    });
  });

  it('is offered from the warehouse where it costs least', () => {
    // From w1 18 km at 40: 720; from w2 12 km: 480.
    expect(express({ km: 18 })).toMatch(/^EXPRESS 480.00 w2/);
    // From w1 11 km at 40: 440; from w2 19 km.
    expect(express({ km: 11 })).toMatch(/^EXPRESS 440.00 w1/);
    // Nearer is not always cheaper: 9 km at 50 from w1, 21 km from w2.
    expect(express({ km: 9 })).toMatch(/^EXPRESS 450.00 w1/);
  });

  it('may be cheaper from further away', () => {
    const town = { ...base, tariffs: tariffs('EXPRESS van 10km@50 30km@10') };
    expect(express({ km: 9 }, {}, town)).toMatch(/^EXPRESS 210.00 w2/);
  });

  it('is offered by the fastest warehouse where that is preferred', () => {
    const town = { ...base, tariffs: tariffs('EXPRESS van 10km@50 30km@10') };
    expect(express({ km: 9 }, { preference: 'fastest' }, town)).toMatch(/^EXPRESS 450.00 w1/);
  });

  it('is offered by the vehicle that costs least, also with several trips', () => {
    const town = {
      ...base,
      tariffs: [...tariffs('EXPRESS van 30km@40'), ...tariffs('EXPRESS truck 30km@100')],
    };
    expect(express({ km: 10 }, {}, town)).toMatch(/^EXPRESS 400.00 w1 van/);
    const load = { weightKg: 1200, volumeM3: 1 };
    expect(express({ km: 10, over: { load } }, {}, town)).toMatch(/^EXPRESS 1000.00 w1 truck/);
    // Three trips of the van at 400.
    expect(express({ km: 10, over: { load } }, { maxTrips: 3 }, town)).toMatch(/^EXPRESS 1000.00 w1 truck/);
    const two = { weightKg: 1000, volumeM3: 1 };
    expect(express({ km: 10, over: { load: two } }, { maxTrips: 3 }, town)).toMatch(/^EXPRESS 800.00 w1 van/);
  });

  it('is of the warehouses of its flag, and eligible ones', () => {
    const town = {
      ...base,
      warehouses: [warehouse('w1', 0, { isExpressDeliveryAvailable: false }), warehouse('w2', 30)],
    };
    expect(express({ km: 10 }, {}, town)).toMatch(/^EXPRESS 800.00 w2/);
    expect(express({ km: 10, over: { warehouseIds: ['w2'] } })).toMatch(/^EXPRESS 800.00 w2/);
  });

  it('is not offered past the latest arrival', () => {
    // Leaves at 20:00 and takes 12 minutes.
    expect(express({ km: 10, at: '2025-01-21 19:00' }, { latestArrival: { EXPRESS: '20:12' } })).toMatch(
      /arrives 21 20:12/,
    );
    expect(
      reasonOf(
        answer({ km: 10, at: '2025-01-21 19:00' }, { latestArrival: { EXPRESS: '20:11' } }),
        'EXPRESS',
      ),
    ).toEqual({ reason: 'TOO_LATE' });
    expect(reasonOf(answer({ km: 10, at: '2025-01-21 19:01' }), 'EXPRESS')).toEqual({ reason: 'TOO_LATE' });
  });

  it('is taken from a dearer warehouse where the cheaper one is too late', () => {
    const town = {
      ...base,
      warehouses: [warehouse('w1', 0), warehouse('w2', 30, { schedule: daily('08:00-21:00') })],
    };
    expect(express({ km: 10, at: '2025-01-21 19:10' }, {}, town)).toMatch(
      /^EXPRESS 800.00 w2 .* arrives 21 20:34/,
    );
  });

  it('is too late from where even the road alone takes too long', () => {
    const far = { ...base, tariffs: tariffs('EXPRESS van 3000km@1') };
    expect(reasonOf(answer({ km: 1500 }, {}, far), 'EXPRESS')).toEqual({ reason: 'TOO_LATE' });
    // 530 km at 50 km/h: 10 hours 36 minutes after 11:00 are 21:36, from w2 36 minutes less.
    expect(express({ km: 530 }, { preference: 'fastest' }, far)).toMatch(/w2 .* arrives 21 21:00/);
    expect(express({ km: 530, over: { warehouseIds: ['w1'] } }, {}, far)).toMatch(/arrives 21 21:36/);
  });
});

describe('how far away EXPRESS is looked for', () => {
  // The near warehouse is in range, but never opens; the far one is asked because it may still be in time.
  const town = (km: number) => ({
    warehouses: [warehouse('near', 0, { schedule: null }), warehouse('far', km)],
    tariffs: tariffs('EXPRESS van 3000km@1'),
  });

  it('is as far as a truck gets that arrives at the last minute', () => {
    // Eleven hours from 11:00 to 22:00, at 50 km/h: 550 km.
    const policy = { emptySchedule: 'closed' } as const;
    expect(express({ km: 0 }, policy, town(550))).toMatch(/far .* arrives 21 22:00/);
    expect(reasonOf(answer({ km: 0 }, policy, town(550.1)), 'EXPRESS')).toEqual({ reason: 'TOO_LATE' });
  });

  it('is further where roads are straighter', () => {
    const policy = { emptySchedule: 'closed', distance: { circuity: 0.5 } } as const;
    expect(express({ km: 0 }, policy, town(1000))).toMatch(/^EXPRESS 500.00 far .* arrives 21 21:00/);
  });
});

describe('TOMORROW', () => {
  it('leaves at the opening of the next date', () => {
    expect(tomorrow({ km: 10 })).toBe(
      'TOMORROW 200.00 w1 van leaves 22 08:00 arrives 22 08:12 order by 21 23:59',
    );
  });

  it('is of the warehouses with isDeliveryAvailable', () => {
    const town = {
      ...base,
      warehouses: [warehouse('w1', 0, { isDeliveryAvailable: false }), warehouse('w2', 30)],
    };
    expect(tomorrow({ km: 10 }, {}, town)).toMatch(/^TOMORROW 400.00 w2/);
    const other = { ...base, warehouses: [warehouse('w1', 0, { isExpressDeliveryAvailable: false })] };
    expect(tomorrow({ km: 10 }, {}, other)).toMatch(/^TOMORROW 200.00 w1/);
  });

  it('arrives on the next date, up to the latest arrival', () => {
    expect(reasonOf(answer({ km: 10 }, { latestArrival: { TOMORROW: '08:11' } }), 'TOMORROW')).toEqual({
      reason: 'TOO_LATE',
    });
    expect(tomorrow({ km: 10 }, { latestArrival: { TOMORROW: '08:12' } })).toMatch(/arrives 22 08:12/);
  });
});

describe('the tariff', () => {
  const town = {
    ...base,
    tariffs: [
      ...tariffs('EXPRESS van 30km@40', '2025-01-01'),
      ...tariffs('EXPRESS van 30km@60', '2025-01-22'),
      ...tariffs('TOMORROW van 30km@20', '2025-01-01'),
      ...tariffs('TOMORROW van 30km@30', '2025-01-22'),
    ],
  };

  it('is that of the date of the order', () => {
    expect(tomorrow({ km: 10 }, {}, town)).toMatch(/^TOMORROW 200.00/);
    expect(tomorrow({ km: 10, at: '2025-01-22 00:00' }, {}, town)).toMatch(/^TOMORROW 300.00/);
  });

  it('may be that of the date of departure', () => {
    const policy = { tariff: { date: 'departure' } } as const;
    expect(tomorrow({ km: 10 }, policy, town)).toMatch(/^TOMORROW 300.00/);
    expect(express({ km: 10 }, policy, town)).toMatch(/^EXPRESS 400.00/);
  });

  it('is that of the warehouse’s date', () => {
    // 01:00 on the 22nd in Yekaterinburg is still the 21st in Moscow.
    const at = '2025-01-22 01:00';
    expect(
      express({ km: 10, at, over: { warehouseIds: ['w1'] } }, { timeZones: { w1: 'Europe/Moscow' } }, town),
    ).toMatch(/^EXPRESS 400.00/);
    expect(express({ km: 10, at, over: { warehouseIds: ['w1'] } }, {}, town)).toMatch(/^EXPRESS 600.00/);
  });

  it('is asked for the date of the order where nothing departs', () => {
    const policy = { tariff: { date: 'departure' }, emptySchedule: 'closed' } as const;
    const closed = { ...town, warehouses: [warehouse('w1', 0, { schedule: null })] };
    expect(reasonOf(answer({ km: 10 }, policy, closed), 'EXPRESS')).toEqual({ reason: 'TOO_LATE' });
    expect(reasonOf(answer({ km: 50 }, policy, closed), 'EXPRESS')).toMatchObject({ reason: 'OUT_OF_RANGE' });
  });
});
