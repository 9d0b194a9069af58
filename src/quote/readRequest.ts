import { type LatLng, isOnGlobe } from '../geo/point.js';
import { type Load, loadOf, loadOfItems } from '../pricing/load.js';
import { parseInstant } from '../time/instant.js';
import { type Zone, findZone } from '../time/zone.js';
import { InvalidRequestError, type RequestIssue, type RequestItem, type WarehouseStock } from './request.js';

/** A request that passed every check, in the engine's units. */
export interface ValidRequest {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly placedAt: number;
  readonly location: LatLng;
  readonly cityId: string | null;
  /** null: that of the coordinates. */
  readonly zone: Zone | null;
  readonly load: Load;
  readonly items: readonly RequestItem[] | null;
  readonly stocks: readonly ProductHolding[] | null;
  readonly warehouseIds: readonly string[] | null;
  readonly alternatives: boolean;
}

export interface ProductHolding {
  readonly productId: string;
  readonly stock: readonly WarehouseStock[];
}

/**
 * Reads a request (DESIGN.md, "JSON in and out"). Written by hand, and so that paths and messages are made only
 * where something is wrong: it is part of every quote. Throws `InvalidRequestError` with every issue there is.
 */
export function readRequest(raw: unknown): ValidRequest {
  const issues: RequestIssue[] = [];
  if (!isObject(raw)) {
    throw new InvalidRequestError([{ path: '', message: `expected an object, got ${shown(raw)}` }]);
  }
  const id = readString(raw['id'], 'id', issues);
  const placedAt = readPlacedAt(raw['placedAt'], issues);
  const destination = raw['destination'];
  const target = isObject(destination) ? destination : NOTHING;
  const location = readLocation(target['location'], issues);
  const zone = readZone(target['timeZone'], issues);
  const items = readItems(raw['items'], issues);
  const load = readLoad(raw['load'], raw['items'], items, issues);
  const stocks = readStocks(raw['stocks'], issues);
  const warehouseIds = readWarehouseIds(raw['warehouseIds'], issues);
  const alternatives = readAlternatives(raw['alternatives'], issues);
  if (issues.length > 0) throw new InvalidRequestError(issues);
  const cityId = target['cityId'];
  return {
    id,
    placedAt,
    location,
    cityId: typeof cityId === 'string' ? cityId : null,
    zone,
    load,
    items,
    stocks,
    warehouseIds,
    alternatives,
  };
}

type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = {};
const NOWHERE: LatLng = { lat: 0, lng: 0 };
const NO_LOAD: Load = { weight: 0, volume: 0 };

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function readString(value: unknown, path: string, issues: RequestIssue[]): string {
  if (typeof value === 'string') return value;
  issues.push({ path, message: `expected a string, got ${shown(value)}` });
  return '';
}

function readPlacedAt(value: unknown, issues: RequestIssue[]): number {
  const instant = typeof value === 'string' ? parseInstant(value) : Number.NaN;
  if (Number.isNaN(instant)) {
    const message = `expected an ISO 8601 date-time with an offset or Z, such as 2025-01-21T10:00:00+05:00, got ${shown(value)}`;
    issues.push({ path: 'placedAt', message });
  }
  return instant;
}

function readLocation(value: unknown, issues: RequestIssue[]): LatLng {
  const path = 'destination.location';
  if (!isObject(value)) {
    issues.push({ path, message: `expected { lat, lng } in degrees, got ${shown(value)}` });
    return NOWHERE;
  }
  const { lat, lng } = value;
  if (!isFiniteNumber(lat))
    issues.push({ path: `${path}.lat`, message: `expected degrees, got ${shown(lat)}` });
  if (!isFiniteNumber(lng))
    issues.push({ path: `${path}.lng`, message: `expected degrees, got ${shown(lng)}` });
  if (!isFiniteNumber(lat) || !isFiniteNumber(lng)) return NOWHERE;
  const location = { lat, lng };
  if (isOnGlobe(location)) return location;
  const message =
    lat === 0 && lng === 0
      ? 'expected a real place, got exactly 0, 0'
      : `expected lat -90..90 and lng -180..180, got ${lat}, ${lng}`;
  issues.push({ path, message });
  return location;
}

function readZone(value: unknown, issues: RequestIssue[]): Zone | null {
  if (isMissing(value)) return null;
  const zone = typeof value === 'string' ? findZone(value) : undefined;
  if (zone !== undefined) return zone;
  const message = `expected a known IANA time zone such as Europe/Moscow, got ${shown(value)}`;
  issues.push({ path: 'destination.timeZone', message });
  return null;
}

function readItems(value: unknown, issues: RequestIssue[]): readonly RequestItem[] | null {
  if (isMissing(value)) return null;
  if (!Array.isArray(value)) {
    issues.push({ path: 'items', message: `expected a list, got ${shown(value)}` });
    return null;
  }
  const items: readonly unknown[] = value;
  if (items.length === 0)
    issues.push({ path: 'items', message: 'expected at least one item, got an empty list' });
  const before = issues.length;
  for (let i = 0; i < items.length; i++) checkItem(items[i], i, issues);
  return issues.length === before ? (items as readonly RequestItem[]) : null;
}

function checkItem(item: unknown, i: number, issues: RequestIssue[]): void {
  if (!isObject(item)) {
    issues.push({ path: `items.${i}`, message: `expected an object, got ${shown(item)}` });
    return;
  }
  const { productId, quantity, weightKg, volumeM3 } = item;
  if (!isMissing(productId) && typeof productId !== 'string') {
    issues.push({ path: `items.${i}.productId`, message: `expected a string, got ${shown(productId)}` });
  }
  if (!isFiniteNumber(quantity) || quantity <= 0) {
    issues.push({
      path: `items.${i}.quantity`,
      message: `expected a number above 0, got ${shown(quantity)}`,
    });
  }
  if (!isAmount(weightKg)) issues.push(amountIssue(`items.${i}.weightKg`, weightKg));
  if (!isAmount(volumeM3)) issues.push(amountIssue(`items.${i}.volumeM3`, volumeM3));
}

function readLoad(
  value: unknown,
  rawItems: unknown,
  items: readonly RequestItem[] | null,
  issues: RequestIssue[],
): Load {
  if (isMissing(value)) {
    if (items !== null) return loadOfItems(items);
    // Items that are given but wrong have issues of their own.
    if (isMissing(rawItems))
      issues.push({ path: 'load', message: 'expected either load or items, got neither' });
    return NO_LOAD;
  }
  if (!isMissing(rawItems)) issues.push({ path: 'load', message: 'expected either load or items, got both' });
  if (!isObject(value)) {
    issues.push({ path: 'load', message: `expected { weightKg, volumeM3 }, got ${shown(value)}` });
    return NO_LOAD;
  }
  const { weightKg, volumeM3 } = value;
  if (isAmount(weightKg) && isAmount(volumeM3)) return loadOf(weightKg, volumeM3);
  if (!isAmount(weightKg)) issues.push(amountIssue('load.weightKg', weightKg));
  if (!isAmount(volumeM3)) issues.push(amountIssue('load.volumeM3', volumeM3));
  return NO_LOAD;
}

function readStocks(value: unknown, issues: RequestIssue[]): readonly ProductHolding[] | null {
  if (isMissing(value)) return null;
  if (!Array.isArray(value)) {
    issues.push({ path: 'stocks', message: `expected a list of { productId, stock }, got ${shown(value)}` });
    return null;
  }
  const products: readonly unknown[] = value;
  const holdings: ProductHolding[] = [];
  for (let i = 0; i < products.length; i++) holdings.push(readHolding(products[i], i, issues));
  return holdings;
}

function readHolding(product: unknown, i: number, issues: RequestIssue[]): ProductHolding {
  if (!isObject(product)) {
    issues.push({ path: `stocks.${i}`, message: `expected { productId, stock }, got ${shown(product)}` });
    return { productId: '', stock: [] };
  }
  const { productId: id } = product;
  const productId = typeof id === 'string' ? id : readString(id, `stocks.${i}.productId`, issues);
  // The API's model says `stock`, its example `stocks`.
  const key = isMissing(product['stock']) && !isMissing(product['stocks']) ? 'stocks' : 'stock';
  const list = product[key];
  if (isMissing(list)) return { productId, stock: [] };
  if (!Array.isArray(list)) {
    issues.push({
      path: `stocks.${i}.${key}`,
      message: `expected a list of { warehouseId, quantity }, got ${shown(list)}`,
    });
    return { productId, stock: [] };
  }
  const rows: readonly unknown[] = list;
  if (rows.every(isStockRow)) return { productId, stock: rows };
  rows.forEach((row, nth) => {
    if (!isStockRow(row)) noteStockRow(row, `stocks.${i}.${key}.${nth}`, issues);
  });
  return { productId, stock: [] };
}

function isStockRow(row: unknown): row is WarehouseStock {
  return isObject(row) && typeof row['warehouseId'] === 'string' && isFiniteNumber(row['quantity']);
}

/** What is wrong with a row that is none. */
function noteStockRow(row: unknown, path: string, issues: RequestIssue[]): void {
  if (!isObject(row)) {
    issues.push({ path, message: `expected { warehouseId, quantity }, got ${shown(row)}` });
    return;
  }
  readString(row['warehouseId'], `${path}.warehouseId`, issues);
  const { quantity } = row;
  if (!isFiniteNumber(quantity))
    issues.push({ path: `${path}.quantity`, message: `expected a number, got ${shown(quantity)}` });
}

function readWarehouseIds(value: unknown, issues: RequestIssue[]): readonly string[] | null {
  if (isMissing(value)) return null;
  if (!Array.isArray(value)) {
    issues.push({ path: 'warehouseIds', message: `expected a list of ids, got ${shown(value)}` });
    return null;
  }
  const ids: readonly unknown[] = value;
  if (ids.every(isString)) return ids;
  return ids.map((id, i) => readString(id, `warehouseIds.${i}`, issues));
}

function readAlternatives(value: unknown, issues: RequestIssue[]): boolean {
  if (typeof value === 'boolean') return value;
  if (!isMissing(value))
    issues.push({ path: 'alternatives', message: `expected true or false, got ${shown(value)}` });
  return false;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity;
}

function amountIssue(path: string, value: unknown): RequestIssue {
  return { path, message: `expected a number of at least 0, got ${shown(value)}` };
}

/** A value as a message shows it: short, whatever it is. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
