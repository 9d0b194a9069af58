import { lineString, nearestPointOnLine } from '@turf/turf';
import type { LatLng } from '../../src/index.js';
import type { NetworkParts } from '../../src/network/compiledNetwork.js';
import type { DropOff } from './settling.js';

type Position = [lng: number, lat: number];
type Line = ReturnType<typeof lineString>;

/** The routes as turf knows them: a line of degrees for each pick-up, from its point to the route's end. */
export class TurfPlaces {
  /** How many lines were measured so far. */
  measured = 0;
  private readonly lines: readonly Line[];
  private readonly positions: readonly Position[];

  constructor(private readonly parts: NetworkParts) {
    const { xyz, firstPoint, firstPickup, pickupPoint, ids } = parts.routes;
    this.positions = Array.from({ length: xyz.length / 3 }, (_, point) => positionOf(xyz, point));
    const lines: Line[] = [];
    for (let route = 0; route < ids.length; route++) {
      for (let pickup = firstPickup[route]!; pickup < firstPickup[route + 1]!; pickup++) {
        lines.push(lineString(this.positions.slice(pickupPoint[pickup], firstPoint[route + 1])));
      }
    }
    this.lines = lines;
  }

  position(point: number): Position {
    return this.positions[point]!;
  }

  /** The nearest place of a pick-up's line. */
  place(pickup: number, { lat, lng }: LatLng): DropOff {
    this.measured++;
    const line = this.lines[pickup]!;
    const { properties } = nearestPointOnLine(line, [lng, lat], { units: 'meters' });
    const segment = Math.min(properties.segmentIndex, line.geometry.coordinates.length - 2);
    const at = this.parts.routes.pickupPoint[pickup]! + segment;
    const { along } = this.parts.routes;
    const length = along[at + 1]! - along[at]!;
    const passed = properties.lineDistance - (along[at]! - along[this.parts.routes.pickupPoint[pickup]!]!);
    const share = length > 0 ? Math.min(1, Math.max(0, passed / length)) : 0;
    return { at, share, detour: properties.pointDistance };
  }
}

const DEGREES = 180 / Math.PI;

export function positionOf(xyz: Float64Array, point: number): Position {
  const [x = 0, y = 0, z = 0] = xyz.subarray(3 * point, 3 * point + 3);
  return [Math.atan2(y, x) * DEGREES, Math.atan2(z, Math.hypot(x, y)) * DEGREES];
}
