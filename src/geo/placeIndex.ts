import { type BoxTree, buildBoxTree } from './boxTree.js';
import { orderByPlace } from './orderByPlace.js';

/** An index over single places. */
export interface PlaceIndex {
  readonly tree: BoxTree;
  /** By slot the place in it. */
  readonly places: Int32Array;
}

/** Words of a place as a segment: both its ends. */
const ENDS = 6;

/** Indexes places by their unit vectors, three numbers each. */
export function indexPlaces(xyz: Float64Array): PlaceIndex {
  const places = orderByPlace(Float32Array.from(xyz));
  const ends = new Float32Array(ENDS * places.length);
  places.forEach((place, slot) => {
    const vector = xyz.subarray(3 * place, 3 * place + 3);
    ends.set(vector, ENDS * slot);
    ends.set(vector, ENDS * slot + 3);
  });
  return { tree: buildBoxTree(ends, ENDS), places };
}
