import { makeAddresses } from './addresses.js';
import { makeCities } from './cities.js';
import { readPlaces } from './places.js';
import { makeRequests } from './requests.js';
import { makeRoutes } from './routes.js';
import { DEMO_SEED } from './seed.js';
import { makeProducts, makeStock, readProducts } from './stock.js';
import { makeTariffs } from './tariffs.js';
import { vehicles } from './vehicles.js';
import { makeWarehouses } from './warehouses.js';

/** The tables of this folder, as text. */
export interface DemoTables {
  readonly places: string;
  readonly warehouses: string;
  readonly routes: string;
  readonly products: string;
}

/** Makes the demo network: file name to text, the same for the same tables and seed. */
export const makeDemo = (tables: DemoTables, seed = DEMO_SEED): Readonly<Record<string, string>> => {
  const places = readPlaces(tables.places);
  const fleet = vehicles(seed);
  const warehouses = makeWarehouses(seed, places, tables.warehouses);
  const products = readProducts(seed, tables.products);
  const stock = makeStock(seed, products, warehouses);
  const warehouseIdAt = (place: string): string => {
    const warehouse = warehouses.find((one) => one.place === place);
    if (warehouse === undefined) throw new Error(`no warehouse at ${place}`);
    return warehouse.id;
  };
  return {
    'cities.json': records(makeCities(seed, places)),
    'warehouses.json': records(warehouses.map(({ record }) => record)),
    'tariffs.json': records(makeTariffs(fleet)),
    'routes.json': records(makeRoutes(seed, places, warehouses, fleet, tables.routes)),
    'stock.json': records(stock),
    'products.json': records(makeProducts(products)),
    'addresses.json': records(makeAddresses(places)),
    'vehicles.json': records(fleet),
    'requests.ndjson': makeRequests(seed, places, products, stock, warehouseIdAt)
      .map((request) => `${JSON.stringify(request)}\n`)
      .join(''),
  };
};

/** One record a line, so that a change shows as one line. */
const records = (list: readonly object[]): string =>
  `[\n${list.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
