import { FRACTION } from './fraction.js';
import type { BandTable } from '../pricing/band.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { PriceSteps } from '../pricing/price.js';

/**
 * A candidate while it is filled in. Drafts are used again and again, so a search fills in every field that differs
 * between candidates of its type; the others stay as `emptyCandidate` has them.
 */
export type CandidateDraft = { -readonly [Field in keyof Candidate]: Candidate[Field] };

/** One possible delivery that passed every gate, in the engine's numbers; not yet an option. */
export interface Candidate {
  readonly type: DeliveryType;
  /** Of all trips together. */
  readonly price: PriceSteps;
  /** Instants, milliseconds since 1970: whole minutes. */
  readonly arrivesAt: number;
  readonly departsAt: number;
  /** Chargeable metres. */
  readonly metres: number;
  readonly warehouse: number;
  /** The route's number; -1 unless ROUTE. */
  readonly route: number;
  /** The pick-up's number; -1 unless ROUTE. */
  readonly pickup: number;
  readonly vehicle: number;
  readonly sheet: BandTable;
  readonly band: number;
  /** 1 for ROUTE. */
  readonly trips: number;
  /** Milliseconds on the road from the warehouse to the address; 0 for ROUTE, whose times are the route's. */
  readonly travelMs: number;
}

/** The sheet of a candidate that is none yet. */
const NO_SHEET: BandTable = {
  low: 0,
  highs: new Float64Array(0),
  rates: new Float64Array(0),
  bases: new Float64Array(0),
  denominator: 1,
  leastPerMetre: 0,
  leasts: new Float64Array(0),
  big: null,
  tariffIds: [],
  pricesPerKm: [],
  reachKm: 0,
  reachText: '0',
};

/** A draft that is no candidate yet. */
export function emptyCandidate(type: DeliveryType): CandidateDraft {
  return {
    type,
    price: 0,
    arrivesAt: FRACTION,
    departsAt: FRACTION,
    metres: 0,
    warehouse: -1,
    route: -1,
    pickup: -1,
    vehicle: -1,
    sheet: NO_SHEET,
    band: -1,
    trips: 1,
    travelMs: 0,
  };
}
