import { describe, expect, it } from 'vitest';
import { InvalidRequestError, type RequestIssue } from '../../src/quote/request.js';
import { readRequest } from '../../src/quote/readRequest.js';

const good = {
  id: 'r1',
  placedAt: '2025-01-21T10:00:00+05:00',
  destination: { location: { lat: 56.84, lng: 60.61 } },
  load: { weightKg: 120, volumeM3: 0.8 },
};

function issuesOf(request: unknown): readonly RequestIssue[] {
  try {
    readRequest(request);
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.issues;
    throw error;
  }
  return [];
}

const to = (destination: object) => ({ ...good, destination: { ...good.destination, ...destination } });
const withItems = (...items: readonly unknown[]) => ({ ...good, load: null, items });
const item = (over: object = {}) => ({ productId: 'p', quantity: 2, weightKg: 0.1, volumeM3: 0.01, ...over });
const withStocks = (...stocks: readonly unknown[]) => ({ ...good, stocks });

describe('a request', () => {
  it('is read into the engine’s units', () => {
    expect(readRequest(good)).toEqual({
      id: 'r1',
      placedAt: Date.UTC(2025, 0, 21, 5),
      location: { lat: 56.84, lng: 60.61 },
      cityId: null,
      zone: null,
      load: { weight: 120, volume: 0.8 },
      items: null,
      stocks: null,
      warehouseIds: null,
      alternatives: false,
    });
  });

  it('may give everything', () => {
    const valid = readRequest({
      ...to({ cityId: 'c1', kladrCode: '6600000100000', timeZone: 'Europe/Moscow' }),
      load: undefined,
      items: [item(), item({ productId: null, quantity: 0.5, weightKg: 0, volumeM3: 0 })],
      stocks: [{ productId: 'p', stock: [{ warehouseId: 'w1', quantity: 2 }] }],
      warehouseIds: ['w1', 'w2'],
      alternatives: true,
      unknown: { field: 'ignored' },
    });
    expect(valid).toMatchObject({
      cityId: 'c1',
      zone: { name: 'Europe/Moscow' },
      load: { weight: 0.2, volume: 0.02 },
      items: [{ productId: 'p', quantity: 2 }, { productId: null }],
      stocks: [{ productId: 'p', stock: [{ warehouseId: 'w1', quantity: 2 }] }],
      warehouseIds: ['w1', 'w2'],
      alternatives: true,
    });
  });

  it.each([null, undefined])('may leave out what is not needed: %o', (nothing) => {
    const valid = readRequest({
      ...to({ cityId: nothing, kladrCode: nothing, timeZone: nothing }),
      items: nothing,
      stocks: nothing,
      warehouseIds: nothing,
      alternatives: nothing,
    });
    expect(valid).toEqual(readRequest(good));
  });

  it('may name a city in another form: it is no known one', () => {
    expect(readRequest(to({ cityId: 7 })).cityId).toBeNull();
  });

  it('may be at an edge of the globe, and weigh nothing', () => {
    for (const location of [
      { lat: 90, lng: 180 },
      { lat: -90, lng: -180 },
      { lat: 0, lng: 1e-9 },
      { lat: 1e-9, lng: 0 },
    ]) {
      expect(issuesOf({ ...to({ location }), load: { weightKg: 0, volumeM3: 0 } })).toEqual([]);
    }
  });
});

describe('a request is invalid', () => {
  it.each<[string, unknown, string, string]>([
    ['id missing', { ...good, id: undefined }, 'id', 'expected a string, got nothing'],
    ['id no string', { ...good, id: 1 }, 'id', 'expected a string, got 1'],
    ['placedAt missing', { ...good, placedAt: undefined }, 'placedAt', 'got nothing'],
    [
      'placedAt without offset',
      { ...good, placedAt: '2025-01-21T10:00:00' },
      'placedAt',
      'with an offset or Z, such as 2025-01-21T10:00:00+05:00, got "2025-01-21T10:00:00"',
    ],
    ['placedAt a number', { ...good, placedAt: 1_737_435_600_000 }, 'placedAt', 'got 1737435600000'],
    [
      'no destination',
      { ...good, destination: undefined },
      'destination.location',
      'expected { lat, lng } in degrees, got nothing',
    ],
    ['destination a list', { ...good, destination: [] }, 'destination.location', 'got nothing'],
    ['no location', to({ location: null }), 'destination.location', 'got null'],
    ['location a list', to({ location: [56, 60] }), 'destination.location', 'got a list'],
    [
      'lat missing',
      to({ location: { lng: 60 } }),
      'destination.location.lat',
      'expected degrees, got nothing',
    ],
    [
      'lng text',
      to({ location: { lat: 56, lng: '60' } }),
      'destination.location.lng',
      'expected degrees, got "60"',
    ],
    [
      'lat infinite',
      to({ location: { lat: Infinity, lng: 60 } }),
      'destination.location.lat',
      'got Infinity',
    ],
    [
      'lat too great',
      to({ location: { lat: 90.1, lng: 60 } }),
      'destination.location',
      'expected lat -90..90 and lng -180..180, got 90.1, 60',
    ],
    ['lat too small', to({ location: { lat: -90.1, lng: 60 } }), 'destination.location', 'got -90.1, 60'],
    ['lng too great', to({ location: { lat: 56, lng: 180.1 } }), 'destination.location', 'got 56, 180.1'],
    ['lng too small', to({ location: { lat: 56, lng: -180.1 } }), 'destination.location', 'got 56, -180.1'],
    [
      'exactly 0, 0',
      to({ location: { lat: 0, lng: 0 } }),
      'destination.location',
      'expected a real place, got exactly 0, 0',
    ],
    [
      'unknown zone',
      to({ timeZone: 'Mars/Phobos' }),
      'destination.timeZone',
      'expected a known IANA time zone such as Europe/Moscow, got "Mars/Phobos"',
    ],
    ['zone no text', to({ timeZone: 5 }), 'destination.timeZone', 'got 5'],
    ['neither load nor items', { ...good, load: null }, 'load', 'expected either load or items, got neither'],
    ['both load and items', { ...good, items: [item()] }, 'load', 'expected either load or items, got both'],
    ['load no object', { ...good, load: 120 }, 'load', 'expected { weightKg, volumeM3 }, got 120'],
    [
      'weight missing',
      { ...good, load: { volumeM3: 1 } },
      'load.weightKg',
      'expected a number of at least 0, got nothing',
    ],
    ['weight negative', { ...good, load: { weightKg: -1, volumeM3: 1 } }, 'load.weightKg', 'got -1'],
    ['volume text', { ...good, load: { weightKg: 1, volumeM3: '1' } }, 'load.volumeM3', 'got "1"'],
    [
      'volume infinite',
      { ...good, load: { weightKg: 1, volumeM3: Infinity } },
      'load.volumeM3',
      'got Infinity',
    ],
    [
      'weight not a number',
      { ...good, load: { weightKg: Number.NaN, volumeM3: 1 } },
      'load.weightKg',
      'got NaN',
    ],
    ['items no list', { ...good, load: null, items: {} }, 'items', 'expected a list, got an object'],
    ['items empty', withItems(), 'items', 'expected at least one item, got an empty list'],
    ['an item that is none', withItems(item(), 'p'), 'items.1', 'expected an object, got "p"'],
    [
      'a product that is no string',
      withItems(item({ productId: 7 })),
      'items.0.productId',
      'expected a string, got 7',
    ],
    [
      'a quantity of 0',
      withItems(item({ quantity: 0 })),
      'items.0.quantity',
      'expected a number above 0, got 0',
    ],
    ['a negative quantity', withItems(item(), item({ quantity: -1 })), 'items.1.quantity', 'got -1'],
    ['an infinite quantity', withItems(item({ quantity: Infinity })), 'items.0.quantity', 'got Infinity'],
    ['no quantity', withItems(item({ quantity: undefined })), 'items.0.quantity', 'got nothing'],
    [
      'an item’s weight',
      withItems(item({ weightKg: -0.1 })),
      'items.0.weightKg',
      'expected a number of at least 0, got -0.1',
    ],
    ['an item’s volume', withItems(item({ volumeM3: null })), 'items.0.volumeM3', 'got null'],
    [
      'stocks no list',
      { ...good, stocks: {} },
      'stocks',
      'expected a list of { productId, stock }, got an object',
    ],
    ['a stock that is none', withStocks(null), 'stocks.0', 'expected { productId, stock }, got null'],
    [
      'a stock without product',
      withStocks({ stock: [] }),
      'stocks.0.productId',
      'expected a string, got nothing',
    ],
    [
      'stock rows no list',
      withStocks({ productId: 'p', stock: 5 }),
      'stocks.0.stock',
      'expected a list of { warehouseId, quantity }, got 5',
    ],
    ['stocks rows no list', withStocks({ productId: 'p', stocks: 5 }), 'stocks.0.stocks', 'got 5'],
    [
      'a stock row that is none',
      withStocks({ productId: 'p', stock: [1] }),
      'stocks.0.stock.0',
      'expected { warehouseId, quantity }, got 1',
    ],
    [
      'a stock row without warehouse',
      withStocks({ productId: 'p', stocks: [{ quantity: 1 }] }),
      'stocks.0.stocks.0.warehouseId',
      'expected a string, got nothing',
    ],
    [
      'a stock row without quantity',
      withStocks({ productId: 'p', stock: [{ warehouseId: 'w1' }] }),
      'stocks.0.stock.0.quantity',
      'expected a number, got nothing',
    ],
    [
      'warehouseIds no list',
      { ...good, warehouseIds: 'w1' },
      'warehouseIds',
      'expected a list of ids, got "w1"',
    ],
    [
      'a warehouse id no string',
      { ...good, warehouseIds: ['w1', 2] },
      'warehouseIds.1',
      'expected a string, got 2',
    ],
    [
      'alternatives no flag',
      { ...good, alternatives: 'yes' },
      'alternatives',
      'expected true or false, got "yes"',
    ],
    ['no object', [], '', 'expected an object, got an empty list'],
    ['null', null, '', 'expected an object, got null'],
    ['text', 'r1', '', 'expected an object, got "r1"'],
  ])('%s', (_, request, path, message) => {
    const issues = issuesOf(request);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]!.message).toContain(message);
  });

  it('with every issue told at once', () => {
    const request = {
      id: null,
      placedAt: 'now',
      destination: { location: { lat: null, lng: null }, timeZone: 'x' },
      items: [{}],
      stocks: [[]],
      warehouseIds: [null],
      alternatives: 1,
    };
    expect(issuesOf(request).map(({ path }) => path)).toEqual([
      'id',
      'placedAt',
      'destination.location.lat',
      'destination.location.lng',
      'destination.timeZone',
      'items.0.quantity',
      'items.0.weightKg',
      'items.0.volumeM3',
      'stocks.0',
      'warehouseIds.0',
      'alternatives',
    ]);
    expect(issuesOf({ ...good, load: {} }).map(({ path }) => path)).toEqual([
      'load.weightKg',
      'load.volumeM3',
    ]);
  });

  it('with a long value shown short', () => {
    const [issue] = issuesOf({ ...good, placedAt: 'x'.repeat(1000) });
    expect(issue!.message).toMatch(/got "x{58}…$/);
    expect(issuesOf({ ...good, placedAt: 'x'.repeat(58) })[0]!.message).toMatch(/got "x{58}"$/);
  });
});

describe('stocks', () => {
  const stocks = (...list: readonly unknown[]) => readRequest(withStocks(...list)).stocks;
  const rows = [{ warehouseId: 'w1', quantity: -3.5 }];

  it('arrive as `stock` or as `stocks`; `stock` counts where both stand', () => {
    expect(stocks({ productId: 'p', stock: rows })).toEqual([{ productId: 'p', stock: rows }]);
    expect(stocks({ productId: 'p', stocks: rows })).toEqual([{ productId: 'p', stock: rows }]);
    expect(stocks({ productId: 'p', stock: null, stocks: rows })).toEqual([{ productId: 'p', stock: rows }]);
    expect(stocks({ productId: 'p', stock: rows, stocks: [] })).toEqual([{ productId: 'p', stock: rows }]);
  });

  it('of a product may be none at all', () => {
    expect(stocks({ productId: 'p' })).toEqual([{ productId: 'p', stock: [] }]);
    expect(stocks()).toEqual([]);
  });
});
