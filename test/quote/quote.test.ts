import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/network/network.js';
import { quote } from '../../src/quote/quote.js';
import { InvalidRequestError, type QuoteRequest } from '../../src/quote/request.js';
import { smallTown } from '../support/smallTown.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { ask, requestOf, route, tariffs, townOf, warehouse } from './town.js';

const town = {
  warehouses: [warehouse('w1', 0), warehouse('w2', 16)],
  tariffs: [
    ...tariffs('EXPRESS van 30km@40'),
    ...tariffs('EXPRESS truck 30km@30'),
    ...tariffs('TOMORROW van 30km@40'),
    ...tariffs('ROUTE truck 30km@15'),
  ],
  routes: [route('r', '0@w1 4')],
};
const network = townOf(town);

describe('a quote', () => {
  it('names the request and the network', () => {
    expect(ask(network, { over: { id: 'мой заказ' } })).toMatchObject({
      id: 'мой заказ',
      network: network.version,
    });
  });

  it('lists options by price, then arrival; what is not offered by type', () => {
    const types = (km: number) => ask(network, { km }).options.map(({ type, price }) => `${type} ${price}`);
    // 10 km north: w2 is 6 km away, and the route ends 6 km before.
    expect(types(10)).toEqual(['ROUTE 90.00', 'EXPRESS 180.00', 'TOMORROW 240.00']);
    expect(types(0)).toEqual(['EXPRESS 0.00', 'ROUTE 0.00', 'TOMORROW 0.00']);
    expect(ask(network, { km: 300 }).unavailable.map(({ type }) => type)).toEqual([
      'ROUTE',
      'EXPRESS',
      'TOMORROW',
    ]);
    expect(ask(townOf({ ...town, routes: [] }), { km: 10 }).unavailable).toEqual([
      { type: 'ROUTE', reason: 'NO_ROUTE' },
    ]);
  });

  it('has alternatives only where they are asked for: those that none of their type beats', () => {
    expect(ask(network).alternatives).toEqual([]);
    // The night truck of w1 is as dear as the day's, and later: it is beaten. By van it is dearer, not sooner.
    const late = townOf({
      ...town,
      warehouses: [
        warehouse('w1', 0),
        warehouse('w2', 11, { schedule: [{ dayOfWeek: 2, begin: '15:00', end: '20:00' }] }),
      ],
    });
    const { options, alternatives } = ask(late, { over: { alternatives: true } });
    const brief = (list: typeof options) =>
      list.map(({ type, price, arrivesAt }) => `${type} ${price} ${arrivesAt.slice(11, 16)}`);
    // From w2 1 km for 30.00, ready at 16:00; from w1 10 km for 300.00, at 11:12.
    expect(brief(options)).toEqual(['EXPRESS 30.00 16:02', 'ROUTE 90.00 18:06', 'TOMORROW 400.00 08:12']);
    expect(brief(alternatives)).toEqual(['EXPRESS 300.00 11:12']);
  });

  it('lists alternatives of all types together, by price', () => {
    // A truck and a van for each type: the slower is the cheaper.
    const slow = townOf({
      ...town,
      warehouses: [
        warehouse('w1', 0),
        warehouse('w2', 9.5, {
          schedule: [1, 2, 3].map((dayOfWeek) => ({ dayOfWeek, begin: '15:00', end: '20:00' })),
        }),
      ],
      tariffs: [...tariffs('EXPRESS van 30km@30'), ...tariffs('TOMORROW van 30km@20')],
    });
    const { options, alternatives } = ask(slow, { over: { alternatives: true } });
    const prices = (list: typeof options) => list.map(({ type, price }) => `${type} ${price}`);
    expect(prices(options)).toEqual(['TOMORROW 10.00', 'EXPRESS 15.00']);
    expect(prices(alternatives)).toEqual(['TOMORROW 200.00', 'EXPRESS 300.00']);
  });

  it('has no alternatives left from an order before it where nothing may be delivered', () => {
    const closed = townOf({
      ...town,
      cities: [{ id: 'c1', name: 'Тагил', isSanction: true }],
      warehouses: [
        warehouse('w1', 0),
        warehouse('w2', 11, { schedule: [{ dayOfWeek: 2, begin: '15:00', end: '20:00' }] }),
      ],
    });
    const over = { alternatives: true };
    expect(ask(closed, { over }).alternatives).not.toEqual([]);
    const { destination } = requestOf();
    const restricted = ask(closed, { over: { ...over, destination: { ...destination, cityId: 'c1' } } });
    expect(restricted).toMatchObject({ options: [], alternatives: [] });
    expect(restricted.unavailable.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'DESTINATION_RESTRICTED'),
    );
    expect(restricted.pickups).toHaveLength(2);
  });

  it('is plain data that survives JSON unchanged', () => {
    const answer = ask(network, { over: { alternatives: true } });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    const { options, unavailable } = ask(network, { km: 300 });
    expect(JSON.parse(JSON.stringify({ options, unavailable }))).toEqual({ options, unavailable });
  });

  it('is the same when asked again, and after other requests and faults', () => {
    const asked = { km: 7, over: { alternatives: true } };
    const first = ask(network, asked);
    ask(network, { km: 300 });
    expect(() => ask(network, { over: { id: 1 as unknown as string } })).toThrow(InvalidRequestError);
    ask(network, { km: 1, over: { warehouseIds: [] } });
    expect(ask(network, asked)).toEqual(first);
  });

  it('of one network is none of another’s business', () => {
    const other = townOf(town, { price: { minimum: { EXPRESS: '999' } } });
    const before = ask(network);
    expect(ask(other).options.find(({ type }) => type === 'EXPRESS')!.price).toBe('999.00');
    expect(ask(network)).toEqual(before);
  });

  it('is not disturbed by one that a field of its request asks for', () => {
    const plain = requestOf({ km: 3 });
    const product = { productId: 'p', quantity: 1, weightKg: 5, volumeM3: 0.1 };
    const stock = [{ warehouseId: 'w2', quantity: 4 }];
    const asked = (row: object) => ({
      ...plain,
      items: [product],
      load: null,
      stocks: [{ productId: 'p', stock: [row] }],
    });
    let inner = 0;
    const asking = {
      ...stock[0],
      get warehouseId() {
        inner++;
        ask(network, { km: 12, over: { alternatives: true } });
        return 'w2';
      },
    };
    expect(quote(network, asked(asking) as QuoteRequest)).toEqual(
      quote(network, asked(stock[0]!) as QuoteRequest),
    );
    expect(inner).toBeGreaterThan(0);
  });

  it('changes neither the request nor the network', () => {
    const request = requestOf({ over: { alternatives: true, warehouseIds: ['w1'] } });
    const text = JSON.stringify(request);
    quote(network, Object.freeze(request));
    expect(JSON.stringify(request)).toBe(text);
  });
});

describe('quote throws', () => {
  it('for an invalid request, with every issue', () => {
    expect(() => quote(network, {} as QuoteRequest)).toThrow(InvalidRequestError);
  });

  it('for a network that compileNetwork did not make', () => {
    const copy = JSON.parse(JSON.stringify(network)) as Network;
    expect(() => quote(copy, requestOf())).toThrow(TypeError);
  });
});

it('an empty network offers nothing and says so', () => {
  const answer = ask(compileNetwork({}));
  expect(answer).toMatchObject({
    options: [],
    alternatives: [],
    pickups: [],
    unavailable: [
      { type: 'ROUTE', reason: 'NO_ROUTE' },
      { type: 'EXPRESS', reason: 'NO_WAREHOUSE' },
      { type: 'TOMORROW', reason: 'NO_WAREHOUSE' },
    ],
  });
});

it('a catalog in the API’s own shapes is quoted', () => {
  const answer = quote(compileNetwork(smallTown), requestOf({ km: 93 }));
  expect(answer.options.map(({ type }) => type).toSorted()).toEqual(['EXPRESS', 'ROUTE', 'TOMORROW']);
});
