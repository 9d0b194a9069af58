/** Road kilometres an hour, stops included, between which a truck's plan is believed. */
export const SLOWEST_KMH = 40;
export const FASTEST_KMH = 75;

/** Road kilometres for a kilometre of great circle. */
const CIRCUITY = 1.25;
const EARTH_KM = 6371.0088;

interface Location {
  readonly lat: number;
  readonly lng: number;
}

/** Road kilometres between two places. */
export const roadKm = (from: Location, to: Location): number => {
  const radians = Math.PI / 180;
  const lat = ((to.lat - from.lat) * radians) / 2;
  const lng = ((to.lng - from.lng) * radians) / 2;
  const h =
    Math.sin(lat) ** 2 + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * Math.sin(lng) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h)) * CIRCUITY;
};

/**
 * Hours from the start at each place, as a dispatcher fills them in: whole hours (half ones where no
 * whole one fits the road) for the first and the last place and for those between where the clock comes
 * near enough; null for the rest, which lie on the way.
 */
export const timetable = (places: readonly Location[], kmh: number): readonly (number | null)[] => {
  let run = 0;
  const km = places.map((place, index) => {
    const before = places[index - 1];
    run += before === undefined ? 0 : roadKm(before, place);
    return run;
  });
  const total = km.at(-1) ?? 0;
  const end = [Math.max(1, Math.round(total / kmh)), Math.max(0.5, Math.round((2 * total) / kmh) / 2)].find(
    (hours) => believable(total, hours),
  );
  if (end === undefined) throw new Error(`${total.toFixed(0)} km fit no half hours`);
  let known = { km: 0, hours: 0 };
  return km.map((at, index) => {
    if (index === 0) return 0;
    if (index === km.length - 1) return end;
    const hours = Math.round((at / total) * end);
    const fits = believable(at - known.km, hours - known.hours) && believable(total - at, end - hours);
    if (!fits) return null;
    known = { km: at, hours };
    return hours;
  });
};

const believable = (km: number, hours: number): boolean =>
  hours > 0 && km / hours >= SLOWEST_KMH && km / hours <= FASTEST_KMH;
