/** The API page's own slips, each of which the emulator can make or not. */
export interface Slips {
  /**
   * `loadСapacity` with a Cyrillic С inside a route's transport type, as in the example of
   * `POST /delivery-routes`. Default true.
   */
  readonly cyrillicLoadCapacity: boolean;
  /** `stocks` for `stock`, as in the example of `POST /products/warehouses`. Default true. */
  readonly stocksKey: boolean;
  /**
   * `data` as the record itself when a page holds exactly one, as in the example of
   * `POST /products/{id}/related`. Default true.
   */
  readonly singleRecordAsObject: boolean;
  /**
   * `offset` counts pages from 1 instead of records from 0 in the echo, as the examples may be read
   * (`"limit": 50, "offset": 1`). Default false: the examples do not show the request they answer.
   */
  readonly offsetCountsPages: boolean;
}

export const DEFAULT_SLIPS: Slips = {
  cyrillicLoadCapacity: true,
  stocksKey: true,
  singleRecordAsObject: true,
  offsetCountsPages: false,
};

/** The slips of a correct API: what a later 1C may answer. */
export const NO_SLIPS: Slips = {
  cyrillicLoadCapacity: false,
  stocksKey: false,
  singleRecordAsObject: false,
  offsetCountsPages: false,
};

const CYRILLIC_LOAD_CAPACITY = 'load\u0421apacity';

/** A route record with the key of the API page's example; anything else unchanged. */
export function withCyrillicLoadCapacity(route: unknown): unknown {
  if (!isObject(route) || !isObject(route['transportType'])) return route;
  return { ...route, transportType: renamed(route['transportType'], 'loadCapacity', CYRILLIC_LOAD_CAPACITY) };
}

/** A stock record with the key of the API page's example; anything else unchanged. */
export function withStocksKey(record: unknown): unknown {
  return isObject(record) ? renamed(record, 'stock', 'stocks') : record;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamed(record: Readonly<Record<string, unknown>>, from: string, to: string): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}
