import type { QuoteRequest } from '../../src/quote/request.js';
import { isAmount, isDate, isFiniteNumber, isList, isMissing, isObject, isText, member } from './json.js';
import type { JsonObject } from './json.js';
import { isOnGlobe } from './readLocation.js';
import { HOUR, isZone, MINUTE, SECOND } from './zones.js';

/** A request, or the paths of all that is wrong in it. */
export type RequestReading =
  | { readonly request: QuoteRequest; readonly wrong?: undefined }
  | { readonly request?: undefined; readonly wrong: readonly string[] };

export function readRequest(given: unknown): RequestReading {
  if (!isObject(given)) return { wrong: [''] };
  const wrong = [
    ...wrongUnless(isText(member(given, 'id')), 'id'),
    ...wrongUnless(instantOfText(member(given, 'placedAt')) !== undefined, 'placedAt'),
    ...wrongDestination(member(given, 'destination')),
    ...wrongLoad(given),
    ...wrongStocks(member(given, 'stocks')),
    ...wrongWarehouseIds(member(given, 'warehouseIds')),
    ...wrongUnless(
      isMissing(member(given, 'alternatives')) || typeof given['alternatives'] === 'boolean',
      'alternatives',
    ),
  ];
  return wrong.length > 0 ? { wrong } : { request: given as unknown as QuoteRequest };
}

function wrongUnless(right: boolean, path: string): readonly string[] {
  return right ? [] : [path];
}

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?([Zz]|([+-]\d\d)(?::?(\d\d))?)$/;

/** Milliseconds of an ISO 8601 date-time with an offset or Z; 24:00 is the next midnight. */
export function instantOfText(value: unknown): number | undefined {
  const parts = isText(value) ? DATE_TIME.exec(value) : null;
  if (parts === null) return undefined;
  const [, date, hours, minutes, seconds = '0', fraction = '', , offsetHours = '+00', offsetMinutes = '0'] =
    parts;
  const isOffset = Math.abs(Number(offsetHours)) < 24 && Number(offsetMinutes) < 60;
  if (!isDate(date) || Number(minutes) > 59 || Number(seconds) > 59 || !isOffset) return undefined;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const clock = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND + milliseconds;
  if (clock > 24 * HOUR) return undefined;
  const east = Math.abs(Number(offsetHours)) * HOUR + Number(offsetMinutes) * MINUTE;
  return Date.parse(`${date}T00:00:00Z`) + clock - (offsetHours.startsWith('-') ? -east : east);
}

function wrongDestination(destination: unknown): readonly string[] {
  if (!isObject(destination)) return ['destination.location'];
  const zone = member(destination, 'timeZone');
  return [
    ...wrongLocation(member(destination, 'location')),
    ...wrongUnless(isMissing(zone) || isZone(zone), 'destination.timeZone'),
  ];
}

function wrongLocation(location: unknown): readonly string[] {
  const path = 'destination.location';
  if (!isObject(location)) return [path];
  const [lat, lng] = [member(location, 'lat'), member(location, 'lng')];
  if (isFiniteNumber(lat) && isFiniteNumber(lng)) return wrongUnless(isOnGlobe({ lat, lng }), path);
  return [
    ...wrongUnless(isFiniteNumber(lat), `${path}.lat`),
    ...wrongUnless(isFiniteNumber(lng), `${path}.lng`),
  ];
}

function wrongLoad(request: JsonObject): readonly string[] {
  const load = member(request, 'load');
  const items = member(request, 'items');
  return [
    ...wrongUnless(isMissing(load) !== isMissing(items), 'load'),
    ...(isMissing(load) ? [] : wrongFigures(load, 'load')),
    ...(isMissing(items) ? [] : wrongItems(items)),
  ];
}

function wrongFigures(load: unknown, path: string): readonly string[] {
  if (!isObject(load)) return [path];
  return ['weightKg', 'volumeM3'].flatMap((key) =>
    wrongUnless(isAmount(member(load, key)), `${path}.${key}`),
  );
}

function wrongItems(items: unknown): readonly string[] {
  if (!isList(items) || items.length === 0) return ['items'];
  return items.flatMap((item, index) => {
    const path = `items.${index}`;
    if (!isObject(item)) return [path];
    const productId = member(item, 'productId');
    const quantity = member(item, 'quantity');
    return [
      ...wrongUnless(isMissing(productId) || isText(productId), `${path}.productId`),
      ...wrongUnless(isAmount(quantity) && quantity > 0, `${path}.quantity`),
      ...wrongFigures(item, path),
    ];
  });
}

function wrongStocks(stocks: unknown): readonly string[] {
  if (isMissing(stocks)) return [];
  if (!isList(stocks)) return ['stocks'];
  return stocks.flatMap((product, index) => {
    const path = `stocks.${index}`;
    if (!isObject(product)) return [path];
    const key = isMissing(member(product, 'stock')) ? 'stocks' : 'stock';
    return [
      ...wrongUnless(isText(member(product, 'productId')), `${path}.productId`),
      ...wrongHoldings(member(product, key), `${path}.${key}`),
    ];
  });
}

function wrongHoldings(holdings: unknown, path: string): readonly string[] {
  if (isMissing(holdings)) return [];
  if (!isList(holdings)) return [path];
  return holdings.flatMap((holding, index) => {
    const here = `${path}.${index}`;
    if (!isObject(holding)) return [here];
    return [
      ...wrongUnless(isText(member(holding, 'warehouseId')), `${here}.warehouseId`),
      ...wrongUnless(isFiniteNumber(member(holding, 'quantity')), `${here}.quantity`),
    ];
  });
}

function wrongWarehouseIds(ids: unknown): readonly string[] {
  if (isMissing(ids)) return [];
  if (!isList(ids)) return ['warehouseIds'];
  return ids.flatMap((id, index) => wrongUnless(isText(id), `warehouseIds.${index}`));
}
