import type { Catalog } from '../../src/catalog/catalog.js';
import type { LatLng } from '../../src/geo/point.js';
import { EARTH_RADIUS_M } from '../../src/geo/sphere.js';
import type { QuoteRequest } from '../../src/quote/request.js';

/**
 * A small town as text: tables with a header, columns apart by two or more spaces, `-` for an empty cell.
 *
 * Places are kilometres from an origin (`24E`, `24E 8N`, `0` is the origin itself), or degrees
 * (`54.71,20.51`), or a warehouse's id. The kilometres east run along a great circle, those north at right
 * angles to it; so what lies on the eastern line is exactly as far as it says, and `24E 8N` is exactly 8 km
 * beside that line.
 */
export interface TownText {
  /** Degrees; Yekaterinburg (UTC+5, no clock changes) when not given. */
  readonly origin?: string;
  /** `id  at  does  open`: does `express delivery pickup`, open `Mon-Fri 09:00-13:00 14:00-18:00, Sat 10:00-15:00` or `none`. */
  readonly warehouses: string;
  /** `id  carries`: `500 kg 4 m3`. */
  readonly vehicles?: string;
  /**
   * `type  vehicle  since  10 km  50 km …`: each cell below a distance is one row of the API, a price per
   * km; its id is `<type>-<vehicle>-<since>-<distance>`.
   */
  readonly tariffs?: string;
  /** `id  vehicle  runs  hours  stops  [kind]`: runs `Mon Wed`, `daily` or `once 2025-02-03`; stops `w1 0h > 40E ? > 80E 4h`. */
  readonly routes?: string;
  /** `id  sanctioned`: yes or no. */
  readonly cities?: string;
}

const YEKATERINBURG: LatLng = { lat: 56.8389, lng: 60.6057 };
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The town as the catalog that the API would have given. */
export function townOf(text: TownText): Catalog {
  const origin = originOf(text);
  const at = (place: string) => placeOf(place, origin);
  const vehicles = new Map(
    tableOf(text.vehicles ?? '').map((row) => [cell(row, 'id'), vehicleOf(row)] as const),
  );
  const vehicle = (row: Row) => {
    const found = vehicles.get(cell(row, 'vehicle'));
    if (found === undefined) throw new Error(`no such vehicle: ${cell(row, 'vehicle')}`);
    return found;
  };
  const warehouses = tableOf(text.warehouses).map((row) => ({
    id: cell(row, 'id'),
    location: at(cell(row, 'at')),
    isExpressDeliveryAvailable: cell(row, 'does').includes('express'),
    isDeliveryAvailable: cell(row, 'does').includes('delivery'),
    isSelfPickupAvailable: cell(row, 'does').includes('pickup'),
    schedule: scheduleOf(cell(row, 'open')),
  }));
  const locations = new Map(warehouses.map(({ id, location }) => [id, location] as const));
  return {
    format: 'dovoz-catalog/1',
    fetchedAt: '2025-01-20T00:00:00Z',
    source: 'a town as text',
    cities: tableOf(text.cities ?? '').map((row) => ({
      id: cell(row, 'id'),
      isSanction: cell(row, 'sanctioned') === 'yes',
    })),
    warehouses,
    tariffs: tableOf(text.tariffs ?? '').flatMap((row) => tariffsOf(row, vehicle(row))),
    routes: tableOf(text.routes ?? '').map((row) => ({
      id: cell(row, 'id'),
      ...runsOf(cell(row, 'runs')),
      isService: row.get('kind') === 'service',
      transportType: vehicle(row),
      duration: Number(cell(row, 'hours')),
      points: cell(row, 'stops')
        .split(' > ')
        .map((stop) => stopOf(stop, locations, at)),
    })),
  };
}

function originOf({ origin }: { readonly origin?: string | undefined }): LatLng {
  return origin === undefined ? YEKATERINBURG : placeOf(origin, YEKATERINBURG);
}

/** A place as text (see `TownText`) in degrees. */
function placeOf(text: string, origin: LatLng): LatLng {
  const degrees = /^(-?[\d.]+),(-?[\d.]+)$/.exec(text);
  if (degrees !== null) return { lat: Number(degrees[1]), lng: Number(degrees[2]) };
  let east = 0;
  let north = 0;
  for (const part of text === '0' ? [] : text.split(' ')) {
    const [, km, side] = /^([\d.]+)([EWNS])$/.exec(part) ?? [];
    if (km === undefined) throw new Error(`no place: ${text}`);
    const signed = side === 'W' || side === 'S' ? -Number(km) : Number(km);
    if (side === 'E' || side === 'W') east = signed;
    else north = signed;
  }
  return moved(origin, (east * 1000) / EARTH_RADIUS_M, (north * 1000) / EARTH_RADIUS_M);
}

/** Radians east along the great circle that leaves the origin eastwards, then radians off it, northwards. */
function moved({ lat, lng }: LatLng, east: number, north: number): LatLng {
  const phi = (lat * Math.PI) / 180;
  const ahead = Math.cos(north) * Math.cos(east);
  const right = Math.cos(north) * Math.sin(east);
  const up = Math.sin(north);
  // In the plane of the origin's meridian: along the equator's plane, and along the axis.
  const equatorial = ahead * Math.cos(phi) - up * Math.sin(phi);
  const axial = ahead * Math.sin(phi) + up * Math.cos(phi);
  const turned = lng + (Math.atan2(right, equatorial) * 180) / Math.PI;
  return {
    lat: (Math.atan2(axial, Math.hypot(right, equatorial)) * 180) / Math.PI,
    lng: turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned,
  };
}

/** An order as text: `placed: 'Tue 2025-01-21 12:00'` (+05:00, or the offset that follows), `load: '100 kg 1 m3'`. */
export interface OrderText extends Omit<QuoteRequest, 'id' | 'placedAt' | 'destination' | 'load'> {
  readonly placed: string;
  readonly to: string;
  /** 10 kg and 0.1 m³ when neither this nor `items` is given. */
  readonly load?: string;
  readonly origin?: string;
  readonly cityId?: string;
  readonly timeZone?: string;
}

/** The order as the checkout's request. */
export function orderOf({ placed, to, load, origin, cityId, timeZone, ...rest }: OrderText): QuoteRequest {
  const asked = rest.items === undefined ? (load ?? '10 kg 0.1 m3') : undefined;
  return {
    ...rest,
    id: 'order',
    placedAt: instantOfText(placed),
    destination: {
      location: placeOf(to, originOf({ origin })),
      cityId: cityId ?? null,
      timeZone: timeZone ?? null,
    },
    load: asked === undefined ? null : { weightKg: amounts(asked).kg, volumeM3: amounts(asked).m3 },
  };
}

function instantOfText(placed: string): string {
  const [weekday, date, time, offset = '+05:00'] = placed.split(' ');
  const noon = new Date(`${date}T12:00:00Z`);
  if (WEEKDAYS[(noon.getUTCDay() + 6) % 7] !== weekday) throw new Error(`${date} is no ${weekday}`);
  return `${date}T${time}:00${offset}`;
}

type Row = ReadonlyMap<string, string>;

function tableOf(text: string): readonly Row[] {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s{2,}/));
  return rows.map(
    (cells) => new Map((header ?? []).map((name, i) => [name, cells[i] ?? '-'] as const)) as Row,
  );
}

function cell(row: Row, column: string): string {
  const text = row.get(column);
  if (text === undefined) throw new Error(`no column ${column} in ${[...row.keys()].join(', ')}`);
  return text;
}

function amounts(text: string): { readonly kg: number; readonly m3: number } {
  const [, kg, m3] = /^([\d.]+) kg ([\d.]+) m3$/.exec(text) ?? [];
  if (kg === undefined || m3 === undefined) throw new Error(`expected "5 kg 0.1 m3", got ${text}`);
  return { kg: Number(kg), m3: Number(m3) };
}

function vehicleOf(row: Row) {
  const { kg, m3 } = amounts(cell(row, 'carries'));
  return { id: cell(row, 'id'), loadCapacity: kg, volume: m3 };
}

function tariffsOf(row: Row, transportType: ReturnType<typeof vehicleOf>) {
  const [deliveryType, period] = [cell(row, 'type'), cell(row, 'since')];
  return [...row].flatMap(([column, price]) => {
    const distance = /^([\d.]+) km$/.exec(column)?.[1];
    if (distance === undefined || price === '-') return [];
    const id = `${deliveryType}-${transportType.id}-${period}-${distance}`;
    return [{ id, deliveryType, transportType, period, distance: Number(distance), price: Number(price) }];
  });
}

/** `Mon-Fri 09:00-13:00 14:00-18:00, Sat 10:00-15:00`. */
function scheduleOf(text: string) {
  if (text === 'none') return null;
  return text.split(', ').flatMap((part) => {
    const [days = '', ...intervals] = part.split(' ');
    return weekdaysOf(days).flatMap((dayOfWeek) =>
      intervals.map((interval) => {
        const [begin, end] = interval.split('-');
        return { dayOfWeek, begin, end };
      }),
    );
  });
}

/** `daily`, `Mon-Fri` or `Mon`. */
function weekdaysOf(text: string): readonly number[] {
  const [first, last] = (text === 'daily' ? 'Mon-Sun' : text)
    .split('-')
    .map((day) => WEEKDAYS.indexOf(day) + 1);
  if (first === undefined || first === 0 || last === 0) throw new Error(`no weekdays: ${text}`);
  return Array.from({ length: (last ?? first) - first + 1 }, (_, i) => first + i);
}

function runsOf(text: string) {
  if (text.startsWith('once ')) return { type: 'ONCE', date: text.slice('once '.length) };
  return { type: 'WEEKLY', weekDays: text.split(' ').flatMap(weekdaysOf) };
}

/** `w1 0h`, or `40E 8N ?` where the API gives no duration. */
function stopOf(text: string, warehouses: ReadonlyMap<string, LatLng>, at: (place: string) => LatLng) {
  const space = text.lastIndexOf(' ');
  const [place, offset] = [text.slice(0, space), text.slice(space + 1)];
  const warehouse = warehouses.get(place);
  return {
    location: warehouse ?? at(place),
    warehouseId: warehouse === undefined ? null : place,
    duration: offset === '?' ? null : Number(offset.replace(/h$/, '')),
  };
}
