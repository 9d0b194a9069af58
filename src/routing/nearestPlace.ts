import { BOX, squaredChordToBox } from '../geo/boundingBox.js';
import { shareAlongArc, squaredChordsToLine } from '../geo/nearestOnArc.js';
import { EARTH_RADIUS_M, metresTo, NEAR_ANTIPODE, squaredChordBetween } from '../geo/sphere.js';
import { type CompiledRoutes, RUN_SEGMENTS } from './compiledRoutes.js';

/** Places within so many radians (a centimetre) of the least distance count as equal (DESIGN.md, "Distance"). */
const EQUAL_WITHIN = 0.01 / EARTH_RADIUS_M;

/**
 * The places of one route nearest to an address, for each of its pick-ups. One of these is filled again
 * and again: it is the memory of a search, not an answer.
 */
export class NearestPlaces {
  /**
   * A squared chord: places beyond it need not be found. (A number that is no integer costs an allocation as
   * an argument, and none as a field.)
   */
  limit = Infinity;
  /** Squared chords from the address to each segment (or point) of one run. */
  private readonly squaredChords = new Float64Array(RUN_SEGMENTS + 1);
  /** For each pick-up of the route: the segment (or point) of its place, numbered through all routes. */
  readonly at: number[] = [];
  /** For each pick-up: the squared chord of its detour; what is beyond the limit may be Infinity. */
  readonly squaredChord: number[] = [];

  /**
   * Finds, for each pick-up of route `r`, the nearest place from its point on: over the segments between
   * consecutive points, or the points alone; of places that count as equal, the earliest along the route.
   *
   * From the last place to the first, so that a pick-up is settled when all that comes after it is looked at, and
   * the earliest of equal places is the last one met: whatever counts as equal to the least of all counted as equal
   * to the least so far. A run whose box is farther away than that, or than `limit`, has no place of any pick-up.
   */
  find(routes: CompiledRoutes, r: number, p: Float64Array, dropOff: 'segment' | 'point'): void {
    const px = p[0]!;
    const py = p[1]!;
    const pz = p[2]!;
    const { firstRun, pickupPoint, runBoxes, xyz } = routes;
    const { squaredChords } = this;
    const firstPickup = routes.firstPickup[r]!;
    const first = pickupPoint[firstPickup]!;
    const last = routes.firstPoint[r + 1]! - 1;
    let pickup = routes.firstPickup[r + 1]! - 1;
    let point = pickupPoint[pickup]!;
    let least = Infinity;
    let equal = Infinity;
    let wanted = equalTo(this.limit);
    let place = last;
    let placeAway = Infinity;
    for (let run = firstRun[r + 1]! - 1; run >= firstRun[r]!; run--) {
      const from = first + (run - firstRun[r]!) * RUN_SEGMENTS;
      const isNear = squaredChordToBox(px, py, pz, runBoxes, BOX * run) <= wanted;
      if (!isNear && point < from) continue;
      const to = Math.min(from + RUN_SEGMENTS, last);
      // The last point starts no segment, but it is a place of its own where points are.
      const end = dropOff === 'point' && to === last ? last + 1 : to;
      if (isNear) {
        if (dropOff === 'segment') squaredChordsToLine(p, xyz, from, to, squaredChords);
        else squaredChordsToPoints(p, xyz, from, end, squaredChords);
      }
      for (let i = end - 1; i >= from; i--) {
        if (isNear && squaredChords[i - from]! <= equal) {
          place = i;
          placeAway = squaredChords[i - from]!;
          if (placeAway < least) {
            least = placeAway;
            equal = equalTo(least);
            if (equal < wanted) wanted = equal;
          }
        }
        if (i === point) {
          this.at[pickup - firstPickup] = place;
          this.squaredChord[pickup - firstPickup] = placeAway;
          pickup--;
          point = pickup < firstPickup ? -1 : pickupPoint[pickup]!;
        }
      }
    }
  }
}

/** Squared chords from P to the points `first` to `end - 1`, written from `to[0]` on. */
function squaredChordsToPoints(
  p: Float64Array,
  xyz: Float64Array,
  first: number,
  end: number,
  to: Float64Array,
): void {
  for (let i = first; i < end; i++) to[i - first] = squaredChordBetween(p, 0, xyz, 3 * i);
}

/**
 * The greatest squared chord that still counts as equal to the least one. So small an angle lengthens the
 * chord by its product with the chord's slope, the cosine of half the angle: no trigonometry is needed.
 */
function equalTo(least: number): number {
  if (!(least < 4)) return Infinity;
  const chord = Math.sqrt(least) + EQUAL_WITHIN * Math.sqrt(1 - least / 4);
  return Math.max(least, chord * chord);
}

/** So many metres are none: the address lies on the route, and what is left is the noise of arithmetic (some nanometres). */
const ON_THE_ROUTE = 1e-6;

/** Great-circle metres from the address to its place on segment (or point) `at`, by their squared chord. */
export function detourMetres(
  routes: CompiledRoutes,
  at: number,
  p: Float64Array,
  dropOff: 'segment' | 'point',
  squaredChord: number,
): number {
  const metres = metresTo(p, 0, routes.xyz, 3 * at, squaredChord);
  if (metres < ON_THE_ROUTE) return 0;
  if (squaredChord < NEAR_ANTIPODE || dropOff === 'point') return metres;
  // So far away the nearest place of a segment is one of its ends.
  return Math.min(metres, metresTo(p, 0, routes.xyz, 3 * at + 3, squaredChord));
}

/** The share of segment `at` before the place; 0 where points alone are places. */
export function shareOfPlace(
  routes: CompiledRoutes,
  at: number,
  p: Float64Array,
  dropOff: 'segment' | 'point',
): number {
  return dropOff === 'segment' ? shareAlongArc(p, routes.xyz, 3 * at) : 0;
}

/** A figure of the points (an offset, metres along) at a place, linear within its segment. */
export function valueAtPlace(values: Float64Array, at: number, share: number): number {
  const before = values[at]!;
  return share === 0 ? before : before + (values[at + 1]! - before) * share;
}
