import type { BandTable } from '../pricing/band.js';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { PriceSteps } from '../pricing/price.js';

/** A candidate while it is filled in. */
export type CandidateDraft = { -readonly [Field in keyof Candidate]: Candidate[Field] };

/** One possible delivery that passed every gate, in the engine's numbers; not yet an option. */
export interface Candidate {
  readonly type: DeliveryType;
  readonly price: PriceSteps;
  readonly arrivesAt: number;
  readonly departsAt: number;
  /** Chargeable metres. */
  readonly metres: number;
  readonly warehouse: number;
  /** -1 unless ROUTE. */
  readonly route: number;
  /** The pick-up's number; -1 unless ROUTE. */
  readonly pickup: number;
  readonly vehicle: number;
  readonly sheet: BandTable;
  readonly band: number;
  readonly trips: number;
  /** Milliseconds on the road from the warehouse to the address; 0 for ROUTE, whose times are the route's. */
  readonly travelMs: number;
}
