import { Decimal } from '../pricing/decimal.js';
import { DELIVERY_TYPES, type DeliveryType } from '../pricing/deliveryType.js';
import type { Option, Quote, Unavailable } from '../quote/answer.js';

/** One request on two networks: what each type was, what it becomes. Plain data that survives JSON unchanged. */
export interface Comparison {
  /** The request's id. */
  readonly id: string;
  readonly types: Readonly<Record<DeliveryType, Change<Unavailable>>>;
  /** The cheapest option over all types, which a buyer would take; null where nothing is offered. */
  readonly cheapest: Change<null>;
}

/** What is offered before and after, or what stands where nothing is: a reason, or null. */
export interface Change<Nothing extends Unavailable | null> {
  readonly before: Offer | Nothing;
  readonly after: Offer | Nothing;
  /** The price after less the price before, a plain decimal; null unless it is offered in both. */
  readonly difference: string | null;
}

/** An option as far as it is compared. */
export type Offer = Pick<Option, 'type' | 'price' | 'departsAt' | 'arrivesAt'>;

/** Compares the answers of two networks to the same request. Pure. */
export function compareQuotes(before: Quote, after: Quote): Comparison {
  const ofType = (type: DeliveryType) => changeOf(saidOf(before, type), saidOf(after, type));
  const [ROUTE, EXPRESS, TOMORROW] = DELIVERY_TYPES;
  return {
    id: before.id,
    types: { [ROUTE]: ofType(ROUTE), [EXPRESS]: ofType(EXPRESS), [TOMORROW]: ofType(TOMORROW) },
    cheapest: changeOf(cheapestOf(before), cheapestOf(after)),
  };
}

/** Whether something is offered at all. */
export function isOffer(said: Offer | Unavailable | null): said is Offer {
  return said !== null && 'price' in said;
}

function changeOf<Nothing extends Unavailable | null>(
  before: Offer | Nothing,
  after: Offer | Nothing,
): Change<Nothing> {
  const difference =
    isOffer(before) && isOffer(after) ? new Decimal(after.price).minus(before.price).toFixed() : null;
  return { before, after, difference };
}

/** A type is an option or unavailable, never both and never neither (DESIGN.md, "The options"). */
function saidOf({ options, unavailable }: Quote, type: DeliveryType): Offer | Unavailable {
  const option = options.find((one) => one.type === type);
  return option === undefined ? unavailable.find((one) => one.type === type)! : offerOf(option);
}

/** Options are ordered by price. */
function cheapestOf({ options: [first] }: Quote): Offer | null {
  return first === undefined ? null : offerOf(first);
}

function offerOf({ type, price, departsAt, arrivesAt }: Option): Offer {
  return { type, price, departsAt, arrivesAt };
}
