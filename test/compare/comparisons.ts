import type { Change, Comparison, Offer } from '../../src/compare/compareQuotes.js';
import { Decimal } from '../../src/pricing/decimal.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Unavailable } from '../../src/quote/answer.js';

/** What is offered before or after: a price, and minutes after midnight at which it arrives; null: nothing. */
export type Offered = readonly [price: string, minutes: number] | null;

function offer(type: DeliveryType, [price, minutes]: NonNullable<Offered>): Offer {
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    type,
    price,
    departsAt: '2025-01-21T00:00:00+05:00',
    arrivesAt: `2025-01-21T${time}:00+05:00`,
  };
}

function change<Nothing extends Unavailable | null>(
  type: DeliveryType,
  before: Offered,
  after: Offered,
  nothing: Nothing,
): Change<Nothing> {
  return {
    before: before === null ? nothing : offer(type, before),
    after: after === null ? nothing : offer(type, after),
    difference: before === null || after === null ? null : new Decimal(after[0]).minus(before[0]).toFixed(),
  };
}

/** A request that only one type is offered for, if any. */
export function comparison(id: string, type: DeliveryType, before: Offered, after: Offered): Comparison {
  const of = (one: DeliveryType) =>
    change(one, one === type ? before : null, one === type ? after : null, {
      type: one,
      reason: 'NO_TARIFF',
    } as const);
  return {
    id,
    types: { ROUTE: of('ROUTE'), EXPRESS: of('EXPRESS'), TOMORROW: of('TOMORROW') },
    cheapest: change(type, before, after, null),
  };
}
