import { CURVE_BITS, hilbertIndex } from './hilbertCurve.js';

const CELLS = 2 ** CURVE_BITS;

/**
 * The numbers of items in such an order that neighbours on the globe are near each other in it: along a Hilbert
 * curve over the map of all of them. `places` has three numbers an item, a vector to it of whatever length.
 *
 * The order only decides what lies together in memory, never what is found, so the map may be rough.
 */
export function orderByPlace(places: Float32Array): Int32Array {
  const count = places.length / 3;
  const easts = new Float32Array(count);
  const norths = new Float32Array(count);
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const x = places[3 * i]!;
    const y = places[3 * i + 1]!;
    const lng = Math.atan2(y, x);
    const lat = Math.atan2(places[3 * i + 2]!, Math.sqrt(x * x + y * y));
    easts[i] = lng;
    norths[i] = lat;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  // Away from the equator a degree of longitude is shorter, and cells should be as wide as they are high.
  const narrowing = Math.cos((south + north) / 2);
  const side = Math.max((east - west) * narrowing, north - south, Number.MIN_VALUE);
  const perNorth = (CELLS - 1) / side;
  const perEast = perNorth * narrowing;
  const keys = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    keys[i] = hilbertIndex((easts[i]! - west) * perEast, (norths[i]! - south) * perNorth);
  }
  return orderByKey(keys);
}

/** Three times so many bits are 32 and more. */
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/**
 * The numbers of the keys, ascending by key. Digit by digit from the last on, each time counting how many there are of
 * each: a million keys take a quarter of the time that comparing them would.
 */
function orderByKey(keys: Uint32Array): Int32Array {
  let order = new Int32Array(keys.length).map((_, i) => i);
  let sorted = new Int32Array(keys.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const ends = new Int32Array(DIGITS + 1);
    for (let i = 0; i < keys.length; i++) ends[((keys[i]! >>> shift) & (DIGITS - 1)) + 1]!++;
    for (let digit = 1; digit <= DIGITS; digit++) ends[digit]! += ends[digit - 1]!;
    for (let i = 0; i < keys.length; i++) {
      const item = order[i]!;
      sorted[ends[(keys[item]! >>> shift) & (DIGITS - 1)]!++] = item;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}
