import { shareAlongArc, squaredChordsToLine } from '../geo/nearestOnArc.js';
import { metresOfSquaredChord, metresTo, NEAR_ANTIPODE, squaredChordOfMetres } from '../geo/sphere.js';
import type { CompiledRoutes } from './compiledRoutes.js';

/** Places within so many metres of the least distance count as equal (DESIGN.md, "Distance"). */
const EQUAL_WITHIN_M = 0.01;

/**
 * The places of one route nearest to an address, for each of its pick-ups. One of these is filled again
 * and again: it is the memory of a search, not an answer.
 */
export class NearestPlaces {
  /** Squared chord from the address to each segment (or point), by its number within the route. */
  private squaredChords = new Float64Array(64);
  /** For each pick-up of the route: the segment (or point) of its place, numbered through all routes. */
  readonly at: number[] = [];
  /** For each pick-up: the squared chord of its detour. */
  readonly squaredChord: number[] = [];

  /**
   * Finds, for each pick-up of route `r`, the nearest place from its point on: over the segments between
   * consecutive points, or the points alone; of places that count as equal, the earliest along the route.
   */
  find(
    routes: CompiledRoutes,
    r: number,
    px: number,
    py: number,
    pz: number,
    dropOff: 'segment' | 'point',
  ): void {
    const firstPickup = routes.firstPickup[r]!;
    const endPickup = routes.firstPickup[r + 1]!;
    const first = routes.pickupPoint[firstPickup]!;
    // The last point starts no segment.
    const end = routes.firstPoint[r + 1]! - (dropOff === 'segment' ? 1 : 0);
    this.measure(routes.xyz, first, end, px, py, pz, dropOff);
    const { squaredChords } = this;
    let least = Infinity;
    let from = end;
    let laterPlace = end;
    for (let pickup = endPickup - 1; pickup >= firstPickup; pickup--) {
      const point = routes.pickupPoint[pickup]!;
      const laterPoint = from;
      while (from > point) {
        from--;
        if (squaredChords[from - first]! < least) least = squaredChords[from - first]!;
      }
      const equal = equalTo(least);
      let place = point;
      while (place < laterPoint && squaredChords[place - first]! > equal) place++;
      // None up to the later pick-up: then the least one did not change, nor did the earliest one near it.
      if (place === laterPoint) place = laterPlace;
      laterPlace = place;
      this.at[pickup - firstPickup] = place;
      this.squaredChord[pickup - firstPickup] = squaredChords[place - first]!;
    }
  }

  private measure(
    xyz: Float64Array,
    first: number,
    end: number,
    px: number,
    py: number,
    pz: number,
    dropOff: 'segment' | 'point',
  ): void {
    if (this.squaredChords.length < end - first) this.squaredChords = new Float64Array(2 * (end - first));
    const { squaredChords } = this;
    if (dropOff === 'segment') {
      squaredChordsToLine(px, py, pz, xyz, first, end, squaredChords);
      return;
    }
    for (let i = first; i < end; i++) {
      const dx = px - xyz[3 * i]!;
      const dy = py - xyz[3 * i + 1]!;
      const dz = pz - xyz[3 * i + 2]!;
      squaredChords[i - first] = dx * dx + dy * dy + dz * dz;
    }
  }
}

/** The greatest squared chord that still counts as equal to the least one. */
function equalTo(least: number): number {
  return Math.max(least, squaredChordOfMetres(metresOfSquaredChord(least) + EQUAL_WITHIN_M));
}

/** Great-circle metres from the address to its place on segment (or point) `at`, by their squared chord. */
export function detourMetres(
  routes: CompiledRoutes,
  at: number,
  px: number,
  py: number,
  pz: number,
  dropOff: 'segment' | 'point',
  squaredChord: number,
): number {
  const metres = metresTo(px, py, pz, routes.xyz, 3 * at, squaredChord);
  if (squaredChord < NEAR_ANTIPODE || dropOff === 'point') return metres;
  // So far away the nearest place of a segment is one of its ends.
  return Math.min(metres, metresTo(px, py, pz, routes.xyz, 3 * at + 3, squaredChord));
}

/** The share of segment `at` before the place; 0 where points alone are places. */
export function shareOfPlace(
  routes: CompiledRoutes,
  at: number,
  px: number,
  py: number,
  pz: number,
  dropOff: 'segment' | 'point',
): number {
  return dropOff === 'segment' ? shareAlongArc(px, py, pz, routes.xyz, 3 * at) : 0;
}

/** A figure of the points (an offset, metres along) at a place, linear within its segment. */
export function valueAtPlace(values: Float64Array, at: number, share: number): number {
  const before = values[at]!;
  return share === 0 ? before : before + (values[at + 1]! - before) * share;
}
