import fc from 'fast-check';

/** A request with some flaws, and the path of the issue that each flaw must lead to, in order. */
export interface InvalidRequest {
  readonly request: unknown;
  readonly paths: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** One way in which a part of a request is wrong: the fields it puts in place, and the issues' paths. */
interface Flaw {
  readonly fields: Fields;
  readonly paths: readonly string[];
}

const flaw = (fields: Fields, ...paths: string[]): Flaw => ({ fields, paths });

const NO_STRING = [undefined, null, 5, true, {}, ['r']];
const NO_AMOUNT = [undefined, null, -1, -1e-9, Number.NaN, Infinity, '5', true, [1]];
const NO_NUMBER = [undefined, null, Number.NaN, -Infinity, '5', {}];
const NO_LIST = [5, 'w0', {}, true];

const ids: readonly Flaw[] = NO_STRING.map((id) => flaw({ id }, 'id'));

const placedAts: readonly Flaw[] = [
  ...NO_STRING,
  '',
  '2025-01-21',
  '2025-01-21T10:00:00',
  '2025-01-21 10:00:00Z',
  '2025-02-29T10:00:00Z',
  '2025-13-01T10:00:00Z',
  '2025-01-21T25:00:00Z',
  '2025-01-21T24:00:01Z',
  '2025-01-21T10:60:00Z',
  '2025-01-21T10:00:00+24:00',
  '2025-01-21T10:00:00+05:60',
  '2025-01-21T10:00:00.Z',
  '2025-01-21T10:00:00Z ',
  'Tue, 21 Jan 2025 10:00:00 GMT',
  '1737435600000',
].map((placedAt) => flaw({ placedAt }, 'placedAt'));

const LOCATION = 'destination.location';

function destined(location: unknown, timeZone: unknown = null): Fields {
  return { destination: { location, timeZone } };
}

const HERE = { lat: 56.84, lng: 60.61 };

const destinations: readonly Flaw[] = [
  ...[undefined, null, 5, 'Yekaterinburg', []].map((destination) => flaw({ destination }, LOCATION)),
  flaw({ destination: {} }, LOCATION),
  ...[null, 'here', [56.84, 60.61]].map((location) => flaw(destined(location), LOCATION)),
  flaw(destined({}), `${LOCATION}.lat`, `${LOCATION}.lng`),
  ...NO_NUMBER.flatMap((figure) => [
    flaw(destined({ lat: figure, lng: 60.61 }), `${LOCATION}.lat`),
    flaw(destined({ lat: 56.84, lng: figure }), `${LOCATION}.lng`),
  ]),
  ...[
    { lat: 0, lng: 0 },
    { lat: -0, lng: 0 },
    { lat: 90.0000001, lng: 0 },
    { lat: -91, lng: 60 },
    { lat: 56, lng: 180.0001 },
    { lat: 56, lng: -360 },
    { lat: 1e308, lng: 1e308 },
  ].map((location) => flaw(destined(location), LOCATION)),
  ...['', 'Mars/Olympus', 'Europe/Moskva', 5, {}, '__proto__'].map((timeZone) =>
    flaw(destined(HERE, timeZone), 'destination.timeZone'),
  ),
  flaw(destined(null, 5), LOCATION, 'destination.timeZone'),
];

const item = { productId: 'p', quantity: 1, weightKg: 1, volumeM3: 0.1 };
const both = { load: { weightKg: 1, volumeM3: 1 } };

const loads: readonly Flaw[] = [
  flaw({ load: null, items: null }, 'load'),
  flaw({ load: undefined, items: undefined }, 'load'),
  flaw({ ...both, items: [item] }, 'load'),
  ...[5, 'heavy', true, []].map((load) => flaw({ load, items: null }, 'load')),
  flaw({ load: {}, items: null }, 'load.weightKg', 'load.volumeM3'),
  ...NO_AMOUNT.flatMap((figure) => [
    flaw({ load: { weightKg: figure, volumeM3: 1 } }, 'load.weightKg'),
    flaw({ load: { weightKg: 1, volumeM3: figure } }, 'load.volumeM3'),
    flaw({ load: null, items: [item, { ...item, weightKg: figure }] }, 'items.1.weightKg'),
    flaw({ load: null, items: [{ ...item, volumeM3: figure }] }, 'items.0.volumeM3'),
    flaw({ load: null, items: [{ ...item, quantity: figure }] }, 'items.0.quantity'),
  ]),
  flaw({ load: null, items: [] }, 'items'),
  ...NO_LIST.map((items) => flaw({ load: null, items }, 'items')),
  ...[null, undefined, 5, 'p', []].map((line) => flaw({ load: null, items: [item, line] }, 'items.1')),
  flaw({ load: null, items: [{ ...item, quantity: 0 }] }, 'items.0.quantity'),
  ...[5, true, {}, ['p']].map((productId) =>
    flaw({ load: null, items: [{ ...item, productId }] }, 'items.0.productId'),
  ),
  flaw({ load: null, items: [{}] }, 'items.0.quantity', 'items.0.weightKg', 'items.0.volumeM3'),
];

const held = { productId: 'p', stock: [{ warehouseId: 'w0', quantity: 1 }] };

const stocks: readonly Flaw[] = [
  ...NO_LIST.map((list) => flaw({ stocks: list }, 'stocks')),
  ...[null, 5, 'p', []].map((product) => flaw({ stocks: [held, product] }, 'stocks.1')),
  ...NO_STRING.map((productId) => flaw({ stocks: [{ ...held, productId }] }, 'stocks.0.productId')),
  ...NO_LIST.flatMap((list) => [
    flaw({ stocks: [{ productId: 'p', stock: list }] }, 'stocks.0.stock'),
    flaw({ stocks: [{ productId: 'p', stocks: list }] }, 'stocks.0.stocks'),
  ]),
  ...[null, 5, 'w0', []].map((row) => flaw({ stocks: [{ ...held, stock: [row] }] }, 'stocks.0.stock.0')),
  ...NO_STRING.map((warehouseId) =>
    flaw({ stocks: [{ ...held, stock: [{ warehouseId, quantity: 1 }] }] }, 'stocks.0.stock.0.warehouseId'),
  ),
  ...NO_NUMBER.map((quantity) =>
    flaw(
      { stocks: [{ productId: 'p', stocks: [{ warehouseId: 'w0', quantity }] }] },
      'stocks.0.stocks.0.quantity',
    ),
  ),
];

const warehouseIds: readonly Flaw[] = [
  ...NO_LIST.map((list) => flaw({ warehouseIds: list }, 'warehouseIds')),
  ...NO_STRING.map((id) => flaw({ warehouseIds: ['w0', id] }, 'warehouseIds.1')),
];

const alternatives: readonly Flaw[] = [0, 1, 'true', '', [], {}].map((value) =>
  flaw({ alternatives: value }, 'alternatives'),
);

const FLAWS: readonly (readonly Flaw[])[] = [
  ids,
  placedAts,
  destinations,
  loads,
  stocks,
  warehouseIds,
  alternatives,
];

const VALID: Fields = {
  id: 'r',
  placedAt: '2025-01-21T10:00:00+05:00',
  destination: { location: HERE },
  load: { weightKg: 1, volumeM3: 0.1 },
};

function invalidRequest(flaws: readonly Flaw[]): InvalidRequest {
  return {
    request: Object.assign({ ...VALID }, ...flaws.map(({ fields }) => fields)) as unknown,
    paths: flaws.flatMap(({ paths }) => paths),
  };
}

/** Every single flaw alone. */
export const SINGLE_FLAWS: readonly InvalidRequest[] = FLAWS.flat().map((each) => invalidRequest([each]));

/** Requests in which one to four parts are wrong, each in one of all the ways the contract names. */
export const invalidRequestArbitrary: fc.Arbitrary<InvalidRequest> = fc
  .subarray([...FLAWS], { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.tuple(...parts.map((flaws) => fc.constantFrom(...flaws))))
  .map(invalidRequest);
