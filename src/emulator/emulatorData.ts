import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/**
 * What the emulator serves. Records are in the API's own shapes (API page "ОВКТерм интеграция с 1С":
 * City, Warehouse, DeliveryTariff, DeliveryRoute, ProductWarehouse by product) and are sent as they are,
 * broken ones too: it is the reader's business to notice.
 */
export interface EmulatorData {
  readonly cities: readonly unknown[];
  readonly warehouses: readonly unknown[];
  readonly tariffs: readonly unknown[];
  readonly routes: readonly unknown[];
  readonly stock: readonly ProductStockRecord[];
  readonly addresses: readonly AddressRule[];
}

/** How many of one product each warehouse holds; a product without a record is unknown to 1C. */
export interface ProductStockRecord {
  readonly productId: string;
  readonly stock: readonly { readonly warehouseId: string; readonly quantity: number }[];
}

/** Whether orders may go to a place and to all that lies inside it, unless a closer rule says otherwise. */
export interface AddressRule {
  /** KLADR code of 13, 17 or 19 digits: region, district, city, settlement, street or building. */
  readonly kladrCode: string;
  readonly deliveryEnabled: boolean;
}

/** The files of a data folder; one that is not there is an empty list. */
export const EMULATOR_FILES: readonly string[] = [
  'cities.json',
  'warehouses.json',
  'tariffs.json',
  'routes.json',
  'stock.json',
  'addresses.json',
];

/** The demo network that ships with the package; found from `src/` and from `dist/` alike. */
export function demoFolder(): string {
  return fileURLToPath(new URL('../../demo', import.meta.url));
}

/**
 * Reads `cities.json`, `warehouses.json`, `tariffs.json`, `routes.json`, `stock.json` and
 * `addresses.json` of a folder, each a JSON list. A file that is not there is an empty list.
 * @throws {EmulatorDataError} when the folder is not there, or a file cannot be read, is not a JSON list, or
 * holds stock or addresses that could not be served.
 */
export async function readEmulatorData(folder: string): Promise<EmulatorData> {
  await access(folder).catch((error: unknown) => {
    throw new EmulatorDataError(`there is no folder ${folder}`, { cause: error });
  });
  const [cities, warehouses, tariffs, routes, stock, addresses] = await Promise.all([
    readList(folder, 'cities', z.unknown()),
    readList(folder, 'warehouses', z.unknown()),
    readList(folder, 'tariffs', z.unknown()),
    readList(folder, 'routes', z.unknown()),
    readList(folder, 'stock', productStockRecord),
    readList(folder, 'addresses', addressRule),
  ]);
  return { cities, warehouses, tariffs, routes, stock, addresses };
}

/** A data folder that cannot be served; the message names the file. */
export class EmulatorDataError extends Error {
  readonly code = 'EMULATOR_DATA';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmulatorDataError';
  }
}

const productStockRecord = z.looseObject({
  productId: z.string(),
  stock: z.array(z.looseObject({ warehouseId: z.string(), quantity: z.number() })),
});

const addressRule = z.looseObject({
  kladrCode: z.string().regex(/^(\d{13}|\d{17}|\d{19})$/),
  deliveryEnabled: z.boolean(),
});

async function readList<T>(folder: string, name: string, record: z.ZodType<T>): Promise<readonly T[]> {
  const file = join(folder, `${name}.json`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new EmulatorDataError(`${file} cannot be read`, { cause: error });
  }
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new EmulatorDataError(`${file} is not JSON`, { cause: error });
  }
  const checked = z.array(record).safeParse(list);
  if (!checked.success)
    throw new EmulatorDataError(`${file} cannot be served: ${z.prettifyError(checked.error)}`);
  return checked.data;
}
