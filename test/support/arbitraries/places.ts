import fc from 'fast-check';
import type { LatLng } from '../../../src/geo/point.js';
import type { Mode } from './modes.js';
import { numberBetween, sometimes } from './choice.js';

/** Where and when a generated world stands. */
export interface Setting {
  readonly centre: LatLng;
  /** How many times wider than high the world is, in degrees: much near the poles. */
  readonly wide: number;
  /** The local date around which tariffs, routes and orders lie. */
  readonly today: string;
}

interface Region {
  readonly centre: LatLng;
  readonly wide?: number;
  /** Dates on or next to which something happens to the clock; otherwise any date will do. */
  readonly dates?: readonly string[];
}

/** Towns of Russia, one or more a zone, Saint Petersburg to Petropavlovsk. */
const TOWNS: readonly LatLng[] = [
  { lat: 56.8389, lng: 60.6057 },
  { lat: 55.7558, lng: 37.6173 },
  { lat: 59.9386, lng: 30.3141 },
  { lat: 54.7104, lng: 20.4522 },
  { lat: 53.1959, lng: 50.1002 },
  { lat: 54.9885, lng: 73.3242 },
  { lat: 55.0084, lng: 82.9357 },
  { lat: 52.2864, lng: 104.2807 },
  { lat: 62.0281, lng: 129.7326 },
  { lat: 43.1155, lng: 131.8855 },
  { lat: 59.5612, lng: 150.8301 },
  { lat: 53.0245, lng: 158.6433 },
];

const BERLIN = { lat: 52.52, lng: 13.405 };
const MOSCOW = { lat: 55.7558, lng: 37.6173 };

/** Where clocks, dates or coordinates are awkward. */
const ODD_REGIONS: readonly Region[] = [
  // The 180th meridian: Chukotka (Amguema to Egvekinot), Wrangel island, Taveuni, and on the equator.
  { centre: { lat: 66.3, lng: 180 }, wide: 2 },
  { centre: { lat: 71.2, lng: -179.9 }, wide: 3 },
  { centre: { lat: -16.85, lng: 179.98 } },
  { centre: { lat: 0.02, lng: -180 } },
  // Degrees shrink to nothing.
  { centre: { lat: 89.6, lng: 40 }, wide: 300 },
  { centre: { lat: -89.8, lng: -100 }, wide: 300 },
  // Signs change.
  { centre: { lat: 0.01, lng: 0.01 } },
  { centre: { lat: 51.48, lng: 0 } },
  // Clock changes by an hour, by half of one (Lord Howe), by two (Troll), half-hour and quarter zones.
  { centre: BERLIN, dates: ['2025-03-30', '2025-10-26', '2025-10-25'] },
  { centre: { lat: 40.7128, lng: -74.006 }, dates: ['2025-03-09', '2025-11-02', '2026-03-08'] },
  { centre: { lat: -31.5553, lng: 159.0821 }, dates: ['2025-04-06', '2025-10-05'] },
  { centre: { lat: 47.5615, lng: -52.7126 }, dates: ['2025-03-09', '2025-11-02', '2011-03-13'] },
  { centre: { lat: 33.5731, lng: -7.5898 }, dates: ['2025-02-23', '2025-04-06', '2026-02-15'] },
  { centre: { lat: -72.0117, lng: 2.5351 }, dates: ['2025-03-30', '2025-10-26'], wide: 3 },
  { centre: { lat: -43.95, lng: -176.56 }, dates: ['2025-04-06', '2025-09-28'] },
  { centre: { lat: 27.7172, lng: 85.324 } },
  // Midnight itself is skipped or comes twice.
  { centre: { lat: 23.1136, lng: -82.3666 }, dates: ['2025-03-09', '2025-11-02'] },
  { centre: { lat: 30.0444, lng: 31.2357 }, dates: ['2025-04-25', '2025-10-30', '2025-10-31'] },
  { centre: { lat: 33.8938, lng: 35.5018 }, dates: ['2025-03-30', '2025-10-26'] },
  // A whole date is skipped.
  { centre: { lat: -13.8333, lng: -171.7667 }, dates: ['2011-12-29', '2011-12-31', '2025-05-01'] },
  // Russia's own changes: the last summer times, and the year that began with one hour less.
  { centre: MOSCOW, dates: ['2010-10-31', '2011-03-27', '2014-10-26'] },
  { centre: { lat: 51.5336, lng: 46.0343 }, dates: ['2016-12-04', '2018-10-28'] },
  // Beyond the years that time-zone tables usually cover.
  { centre: BERLIN, dates: ['1999-10-31', '2050-12-31', '2051-03-26', '2077-10-31'] },
];

/**
 * From here on a place is the pole itself: a kilometre beside it a millionth of a degree of longitude is
 * less than doubles can tell, and which end of such a segment is the nearer one would be noise.
 */
const AT_POLE = 89.99;

/** A place so many degrees away; longitudes go round, latitudes end at the poles. */
export function movedBy(from: LatLng, northDegrees: number, eastDegrees: number): LatLng {
  const moved = from.lat + northDegrees;
  const lat = Math.abs(moved) > AT_POLE ? 90 * Math.sign(moved) : moved;
  let lng = from.lng + eastDegrees;
  if (lng > 180) lng -= 360;
  if (lng < -180) lng += 360;
  const place = { lat: millionths(lat), lng: millionths(lng) };
  // Exactly 0, 0 is no place.
  return place.lat === 0 && place.lng === 0 ? { lat: 0.000001, lng: 0 } : place;
}

/** Six decimals: a tenth of a metre. */
function millionths(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0;
}

/** The degrees of latitude that great-circle metres are. */
export function degreesOfMetres(metres: number): number {
  return (metres / 6371008.8) * (180 / Math.PI);
}

/** A step from one place to another, in degrees of latitude north and east. */
export interface Step {
  readonly north: number;
  readonly east: number;
}

/** Steps of at most so many degrees each way; 0 is the least of them. */
export function stepArbitrary(mostDegrees: number): fc.Arbitrary<Step> {
  const most = Math.round(mostDegrees * 1e6);
  const degrees = fc.integer({ min: -most, max: most }).map((n) => n / 1e6);
  return fc.record({ north: degrees, east: degrees });
}

/** A town for the warehouses of a national world. */
export const townArbitrary: fc.Arbitrary<LatLng> = fc.constantFrom(...TOWNS);

/** Any place at all on the globe. */
export const anyPlace: fc.Arbitrary<LatLng> = fc
  .record({
    lat: sometimes(numberBetween(-90, 90), fc.constantFrom(90, -90, 0, AT_POLE, 66.3), 20),
    lng: sometimes(numberBetween(-180, 180), fc.constantFrom(180, -180, 0, 179.999999, -179.999999, 90), 30),
  })
  .map(({ lat, lng }) => (lat === 0 && lng === 0 ? { lat: 0, lng: 0.5 } : { lat: lat + 0, lng: lng + 0 }));

/** A Tuesday in winter, a month's end, a leap day, a year's end, and any date of two years. */
const ordinaryDate: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('2025-01-21', '2025-04-30', '2024-02-29', '2025-12-31'),
  fc.integer({ min: 0, max: 730 }).map((days) => dateAfter('2024-06-01', days)),
);

/** The date so many days after another. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function settingArbitrary(mode: Mode): fc.Arbitrary<Setting> {
  const ordinary = fc.record({ centre: townArbitrary, wide: fc.constant(1.5), today: ordinaryDate });
  if (mode !== 'adversarial') return ordinary;
  const odd = fc
    .record({ region: fc.constantFrom(...ODD_REGIONS), date: ordinaryDate, change: fc.nat(5) })
    .map(({ region, date, change }): Setting => ({
      centre: region.centre,
      wide: region.wide ?? 1.2,
      today: region.dates?.[change % region.dates.length] ?? date,
    }));
  return sometimes(odd, ordinary, 15);
}
