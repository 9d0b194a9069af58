import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import {
  compileNetwork,
  quote,
  type Option,
  type PartialPolicy,
  type Quote,
  type QuoteRequest,
} from '../../src/index.js';
import { post, served } from './served.js';

const data = await readEmulatorData(demoFolder());
const catalog = {
  format: 'dovoz-catalog/1',
  fetchedAt: '2026-12-01T00:00:00Z',
  source: 'demo',
  cities: data.cities,
  warehouses: data.warehouses,
  tariffs: data.tariffs,
  routes: data.routes,
};
const network = compileNetwork(catalog);
const text = (name: string): Promise<string> => readFile(join(demoFolder(), name), 'utf8');

const townByWarehouse = new Map(
  z
    .array(z.object({ id: z.string(), city: z.object({ name: z.string() }) }))
    .parse(data.warehouses)
    .map(({ id, city }) => [id, city.name]),
);

/** `quote` checks the rest of a request itself. */
const demoRequest = z.custom<QuoteRequest & { readonly title: string }>(
  (value) => z.looseObject({ id: z.string(), title: z.string() }).safeParse(value).success,
);
const requests = (await text('requests.ndjson'))
  .trim()
  .split('\n')
  .map((line) => demoRequest.parse(JSON.parse(line)));

const quoteOf = (id: string): Quote => {
  const request = requests.find((one) => one.id === id);
  if (request === undefined) throw new Error(`no request ${id}`);
  return quote(network, request);
};

/** `ROUTE from Анадырь 2026-12-15 18:01`, or the reason. */
const told = ({ options, unavailable }: Quote): readonly string[] => [
  ...options.map(offered),
  ...unavailable.map(({ type, reason }) => `${type} ${reason}`),
];

const offered = ({ type, warehouseId, arrivesAt }: Option): string =>
  `${type} from ${townByWarehouse.get(warehouseId)} ${arrivesAt.slice(0, 16).replace('T', ' ')}`;

/** Who delivers what, and when it is there in the address's own time. */
const TOLD: readonly { readonly id: string; readonly answer: readonly string[] }[] = [
  {
    id: 'on-route',
    answer: [
      'ROUTE from Каменск-Уральский 2026-12-04 11:02',
      'TOMORROW from Екатеринбург 2026-12-02 09:26',
      'EXPRESS from Екатеринбург 2026-12-01 12:38',
    ],
  },
  {
    id: 'between-points',
    answer: [
      'ROUTE from Екатеринбург 2026-12-03 11:31',
      'TOMORROW from Тюмень 2026-12-02 08:47',
      'EXPRESS from Тюмень 2026-12-01 12:02',
    ],
  },
  {
    id: 'express',
    answer: [
      'ROUTE from Екатеринбург 2026-12-03 06:24',
      'TOMORROW from Екатеринбург 2026-12-02 08:11',
      'EXPRESS from Екатеринбург 2026-12-01 10:16',
    ],
  },
  {
    id: 'tomorrow',
    answer: [
      'ROUTE from Челябинск 2026-12-03 09:18',
      'TOMORROW from Челябинск 2026-12-02 11:15',
      'EXPRESS TOO_LATE',
    ],
  },
  {
    id: 'past-cut-off',
    answer: [
      'ROUTE from Тюмень 2026-12-04 08:10',
      'TOMORROW from Тюмень 2026-12-02 10:08',
      'EXPRESS TOO_LATE',
    ],
  },
  {
    id: 'too-far',
    answer: ['ROUTE OUT_OF_RANGE', 'EXPRESS OUT_OF_RANGE', 'TOMORROW OUT_OF_RANGE'],
  },
  {
    id: 'too-heavy',
    answer: ['ROUTE OVER_CAPACITY', 'EXPRESS OVER_CAPACITY', 'TOMORROW OVER_CAPACITY'],
  },
  {
    id: 'restricted',
    answer: [
      'ROUTE DESTINATION_RESTRICTED',
      'EXPRESS DESTINATION_RESTRICTED',
      'TOMORROW DESTINATION_RESTRICTED',
    ],
  },
  {
    id: 'out-of-stock',
    answer: ['ROUTE OUT_OF_STOCK', 'EXPRESS OUT_OF_STOCK', 'TOMORROW OUT_OF_STOCK'],
  },
  {
    id: 'hub-only',
    answer: [
      'ROUTE from Екатеринбург 2026-12-04 07:04',
      'TOMORROW from Екатеринбург 2026-12-02 07:11',
      'EXPRESS from Екатеринбург 2026-12-01 12:26',
    ],
  },
  {
    id: 'choice',
    answer: [
      'ROUTE from Челябинск 2026-12-03 11:52',
      'TOMORROW from Миасс 2026-12-02 09:13',
      'EXPRESS from Челябинск 2026-12-01 11:31',
    ],
  },
  {
    id: 'sunday',
    answer: [
      'ROUTE from Серов 2026-12-10 09:44',
      'TOMORROW from Серов 2026-12-07 11:43',
      'EXPRESS OUT_OF_RANGE',
    ],
  },
  {
    id: 'kaliningrad',
    answer: [
      'ROUTE from Калининград 2026-12-02 09:09',
      'TOMORROW from Калининград 2026-12-02 08:51',
      'EXPRESS from Калининград 2026-12-01 12:06',
    ],
  },
  {
    id: 'kolyma',
    answer: ['ROUTE from Магадан 2026-12-08 22:31', 'EXPRESS OUT_OF_RANGE', 'TOMORROW OUT_OF_RANGE'],
  },
  {
    id: 'meridian',
    answer: ['ROUTE from Анадырь 2026-12-15 18:01', 'EXPRESS OUT_OF_STOCK', 'TOMORROW OUT_OF_RANGE'],
  },
];

describe('the demo network compiles', () => {
  it('without a doubt about any record', () => {
    expect(network.diagnostics).toEqual([]);
    expect(network.counts).toMatchObject({
      warehouses: data.warehouses.length,
      tariffs: data.tariffs.length,
      routes: data.routes.length,
    });
  });

  it("with the API page's slips, of which the Cyrillic key alone is doubted, and the same answers", async () => {
    const emulator = await served({});
    const routes: unknown[] = [];
    while (routes.length < data.routes.length) {
      const { json } = await post(emulator, '/delivery-routes', { limit: 100, offset: routes.length });
      routes.push(...z.object({ data: z.array(z.unknown()) }).parse(json).data);
    }
    const slipped = compileNetwork({ ...catalog, routes });
    expect(new Set(slipped.diagnostics.map(({ code }) => code))).toEqual(new Set(['KEY_SPELLING']));
    expect(slipped.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    for (const request of requests)
      expect(told(quote(slipped, request))).toEqual(told(quote(network, request)));
  });

  it('with the policy beside it, which rounds up to roubles and knows least prices', async () => {
    const policy: PartialPolicy = z.looseObject({}).parse(JSON.parse(await text('policy.json')));
    const [onRoute] = requests;
    if (onRoute === undefined) throw new Error('no request');
    const { options } = quote(compileNetwork(catalog, policy), onRoute);
    expect(options.map(({ type, price }) => `${type} ${price}`)).toEqual([
      'ROUTE 250',
      'TOMORROW 2713',
      'EXPRESS 3760',
    ]);
  });
});

describe('each request gives what its title says', () => {
  it('has a title each, and an id of its own', () => {
    expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
    for (const { title } of requests) expect(title).toMatch(/^[A-Z].{20,}/);
  });

  it.each(TOLD)('$id', ({ id, answer }) => {
    expect(told(quoteOf(id))).toEqual(answer);
  });

  it('and no request is left out of the list above', () => {
    expect(TOLD.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
  });

  it('choice: the shop of the town delivers a day before the truck, for more', () => {
    const { alternatives } = quoteOf('choice');
    expect(alternatives.map(offered)).toEqual(['ROUTE from Миасс 2026-12-02 09:14']);
  });

  it('restricted: the goods may be collected all the same', () => {
    expect(quoteOf('restricted').pickups).toHaveLength(5);
  });

  it('meridian: over 234 km of great circle, not round the globe', () => {
    const [pickup] = quoteOf('meridian').pickups;
    expect(pickup?.distanceKm).toMatch(/^23\d\./);
  });
});
