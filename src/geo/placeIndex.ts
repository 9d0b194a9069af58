import { BOX, boundLine, emptyBox, includeBox } from './boundingBox.js';
import { type BoxTree, LOWEST_SIZE, buildBoxTree, lowestCount } from './boxTree.js';
import { orderByPlace } from './orderByPlace.js';

/** An index over single places. */
export interface PlaceIndex {
  readonly tree: BoxTree;
  /** By slot the place in it. */
  readonly places: Int32Array;
}

/** Indexes places by their unit vectors, three numbers each. */
export function indexPlaces(xyz: Float64Array): PlaceIndex {
  const places = orderByPlace(Float32Array.from(xyz));
  const boxes = new Float32Array(BOX * lowestCount(places.length));
  const box = new Float32Array(BOX);
  places.forEach((place, slot) => {
    const lowest = BOX * Math.floor(slot / LOWEST_SIZE);
    if (slot % LOWEST_SIZE === 0) emptyBox(boxes, lowest);
    boundLine(xyz, place, place, box, 0);
    includeBox(box, 0, boxes, lowest);
  });
  return { tree: buildBoxTree(boxes, places.length), places };
}
